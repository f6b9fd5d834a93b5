"""The text of a SPARQL query, looked at before it is run: what it may not do, and which graphs it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kg.errors import UsageError
from kg.graph.vocabulary import PREFIXES

__all__ = ["Query", "no_sparql", "read_query"]

# Strings, IRIs and comments first, so that no word inside them counts; a backslash keeps `ex:a\#b` from beginning a comment.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r"|\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\#[^\n\r]*"
    r"|\\."
    r"|[?$]\w+"
    r"|(?:\w[\w.-]*)?:(?:[\w.:%-]|\\.)*"
    r"|\w+"
    r"|\S",
    re.DOTALL,
)
_WHERE = re.compile(r"error at (\d+):(\d+): .*", re.DOTALL)
_DECLARED = re.compile(r"prefix\s+([\w.-]*):", re.IGNORECASE)
_PREFIXED = re.compile(r"(?!_:)([\w.-]*):")
_SHOWN = 80  # characters of the line
_UPDATES = frozenset({"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"})
_FORMS = frozenset({"ASK", "CONSTRUCT", "DESCRIBE", "SELECT"})


@dataclass(frozen=True, slots=True)
class Query:
    """A query that only reads this graph and has a chance to end."""

    text: str
    names_graphs: bool  # FROM or FROM NAMED: the union of all graphs is not what it asks
    order: tuple[str, ...] = ()  # the variables of SELECT *, as they are first named


def read_query(text: str) -> Query:
    """Return a query that may be run.

    Raises:
        UsageError: it would change the graph, ask another server, or follow a path from anywhere to anywhere; syntax is not checked here.
    """
    if not text.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in text):
        raise UsageError("the query is no text: it holds half of a character")
    tokens = tuple(_tokens(text))
    words = [token.upper() for token in tokens if token.isidentifier()]
    form = next((word for word in words if word in _FORMS | _UPDATES), None)
    if form in _UPDATES:
        raise UsageError(f"{form} would change the graph, which a query only reads; SELECT, ASK, CONSTRUCT and DESCRIBE are answered")
    if "SERVICE" in words:
        raise UsageError("SERVICE would ask another server; a query is answered from this graph alone")
    if _may_follow(tokens):
        _refuse_endless(text)
    return Query(text, "FROM" in words, _named(tokens) if _takes_all(tokens) else ())


def _takes_all(tokens: tuple[str, ...]) -> bool:
    """Say whether the first SELECT is of everything."""
    first = next((place for place, token in enumerate(tokens) if token.upper() == "SELECT"), None)
    chosen = [token for token in tokens[(first or 0) + 1 :][:2] if token.upper() not in {"DISTINCT", "REDUCED"}]
    return first is not None and chosen[:1] == ["*"]


def _named(tokens: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token[1:] for token in tokens if token[0] in "?$" and len(token) > 1))


def no_sparql(text: str, said: str) -> UsageError:
    """Return an error that says where a query goes wrong, made of what Oxigraph says of it.

    >>> print(no_sparql("SELECT ?x {{", "error at 1:12: expected …"))
    the query is no SPARQL: line 1, near column 12: 'SELECT ?x {{'
    """
    unknown = next(_undeclared(text), None)
    if unknown is not None:
        return UsageError(f"the query is no SPARQL: nothing says what the prefix '{unknown}:' stands for")
    place = _WHERE.fullmatch(said)
    if place is None:
        return UsageError(f"the query is no SPARQL: {' '.join(said.split())}")
    line, column = int(place[1]), int(place[2])
    said_there = "".join(text.splitlines()[line - 1 : line]).strip()[:_SHOWN]
    return UsageError(f"the query is no SPARQL: line {line}, near column {column}: {said_there!r}")


def _undeclared(text: str) -> Iterator[str]:
    declared = {*PREFIXES, *_DECLARED.findall(text)}
    for before, token in pairwise(("", *_tokens(text))):
        found = _PREFIXED.match(token)
        if found is not None and found[1] not in declared and before != "<":  # an IRI with a space in it looks like one
            yield found[1]


def _tokens(text: str) -> Iterator[str]:
    return (found[0] for found in _TOKEN.finditer(text) if not found[0].startswith("#"))


def _may_follow(tokens: tuple[str, ...]) -> bool:
    """Say whether `+` or `*` stands where it may repeat a path; a sum or a product may look the same."""
    return any(
        mark in {"+", "*"} and (before in {")", "a"} or before.startswith("<") or ":" in before) for before, mark in pairwise(tokens)
    )


def _refuse_endless(text: str) -> None:
    """Refuse a path of any length between two things of which nothing else is said: it visits every pair in the graph."""
    from rdflib.plugins.sparql.algebra import translateQuery  # noqa: PLC0415 - slow to import, and few queries follow paths
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        algebra = translateQuery(parseQuery(text), initNs=dict(PREFIXES)).algebra
    except Exception:  # whatever rdflib stumbles over, Oxigraph says what is wrong with it
        return
    patterns = _Patterns()
    patterns.collect(algebra)
    for subject, path, value in patterns.endless():
        raise UsageError(
            f"the path {path.n3()} from any ?{subject} to any ?{value} would never end; say more of one of them, such as its class"
        )


class _Patterns:
    """The triple patterns of a query, and how often each variable is bound by one or by VALUES."""

    def __init__(self) -> None:
        self.triples: list[tuple[Any, Any, Any]] = []
        self.given: set[Any] = set()

    def collect(self, node: Any) -> None:
        if isinstance(node, dict):
            self.triples += dict.get(node, "triples") or ()  # rdflib's own `get` returns the key itself
            self.given.update(variable for row in dict.get(node, "res") or () for variable in row)
            if getattr(node, "name", "") == "Extend":
                self.given.add(node["var"])
            for value in node.values():
                self.collect(value)
        elif isinstance(node, list | tuple | set):
            for value in node:
                self.collect(value)

    def endless(self) -> Iterator[tuple[Any, Any, Any]]:
        from rdflib import Variable  # noqa: PLC0415

        for triple in self.triples:
            ends = {end for end in (triple[0], triple[2]) if isinstance(end, Variable)}
            others = {end for other in self.triples if other is not triple for end in other if isinstance(end, Variable)}
            if len({triple[0], triple[2]}) == len(ends) and not ends & (others | self.given) and _repeats(triple[1]):
                yield triple


def _repeats(path: Any) -> bool:
    """Say whether a path may be of any length: `+` or `*` at its top, or in every one of its steps."""
    from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath  # noqa: PLC0415

    match path:
        case MulPath():
            return path.mod in {"+", "*"}
        case InvPath():
            return _repeats(path.arg)
        case AlternativePath():
            return any(_repeats(arg) for arg in path.args)
        case SequencePath():
            return all(_repeats(arg) for arg in path.args)
        case Path():
            return False
    return False
