"""Which reports are about which meeting, and what the meetings are called. Pure, and blind to the order of arrival.

The groups depend on the reports alone. Their names are kept once given: a name stays with the earliest report that had it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from kg.identity.clustering import Matches, Ruled, groups, why
from kg.identity.telling_again import traces_of
from kg.identity.traces import Trace
from kg.model import Account, Link
from kg.slugs import slug
from kg.world import Place

_SURE = 1.0


def link(accounts: Iterable[Account], places: Mapping[str, Place], known: Mapping[str, str]) -> tuple[Link, ...]:
    """Return which report is about which meeting, sorted, for reports that are all there are.

    Args:
        accounts: the reports.
        places: the places of the gazetteer, by id.
        known: the meetings that reports were about so far, by the report's key.
    """
    told_in: dict[str, dict[str, Account]] = defaultdict(dict)
    for account in accounts:
        told_in[account.article][account.key] = account
    traces = [trace for told in told_in.values() for trace in traces_of(told.values(), places)]
    return links(traces, Matches(Ruled()), known=known, taken=lambda _: False)


def links(traces: Iterable[Trace], matches: Matches, *, known: Mapping[str, str], taken: Callable[[str], bool]) -> tuple[Link, ...]:
    """Return which report is about which meeting, sorted.

    Args:
        traces: every report that may be drawn together with another of them.
        matches: the comparisons of reports.
        known: the meetings that reports were about so far, by the report's key.
        taken: says of a name whether some other meeting has it.
    """
    found = groups(traces, matches)
    names = _names(found, known, taken)
    return tuple(sorted(_link(one, group, name, matches) for group, name in zip(found, names, strict=True) for one in group))


def _link(one: Trace, group: Sequence[Trace], name: str, matches: Matches) -> Link:
    tie = why(group, one, matches)
    return Link(one.key, name, _SURE) if tie is None else Link(one.key, name, tie.score, tie.text)


# --- what the meetings are called -----------------------------------------------------------------------------------------------------


def _names(found: Sequence[Sequence[Trace]], known: Mapping[str, str], taken: Callable[[str], bool]) -> list[str]:
    owners = _owners(found, known)
    names = [next((known[one.key] for one in sorted(group, key=seniority) if one.key in owners), None) for group in found]
    used = {name for name in names if name is not None}
    for place in sorted(range(len(found)), key=lambda place: min(map(seniority, found[place]))):
        if names[place] is None:
            names[place] = _minted(min(found[place], key=seniority), lambda name: name in used or taken(name))
            used.add(names[place] or "")
    return [name or "" for name in names]


def _owners(found: Sequence[Sequence[Trace]], known: Mapping[str, str]) -> frozenset[str]:
    """Return of each name given so far the earliest report that had it."""
    had: dict[str, list[Trace]] = defaultdict(list)
    for group in found:
        for one in group:
            if one.key in known:
                had[known[one.key]].append(one)
    return frozenset(min(reports, key=seniority).key for reports in had.values())


def seniority(one: Trace) -> tuple[date, str]:
    """Return what sorts the earliest report first."""
    return one.published or date.max, one.key


def _minted(founder: Trace, taken: Callable[[str], bool]) -> str:
    name = f"{_day(founder)}/{_place(founder)}/{founder.kind}{_pair(founder)}"
    return name if not taken(name) else f"{name}-{hashlib.sha256(founder.key.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"


def _day(founder: Trace) -> str:
    """Return the day as the part of an id; the month or year where no more is known.

    A name, not a claim: who tells of what is over without saying when is taken at the day of publication.
    """
    first, last = founder.first, founder.last
    if first is None or last is None:
        return founder.near.isoformat() if founder.near is not None and founder.held else "undated"
    if first == last:
        return first.isoformat()
    after = last + timedelta(1)
    if (first.day, after.day) == (1, 1):
        whole_year = (first.month, after.month, last.year) == (1, 1, first.year)
        return f"{first.year:04}" if whole_year else first.isoformat()[: len("2025-09")]
    return f"{first}_{last}"


def _place(founder: Trace) -> str:
    city = founder.city or founder.state
    return "unplaced" if city is None else slug(city.partition("/")[2] or city) or "unplaced"


def _pair(founder: Trace) -> str:
    """Return the two sides of a meeting that has just two: the same day often holds several such."""
    states = sorted({*founder.states, *(one.of for one in founder.people if one.of is not None)})
    return "-" + "-".join(slug(state) for state in states) if len(states) == 2 and founder.under is None else ""
