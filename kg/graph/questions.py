"""Named questions: `.rq` files with titles and typed parameters in their first lines, filled in and run.

A question is valid SPARQL as it stands. Comments in it mark what `bind` puts in:

- `# bind NAME`: the values given for the parameter, as VALUES; nothing when none is given;
- `# given NAME as ?FLAG`: ?FLAG is true when the parameter is given;
- `# limit`: at most so many rows;
- a comment that is the first line of a file in `parts/`, with other variables: the rest of that file, its variables renamed alike, such as
  `# label ?NAME of ?THING` (the name of a thing in the language asked for, else in another) and `# marks of a participation` (why an
  answer would not count by default).

Oxigraph follows links from what is known as long as an OPTIONAL holds one pattern, and an EXISTS one or two beside filters of their own;
with more it may search the whole graph for each row.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox
from pyoxigraph import QuerySolutions

from kg.errors import DataError, UsageError
from kg.graph.arguments import TYPES, term
from kg.graph.rows import Rows, rows_of
from kg.graph.store import Store

__all__ = ["Parameter", "Question", "bind", "question", "questions", "run"]

_FOLDER = Path(__file__).resolve().parent / "questions"
_TITLE = re.compile(r"# title-(?P<language>[a-z]+): (?P<title>.+)")
_PARAM = re.compile(
    r"# param (?P<name>[a-z]+): (?P<type>[a-z]+)(?P<many>\*)?(?P<required>, required)?(?: = (?P<default>\S+))?"
    r" — (?P<en>[^/]+) / (?P<ru>.+)"
)
_MARKER = re.compile(r" *# (?:bind \??(?P<bind>\w+)|given (?P<given>\w+) as \?(?P<flag>\w+)|(?P<limit>limit))")
_VARIABLE = re.compile(r"\?([a-z]+)(?![a-z])")  # ?side, and the ?side of ?side_part


@dataclass(frozen=True, slots=True)
class Parameter:
    """What one may or must say with a question."""

    name: str
    type: str
    many: bool
    required: bool
    default: str | None
    help: Mapping[str, str]  # per language


@dataclass(frozen=True, slots=True)
class Question:
    """Something one can ask the graph, by name."""

    name: str
    title: Mapping[str, str]  # per language
    params: tuple[Parameter, ...]
    text: str
    columns: tuple[str, ...]


def questions() -> tuple[Question, ...]:
    """Return every question, by name."""
    return tuple(question(path.stem) for path in sorted(_FOLDER.glob("*.rq")))


@cache
def question(name: str) -> Question:
    """Return a question by its name.

    Raises:
        UsageError: there is no question of that name.
    """
    path = _FOLDER / f"{name}.rq"
    known = [file.stem for file in _FOLDER.glob("*.rq")]
    if name not in known:
        close = get_close_matches(name, sorted(known), n=1)
        hint = f"did you mean {close[0]!r}?" if close else "kg ask --list shows them all"
        raise UsageError(f"there is no question {name!r}; {hint}")
    return _parse(path)


def bind(asked: Question, values: Mapping[str, object]) -> str:
    """Return the SPARQL of a question with its parameters filled in.

    Values become RDF terms that pyoxigraph writes out; no text of a caller is pasted into the query.

    Raises:
        UsageError: a parameter is unknown, missing or not of its type.
    """
    terms = _terms(asked, values)
    return "\n".join(_filled(line, terms, asked.name) for line in asked.text.splitlines()) + "\n"


def run(store: Store, name: str, /, **values: object) -> Rows:
    """Ask a question of a store, over all its graphs together.

    Raises:
        UsageError: there is no such question, or a parameter is unknown, missing or not of its type.
    """
    solutions = store.query(bind(question(name), values))
    assert isinstance(solutions, QuerySolutions)  # noqa: S101  every question is a SELECT; a test sees to it
    return rows_of(solutions)


# --- reading a question ---------------------------------------------------------------------------------------------------------------


def _parse(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    titles: dict[str, str] = {}
    params: list[Parameter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if title := _TITLE.fullmatch(line):
            titles[title["language"]] = title["title"]
        elif line.startswith("# param "):
            params.append(_parameter(line, f"{path.name}:{number}"))
    draft = Question(path.stem, MappingProxyType(titles), tuple(params), text, ())
    return Question(draft.name, draft.title, draft.params, text, _columns(draft))


def _parameter(line: str, where: str) -> Parameter:
    found = _PARAM.fullmatch(line)
    if found is None or found["type"] not in TYPES:
        raise DataError(f"{where}: a parameter reads '# param NAME: TYPE — what it is / что это', TYPE one of {', '.join(sorted(TYPES))}")
    helps = MappingProxyType({"en": found["en"].strip(), "ru": found["ru"].strip()})
    return Parameter(found["name"], found["type"], bool(found["many"]), bool(found["required"]), found["default"], helps)


def _columns(draft: Question) -> tuple[str, ...]:
    """Ask an empty store, which answers with the columns alone."""
    bare = "\n".join(_filled(line, {}, draft.name) for line in draft.text.splitlines())
    solutions = ox.Store().query(bare)
    if not isinstance(solutions, QuerySolutions):
        raise DataError(f"{draft.name}.rq: a question is a SELECT")
    return tuple(variable.value for variable in solutions.variables)


# --- filling it in --------------------------------------------------------------------------------------------------------------------


def _terms(asked: Question, values: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Return, for each parameter that has a value, its values as SPARQL terms."""
    known = {param.name: param for param in asked.params}
    for name in values:
        if name not in known:
            raise UsageError(f"the question {asked.name!r} has no parameter {name!r}; it has {', '.join(known)}")
    filled = {param.name: tuple(_written(param, values.get(param.name), asked.name)) for param in asked.params}
    return {name: terms for name, terms in filled.items() if terms}


def _written(param: Parameter, value: object, asker: str) -> Iterator[str]:
    given = list(value) if isinstance(value, list | tuple | set | frozenset) else [] if value is None else [value]
    if not given and param.default is not None:
        given = [param.default]
    if not given and param.required:
        raise UsageError(f"the question {asker!r} needs {param.name!r}: {param.help['en']}")
    if len(given) > 1 and not param.many:
        raise UsageError(f"the question {asker!r} takes one {param.name!r}, not {len(given)}")
    for one in given:
        written = term(param.type, param.name, one)
        if written is not None:
            yield written


def _filled(line: str, terms: Mapping[str, tuple[str, ...]], asker: str) -> str:
    found = _MARKER.fullmatch(line)
    if found is None:
        return "\n".join(_filled(one, terms, asker) for one in _expanded(line.strip())) or line
    if found["bind"]:
        return _values(found["bind"], terms.get(found["bind"], ()))
    if found["given"]:
        return _values(found["flag"], ("true",) if found["given"] in terms else ())
    return f"LIMIT {terms['limit'][0]}" if "limit" in terms else ""


def _values(name: str, terms: tuple[str, ...]) -> str:
    return f"VALUES ?{name} {{ {' '.join(terms)} }}" if terms else ""


def _expanded(line: str) -> tuple[str, ...]:
    """Return the lines of the part that a comment stands for; none where it is no such comment."""
    if not line.startswith("# "):
        return ()
    for pattern, lines in _parts():
        found = pattern.fullmatch(line)
        if found is not None:
            names = found.groupdict()
            return tuple(_VARIABLE.sub(lambda old: "?" + names.get(old[1], old[1]), one) for one in lines)  # noqa: B023 - used at once
    return ()


@cache
def _parts() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Return the parts: the comment each stands for, with its variables as groups, and its lines."""
    found = []
    for path in sorted((_FOLDER / "parts").glob("*.rq")):
        heading, *lines = path.read_text(encoding="utf-8").splitlines()
        found.append((re.compile(_VARIABLE.sub(r"\\?(?P<\1>\\w+)", heading)), tuple(lines)))
    return tuple(found)
