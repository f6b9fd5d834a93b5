"""Where things stand in a picture: boxes, the spots of nodes with their lines of text, cards around people, curves of edges."""

from dataclasses import dataclass, field, replace

from kg.views.captions import Caption
from kg.views.measure import width, wrap
from kg.views.words import LANGUAGES, style

__all__ = ["SYMBOL", "TEXT_FROM_SYMBOL", "Box", "Card", "Mark", "Plan", "Rule", "Spot", "beside", "boxed", "height_of", "wrapped"]

SYMBOL = 11.0  # half the width of the largest symbol
TEXT_FROM_SYMBOL = 19.0  # from the middle of a symbol to its text


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Say whether two boxes share more than an edge.

        >>> Box(0, 0, 10, 10).overlaps(Box(10, 0, 5, 5)), Box(0, 0, 10, 10).overlaps(Box(9, 9, 5, 5))
        (False, True)
        """
        apart = (
            self.x + self.width <= other.x
            or other.x + other.width <= self.x
            or self.y + self.height <= other.y
            or other.y + other.height <= self.y
        )
        return not apart

    def moved(self, dx: float, dy: float) -> "Box":
        """Return the box elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Spot:
    """A node in the picture: the centre of its symbol or box, and its text."""

    x: float
    y: float
    text_x: float
    text_y: float  # baseline of the first line
    anchor: str  # start | middle | end
    lines: Caption
    box: Box  # everything of it, in the wider language

    def moved(self, dx: float, dy: float) -> "Spot":
        """Return the spot elsewhere."""
        box = self.box.moved(dx, dy)
        return replace(self, x=self.x + dx, y=self.y + dy, text_x=self.text_x + dx, text_y=self.text_y + dy, box=box)


@dataclass(frozen=True, slots=True)
class Card:
    """A frame around the people of one state or organisation, with its name on top."""

    box: Box
    kind: str  # host | state | organisation | mention
    text_x: float
    text_y: float
    anchor: str
    lines: Caption
    side: str = ""  # the id of the state or organisation, for its flag
    flag_x: float = 0.0  # left edge of the flag

    def moved(self, dx: float, dy: float) -> "Card":
        """Return the card elsewhere."""
        return replace(self, box=self.box.moved(dx, dy), text_x=self.text_x + dx, text_y=self.text_y + dy, flag_x=self.flag_x + dx)


@dataclass(frozen=True, slots=True)
class Mark:
    """A participation that is no line but a symbol in the square where meeting and side cross."""

    spot: Spot
    level: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that orders the picture, with a word on it: a year, a column."""

    path: str
    text_x: float
    text_y: float
    anchor: str
    lines: Caption


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole picture in pixels; curves are SVG path data by the key of their edge. What has neither spot, curve nor mark is not in it."""

    width: float
    height: float
    spots: dict[str, Spot]
    curves: dict[str, str]
    cards: tuple[Card, ...] = field(default=())
    marks: dict[str, Mark] = field(default_factory=dict)
    rules: tuple[Rule, ...] = field(default=())


def wrapped(caption: Caption, limit: float) -> Caption:
    """Break the lines of a caption so that none is wider than the limit."""
    return {language: [(kind, part) for kind, text in caption[language] for part in wrap(text, kind, limit)] for language in LANGUAGES}


def height_of(lines: Caption) -> float:
    """Return the height that the longer of the two languages needs."""
    return float(max(len(lines[language]) for language in LANGUAGES) * style()["font"]["step"])


def beside(x: float, y: float, lines: Caption, anchor: str) -> Spot:
    """Put a symbol at (x, y) and its lines to the right (anchor start) or to the left of it (anchor end), the first line level with it."""
    direction = 1 if anchor == "start" else -1
    widest = max((width(text, kind) for language in LANGUAGES for kind, text in lines[language]), default=0.0)
    whole = SYMBOL + TEXT_FROM_SYMBOL + widest
    left = x - SYMBOL if anchor == "start" else x + SYMBOL - whole
    box = Box(left, y - SYMBOL, whole, max(2.0 * SYMBOL, height_of(lines) + 2))
    return Spot(x, y, x + direction * TEXT_FROM_SYMBOL, y + 5, anchor, lines, box)


def boxed(box: Box, lines: Caption) -> Spot:
    """Put lines into the middle of a box, as meetings have it."""
    top = box.y + (box.height - height_of(lines)) / 2
    return Spot(box.x + box.width / 2, box.y + box.height / 2, box.x + box.width / 2, top + 13, "middle", lines, box)
