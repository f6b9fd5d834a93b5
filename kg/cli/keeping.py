"""`kg export`, `kg stats`, `kg check`: taking the graph out, and looking after it."""

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from kg.cli.answers import graph_of
from kg.cli.output import hint, show
from kg.cli.root import Command
from kg.cli.settings import answer_options, settings, store_options
from kg.cli.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMS = ("trig", "nq", "ttl", "jsonld", "graphml", "gexf", "csv")
VIOLATIONS = ("severity", "focus", "path", "message", "graph")


@click.command(cls=Command)
@click.option("--format", "form", type=click.Choice(FORMS), help="By the ending of FILE where not given.")
@click.option("-o", "--output", "target", type=click.Path(path_type=Path), help="The file to write; standard output where not given.")
@click.option("--with-text", is_flag=True, help="With the whole texts of articles, not only the quotes.")
@click.option("--bom", is_flag=True, help="Begin CSV with the mark that Excel wants.")
@store_options
def export(form: str | None, target: Path | None, with_text: bool, bom: bool) -> None:
    """Write the graph as RDF (trig, nq, ttl, jsonld), as a network (graphml, gexf) or as a table (csv)."""
    wanted = settings()
    named = form or (target.suffix.removeprefix(".").lower() if target is not None else "")
    if named not in FORMS:
        raise click.UsageError(f"say which format: --format {'|'.join(FORMS)}")
    with _opened(target) as out:
        graph_of(wanted).export(named, out, with_text=with_text, bom=bom)
    if target is not None:
        hint(say("written", wanted.language, path=target, size=size_of(target)))


@click.command(cls=Command)
@answer_options
def stats() -> None:
    """Show how much is in the graph."""
    wanted = settings()
    show(
        ("class_label", "number") if wanted.form == "table" else ("class", "class_label", "number"),
        graph_of(wanted).ask("stats").to_dicts(),
        wanted,
    )


@click.command(cls=Command)
@answer_options
def check() -> int:
    """Check the whole graph against the shapes of the ontology; exit code 1 where an error is found."""
    wanted = settings()
    violations = graph_of(wanted).check()
    show(VIOLATIONS, [{name: getattr(one, name) for name in VIOLATIONS} for one in violations], wanted)
    errors = sum(one.severity == "error" for one in violations)
    warnings = len(violations) - errors
    hint(say("violations", wanted.language, errors=errors, warnings=warnings) if violations else say("clean", wanted.language))
    return int(errors > 0)


def size_of(path: Path) -> str:
    """Return the size of a file in words.

    >>> size_of(Path(__file__)).endswith(" kB")
    True
    """
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{size / 1e3:.1f} kB"


@contextmanager
def _opened(target: Path | None) -> "Iterator[BinaryIO]":
    """Open what to write to; a file is there whole, or as it was before."""
    if target is None:
        yield sys.stdout.buffer
        return
    new = target.with_name(target.name + ".new")
    try:
        with new.open("wb") as file:
            yield file
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
