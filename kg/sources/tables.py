"""Tables that people keep by hand, one fact a row: read strictly, so that a slip is found where it was made.

A table is UTF-8 text, tab-separated without quoting, its first line the header, its rows sorted. What each must look like is data:
`gazetteer.toml`.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from kg import edtf
from kg.errors import DataError

_PATTERNS = {  # what the cells of a column look like, in whatever table
    "id": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?"),
    "language": re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?"),
    "wikidata": re.compile(r"Q[1-9][0-9]*"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """What one kind of table must look like."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    filled: tuple[str, ...]  # columns that may not be empty
    dates: tuple[str, ...]
    limits: Mapping[str, float]  # columns of numbers, and how far from nought
    codes: Mapping[str, frozenset[str]]
    lists: Mapping[str, frozenset[str]]
    references: Mapping[str, tuple[str, ...]]
    prefix: str | None  # the column whose code, as a slug, begins the id
    demoted: str | None
    exclusive: tuple[str, ...]

    @property
    def file(self) -> str:
        """Return the name of the file that holds such a table."""
        return f"{self.name}.tsv"


class Row(NamedTuple):
    """One fact of a table, and the file and line where it is written."""

    path: Path
    line: int
    cells: dict[str, str]

    def error(self, message: str) -> DataError:
        """Return an error that begins with the row's file and line."""
        return error_at(self.path, self.line, message)


@cache
def forms() -> Mapping[str, Form]:
    """Return the forms of the gazetteer's tables by name."""
    described = tomllib.loads(Path(__file__).with_name("gazetteer.toml").read_text(encoding="utf-8"))
    return {name: _form(name, fields) for name, fields in described.items()}


def read_table(path: Path, form: Form) -> list[Row]:
    """Read one table and check every row by itself; what rows say of each other's tables is checked where all are known.

    Raises:
        DataError: the table is not of its form; the message begins with file and line.
    """
    rows = [Row(path, number, _cells(path, number, line, form)) for number, line in enumerate(_lines(path, form), 2)]
    _check_order(rows)
    for check in (_check_filled, _check_keys, _check_patterns, _check_codes, _check_dates, _check_numbers):
        check(rows, form)
    return rows


def check_folder(folder: Path) -> None:
    """Check that a folder is there and that every table in it has a name that somebody reads.

    Raises:
        DataError: it is not, or one has not.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: there is no such folder of gazetteer tables")
    files = [form.file for form in forms().values()]
    for path in sorted(folder.glob("*.tsv")):
        if path.name not in files:
            raise error_at(path, 1, f"no table is called '{path.name}'{did_you_mean(path.name, files)}")


def key_of(row: Row, form: Form) -> tuple[str, ...]:
    """Return what tells a row from all others; of labels there is one a language, so its text is no part of the key."""
    if form.demoted is not None and row.cells["kind"] == "label":
        return tuple(row.cells.values())[:3]
    return tuple(row.cells[column] for column in form.key)


def error_at(path: Path, line: int, message: str) -> DataError:
    """Return an error that begins with file and line, the file as seen from the working folder."""
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    return DataError(f"{shown}:{line}: {message}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'kz'?` where one of the known words is close, else nothing.

    >>> did_you_mean("kz/prime-ministr", ["kz/president", "kz/prime-minister"])
    "; did you mean 'kz/prime-minister'?"
    """
    from difflib import get_close_matches  # noqa: PLC0415 (only on the way to an error)

    folded = {each.lower(): each for each in sorted(known)}
    close = get_close_matches(word.lower(), folded, n=1)
    return f"; did you mean '{folded[close[0]]}'?" if close else ""


def _form(name: str, fields: dict[str, Any]) -> Form:
    return Form(
        name=name,
        columns=tuple(fields["columns"]),
        key=tuple(fields["key"]),
        filled=_filled(fields),
        dates=tuple(fields.get("dates", ())),
        limits=fields.get("limits", {}),
        codes={column: frozenset(codes) for column, codes in fields.get("codes", {}).items()},
        lists={column: frozenset(codes) for column, codes in fields.get("lists", {}).items()},
        references={column: tuple(tables) for column, tables in fields.get("references", {}).items()},
        prefix=fields.get("prefix"),
        demoted=fields.get("demoted"),
        exclusive=tuple(fields.get("exclusive", ())),
    )


def _filled(fields: dict[str, Any]) -> tuple[str, ...]:
    identifying = [column for column in fields["key"] if column not in fields.get("dates", ())]
    return tuple(dict.fromkeys([*identifying, *fields["required"]]))


def _lines(path: Path, form: Form) -> list[str]:
    """Return the rows below the header."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise error_at(path, 1 + error.object.count(b"\n", 0, error.start), "is not UTF-8; save the table as UTF-8") from None
    if "\r" in text:
        raise error_at(path, 1 + text.count("\n", 0, text.index("\r")), "ends in a carriage return; save the table with Unix line ends")
    header, _, body = text.partition("\n")
    if tuple(header.split("\t")) != form.columns:
        raise error_at(path, 1, f"the header must be {' '.join(form.columns)} with tabs between, not {header!r}")
    return body.removesuffix("\n").split("\n") if body else []


def _cells(path: Path, number: int, line: str, form: Form) -> dict[str, str]:
    cells = line.split("\t")
    if len(cells) != len(form.columns):
        raise error_at(path, number, f"has {len(cells)} cells instead of {len(form.columns)} ({' '.join(form.columns)})")
    if " \t" in line or "\t " in line or line != line.strip(" "):
        raise error_at(path, number, f"the cell {next(cell for cell in cells if cell != cell.strip())!r} begins or ends with a space")
    return dict(zip(form.columns, cells, strict=True))


def _check_order(rows: list[Row]) -> None:
    above: tuple[str, ...] = ()
    for row in rows:
        cells = tuple(row.cells.values())
        if cells == above:
            raise row.error("says the same as the line above")
        if cells < above:
            raise row.error("belongs above the line before it; keep the rows sorted by their cells, first column first")
        above = cells


def _check_filled(rows: list[Row], form: Form) -> None:
    for row in rows:
        for column in form.filled:
            if not row.cells[column]:
                raise row.error(f"{column} is empty")


def _check_keys(rows: list[Row], form: Form) -> None:
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = key_of(row, form)
        if seen.setdefault(key, row) is not row:
            raise row.error(f"{' '.join(filter(None, key))} is already on line {seen[key].line}")


def _check_patterns(rows: list[Row], form: Form) -> None:
    for column in _PATTERNS.keys() & set(form.columns):
        right = {"", *filter(_PATTERNS[column].fullmatch, {row.cells[column] for row in rows})}
        for row in rows:
            if row.cells[column] not in right:
                raise row.error(f"'{row.cells[column]}' cannot be {column}; it must look like {_PATTERNS[column].pattern}")


def _check_codes(rows: list[Row], form: Form) -> None:
    for row in rows:
        for column, codes in form.codes.items():
            if row.cells[column] and row.cells[column] not in codes:
                raise _unknown_code(row, column, row.cells[column], codes)
        for column, codes in form.lists.items():
            for code in row.cells[column].split(" "):
                if code not in codes:
                    raise _unknown_code(row, column, code, codes)


def _unknown_code(row: Row, column: str, code: str, codes: frozenset[str]) -> DataError:
    known = sorted(codes)
    listing = "" if len(known) > 8 else f"; known: {', '.join(known)}"
    return row.error(f"{column} '{code}' is unknown{did_you_mean(code, known) or listing}")


def _check_dates(rows: list[Row], form: Form) -> None:
    right: set[str] = {""}
    for row in rows if form.dates else ():
        for column in form.dates:
            if row.cells[column] not in right:
                _check_date(row, column)
                right.add(row.cells[column])
        since, until = row.cells["since"], row.cells["until"]
        size = min(len(since), len(until))  # 2024-02 against 2024: as far as both are known
        if since[:size] > until[:size]:
            raise row.error(f"since {since} is after until {until}")


def _check_date(row: Row, column: str) -> None:
    cell = row.cells[column]
    if "/" in cell:
        raise row.error(f"{column} '{cell}' must be one day, month or year")
    try:
        edtf.earliest(cell or None)
    except ValueError as error:
        raise row.error(f"{column} {error}") from None


def _check_numbers(rows: list[Row], form: Form) -> None:
    for row in rows:
        for column, limit in form.limits.items():
            if not _is_within(row.cells[column] or "0", limit):
                raise row.error(f"{column} '{row.cells[column]}' is no number from -{limit} to {limit}")


def _is_within(cell: str, limit: float) -> bool:
    try:
        return -limit <= float(cell) <= limit
    except ValueError:
        return False
