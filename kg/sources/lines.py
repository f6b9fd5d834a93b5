"""The lines of a text around its story, and what the layout table recognises in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span, Zone
from kg.sources.layout import Layout, Pattern

__all__ = ["Found", "Line", "lines_of", "pair", "recognised", "signature"]

_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_BREAK = re.compile(r"\r\n|\n|\r")
_SEPARATOR = re.compile(r"[ \u00a0\t]*[|•·][ \u00a0\t]*|[ \u00a0\t]{2,}|\t")
_LONGEST = 420  # no heading is longer


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something, without the blanks around it."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Return where the line ends in its text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Found:
    """A line, or two that touch, that is no story."""

    zones: tuple[Zone, ...]
    sure: bool
    lines: int


def lines_of(text: str, start: int = 0, stop: int | None = None) -> Iterator[Line]:
    """Yield the lines of a text that hold something, from one offset to another."""
    for match in _LINE.finditer(text, start, len(text) if stop is None else stop):
        line = match.group()
        yield Line(match.end() - len(line.lstrip()), line.strip())


def recognised(text: str, line: Line, after: Line | None, layout: Layout, place: str) -> Found | None:
    """Return what a line is at the top, at the end or anywhere, alone or with the one below it; None where it may be story."""
    if len(line.text) > _LONGEST:
        return None
    return pair(text, line, after, layout, place) or _by(line, layout.of(place, "line"), text) or _segments(text, line, layout, place)


def pair(text: str, line: Line, after: Line | None, layout: Layout, place: str) -> Found | None:
    """Return what two lines are that touch each other: a name above a trade."""
    if after is None or len(_BREAK.findall(text, line.end, after.start)) != 1:
        return None
    both = Line(line.start, text[line.start : after.end].replace("\r", "\u00a0"))
    return _by(both, layout.of(place, "pair"), text, lines=2)


def signature(text: str, line: Line, layout: Layout) -> Found | None:
    """Return what a line is that stands alone below the story: the name of its author."""
    return _by(line, layout.of("end", "signature"), text)


def _segments(text: str, line: Line, layout: Layout, place: str) -> Found | None:
    """Return what the pieces of a line are, if each of them is something."""
    patterns = layout.of(place, "segment")
    found: list[Found] = []
    for piece in _pieces(line):
        one = _by(piece, patterns, text)
        if one is None:
            return None
        found.append(one)
    if not found:
        return None
    zones = [zone for one in found for zone in one.zones]
    return Found(_labelled(line, zones), any(one.sure for one in found), 1)


def _pieces(line: Line) -> Iterator[Line]:
    at = 0
    for cut in [*_SEPARATOR.finditer(line.text), None]:
        stop = len(line.text) if cut is None else cut.start()
        if stop > at:
            yield Line(line.start + at, line.text[at:stop])
        at = stop if cut is None else cut.end()


def _by(line: Line, patterns: Sequence[Pattern], text: str, lines: int = 1) -> Found | None:
    for pattern in patterns:
        match = pattern.expression.fullmatch(line.text)
        if match is not None and not (pattern.stranger and _is_known(match["byline"], line, text)):
            return Found(_labelled(line, pattern.zones(match, line.start)), not pattern.weak, lines)
    return None


def _labelled(line: Line, zones: Sequence[Zone]) -> tuple[Zone, ...]:
    """Return the zones of a line and between them, as labels, whatever else stands on it: «Автор:», a comma, a bar."""
    found, at = list(zones), line.start
    for start, end in [*((zone.span.start, zone.span.end) for zone in zones), (line.end, line.end)]:
        gap = line.text[at - line.start : start - line.start]
        if gap.strip():
            found.append(Zone("label", Span("text", at + len(gap) - len(gap.lstrip()), at + len(gap.rstrip()))))
        at = end
    return tuple(sorted(found, key=lambda zone: zone.span))


def _is_known(name: str, line: Line, text: str) -> bool:
    """Say whether the text names somebody so elsewhere, in whatever case."""
    stem = name.rsplit(maxsplit=1)[-1][:-1]
    return text.count(stem) > line.text.count(stem)
