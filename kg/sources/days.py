"""The day that a stamp names, in figures or with the name of its month."""

import re
from collections.abc import Mapping
from datetime import date

from kg.edtf import day_or_none

__all__ = ["day_in"]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)")


def day_in(text: str, months: Mapping[str, int]) -> date | None:
    """Return the day that a text names with its year, None where it names none or there is no such day.

    >>> day_in("Опубликовано: 18.09.2025, 11:40", {}), day_in("31 сентября 2025", {"сентября": 9})
    (datetime.date(2025, 9, 18), None)
    """
    found = _YEAR_FIRST.search(text)
    if found is not None:
        return day_or_none(int(found[1]), int(found[2]), int(found[3]))
    found = _DAY_FIRST.search(text)
    if found is not None:
        return day_or_none(int(found[3]), int(found[2]), int(found[1]))
    return _in_words(text, months)


def _in_words(text: str, months: Mapping[str, int]) -> date | None:
    words = _WORD.findall(text.lower().replace("i̇", "i"))
    at = next((place for place, word in enumerate(words) if word in months), None)
    year = next((int(word) for word in words if len(word) == 4 and word.isdecimal()), None)
    if at is None or year is None:
        return None
    beside = [word for word in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2]) if word.isdecimal() and len(word) <= 2]
    return day_or_none(year, months[words[at]], int(beside[0])) if beside else None
