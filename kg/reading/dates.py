"""Days named in a sentence: «18 сентября», «завтра», «в пятницу», related to the day the article appeared."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.edtf import day_or_none
from kg.reading.days_of_month import SHORTEST, days_before, index_of, suffixed
from kg.reading.known import Known
from kg.reading.spells import spell
from kg.reading.tokens import Sentence, Token

_SOON = 31  # days by which what is told as past may still be to come, and the other way round
PART_OF_DAY = "date.part-of-day"  # the rule of «вечером»
SPELL = "date.spell"  # the rule of a time longer than a day, told by its distance
_NUMERIC = re.compile(r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a sentence, as EDTF, and whether it is stated or follows from the article's date."""

    start: int
    end: int
    edtf: str
    basis: str  # stated | relative
    rule: str


@dataclass(frozen=True, slots=True)
class _Day:
    """Part of a date as printed: day (or first and last day), month, year, each perhaps missing."""

    start: int
    end: int
    first: int | None
    last: int | None
    month: int
    year: int | None


def dates(sentence: Sentence, known: Known, published: date | None, *, past: bool | None) -> list[DateSpan]:
    """Return the dates of a sentence from left to right.

    Args:
        sentence: where to look.
        known: the language.
        published: the article's date; without it nothing relative is read.
        past: whether the sentence tells of something past (True), to come (False), or does not say (None); weekdays need it.
    """
    finder = _Finder(sentence.tokens, known, published, past)
    found, at = [], 0
    while at < len(sentence.tokens):
        token = sentence.tokens[at]
        dated = at > 0 and sentence.tokens[at - 1].lower in known.words["from"] and token.text[0].isdecimal()  # «договор от 5 мая»
        span = finder.at(at) if token.text[0].isdecimal() or token.lemmas & known.date_words else None
        if span is not None and not dated:
            found.append(span)
        at = span.end if span is not None else at + 1
    days = [span for k, span in enumerate(found) if span.rule != PART_OF_DAY and not _explained(span, found[k + 1 : k + 2])]
    return days or found


def _explained(span: DateSpan, following: Sequence[DateSpan]) -> bool:
    """«в среду, 10 апреля», «завтра, 24 октября»: the day of the month says it better."""
    return span.basis == "relative" and any(day.rule == "date.day" and 0 < day.start - span.end <= 1 for day in following)


class _Finder:
    def __init__(self, tokens: Sequence[Token], known: Known, published: date | None, past: bool | None) -> None:  # noqa: FBT001
        self.tokens = tokens
        self.known = known
        self.lexicon = known.lexicon
        self.moments = known.moments
        self.published = published
        self.past = past

    def at(self, at: int) -> DateSpan | None:
        return self._numeric(at) or self._stated(at) or self._year_alone(at) or self._relative(at) or self._weekday(at) or self._spell(at)

    def _spell(self, at: int) -> DateSpan | None:
        found = spell(self.tokens, at, self.known, self.published, past=self.past)
        return DateSpan(at, found[0], found[1], "relative", SPELL) if found is not None else None

    def _year_alone(self, at: int) -> DateSpan | None:
        """«в 2026 году», «в 2022-м»."""
        text = self.tokens[at].text
        before = self.tokens[at - 1].lower if at else ""
        if before not in self.lexicon.words["in"] or not re.fullmatch(r"(?:19|20)\d\d", text):
            return None
        word = self._year_word(at + 1)
        suffix = at + 2 < len(self.tokens) and self.tokens[at + 1].text == "-" and self.tokens[at + 2].is_word
        return _span(at, at + 1 + word, text, "date.year") if word or suffix else None

    def _numeric(self, at: int) -> DateSpan | None:
        match = _NUMERIC.match(self.tokens[at].text)
        if match is None:
            return None
        return _span(at, at + 1, _iso(int(match[3]), int(match[2]), int(match[1])), "date.numeric")

    def _stated(self, at: int) -> DateSpan | None:
        day = self._day(at)
        if day is None:
            return None
        year = day.year or self._nearest_year(day)
        if year is None:
            return None
        if day.first is None:
            return _span(day.start, day.end, f"{year:04}-{day.month:02}", "date.month")
        first, last = _iso(year, day.month, day.first), _iso(year, day.month, day.last or day.first)
        until = self._until(day)
        if until is not None and first is not None and first < until.edtf:
            return _span(day.start, until.end, f"{first}/{until.edtf}", "date.day")
        edtf = first if first == last else f"{first}/{last}" if first and last else None
        return _span(day.start, day.end, edtf, "date.day")

    def _until(self, day: _Day) -> DateSpan | None:
        """«30 апреля – 2 мая»: the day of the next month on which it ends."""
        dash = day.end + 1 < len(self.tokens) and self.tokens[day.end].text in "-–—" and self.tokens[day.end + 1].text.isdecimal()
        last = self._stated(day.end + 1) if dash and day.first == day.last else None
        return last if last is not None and last.rule == "date.day" and "/" not in last.edtf else None

    def _day(self, at: int) -> _Day | None:
        """Read «18», «7–10» or nothing, then a month, then perhaps a year."""
        found, month_at = days_before(self.tokens, at, self.lexicon)
        if month_at >= len(self.tokens):
            return None
        if found and self.published is not None and self.tokens[month_at].lemmas & self.known.words["month_day"]:
            return _Day(at, month_at + 1, found[0], found[-1], self.published.month, None)  # «12 числа»
        month = self._month(month_at, abbreviated=bool(found))
        if month is None or (not found and not self._is_month(month_at)):
            return None
        year, end = self._year(month_at + 1)
        first, last = (found[0], found[-1]) if found else (None, None)
        return _Day(at, end, first, last, month + 1, year)

    def _month(self, at: int, *, abbreviated: bool) -> int | None:
        """Return which month a word names; behind a day it may be cut short: «12 авг»."""
        word = self.tokens[at].lower
        named = index_of(self.tokens[at], self.lexicon.months)
        if named is None and abbreviated and len(word) >= SHORTEST:
            return next((k for k, month in enumerate(self.lexicon.months) if month.startswith(word)), None)
        return named

    def _is_month(self, at: int) -> bool:
        return any(form.pos == "NOUN" for form in self.tokens[at].forms) and not self.tokens[at].is_capital

    def _year(self, at: int) -> tuple[int | None, int]:
        if at >= len(self.tokens):
            return None, at
        token = self.tokens[at]
        if token.text.isdecimal() and len(token.text) == 4 and 1990 <= int(token.text) <= 2099:
            end = suffixed(self.tokens, at + 1)
            return int(token.text), end + self._year_word(end)
        for shift, words in self.lexicon.years_beside:
            if self.published and token.lemmas & set(words) and self._year_word(at + 1):
                return self.published.year + shift, at + 2
        return None, at

    def _year_word(self, at: int) -> int:
        return int(at < len(self.tokens) and bool(self.tokens[at].lemmas & set(self.lexicon.years)))

    def _nearest_year(self, day: _Day) -> int | None:
        """Take the year that brings the day nearest to the article's date: «18 сентября» in an article of September 16."""
        if self.published is None:
            return None
        if day.first is None and self.past is not None:
            late = day.month > self.published.month if self.past else day.month < self.published.month
            return self.published.year + (0 if not late else -1 if self.past else 1)
        years = [self.published.year + k for k in (-1, 0, 1)]
        days = [((found - self.published).days, year) for year in years if (found := day_or_none(year, day.month, day.first or 15))]
        told = [away for away in days if self.past is None or (away[0] <= _SOON if self.past else away[0] >= -_SOON)]
        return min(told or days, key=lambda away: abs(away[0]))[1] if days else None

    def _relative(self, at: int) -> DateSpan | None:
        if self.published is None:
            return None
        moment = self.moments.match(self.tokens, at)
        if moment is not None:
            day = shifted(self.published, moment.value)
            return DateSpan(at, moment.end, day.isoformat(), "relative", f"date.{moment.value:+d}")
        part = self.known.parts_of_day.match(self.tokens, at)
        if part is not None:
            return DateSpan(at, part.end, self.published.isoformat(), "relative", PART_OF_DAY)
        for lemma in self.tokens[at].lemmas & set(self.lexicon.relative_days):
            if self._governs(at, lemma):
                return None
            day = shifted(self.published, self.lexicon.relative_days[lemma])
            return DateSpan(at, at + 1, day.isoformat(), "relative", f"date.{self.lexicon.relative_days[lemma]:+d}")
        return None

    def _governs(self, at: int, lemma: str) -> bool:
        """«накануне саммита» is no day: a genitive follows the word, which is a preposition there."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if lemma not in self.lexicon.words["eve"] or following is None or not following.is_word or following.is_capital:
            return False
        return any(form.case == "gent" and form.pos in {"NOUN", "ADJF"} for form in following.forms) and following.forms[0].pos != "PREP"

    def _weekday(self, at: int) -> DateSpan | None:
        index = index_of(self.tokens[at], self.lexicon.weekdays)
        before = self.tokens[at - 1].lower if at and self.tokens[at - 1].text not in ",.–—|" else self._as_subject(at)
        if at and self.tokens[at - 1].lemmas & set(self.lexicon.words["part_of_day"]):
            before = self.lexicon.words["in"][0]
        adjective = at >= 2 and self.tokens[at - 2].lower in self.lexicon.words["in"]
        fixed = before in self.lexicon.words["on"]
        if index is None or self.published is None or not (before in self.lexicon.words["in"] or adjective or fixed or before == "("):
            return None
        if self._is_plural(at):
            return None
        ahead = (index - self.published.weekday()) % 7
        past = self.past if self.past is not None else not fixed  # «намеченная на пятницу»
        days = ahead - 7 if past and ahead else ahead
        return DateSpan(at, at + 1, shifted(self.published, days).isoformat(), "relative", "date.weekday")

    def _as_subject(self, at: int) -> str:
        """«Пятница в Бишкеке выдалась насыщенной», «ПЯТНИЦА.», «КАИР, пятница»: the day is what the sentence is about, or its heading."""
        nominative = any(form.case == "nomn" for form in self.tokens[at].forms)
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        alone = following is None or not following.is_word
        followed = following is not None and at == 0 and following.lower in self.lexicon.words["in"]
        return self.lexicon.words["in"][0] if nominative and (followed or alone) else ""

    def _is_plural(self, at: int) -> bool:
        return all(form.number == "plur" for form in self.tokens[at].forms)


def shifted(day: date, days: int) -> date:
    """Return a day some days away, the day itself at the ends of the calendar."""
    return day + timedelta(days=days) if date.min.toordinal() <= day.toordinal() + days <= date.max.toordinal() else day


def _span(start: int, end: int, edtf: str | None, rule: str) -> DateSpan | None:
    return None if edtf is None else DateSpan(start, end, edtf, "stated", rule)


def _iso(year: int, month: int, day: int) -> str | None:
    found = day_or_none(year, month, day)
    return None if found is None else found.isoformat()
