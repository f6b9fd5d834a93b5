"""Reports of one meeting → the meeting: one value a field, one attendance a person, and what the reports disagree on. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.edtf import earliest, latest
from kg.identity.attending import Protocol, attendances, certainty
from kg.identity.disagreeing import conflicts
from kg.identity.table import load_table
from kg.identity.weighing import Claim, Scale, claims_of
from kg.model import Account, Meeting
from kg.sources.gazetteer import Gazetteer

__all__ = ["Protocol", "derive"]

_BASES = ("ruled", "stated", "relative", "dateline")
_FAINTEST = 1000  # beyond every other grounds of a date


def derive(meeting: str, accounts: Iterable[Account], *, gazetteer: Gazetteer, protocol: Protocol, about: Mapping[str, str]) -> Meeting:
    """Return the meeting that reports are about; the order in which they are given does not matter.

    A single value is chosen by its grounds (ruled, stated, relative, dateline; a report of what took place before an announcement), then by
    how many independent reports give it, then by how recent they are. Facts that may be several are all kept.

    Args:
        meeting: the id of the meeting.
        accounts: every report of it, at least one.
        gazetteer: who held which post when, and how high it stands.
        protocol: which level stands above which, and which one a kind of meeting expects.
        about: the meetings of reports, by the report's key, to find what this meeting is part of.
    """
    told = sorted(accounts, key=lambda one: one.key)
    scale = Scale(told)
    date, basis = scale.choose(_dates(told)) or (None, None)
    derived = Meeting(
        id=meeting,
        kind=scale.choose(claims_of(told, lambda one: one.report.kind, _looseness)) or "other",
        subkind=scale.choose(claims_of(told, lambda one: one.report.subkind)),
        status=_status(told, scale),
        date=date,
        date_basis=basis,
        place=scale.choose(claims_of(told, lambda one: one.report.place, _vagueness)),
        under=scale.choose(claims_of(told, lambda one: one.report.under)),
        states=_all(told, lambda one: one.report.states),
        groups=_all(told, lambda one: one.report.groups),
        topics=_all(told, lambda one: one.report.topics),
        part_of=scale.choose(claims_of(told, lambda one: _part_of(one, meeting, about))),
        confidence=max(certainty(one.report.grounds) for one in told),
        attendances=(),
        conflicts=conflicts(told),
        reports=tuple(one.key for one in told),
    )
    return replace(derived, attendances=attendances(derived, told, scale, gazetteer, protocol))


def _dates(accounts: Sequence[Account]) -> list[Claim[tuple[str, str]]]:
    claims = []
    for account in accounts:
        report = account.report
        if report.date is not None:
            basis = report.date_basis or "stated"
            claims.append(Claim((report.date, basis), account, _faintness(account, report.date, basis)))
        elif report.date_proposed is not None:
            claims.append(Claim((report.date_proposed, "dateline"), account, _faintness(account, report.date_proposed, "dateline")))
    return claims


def _faintness(account: Account, date: str, basis: str) -> int:
    """Rank a date: ruled first, dateline last; what took place before what was announced, a day before a month, stated before relative."""
    if basis == "ruled":
        return 0
    first, last = earliest(date), latest(date)
    vague = _FAINTEST if first is None or last is None else min((last - first).days, _FAINTEST)
    ranks = (basis == "dateline", account.report.status != "held", vague, _BASES.index(basis))
    return 1 + sum(int(rank) * weight for rank, weight in zip(ranks, (100_000, 10_000, 4, 1), strict=True))


def _looseness(account: Account) -> int:
    """Rank a kind: one that says little, as a visit says of the talks in it, after one that says more."""
    return load_table().vague.get(account.report.kind, 0)


def _status(accounts: Sequence[Account], scale: Scale) -> str:
    """Return held where any report says so; else what was said last, for plans change."""
    if any(one.report.status == "held" for one in accounts):
        return "held"
    newest = max((one.published for one in accounts if one.published is not None), default=None)
    last = [one for one in accounts if one.published == newest]
    return scale.choose(claims_of(last, lambda one: one.report.status)) or "planned"


def _vagueness(account: Account) -> int:
    place = account.report.place
    return 2 if place is None or place.name is None else int(place.place is None)


def _part_of(account: Account, meeting: str, about: Mapping[str, str]) -> str | None:
    larger = account.report.part_of
    found = None if larger is None else about.get(f"{account.article}#{larger}")
    return None if found == meeting else found


def _all(accounts: Iterable[Account], of: Callable[[Account], Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({value for account in accounts for value in of(account)}))
