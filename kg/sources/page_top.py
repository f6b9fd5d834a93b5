"""What stands above the story: headline, lead, and whatever the layout table recognises between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kg.model import Span, Zone
from kg.sources.layout import Layout
from kg.sources.lines import Found, Line, lines_of, recognised

__all__ = ["Top", "top"]

_LINES = 40  # a heading has no more
_HEADLINES = 3  # lines that may be one where nothing on the page is sure
_LONGEST = 220  # characters of a headline
_NO_HEADLINE = re.compile(r"[-–—•*·\"'(\d)]*[ \u00a0]*[a-zа-яё]|[-–—•*·]|.*[.:;,]\Z", re.DOTALL)
_WORD = re.compile(r"\w+")
_HEADING_KINDS = {"stamp", "byline", "counter"}


@dataclass(frozen=True, slots=True)
class Top:
    """The zones above the story, and where the story begins."""

    zones: tuple[Zone, ...]
    story: int


@dataclass(frozen=True, slots=True)
class _Step:
    """A line above the story: recognised, or one that may be the headline."""

    line: Line
    found: Found | None
    kind: str | None = None  # headline | lead | header | boilerplate

    @property
    def is_sure(self) -> bool:
        return self.found is not None and self.found.sure

    def has(self, kinds: set[str]) -> bool:
        return self.found is not None and any(zone.kind in kinds for zone in self.found.zones)

    @property
    def zones(self) -> tuple[Zone, ...]:
        if self.found is not None:
            return self.found.zones
        return () if self.kind is None else (Zone(self.kind, Span("text", self.line.start, self.line.end)),)


def top(text: str, title: str | None, layout: Layout) -> Top:
    """Return what stands above the story of a text of several lines.

    Args:
        text: the article's text.
        title: the headline where it is given apart; a line that repeats it is set apart as `header`.
        layout: how pages look.
    """
    steps, story = _steps(text, layout)
    if _is_doubtful(steps):
        return Top((), steps[0].line.start if steps else story)
    named = _titled(steps, title) if title else _headlined(steps)
    return Top(tuple(zone for step in _accepted(named) for zone in step.zones), story)


def _steps(text: str, layout: Layout) -> tuple[list[_Step], int]:
    """Return the lines before the first that can only be story, and where that one begins."""
    lines = list(islice(lines_of(text), _LINES))
    steps: list[_Step] = []
    at = 0
    while at < len(lines):
        found = recognised(text, lines[at], lines[at + 1] if at + 1 < len(lines) else None, layout, "top")
        if found is None and not may_be_headline(lines[at]):
            return steps, lines[at].start
        steps.append(_Step(lines[at], found))
        at += found.lines if found is not None else 1
    return _without_story(steps)


def _without_story(steps: list[_Step]) -> tuple[list[_Step], int]:
    """Where no line is surely story, it begins at the second that is not recognised, or at the only one."""
    open_ = [place for place, step in enumerate(steps) if step.found is None]
    story = open_[:2][-1] if open_ else 0
    return steps[:story], steps[story].line.start if steps else 0


def may_be_headline(line: Line) -> bool:
    """Say whether a line looks like a headline: short, begins large, and does not end like a sentence."""
    return len(line.text) <= _LONGEST and not _NO_HEADLINE.match(line.text)


def _is_doubtful(steps: Sequence[_Step]) -> bool:
    return not any(step.is_sure for step in steps) and sum(step.found is None for step in steps) > _HEADLINES


def _titled(steps: Sequence[_Step], title: str) -> list[_Step]:
    """Set the line that repeats the title apart."""
    words = _WORD.findall(title.casefold())
    repeats = [step.found is None and _WORD.findall(step.line.text.casefold()) == words for step in steps]
    return [replace(step, kind="header") if repeat else step for step, repeat in zip(steps, repeats, strict=True)]


def _headlined(steps: Sequence[_Step]) -> list[_Step]:
    """Choose the headline among the lines that may be one; what stands between a menu and it are teasers, what follows is the lead."""
    if any(step.has({"headline"}) for step in steps):
        return [_lead(step, after=True) for step in steps]
    chosen = _headline(steps)
    if chosen is None:
        return list(steps)
    teasing = _menu(steps) is not None and steps[chosen + 1 : chosen + 2] != [] and steps[chosen + 1].has(_HEADING_KINDS)
    out = []
    for place, step in enumerate(steps):
        if place == chosen:
            out.append(replace(step, kind="headline"))
        elif place < chosen:
            out.append(replace(step, kind="boilerplate") if teasing and step.found is None else step)
        else:
            out.append(_lead(step, after=any(one.is_sure for one in steps)))
    return out


def _lead(step: _Step, *, after: bool) -> _Step:
    return replace(step, kind="lead") if after and step.found is None and len(step.line.text.split()) > 3 else step


def _headline(steps: Sequence[_Step]) -> int | None:
    open_ = [place for place, step in enumerate(steps) if step.found is None and len(step.line.text.split()) > 1]
    menu = _menu(steps)
    if menu is not None:
        above_stamp = [place for place in open_ if place > menu and steps[place + 1 : place + 2] and steps[place + 1].has(_HEADING_KINDS)]
        return next(iter(above_stamp or open_), None)
    return next(iter(open_), None)


def _menu(steps: Sequence[_Step]) -> int | None:
    return next((place for place, step in enumerate(steps) if step.is_sure and step.has({"boilerplate"})), None)


def _accepted(steps: Sequence[_Step]) -> Iterator[_Step]:
    """Yield the steps that count: weak ones only in a row with something sure."""
    run: list[_Step] = []
    for step in [*steps, None]:
        if step is not None and (step.found is not None or step.kind == "headline"):
            run.append(step)
            continue
        sure = any(one.is_sure for one in run)
        yield from (one for one in run if sure or one.found is None)
        run = []
        if step is not None and step.kind is not None:
            yield step
