"""Rows as a table that fits the terminal, columns of any alphabet in line."""

import re
import unicodedata
from collections.abc import Sequence

_GAP = "  "
_BREAKABLE = re.compile(r"[^ /-]*(?:[/-]+|[ ]+|$)(?<=.)")
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
    """Return a table with its headings, each column as wide as needed; where that is too wide, long cells go on in a second line.

    >>> print(table(["date", "place"], [["2025-09-18", "Бишкек"]], 80))
    date        place
    ──────────  ──────
    2025-09-18  Бишкек
    """
    widths = _fitted(headings, rows, width)
    head = _line(headings, widths)
    rule = _GAP.join("─" * size for size in widths)
    if colour:
        head, rule = f"\x1b[1m{head}\x1b[0m", f"\x1b[2m{rule}\x1b[0m"
    return "\n".join([head, rule, *(line for row in rows for line in _lines(row, widths))])


def wrap(text: str, width: int) -> list[str]:
    """Return a text broken into lines of a width: at blanks, else after a hyphen or stroke, else anywhere.

    >>> wrap("встреча глав правительств", 12)
    ['встреча глав', 'правительств']
    >>> wrap("премьер-министр", 12)
    ['премьер-', 'министр']
    """
    lines = [""]
    for piece in _pieces(text):
        longer = lines[-1] + piece
        if width_of(longer.rstrip()) <= width:
            lines[-1] = longer
        else:
            *whole, last = _cut(piece.rstrip(), width)
            lines = [*(line for line in lines if line), *whole, last + piece[len(piece.rstrip()) :]]
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    return _BREAKABLE.findall(text)


def _cut(word: str, width: int) -> list[str]:
    """Return a word in pieces that fit."""
    pieces = [""]
    for letter in word:
        if width_of(pieces[-1]) + _cells(letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    return [_line([cell[number] if number < len(cell) else "" for cell in cells], widths) for number in range(height)]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    fitted = [clip(cell, size) for cell, size in zip(row, widths, strict=True)]
    return _GAP.join(cell + " " * (size - width_of(cell)) for cell, size in zip(fitted, widths, strict=True)).rstrip()


def _fitted(headings: Sequence[str], rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Return the widths of columns: the widest are narrowed first, none below its longest word while there is another way."""
    columns = list(zip(headings, *rows, strict=True))
    widths = [max(map(width_of, column)) for column in columns]
    least = [max((width_of(piece.rstrip()) for cell in column for piece in _pieces(cell)), default=0) for column in columns]
    room = total - len(_GAP) * (len(widths) - 1)
    return _narrowed(_narrowed(widths, least, room), [_NARROWEST] * len(widths), room)


def _narrowed(widths: Sequence[int], floor: Sequence[int], room: int) -> list[int]:
    """Take from the widest column that is above its floor, until all fit or none is."""
    narrowed = list(widths)
    while sum(narrowed) > room:
        above = [column for column, width in enumerate(narrowed) if width > floor[column]]
        if not above:
            break
        narrowed[max(above, key=lambda column: narrowed[column])] -= 1
    return narrowed


def _cells(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
