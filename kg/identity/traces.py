"""What of a report tells which meeting it is about, small enough to be kept beside it and compared with hundreds. Pure."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from kg.edtf import earliest, latest
from kg.model import Account, Participation, Site
from kg.slugs import slug
from kg.world import Place

AWAY = frozenset({"absent", "denied"})
_SHORT = 10  # days: what lasts longer is found by its months
_LONGEST = 32  # days: what may have been on any of so many is no date
_MONTH = len("2025-09")


@dataclass(frozen=True, slots=True, order=True)
class Somebody:
    """A person as one report names him: by id where he is known, and for whom he was there."""

    person: str | None
    name: str
    of: str | None


@dataclass(frozen=True)
class Trace:
    """Who, when, where and what sort of meeting, as one report has it."""

    key: str  # "{article id}#{report id}"
    kind: str
    status: str
    first: date | None  # the days the report states, the first and the last
    last: date | None
    relative: bool  # they follow from a word like «сегодня», which may belong to another event of the sentence
    near: date | None  # where it states none: the day it proposes, else the day of publication
    published: date | None
    city: str | None
    known_city: bool  # the gazetteer has it
    state: str | None  # where it took place
    under: str | None
    states: tuple[str, ...]
    people: tuple[Somebody, ...]
    again: bool = False  # another report of its article tells of the same meeting, as far as one can see

    @cached_property
    def content(self) -> tuple[object, ...]:
        """Return all but whose report it is: reports of one content are alike in every comparison."""
        return astuple(self)[1:]

    @cached_property
    def rank(self) -> str:
        """Return what puts two contents in an order, always the same."""
        return repr(self.content)

    @cached_property
    def article(self) -> str:
        """Return the article the report stands in."""
        return self.key.rpartition("#")[0]

    @property
    def held(self) -> bool:
        """Say whether it tells of what took place."""
        return self.status == "held"

    @cached_property
    def sides(self) -> frozenset[str]:
        """Return the states and organisations that took part; of a visit, the host as well."""
        host = {self.state} if self.kind == "visit" and self.state is not None else set()
        return frozenset({*self.states, *host, *(one.of for one in self.people if one.of is not None)})

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """Return the first and the last day near which other reports of the meeting lie; nothing where that is too vague to tell."""
        first, last = self.first or self.near, self.last or self.near
        return None if first is None or last is None or (last - first).days >= _LONGEST else (first, last)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Return what reports of one meeting have at least one of in common: sides, a city, an organisation, people of no known side."""
        people = {one.person or slug(one.name) for one in self.people if one.of is None}
        return frozenset({*self.sides, *people, *filter(None, (self.city, self.under))})

    def keys(self) -> Iterator[str]:
        """Yield that under which this report is found: its days, or months where it has many, each with each of its tokens."""
        yield from self._keys(0, days=self._is_short, months=not self._is_short)

    def sought(self, reach: int) -> Iterator[str]:
        """Yield the keys of the reports that may be about the same meeting, from so many days before to so many after."""
        yield from self._keys(reach, days=True, months=True)

    @property
    def _is_short(self) -> bool:
        return self.span is None or (self.span[1] - self.span[0]).days < _SHORT

    def _keys(self, reach: int, *, days: bool, months: bool) -> Iterator[str]:
        if self.span is None:
            return
        first, last = self.span[0] - timedelta(reach), self.span[1] + timedelta(reach)
        written = [(first + timedelta(number)).isoformat() for number in range((last - first).days + 1)]
        wanted = [*(written if days else ()), *(sorted({day[:_MONTH] for day in written}) if months else ())]
        yield from (f"{day} {token}" for day in wanted for token in sorted(self.tokens))

    def text(self) -> str:
        """Return the trace as one line."""
        return json.dumps(astuple(self), ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


def trace_of(account: Account, places: Mapping[str, Place]) -> Trace:
    """Return the trace of a report."""
    report = account.report
    dated = report.date is not None and earliest(report.date) is not None and latest(report.date) is not None
    return Trace(
        key=account.key,
        kind=report.kind,
        status=report.status,
        first=earliest(report.date) if dated else None,
        last=latest(report.date) if dated else None,
        relative=report.date_basis == "relative",
        near=latest(report.date_proposed) or account.published,
        published=account.published,
        city=_city(report.place, places),
        known_city=report.place is not None and report.place.place in places,
        state=None if report.place is None else report.place.state,
        under=report.under,
        states=report.states,
        people=tuple(sorted((somebody(one) for one in report.participants if one.attendance not in AWAY), key=astuple_key)),
    )


@lru_cache(maxsize=16384)
def read_trace(text: str) -> Trace:
    """Return the trace that a line stands for."""
    key, kind, status, first, last, relative, near, published, city, known_city, state, under, states, people, again = json.loads(text)
    return Trace(
        key=key,
        kind=kind,
        status=status,
        first=_date(first),
        last=_date(last),
        relative=relative,
        near=_date(near),
        published=_date(published),
        city=city,
        known_city=known_city,
        state=state,
        under=under,
        states=tuple(states),
        people=tuple(Somebody(*one) for one in people),
        again=again,
    )


def _date(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def astuple_key(one: Somebody) -> tuple[Any, ...]:
    """Return what sorts people, also those of whom less is known."""
    return one.name, one.person or "", one.of or ""


def somebody(one: Participation) -> Somebody:
    """Return who takes part, as far as it tells him from others."""
    return Somebody(one.person, one.name, one.represents)


def _city(site: Site | None, places: Mapping[str, Place]) -> str | None:
    """Return the city of a place by its id in the gazetteer, else by its name."""
    if site is None:
        return None
    known = places.get(site.place or "")
    if known is not None:
        return known.within or known.id
    return slug(site.name or "") or None
