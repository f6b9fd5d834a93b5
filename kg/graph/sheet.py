"""The statements of one named graph as they are written down, and the literals in them."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StatementError
from kg.graph.vocabulary import RDF, XSD

Term = NamedNode | Literal
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNKNOWN = "und"


class Sheet:
    """The statements of one named graph, each once, in the order they were made; no blank nodes."""

    def __init__(self, graph: NamedNode) -> None:
        self.graph = graph
        self._quads: dict[Quad, None] = {}

    def say(self, subject: NamedNode, predicate: NamedNode, *objects: Term | None) -> None:
        """State something of a subject; what is None is unknown and leaves no trace."""
        for thing in objects:
            if thing is not None:
                self._quads[Quad(subject, predicate, thing, self.graph)] = None

    def declare(self, subject: NamedNode, *classes: NamedNode) -> NamedNode:
        """State what something is, and return it."""
        self.say(subject, RDF.type, *classes)
        return subject

    @property
    def quads(self) -> list[Quad]:
        """Return all that was said, in order."""
        return list(self._quads)


def words(text: str | None, language: str | None) -> Literal | None:
    """Return text in a language; "und" (undetermined) where the language is not known or no language.

    Raises:
        StatementError: the text holds half of a character.
    """
    return None if text is None else Literal(_whole_text(text), language=_tag(language))


def plain(text: str | None) -> Literal | None:
    """Return text of no language.

    Raises:
        StatementError: the text holds half of a character.
    """
    return None if text is None else Literal(_whole_text(text))


def whole(number: int | None) -> Literal | None:
    """Return a whole number."""
    return None if number is None else Literal(str(number), datatype=XSD.integer)


def share(number: float | None) -> Literal | None:
    """Return a decimal number in its shortest form, at most six digits after the point."""
    return None if number is None else Literal(_shortest(number), datatype=XSD.decimal)


def day(value: date | None) -> Literal | None:
    """Return a day of the calendar."""
    return None if value is None else Literal(value.isoformat(), datatype=XSD.date)


def truth(*, of: bool) -> Literal:
    """Return a truth value."""
    return Literal("true" if of else "false", datatype=XSD.boolean)


def given(value: str | None, make: Callable[[str], NamedNode]) -> NamedNode | None:
    """Return the IRI made of a key, or None where the key is unknown."""
    return None if value is None else make(value)


def _whole_text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as wrong:
        half = f"U+{ord(text[wrong.start]):04X}"
        raise StatementError(f"a text holds half of a character ({half}) at {wrong.start}; decode its source anew") from wrong
    return text


@lru_cache(maxsize=256)
def _tag(language: str | None) -> str:
    """Return a language tag that RDF knows as one."""
    if language is None or not _TAG.fullmatch(language):
        return _UNKNOWN
    try:
        return Literal("", language=language).language or _UNKNOWN
    except ValueError:  # it looks like a tag, but its parts are none
        return _UNKNOWN


def _shortest(number: float) -> str:
    digits = f"{number:.6f}".rstrip("0").rstrip(".")
    return "0" if digits in ("", "-0") else digits
