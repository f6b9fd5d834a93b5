"""Articles as a table of comma- or tab-separated values, its header naming the keys."""

import csv
import io
from collections.abc import Iterator
from typing import Any, Literal

from kg.sources.given import Given, Unreadable, given_of

__all__ = ["read_table"]

_LONGEST = 2**31 - 1  # characters of a cell


def read_table(text: str, name: str) -> Iterator[Given | Unreadable]:
    """Yield the article of each row; the header must name at least the column `text`."""
    csv.field_size_limit(_LONGEST)  # the library allows 128 kB, and an article may be longer
    header = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restkey="", quoting=_quoting(text, delimiter))
    if "text" not in [column.strip().lower() for column in rows.fieldnames or ()]:
        yield Unreadable(f"{name}:1", f"has no column 'text'; its header is {header.strip()[:100]!r}")
        return
    yield from _rows(rows, name)


def _quoting(text: str, delimiter: str) -> Literal[0, 3]:
    """Tab-separated rows that all have as many cells as the header quote nothing: «"Ак жол" партия» begins with a quotation."""
    lines = [line.count("\t") for line in text.splitlines() if line.strip()]
    return csv.QUOTE_NONE if delimiter == "\t" and min(lines) == max(lines) else csv.QUOTE_MINIMAL


def _rows(rows: "csv.DictReader[str]", name: str) -> Iterator[Given | Unreadable]:
    while True:
        line = rows.line_num + 1
        try:
            row: dict[str, Any] = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unreadable(f"{name}:{line}", f"is no row of the table: {error}")
            continue
        yield _article(row, f"{name}:{line}")


def _article(row: dict[str, Any], where: str) -> Given | Unreadable:
    if row.pop("", None):
        return Unreadable(where, "has more cells than the header")
    return given_of({key.strip(): value for key, value in row.items() if value}, where)
