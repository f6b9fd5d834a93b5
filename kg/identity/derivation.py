"""Reports of one meeting → the meeting: one value a field, one attendance a person, and what the reports disagree on. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kg.edtf import earliest, latest
from kg.identity.attending import Protocol, agent_key, attendances, certainty
from kg.identity.weighing import Claim, Scale, claims_of
from kg.model import Account, Conflict, Meeting
from kg.sources.gazetteer import Gazetteer

__all__ = ["Protocol", "derive"]

_BASES = {"ruled": 0, "stated": 1, "relative": 2, "dateline": 3}
_THERE, _AWAY = frozenset({"present", "remote"}), frozenset({"absent", "denied"})
_OFF = frozenset({"postponed", "cancelled"})


def derive(meeting: str, accounts: Iterable[Account], *, gazetteer: Gazetteer, protocol: Protocol, about: Mapping[str, str]) -> Meeting:
    """Return the meeting that reports are about; the order in which they are given does not matter.

    A single value is chosen by its grounds (ruled, stated, relative, dateline), then by how many independent reports give it, then by
    how recent they are. Facts that may be several are all kept.

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
        kind=scale.choose(claims_of(told, lambda one: one.report.kind)) or "other",
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
        conflicts=_conflicts(told),
        reports=tuple(one.key for one in told),
    )
    return replace(derived, attendances=attendances(derived, told, scale, gazetteer, protocol))


def _dates(accounts: Sequence[Account]) -> list[Claim[tuple[str, str]]]:
    claims = []
    for account in accounts:
        report = account.report
        if report.date is not None:
            basis = report.date_basis or "stated"
            claims.append(Claim((report.date, basis), account, _BASES[basis]))
        elif report.date_proposed is not None:
            claims.append(Claim((report.date_proposed, "dateline"), account, _BASES["dateline"]))
    return claims


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


# --- what the reports disagree on -----------------------------------------------------------------------------------------------------


def _conflicts(accounts: Sequence[Account]) -> tuple[Conflict, ...]:
    fields = (("date", _other_date), ("kind", _other_kind), ("place", _other_place), ("status", _other_status))
    found = (Conflict(field, None, _between(accounts, differ)) for field, differ in fields)
    return (*(one for one in found if one.reports), *_disputed_attendances(accounts))


def _between(accounts: Sequence[Account], differ: Callable[[Account, Account], bool]) -> tuple[str, ...]:
    pairs = (pair for pair in combinations(accounts, 2) if differ(*pair))
    return tuple(sorted({one.key for pair in pairs for one in pair}))


def _other_date(one: Account, other: Account) -> bool:
    """Say whether two reports give dates that cannot both be true; a month and a day in it can."""
    mine, theirs = one.report.date, other.report.date
    if mine is None or theirs is None or mine == theirs:
        return False
    first, last = earliest(mine), latest(mine)
    begin, end = earliest(theirs), latest(theirs)
    return bool((first and end and end < first) or (last and begin and last < begin))


def _other_kind(one: Account, other: Account) -> bool:
    return one.report.kind != other.report.kind


def _other_place(one: Account, other: Account) -> bool:
    mine, theirs = one.report.place, other.report.place
    if mine is None or theirs is None:
        return False
    if mine.state and theirs.state and mine.state != theirs.state:
        return True
    if mine.place and theirs.place:
        return mine.place != theirs.place
    return bool(mine.name and theirs.name and mine.name != theirs.name)


def _other_status(one: Account, other: Account) -> bool:
    """Say whether one report has it held and the other called off; a plan that came true is no disagreement."""
    statuses = {one.report.status, other.report.status}
    return "held" in statuses and bool(statuses & _OFF)


def _disputed_attendances(accounts: Sequence[Account]) -> tuple[Conflict, ...]:
    there: dict[str, set[str]] = {}
    away: dict[str, set[str]] = {}
    agents: dict[str, str] = {}
    for account in accounts:
        for one in account.report.participants:
            side = there if one.attendance in _THERE else away if one.attendance in _AWAY else {}
            side.setdefault(agent_key(one), set()).add(account.key)
            agents.setdefault(agent_key(one), one.person or one.name)
    disputed = sorted(there.keys() & away.keys())
    return tuple(Conflict("attendance", agents[key], tuple(sorted(there[key] | away[key]))) for key in disputed)
