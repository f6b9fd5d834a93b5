"""How pages are laid out, read from kg/languages/layout.toml: stamps, by-lines, counters, credits, menus, and outlets naming themselves."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg import resources
from kg.errors import DataError
from kg.model import Span, Zone

__all__ = ["Layout", "Pattern", "Publisher", "load_layout"]

UNITS = frozenset({"line", "segment", "pair", "signature", "start", "page"})
PLACES = frozenset({"top", "end", "edge", "any", "page"})
_PIECE = re.compile(r"@([a-z-]+)@")
_DIGITS = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which something that is not the story looks on a page."""

    name: str
    unit: str  # line | segment | pair | signature | start | page
    where: str  # top | end | edge | any | page
    expression: re.Pattern[str]
    zone: str | None = None  # where the expression has no named groups
    weak: bool = False  # counts only beside something sure
    stranger: bool = False  # the name must occur nowhere else
    opens: bool = False  # what follows to the end belongs to it
    needs: re.Pattern[str] | None = None  # what a text must have to hold a match: looked for first, for that is fast

    def found(self, text: str) -> Iterable[re.Match[str]]:
        """Return the matches in a text."""
        return _found(self.expression, self.needs, text)

    def stands(self, place: str) -> bool:
        """Say whether the pattern may stand at the top, at the end, or anywhere."""
        return self.where in (place, "any") or (self.where == "edge" and place in ("top", "end"))

    def zones(self, match: re.Match[str], start: int = 0) -> tuple[Zone, ...]:
        """Return the zones of a match in their order, offsets counted from start."""
        named = [(_kind(group), *match.span(group)) for group, text in match.groupdict().items() if text]
        found = named or [(self.zone or "boilerplate", *match.span())]
        return tuple(_zone(kind, match.string, first, last, start) for kind, first, last in sorted(found, key=lambda one: one[1:]))


@dataclass(frozen=True, slots=True)
class Publisher:
    """One way in which an outlet names itself in its own news."""

    name: str
    expression: re.Pattern[str]
    needs: re.Pattern[str] | None = None  # as of a pattern

    def named(self, text: str) -> Iterator[str]:
        """Yield the outlets that a text names so."""
        for match in _found(self.expression, self.needs, text):
            yield from (name for name in match.groupdict().values() if name)


@dataclass(frozen=True, slots=True)
class Layout:
    """All that is known of how pages look, in any language."""

    patterns: tuple[Pattern, ...]
    placed: Mapping[tuple[str, str], tuple[Pattern, ...]]  # by place and unit
    publishers: tuple[Publisher, ...]
    trade: re.Pattern[str]  # what the author of news is
    months: Mapping[str, int]
    plain: frozenset[str]  # the Russian and the English alphabet
    letters: Mapping[str, frozenset[str]]  # language -> letters beyond the Russian or English alphabet
    signs: Mapping[str, frozenset[str]]  # letters that hardly a text of the language lacks
    small_words: Mapping[str, frozenset[str]]
    scripts: Mapping[str, tuple[str, ...]]  # script -> languages written in it
    tracking: tuple[str, ...]  # beginnings of query keys that change no article

    def of(self, place: str, unit: str) -> tuple[Pattern, ...]:
        """Return the patterns of a unit that may stand at a place."""
        return self.placed[place, unit]


@cache
def load_layout(path: Path | None = None) -> Layout:
    """Return the layout table.

    Raises:
        DataError: the table is not what it should be; the message names file and row.
    """
    path = path or resources.languages() / "layout.toml"
    try:
        return _layout(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, re.error, ValueError) as error:
        raise DataError(f"{path}: {error}") from error
    except (KeyError, TypeError) as error:
        raise DataError(f"{path}: {error} is missing or misspelt") from error


def _layout(data: Mapping[str, Any]) -> Layout:
    pieces = data["pieces"]
    patterns = tuple(_pattern(row, pieces) for row in data["pattern"])
    return Layout(
        patterns=patterns,
        placed={
            (place, unit): tuple(one for one in patterns if one.unit == unit and one.stands(place)) for place in PLACES for unit in UNITS
        },
        publishers=tuple(Publisher(row["name"], _compiled(row, pieces), _needed(row)) for row in data["publisher"]),
        trade=re.compile(_expanded("@trade@", pieces)),
        months={form: int(number) for number, forms in data["months"].items() for form in forms},
        plain=frozenset(data["alphabets"]["plain"]),
        letters={language: frozenset(letters) for language, letters in data["letters"].items()},
        signs={language: frozenset(letters) for language, letters in data["signs"].items()},
        small_words={language: frozenset(words) for language, words in data["small-words"].items()},
        scripts={script: tuple(languages) for script, languages in data["scripts"].items()},
        tracking=tuple(data["addresses"]["tracking"]),
    )


def _pattern(row: Mapping[str, Any], pieces: Mapping[str, str]) -> Pattern:
    rest = {key: value for key, value in row.items() if key not in ("expression", "needs", "examples", "counterexamples")}
    if row["unit"] not in UNITS or row["where"] not in PLACES:
        raise ValueError(f"{row['name']}: unit must be one of {', '.join(sorted(UNITS))}, where one of {', '.join(sorted(PLACES))}")
    return Pattern(expression=_compiled(row, pieces), needs=_needed(row), **rest)


def _compiled(row: Mapping[str, Any], pieces: Mapping[str, str]) -> re.Pattern[str]:
    try:
        return re.compile(_expanded(row["expression"], pieces))
    except re.error as error:
        raise ValueError(f"{row['name']}: {error}") from error


def _needed(row: Mapping[str, Any]) -> re.Pattern[str] | None:
    return re.compile(row["needs"]) if "needs" in row else None


def _found(expression: re.Pattern[str], needs: re.Pattern[str] | None, text: str) -> Iterable[re.Match[str]]:
    return expression.finditer(text) if needs is None or needs.search(text) is not None else ()


def _expanded(expression: str, pieces: Mapping[str, str]) -> str:
    while _PIECE.search(expression):
        expression = _PIECE.sub(lambda match: pieces[match[1]], expression)
    return expression


def _zone(kind: str, text: str, first: int, last: int, start: int) -> Zone:
    """Return a zone without the blanks around it."""
    found = text[first:last]
    return Zone(kind, Span("text", start + last - len(found.lstrip()), start + first + len(found.rstrip())))


def _kind(group: str) -> str:
    return _DIGITS.sub("", group).replace("_", "-")
