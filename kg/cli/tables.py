"""Rows as a table that fits the terminal, columns of any alphabet in line."""

import unicodedata
from collections.abc import Sequence

_GAP = "  "
_NARROWEST = 6


def width_of(text: str) -> int:
    """Return how many cells of a terminal a text fills.

    >>> width_of("Бишкек"), width_of("北京"), width_of("е\u0301")
    (6, 4, 1)
    """
    return sum(_cells(letter) for letter in text)


def clip(text: str, width: int) -> str:
    """Return a text cut to a width, with an ellipsis where something is gone.

    >>> clip("Бишкек", 4)
    'Биш…'
    """
    if width_of(text) <= width:
        return text
    kept, used = "", 0
    for letter in text:
        used += _cells(letter)
        if used > width - 1:
            break
        kept += letter
    return kept.rstrip() + "…"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, colour: bool = False) -> str:
    """Return a table with its headings, each column as wide as needed and the widest ones narrowed until all fit.

    >>> print(table(["date", "place"], [["2025-09-18", "Бишкек"]], 80))
    date        place
    ──────────  ──────
    2025-09-18  Бишкек
    """
    widths = _fitted([max(map(width_of, column)) for column in zip(headings, *rows, strict=True)], width)
    lines = [_line(headings, widths), _GAP.join("─" * size for size in widths), *(_line(row, widths) for row in rows)]
    if colour:
        lines[0] = f"\x1b[1m{lines[0]}\x1b[0m"
        lines[1] = f"\x1b[2m{lines[1]}\x1b[0m"
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    fitted = [clip(cell, size) for cell, size in zip(cells, widths, strict=True)]
    return _GAP.join(cell + " " * (size - width_of(cell)) for cell, size in zip(fitted, widths, strict=True)).rstrip()


def _fitted(widths: list[int], total: int) -> list[int]:
    room = total - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        widths[widest] -= 1
    return widths


def _cells(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
