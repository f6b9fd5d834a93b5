"""`kg ask`, `kg sparql`: ready questions and one's own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import graph_of
from kg.cli.output import hint, out, show
from kg.cli.root import Command
from kg.cli.settings import Settings, answer_options, settings
from kg.cli.texts import say
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.graph.questions import Question

_SECONDS = 60.0


@click.command(cls=Command, context_settings={"ignore_unknown_options": True})
@click.argument("question", required=False)
@click.argument("parameters", nargs=-1, type=click.UNPROCESSED)
@click.option("--list", "listed", is_flag=True, help="List all questions with their parameters.")
@answer_options
def ask(question: str | None, parameters: tuple[str, ...], listed: bool) -> int:
    """Answer one of the ready questions, its parameters given as --PARAMETER VALUE."""
    wanted = settings()
    if listed or question is None:
        return _list(wanted)
    from kg.graph.questions import question as known

    asked = known(question)
    rows = graph_of(wanted).ask(question, **_values(asked, parameters))
    found = rows.to_dicts()
    if wanted.form == "table":
        told = _meetings_told(asked, found)
        if told:
            out(told)
        show([column for column in _readable(rows.columns) if not (told and column in {"meeting_label", "date"})], found, wanted)
    else:
        show(rows.columns, found, wanted)
    if not rows:
        hint(say("nothing", wanted.language))
    return int(not rows)


@click.command(cls=Command)
@click.argument("query", required=False)
@click.option("-f", "--file", "source", type=click.Path(path_type=Path), help="A file with the query.")
@click.option("--timeout", type=float, default=_SECONDS, show_default=True, metavar="SECONDS", help="Give up after so long.")
@answer_options
def sparql(query: str | None, source: Path | None, timeout: float) -> int:
    """Run a SPARQL query over all graphs, read-only. QUERY: the text, or - for standard input; prefixes of the ontology are known."""
    from kg.graph.asking import Statements

    wanted = settings()
    answer = graph_of(wanted).sparql(_text(query, source), timeout=timeout)
    if isinstance(answer, bool):
        out("true" if answer else "false")
        return 0
    if isinstance(answer, Statements):
        sys.stdout.write(answer.turtle if wanted.form == "table" else answer.ntriples)
        return int(not answer)
    show(answer.columns, answer.to_dicts(), wanted)
    return int(not answer)


def _meetings_told(question: "Question", rows: "Sequence[Mapping[str, object]]") -> str:
    """Return the meetings that an answer on meetings asked for by name is about, to be told once above it."""
    if not any(param.name == "meeting" and param.required for param in question.params):
        return ""
    return "; ".join(dict.fromkeys(one for row in rows for one in str(row.get("meeting_label") or "").split("; ") if one))


def _text(query: str | None, source: Path | None) -> str:
    if (query is None) == (source is None):
        raise UsageError("give a query, or a file with -f, or - to read it from standard input")
    if query == "-":
        return sys.stdin.read()
    if source is None:
        return query or ""
    try:
        return source.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(f"{source}: there is no such file") from None
    except UnicodeDecodeError:
        raise InputError(f"{source}: is not UTF-8") from None


def _list(wanted: Settings) -> int:
    from kg.graph.questions import questions

    asked = [one for one in questions() if one.title and not one.name.startswith("draw-")]
    rows = [{"question": one.name, "title": one.title[wanted.language], "parameters": list(_shown(one))} for one in asked]
    show(("question", "title", "parameters"), rows, wanted)
    if wanted.form == "table":
        hint(say("questions", wanted.language))
    return 0


def _shown(question: "Question") -> "Iterator[str]":
    for param in question.params:
        if param.name != "lang":
            yield f"--{param.name}" + ("!" if param.required else "")


def _readable(columns: "Sequence[str]") -> list[str]:
    """Leave out what is there for programs: an id beside its label."""
    labelled = {column.removesuffix("_label") for column in columns if column.endswith("_label")}
    named = {"person"} if "name" in columns else set()
    return [column for column in columns if column not in labelled | named]


def _values(question: "Question", parameters: "Sequence[str]") -> dict[str, object]:
    """Return what was given for each parameter: `--state KG --state KZ`, `--all`, `--from=2025`."""
    params = {param.name: param for param in question.params}
    found: dict[str, object] = {}
    left = list(parameters)
    while left:
        word, sign, value = left.pop(0).partition("=")
        name = word.removeprefix("--")
        if not word.startswith("--") or name not in params:
            raise UsageError(f"the question {question.name!r} has no {word!r}; it takes {', '.join(_shown(question))}")
        if params[name].type == "flag":
            found[name] = True
            continue
        if not sign and not left:
            raise UsageError(f"--{name} needs a value: {params[name].help['en']}")
        given = value if sign else left.pop(0)
        found[name] = [*_list_of(found.get(name)), given] if params[name].many and name in found else given
    return found


def _list_of(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]
