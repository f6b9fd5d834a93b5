"""What the reports of one meeting disagree on: both sides are kept. Pure."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from kg.edtf import earliest, latest
from kg.identity.attending import parts_by_agent
from kg.identity.table import load_table
from kg.model import Account, Conflict

_THERE, _AWAY = frozenset({"present", "remote"}), frozenset({"absent", "denied"})
_OFF = frozenset({"postponed", "cancelled"})


def conflicts(accounts: Sequence[Account]) -> tuple[Conflict, ...]:
    """Return on what the reports of one meeting disagree: its date, kind, place or status, or whether somebody attended."""
    fields = (("date", _other_date), ("kind", _other_kind), ("place", _other_place), ("status", _other_status))
    found = (Conflict(field, None, _between(accounts, differ)) for field, differ in fields)
    return (*(one for one in found if one.reports), *_disputed_attendances(accounts))


def _between(accounts: Sequence[Account], differ: Callable[[Account, Account], bool]) -> tuple[str, ...]:
    alike: dict[object, list[Account]] = defaultdict(list)
    for account in accounts:
        report = account.report
        alike[report.kind, report.status, report.date, report.place].append(account)
    pairs = (pair for pair in combinations(alike.values(), 2) if differ(pair[0][0], pair[1][0]))
    return tuple(sorted({one.key for pair in pairs for group in pair for one in group}))


def _other_date(one: Account, other: Account) -> bool:
    """Say whether two reports give dates that cannot both be true; a month and a day in it can, and a plan may be moved."""
    mine, theirs = one.report.date, other.report.date
    if mine is None or theirs is None or mine == theirs or (one.report.status == "held") != (other.report.status == "held"):
        return False
    first, last = earliest(mine), latest(mine)
    begin, end = earliest(theirs), latest(theirs)
    return bool((first and end and end < first) or (last and begin and last < begin))


def _other_kind(one: Account, other: Account) -> bool:
    """Say whether two reports give kinds of which neither is only a looser word for the other."""
    return one.report.kind != other.report.kind and load_table().general.isdisjoint({one.report.kind, other.report.kind})


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
    """Return who was there as some reports have it, and was not as others have it or leave him out of a list they call complete."""
    held = [account for account in accounts if account.report.status == "held"]
    found = []
    for agent, parts in parts_by_agent(accounts).items():
        sides: dict[bool, set[str]] = defaultdict(set)
        for account, one in parts:
            if one.attendance in _THERE | _AWAY:
                sides[one.attendance in _THERE].add(account.key)
        named = {account.key for account, _ in parts}
        sides[False] |= {account.key for account in held if account.report.list_complete and account.key not in named}
        if sides[True] and sides[False]:
            found.append(Conflict("attendance", agent, tuple(sorted(sides[True] | sides[False]))))
    return tuple(sorted(found, key=lambda one: one.agent or ""))
