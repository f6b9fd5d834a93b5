"""Dates as well as they are known: a day, a month, a year, or from one to another, written in EDTF (ISO 8601-2).

The part of the Extended Date/Time Format that we write: `2025`, `2025-09`, `2025-09-18`, `2025-09-17/2025-09-18`, and `..` for an open end.
"""

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_OPEN = ".."


def earliest(edtf: str | None) -> date | None:
    """Return the first day that an EDTF date can mean; nothing for an unknown date or an open beginning.

    Raises:
        ValueError: the text is no date as we write them, or ends before it begins.

    >>> earliest("2025-09")
    datetime.date(2025, 9, 1)
    >>> earliest("2025-09-17/2025-09-18")
    datetime.date(2025, 9, 17)
    """
    return None if edtf is None else _bounds(edtf)[0]


def latest(edtf: str | None) -> date | None:
    """Return the last day that an EDTF date can mean; nothing for an unknown date or an open end.

    Raises:
        ValueError: the text is no date as we write them, or ends before it begins.

    >>> latest("2024-02")
    datetime.date(2024, 2, 29)
    >>> latest("2025-09-17/..") is None
    True
    """
    return None if edtf is None else _bounds(edtf)[1]


def covers(since: str | None, until: str | None, day: date) -> bool:
    """Say whether what lasts from one EDTF date to another, last day included, can cover a day; an unknown end excludes nothing.

    Raises:
        ValueError: one of the two is no date as we write them.

    >>> covers("2021-02", None, date(2021, 2, 1))
    True
    """
    first, last = earliest(since), latest(until)
    return (first is None or first <= day) and (last is None or day <= last)


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day of these numbers; None where the calendar has no such day.

    >>> day_or_none(2025, 9, 18), day_or_none(2025, 9, 31)
    (datetime.date(2025, 9, 18), None)
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _bounds(edtf: str) -> tuple[date | None, date | None]:
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _first_and_last(edtf, edtf)
    first = None if begin == _OPEN else _first_and_last(begin, edtf)[0]
    last = None if end == _OPEN else _first_and_last(end, edtf)[1]
    if first is not None and last is not None and first > last:
        raise ValueError(f"'{edtf}' ends before it begins")
    return first, last


def _first_and_last(text: str, edtf: str) -> tuple[date, date]:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(f"'{edtf}' is no date of the form 2025, 2025-09, 2025-09-18 or 2025-09-17/2025-09-18")
    year, month, day = (None if part is None else int(part) for part in found.groups())
    try:
        return _calendar_bounds(year or 0, month, day)
    except ValueError:
        raise ValueError(f"'{edtf}' is not in the calendar") from None


def _calendar_bounds(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        first = date(year, month, 1)
        return first, first.replace(day=monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
