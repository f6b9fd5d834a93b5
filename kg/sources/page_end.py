"""What stands below the story and between its paragraphs: signatures, tags, credits, other news."""

import re
from collections.abc import Iterator

from kg.model import Span, Zone
from kg.sources.layout import Layout
from kg.sources.lines import Found, Line, lines_of, pair, recognised, signature
from kg.sources.page_top import may_be_headline

__all__ = ["between", "end"]

_LINES = 14
_WINDOW = 6_000  # characters from the end
_ENDS = re.compile(r"[.!?…»\"”)][ \u00a0]*\Z")


def end(text: str, story: int, layout: Layout) -> tuple[Zone, ...]:
    """Return the zones below the story; the line in which the story begins is never one.

    Args:
        text: the article's text.
        story: where its story begins.
        layout: how pages look.
    """
    lines = list(lines_of(text, max(story, text.find("\n", max(0, len(text) - _WINDOW)))))
    lines = [line for line in lines if line.start > story][-_LINES:]
    after = _opened(text, lines, layout)
    found = list(_upwards(text, lines[: len(lines) - len(after)], layout))
    sure = bool(after) or any(one.sure for one in found)
    return (*(zone for one in found if sure or one.sure for zone in one.zones), *after)


def _opened(text: str, lines: list[Line], layout: Layout) -> list[Zone]:
    """Return the line that opens other news, and all below it, if nothing below it can be story."""
    patterns = [pattern for pattern in layout.of("any", "line") if pattern.opens]
    for place, line in enumerate(lines):
        if any(pattern.expression.fullmatch(line.text) for pattern in patterns):
            below = lines[place:]
            if all(_is_aside(text, one, layout) for one in below[1:]):
                return [Zone("boilerplate", Span("text", one.start, one.end)) for one in below]
    return []


def _is_aside(text: str, line: Line, layout: Layout) -> bool:
    return may_be_headline(line) or recognised(text, line, None, layout, "end") is not None


def _upwards(text: str, lines: list[Line], layout: Layout) -> Iterator[Found]:
    at = len(lines) - 1
    while at >= 0:
        above = lines[at - 1] if at else None
        found = pair(text, above, lines[at], layout, "end") if above is not None else None
        found = found or recognised(text, lines[at], None, layout, "end") or _signed(text, above, lines[at], layout)
        if found is None:
            return
        yield found
        at -= found.lines


def _signed(text: str, above: Line | None, line: Line, layout: Layout) -> Found | None:
    """A name alone in the last line, below a blank one and a sentence, is the author's."""
    if above is None or text.count("\n", above.end, line.start) < 2 or not _ENDS.search(above.text):
        return None
    return signature(text, line, layout)


def between(text: str, start: int, stop: int, layout: Layout) -> Iterator[Zone]:
    """Yield the lines inside the story that are not of it, wherever they stand."""
    for line in lines_of(text, start, stop):
        found = recognised(text, line, None, layout, "any")
        if found is not None:
            yield from found.zones
