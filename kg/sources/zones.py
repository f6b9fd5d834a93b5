"""The heading of an article recognised in its text, and what it says: what is not the story is set apart, and nothing in doubt is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Span, Zone
from kg.sources.days import day_in
from kg.sources.layout import Layout, load_layout
from kg.sources.page_end import between, end
from kg.sources.page_top import repeats, top

__all__ = ["Heading", "heading_of"]

_STORY = {"lead", "dateline"}
_BREAK = re.compile(r"\S[ \u00a0\t]*[\r\n]\s*\S")
_FIRST = 1_500  # characters in which an outlet names itself
_AUTHORS = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands around the story of a text, and what it says of the article."""

    zones: tuple[Zone, ...]
    body: str
    published: date | None = None
    publisher: str | None = None
    author: str | None = None


def heading_of(text: str, title: str | None = None) -> Heading:
    """Return the zones of a text in their order, the story without them, and the day, outlet and author they name.

    Args:
        text: the article's text; zones count in it.
        title: the headline where it is given apart; else the first line may be one.
    """
    layout = load_layout()
    zones = _ordered(_zones(text, title, layout))
    body = _without(text, zones)
    if not body.strip():
        zones, body = (), text
    return Heading(zones, body, _published(text, zones, layout), _publisher(body, layout), _author(text, zones))


def _zones(text: str, title: str | None, layout: Layout) -> Iterator[Zone]:
    if _BREAK.search(text) is None:
        yield from _on_one_line(text, title, layout)
        return
    above = top(text, title, layout)
    below = end(text, above.story, layout)
    yield from (_named(zone, text, title) for zone in above.zones)
    yield from _start(text, above.story, layout)
    yield from between(text, above.story, min((zone.span.start for zone in below), default=len(text)), layout)
    yield from below


def _named(zone: Zone, text: str, title: str | None) -> Zone:
    """Return a headline that only repeats the title as header, which is read no second time."""
    again = zone.kind == "headline" and repeats(text[zone.span.start : zone.span.end], title)
    return replace(zone, kind="header") if again else zone


def _on_one_line(text: str, title: str | None, layout: Layout) -> Iterator[Zone]:
    found = [zone for pattern in layout.of("page", "page") for match in pattern.found(text) for zone in pattern.zones(match)]
    yield from found
    yield from _start(text, 0, layout)
    rubric = next((zone.span.end for zone in found if zone.kind == "rubric"), None)
    if rubric is not None and title and text.startswith(title, rubric + 1):
        yield Zone("header", Span("text", rubric + 1, rubric + 1 + len(title)))


def _start(text: str, story: int, layout: Layout) -> Iterator[Zone]:
    """Yield the dateline with which the story begins."""
    for pattern in layout.of("top", "start"):
        match = pattern.expression.match(text, story)
        if match is not None:
            yield from pattern.zones(match)
            return


def _ordered(zones: Iterable[Zone]) -> tuple[Zone, ...]:
    """Return zones in the order of the text, none overlapping another."""
    kept: list[Zone] = []
    for zone in sorted(zones, key=lambda zone: (zone.span.start, -zone.span.end)):
        if zone.span.start < zone.span.end and (not kept or zone.span.start >= kept[-1].span.end):
            kept.append(zone)
    return tuple(kept)


def _without(text: str, zones: Sequence[Zone]) -> str:
    """Return the story: the text without what is set apart and without the headline."""
    pieces, at = [], 0
    for zone in zones:
        if zone.kind not in _STORY:
            pieces.append(text[at : zone.span.start])
            at = zone.span.end
    return "".join([*pieces, text[at:]])


def _texts(text: str, zones: Sequence[Zone], kind: str) -> list[str]:
    return [text[zone.span.start : zone.span.end] for zone in zones if zone.kind == kind]


def _published(text: str, zones: Sequence[Zone], layout: Layout) -> date | None:
    """Return the first whole day of a stamp, else of a dateline."""
    days = [day_in(stamp, layout.months) for stamp in (*_texts(text, zones, "stamp"), *_texts(text, zones, "dateline"))]
    return next((day for day in days if day is not None), None)


def _publisher(body: str, layout: Layout) -> str | None:
    """Return the outlet that names itself in the first paragraphs; None where several do."""
    start = body.lstrip()[:_FIRST]
    for publisher in layout.publishers:
        named = list(publisher.named(start))
        if named:
            return named[0] if len({name.casefold() for name in named}) == 1 else None
    return None


def _author(text: str, zones: Sequence[Zone]) -> str | None:
    names = list(dict.fromkeys(_texts(text, zones, "byline")))
    return ", ".join(names[:_AUTHORS]) or None
