"""Longer times than a day, as they are told of a meeting: «на минувшей неделе», «осенью», «сентябрьский саммит»."""

from collections.abc import Sequence
from datetime import date, timedelta

from kg.reading.known import Known
from kg.reading.tokens import Token

_YEAR = len("2025")
_BEFORE = 3  # how many words an adjective may stand before the meeting it dates


def spell(tokens: Sequence[Token], at: int, known: Known, published: date | None, *, past: bool | None) -> tuple[int, str] | None:
    """Return where such a time ends and the month or year in which it lies; None where a token begins none.

    Args:
        tokens: the sentence.
        at: where to look.
        known: the language.
        published: the article's date, to which all of them are related; without it there are none.
        past: whether the sentence tells of something past (True), to come (False), or does not say (None).
    """
    if published is None:
        return None
    week = known.weeks.match(tokens, at)
    if week is not None:
        return _week(week.end, published, week.value)
    month = known.months_away.match(tokens, at)
    if month is not None:
        return month.end, _month(published, month.value)
    year = known.years_away.match(tokens, at)
    if year is not None:
        return year.end, f"{published.year + year.value:04}"
    return _of_year(tokens, at, known, published, past) or _year_away(tokens, at, known, published, past)


def _week(end: int, published: date, shift: int) -> tuple[int, str] | None:
    """Return the month of a week, or the year where it lies in two months."""
    try:
        first = published - timedelta(days=published.weekday() - 7 * shift)
        last = first + timedelta(days=6)
    except OverflowError:
        return None
    if first.year != last.year:
        return None
    return end, f"{first.year:04}-{first.month:02}" if first.month == last.month else f"{first.year:04}"


def _month(published: date, shift: int) -> str:
    """Return the month so many months away."""
    year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
    return f"{year:04}-{month + 1:02}"


def _year_away(tokens: Sequence[Token], at: int, known: Known, published: date, past: bool | None) -> tuple[int, str] | None:  # noqa: FBT001
    """«в прошлом году», «в начале будущего года»; «в этом году» says something of what is to come alone."""
    said = _said_year(tokens, at, known, published)
    before = tokens[at - 1] if at else None
    if said is None or before is None or not (before.lower in known.words["in"] or before.lemmas & known.words["parts_of_year"]):
        return None
    return (at + 2, f"{said:04}") if said != published.year or past is False else None


def _of_year(tokens: Sequence[Token], at: int, known: Known, published: date, past: bool | None) -> tuple[int, str] | None:  # noqa: FBT001
    lexicon = known.lexicon
    adjective = tokens[at].pos == "ADJF"
    if adjective and not any(known.triggers.match(tokens, k) for k in range(at + 1, min(at + 1 + _BEFORE, len(tokens)))):
        return None
    for k, names in enumerate(lexicon.month_adjectives):
        if names in tokens[at].lemmas:
            return at + 1, f"{_year(published, k + 1, k + 1, past):04}-{k + 1:02}"
    for row in lexicon.seasons:
        if not tokens[at].lemmas & set(row.words):
            continue
        said = None if adjective else _said_year(tokens, at + 1, known, published)
        if said is not None:
            return at + 2, f"{said:04}"
        if adjective or "ablt" in tokens[at].cases:
            return at + 1, f"{_year(published, row.first, row.last, past):04}"
    return None


def _said_year(tokens: Sequence[Token], at: int, known: Known, published: date) -> int | None:
    """«осенью 2024 года», «осенью прошлого года»: the year that is said."""
    if at + 1 >= len(tokens) or not tokens[at + 1].lemmas & set(known.lexicon.years):
        return None
    if tokens[at].text.isdecimal() and len(tokens[at].text) == _YEAR:
        return int(tokens[at].text)
    return next((published.year + shift for shift, words in known.lexicon.years_beside if tokens[at].lemmas & set(words)), None)


def _year(published: date, first: int, last: int, past: bool | None) -> int:  # noqa: FBT001
    """Return the year of the months meant: the last ones begun, the next ones not over, or the nearest."""
    if past is True:
        return published.year - (first > published.month)
    if past is False:
        return published.year + (last < published.month)
    middle = (first + last) / 2
    return min((published.year + k for k in (-1, 0, 1)), key=lambda year: abs((year - published.year) * 12 + middle - published.month))
