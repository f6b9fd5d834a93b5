"""Which reports are about one meeting: exact same day, kind and place, and the same people. Pure, and blind to the order of arrival."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from kg.edtf import earliest, latest
from kg.model import Account, Link, Site
from kg.slugs import slug
from kg.world import Place

_AWAY = frozenset({"absent", "denied"})
_A_DAY = len("2025-09-18")
_SAME_STATES = 0.8  # nobody is named, but the same states met: less sure than any shared name


@dataclass(frozen=True, slots=True)
class Block:
    """Reports of one meeting lie in one block: the same day, place and kind."""

    day: str
    place: str
    kind: str

    @property
    def name(self) -> str:
        """Return the block as the beginning of the ids of its meetings.

        >>> Block("2025-09-18", "bishkek", "summit").name
        '2025-09-18/bishkek/summit'
        """
        return f"{self.day.replace('/', '_')}/{self.place}/{self.kind}"


def block_of(account: Account, places: Mapping[str, Place]) -> Block | None:
    """Return the block of a report; None where its day is not known exactly, so that it stays alone."""
    report = account.report
    day = report.date or report.date_proposed
    if day is None or not _is_exact(day):
        return None
    return Block(day, _place_name(report.place, places), report.kind)


def link(accounts: Iterable[Account], places: Mapping[str, Place], known: Mapping[str, str]) -> tuple[Link, ...]:
    """Return which report is about which meeting, sorted.

    Reports of one block belong together when they share people (or name nobody and share all states) and do not contradict each other;
    reports of one article are always of different meetings. The groups depend on the reports alone. Their names are kept once given.

    Args:
        accounts: every report of each block concerned.
        places: the places of the gazetteer, by id.
        known: the meetings that reports were about so far, by the report's key.
    """
    blocks: dict[Block, list[Account]] = defaultdict(list)
    links: list[Link] = []
    for _, account in sorted({account.key: account for account in accounts}.items()):
        block = block_of(account, places)
        if block is None:
            links.append(Link(account.key, _lonely_name(account, places), 1.0))
        else:
            blocks[block].append(account)
    for block, members in blocks.items():
        links.extend(_links_of(block, members, places, known))
    return tuple(sorted(links))


# --- which reports belong together ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who met whom, as one report has it."""

    account: Account
    where: tuple[str, str | None]
    people: frozenset[str]
    states: frozenset[str]

    @property
    def two_sided(self) -> bool:
        return self.account.report.under is None and len(self.states) <= 2


def _sides_of(account: Account, places: Mapping[str, Place]) -> _Sides:
    report = account.report
    there = [one for one in report.participants if one.attendance not in _AWAY]
    return _Sides(
        account=account,
        where=(_place_name(report.place, places), None if report.place is None else report.place.state),
        people=frozenset(one.person or slug(one.name) or one.name for one in there),
        states=frozenset((*report.states, *(one.represents for one in there if one.represents is not None))),
    )


def _groups(sides: Sequence[_Sides]) -> list[list[_Sides]]:
    """Return the reports of a block grouped by meeting: the surest pairs first, and never two that contradict each other."""
    pairs = list(combinations(range(len(sides)), 2))
    apart = {pair for pair in pairs if _contradict(sides[pair[0]], sides[pair[1]])}
    scored = [(-_agreement(sides[one], sides[other]), one, other) for one, other in pairs if (one, other) not in apart]
    group_of = {number: [number] for number in range(len(sides))}
    for score, one, other in sorted(scored):
        mine, theirs = group_of[one], group_of[other]
        if score and mine is not theirs and not any((min(pair), max(pair)) in apart for pair in product(mine, theirs)):
            mine.extend(theirs)
            group_of.update(dict.fromkeys(theirs, mine))
    return [[sides[number] for number in group] for number, group in group_of.items() if group[0] == number]


def _agreement(one: _Sides, other: _Sides) -> float:
    """Return how sure it is that two reports are about one meeting; 0 where nothing speaks for it."""
    if not one.people and not other.people:
        return _SAME_STATES if one.states and one.states == other.states else 0.0
    shared = len(one.people & other.people)
    return shared / min(len(one.people), len(other.people)) if shared else 0.0


def _contradict(one: _Sides, other: _Sides) -> bool:
    mine, theirs = one.account.report, other.account.report
    if one.account.article == other.account.article or one.where != other.where:
        return True
    if mine.under is not None and theirs.under is not None and mine.under != theirs.under:
        return True
    if not (one.two_sided and other.two_sided):
        return False
    # A minister meets several colleagues in one day: he alone does not make it one meeting.
    return not _fit(one.states, other.states) or not _fit(one.people, other.people)


def _fit(some: frozenset[str], others: frozenset[str]) -> bool:
    return some <= others or others <= some or len(some & others) > 1


# --- what the meetings are called -----------------------------------------------------------------------------------------------------


def _links_of(block: Block, members: list[Account], places: Mapping[str, Place], known: Mapping[str, str]) -> Iterator[Link]:
    groups = sorted(_groups([_sides_of(account, places) for account in members]), key=_founder_order)
    names: dict[int, str] = {}
    for number, group in enumerate(groups):
        kept = _kept_name(block, group, known)
        if kept is not None and kept not in names.values():
            names[number] = kept
    for number, group in enumerate(groups):
        if number not in names:
            names[number] = _new_name(block, group, frozenset(names.values()))
        for one in group:
            yield Link(one.account.key, names[number], _score(one, group))


def _kept_name(block: Block, group: list[_Sides], known: Mapping[str, str]) -> str | None:
    given = (known.get(one.account.key) for one in group)
    fitting = Counter(name for name in given if name is not None and _is_of(name, block))
    return min(fitting, key=lambda name: (-fitting[name], name), default=None)


def _new_name(block: Block, group: list[_Sides], taken: frozenset[str]) -> str:
    name = block.name + _pair(group)
    if name not in taken:
        return name
    return f"{name}-{_fingerprint(min(group, key=_seniority).account.key)}"


def _pair(group: list[_Sides]) -> str:
    """Return the two sides of a meeting that has just two: the same day often holds several such."""
    states = frozenset().union(*(one.states for one in group))
    if len(states) != 2 or not all(one.two_sided for one in group):
        return ""
    return "-" + "-".join(sorted(slug(state) for state in states))


def _lonely_name(account: Account, places: Mapping[str, Place]) -> str:
    report = account.report
    block = Block(report.date or report.date_proposed or "undated", _place_name(report.place, places), report.kind)
    return f"{block.name}{_pair([_sides_of(account, places)])}-{_fingerprint(account.key)}"


def _is_of(name: str, block: Block) -> bool:
    return name == block.name or name.startswith(block.name + "-")


def _score(one: _Sides, group: list[_Sides]) -> float:
    return max((_agreement(one, other) for other in group if other is not one), default=1.0)


def _founder_order(group: list[_Sides]) -> tuple[date, str]:
    return min(_seniority(one) for one in group)


def _seniority(one: _Sides) -> tuple[date, str]:
    return one.account.published or date.max, one.account.key


def _place_name(site: Site | None, places: Mapping[str, Place]) -> str:
    """Return the city of a place as the part of an id, else its state."""
    if site is None:
        return "unplaced"
    known = places.get(site.place or "")
    if known is not None:
        return (known.within or known.id).partition("/")[2]
    return slug(site.name or site.state or "") or "unplaced"


def _is_exact(day: str) -> bool:
    first, last = earliest(day), latest(day)
    return first is not None and last is not None and all(len(end) == _A_DAY for end in day.split("/"))


def _fingerprint(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:6]
