"""What a caller may say with a question, turned into RDF terms; what is wrong with it is said to him."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from kg.edtf import earliest, latest
from kg.errors import StatementError, UsageError
from kg.graph import iris
from kg.graph.vocabulary import BASE, XSD, called, code, codes

__all__ = ["TYPES", "term"]

_AGENTS = ("person", "state", "org", "group", "body")


def term(kind: str, name: str, value: object) -> str | None:
    """Return the value of a parameter as SPARQL, or None when it says no more than silence.

    >>> term("person", "person", "olzhas-bektenov")
    '<https://w3id.org/dmkg/person/olzhas-bektenov>'
    >>> term("level", "level", "head-of-government")
    '<https://w3id.org/dmkg/code/level/head-of-government>'
    >>> term("date", "to", "2025-02")
    '"2025-02-28"^^<http://www.w3.org/2001/XMLSchema#date>'

    Raises:
        UsageError: the value is not of the parameter's type.
    """
    try:
        made = TYPES[kind](name, value)
    except StatementError as wrong:
        raise UsageError(f"{name}: {wrong}") from wrong
    except (ValueError, TypeError) as wrong:
        raise UsageError(f"{name}: {value!r} is no {kind}") from wrong
    return None if made is None else str(made)


def _noun(make: Callable[[str], NamedNode], folder: str) -> Callable[[str, object], NamedNode]:
    """Return a reader of IRIs of one noun: a node, a whole IRI, an id with or without its folder."""

    def read(_: str, value: object) -> NamedNode:
        if isinstance(value, NamedNode):
            return value
        key = _text(value).removeprefix(BASE)
        if "://" in key:
            raise ValueError(key)
        return make(key.removeprefix(f"{folder}/"))

    return read


def _agent(_: str, value: object) -> NamedNode:
    node = _id(_, value)
    if node.value.removeprefix(BASE).partition("/")[0] not in _AGENTS:
        raise ValueError(value)
    return node


def _id(_: str, value: object) -> NamedNode:
    if isinstance(value, NamedNode):
        return value
    text = _text(value)
    return NamedNode(text if "://" in text else BASE + text)


def _concept(scheme: str) -> Callable[[str, object], NamedNode]:
    """Return a reader of a scheme's codes: a node, a whole IRI, a code, or what it is called in some language."""

    def read(_: str, value: object) -> NamedNode:
        key = (value.value if isinstance(value, NamedNode) else _text(value)).rpartition("/")[2]
        return code(scheme, key if key in codes(scheme) else called(scheme, key) or key)

    return read


def _date(name: str, value: object) -> Literal:
    """Read a day, or the first or last day of a month or year, whichever the parameter bounds."""
    day = value if isinstance(value, date) else latest(_text(value)) if name == "to" else earliest(_text(value))
    if day is None:
        raise ValueError(value)
    return Literal(day.isoformat(), datatype=XSD.date)


def _integer(_: str, value: object) -> int:
    number = int(value) if isinstance(value, int) and not isinstance(value, bool) else int(_text(value))
    if number < 0:
        raise ValueError(value)
    return number


def _language(_: str, value: object) -> Literal:
    if not re.fullmatch("[a-z]{2,3}", _text(value)):
        raise ValueError(value)
    return Literal(_text(value))


def _flag(_: str, value: object) -> str | None:
    if not isinstance(value, bool):
        raise TypeError(value)
    return "true" if value else None


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(value)
    return value.strip()


TYPES: Mapping[str, Callable[[str, object], object]] = MappingProxyType(
    {
        "agent": _agent,
        "article": _noun(iris.article, "article"),
        "date": _date,
        "flag": _flag,
        "id": _id,
        "integer": _integer,
        "kind": _concept("kind"),
        "language": _language,
        "level": _concept("level"),
        "meeting": _noun(iris.meeting, "meeting"),
        "organisation": _noun(iris.organisation, "org"),
        "person": _noun(iris.person, "person"),
        "place": _noun(iris.place, "place"),
        "post": _noun(iris.post, "post"),
        "state": _noun(iris.state, "state"),
        "topic": _concept("topic"),
    }
)
