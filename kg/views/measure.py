"""How wide a label will be, and where its lines break: told without a browser, rather too wide than too narrow."""

import re
import unicodedata
from functools import cache

from kg.views.words import style

__all__ = ["width", "wrap"]

_MOST_LINES = 3


@cache
def _letter(character: str) -> float:
    widths = style()["widths"]
    for letters, em in widths["exactly"].items():
        if character in letters:
            return float(em)
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return float(widths["wide"])
    return float(widths["capital"] if character.isupper() else widths["other"])


def width(text: str, kind: str) -> float:
    """Return the width in pixels of a line of this kind (name, post, caption …).

    >>> width("iii", "post") < width("www", "post") < width("www", "name")
    True
    """
    font = style()["font"]
    bold = style()["widths"]["bold"] if kind in font["bold"] else 1.0
    return float(sum(_letter(character) for character in text) * font["size"][kind] * bold)


def wrap(text: str, kind: str, limit: float) -> list[str]:
    """Break a text into at most three lines no wider than the limit; what does not fit ends in an ellipsis.

    >>> wrap("Prime Minister of Kazakhstan", "post", 110)
    ['Prime Minister', 'of Kazakhstan']
    """
    lines: list[str] = []
    for word, gap in _pieces(text, kind, limit):
        joined = f"{lines[-1]}{gap}{word}" if lines else word
        if lines and width(joined, kind) <= limit:
            lines[-1] = joined
        else:
            lines.append(_shortened(word, kind, limit))
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], _shortened(f"{lines[_MOST_LINES - 1]} …", kind, limit)]
    return lines


def _pieces(text: str, kind: str, limit: float) -> list[tuple[str, str]]:
    """Return the pieces between which a line may break, each with what stands before it: a blank, or nothing after a hyphen."""
    words = [[word] if width(word[:200], kind) <= limit else re.findall(r"[^-]*-+(?=\w)|.+", word) for word in text.split()[:60]]
    return [(piece, "" if number else " ") for word in words for number, piece in enumerate(word)]


def _shortened(word: str, kind: str, limit: float) -> str:
    if width(word[:200], kind) <= limit and len(word) <= 200:
        return word
    kept = word[:200].removesuffix("…").rstrip()
    while kept and width(f"{kept}…", kind) > limit:
        kept = kept[:-1]
    return f"{kept}…"
