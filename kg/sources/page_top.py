"""What stands above the story: headline, lead, and whatever the layout table recognises between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from kg.model import Span, Zone
from kg.sources.layout import Layout
from kg.sources.lines import Found, Line, lines_of, recognised

__all__ = ["Top", "may_be_headline", "repeats", "top"]

_LINES = 40  # a heading has no more
_HEADLINES = 3  # lines that may be one where nothing on the page is sure
_LONGEST = 220  # characters of a headline
_BULLETS = tuple("-–—•*·")
_ENDS = tuple(".:;,")
_OPENING = "\"'«“„([0123456789-–— \u00a0"
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
    steps, story = _steps(text, title, layout)
    if _is_doubtful(steps):
        return Top((), steps[0].line.start if steps else story)
    return Top(tuple(zone for step in _accepted(_named(steps, title)) for zone in step.zones), story)


def _steps(text: str, title: str | None, layout: Layout) -> tuple[list[_Step], int]:
    """Return the lines before the first that can only be story, and where that one begins."""
    lines = list(islice(lines_of(text), _LINES))
    steps: list[_Step] = []
    at = 0
    while at < len(lines):
        found = recognised(text, lines[at], lines[at + 1] if at + 1 < len(lines) else None, layout, "top")
        if found is None and not may_be_headline(lines[at]) and not repeats(lines[at].text, title):
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
    if len(line.text) > _LONGEST or line.text.startswith(_BULLETS) or line.text.endswith(_ENDS):
        return False
    return not line.text.lstrip(_OPENING)[:1].islower()


def _is_doubtful(steps: Sequence[_Step]) -> bool:
    return not any(step.is_sure for step in steps) and sum(step.found is None for step in steps) > _HEADLINES


def repeats(line: str, title: str | None) -> bool:
    """Say whether a line is the title once more, whatever its quotation marks and full stops."""
    return title is not None and _WORD.findall(line.casefold()) == _WORD.findall(title.casefold())


def _named(steps: Sequence[_Step], title: str | None) -> list[_Step]:
    """Name the headline, the lead below it, and between a menu and the headline the teasers of other news."""
    chosen = _headline(steps, title)
    if chosen is None:
        return list(steps)
    kinds = {chosen: "header" if title else "headline"} | dict.fromkeys(_leads(steps, chosen), "lead")
    menu = _menu(steps)
    if menu is not None and (title or any(step.has(_HEADING_KINDS) for step in steps[chosen + 1 : chosen + 2])):
        kinds |= dict.fromkeys(range(menu, chosen), "boilerplate")
    return [step if step.found is not None else replace(step, kind=kinds.get(place)) for place, step in enumerate(steps)]


def _leads(steps: Sequence[_Step], headline: int) -> list[int]:
    """Return where the lead stands: the first line below the headline that is nothing else, where the page is sure to have a heading."""
    below = [place for place, step in enumerate(steps) if place > headline and step.found is None and len(step.line.text.split()) > 3]
    return below[:1] if any(step.is_sure for step in steps) else []


def _headline(steps: Sequence[_Step], title: str | None) -> int | None:
    """Return which line is the headline: the one repeating the title, or that a pattern says, or between menu and stamp, or the first."""
    if title is not None:
        return next((place for place, step in enumerate(steps) if step.found is None and repeats(step.line.text, title)), None)
    open_ = [place for place, step in enumerate(steps) if step.found is None and len(step.line.text.split()) > 1]
    stamped = [place for place in open_ if any(step.has(_HEADING_KINDS) for step in steps[place + 1 : place + 2])]
    menu = _menu(steps)
    said = [place for place, step in enumerate(steps) if step.has({"headline"})]
    below_menu = [place for place in stamped if menu is not None and place > menu]
    return next(iter(said or below_menu or open_), None)


def _menu(steps: Sequence[_Step]) -> int | None:
    return next((place for place, step in enumerate(steps) if step.is_sure and step.has({"boilerplate"})), None)


def _accepted(steps: Sequence[_Step]) -> Iterator[_Step]:
    """Yield the steps that count: weak ones only in a row with something sure."""
    run: list[_Step] = []
    for step in [*steps, None]:
        if step is not None and (step.found is not None or step.kind in ("headline", "header")):
            run.append(step)
            continue
        sure = any(one.is_sure for one in run)
        yield from (one for one in run if sure or one.found is None)
        run = []
        if step is not None and step.kind is not None:
            yield step
