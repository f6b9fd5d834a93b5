"""Reports → groups of reports about one meeting; in whatever order they come, the groups are the same. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.identity.matching import Match, match
from kg.identity.table import load_table
from kg.identity.traces import Trace

Pair = frozenset[str]
_Content = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Pairs of reports that a curator joined or kept apart, by their keys."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def partners(self, key: str) -> frozenset[str]:
        """Return the reports that are ruled to be about the same meeting as one."""
        return frozenset(other for pair in self.same if key in pair for other in pair if other != key)

    def speaks_of(self, key: str) -> bool:
        """Say whether any ruling is on a report."""
        return any(key in pair for pair in (*self.same, *self.apart))


class Matches:
    """The comparisons of pairs of reports, each two contents compared once, with what is ruled of them."""

    def __init__(self, ruled: Ruled) -> None:
        """Take the rulings."""
        self.ruled = ruled
        self._known: dict[tuple[_Content, _Content], Match] = {}

    def of(self, one: Trace, other: Trace) -> Match:
        """Return the comparison of two reports; a ruling has the last word."""
        pair = frozenset((one.key, other.key))
        if pair in self.ruled.same:
            return Match((), 1.0)
        if pair in self.ruled.apart:
            return Match((), 0.0, "ruled apart")
        if one.article == other.article:
            return Match((), 0.0, "two reports of one article")
        return self.alike(one, other)

    def alike(self, one: Trace, other: Trace) -> Match:
        """Return the comparison of what two reports say, whoever says it."""
        contents = (one.content, other.content)
        if contents not in self._known:
            self._known[contents] = self._known[contents[1], contents[0]] = match(one, other)
        return self._known[contents]


def component(seeds: Iterable[Trace], found_under: Callable[[Iterable[str]], Iterable[Trace]], matches: Matches) -> list[Trace]:
    """Return all reports that may be drawn together with some, directly or by way of others.

    Args:
        seeds: the reports to begin with.
        found_under: gives the reports that are found under any of some keys (`Trace.keys`), and those ruled to belong to some reports.
        matches: the comparisons.
    """
    found = {seed.key: seed for seed in seeds}
    pool: dict[str, Trace] = {}
    looked: set[str] = set()
    edge = list(found.values())
    while edge:
        contents = list({one.content: one for one in edge}.values())
        keys = {key for one in contents for key in one.sought(load_table().reach)} | {one.key for one in edge}
        pool.update((one.key, one) for one in found_under(sorted(keys - looked)) if one.key not in found)
        looked |= keys
        edge = list(_reached(edge, pool, matches))
        found.update((one.key, one) for one in edge)
        for one in edge:
            del pool[one.key]
    return [found[key] for key in sorted(found)]


def _reached(edge: Iterable[Trace], pool: Mapping[str, Trace], matches: Matches) -> Iterator[Trace]:
    """Yield those of a pool that join any at the edge; of each content at the edge a few stand for all."""
    by_content: dict[_Content, list[Trace]] = defaultdict(list)
    for one in edge:
        by_content[one.content].append(one)
    for other in pool.values():
        if any(matches.of(one, other).joins for some in by_content.values() for one in _standing_for(some, other, matches.ruled)):
            yield other


def _standing_for(some: Sequence[Trace], other: Trace, ruled: Ruled) -> Iterator[Trace]:
    """Yield who of reports of one content must be compared with another: one of another article, and all that are ruled on."""
    yield from (one for one in some if frozenset((one.key, other.key)) in ruled.same)
    first = next((one for one in some if one.article != other.article and frozenset((one.key, other.key)) not in ruled.apart), None)
    if first is not None:
        yield first


def groups(traces: Iterable[Trace], matches: Matches) -> list[list[Trace]]:
    """Return the reports grouped by meeting.

    Reports that say just the same are one group to begin with, and those that a curator joined. Then the likeliest two groups are joined,
    as long as the mean of the pairs between them speaks for it and nothing rules it out.
    """
    board = _Board(sorted(traces, key=lambda trace: trace.key), matches)
    while (best := board.best()) is not None:
        board.join(*best)
    return board.groups()


@dataclass(slots=True)
class _Board:
    """The groups so far, and for each two of them how much the pairs between them speak for joining."""

    traces: Sequence[Trace]
    matches: Matches
    _members: dict[int, list[int]] = field(init=False)
    _sums: dict[frozenset[int], tuple[float, int]] = field(init=False)  # of the scores, and how many pairs have one

    def __post_init__(self) -> None:
        self._members = _begun(self.traces, self.matches)
        self._sums = dict(self._pairs())

    def _pairs(self) -> Iterator[tuple[frozenset[int], tuple[float, int]]]:
        for (one, mine), (other, theirs) in combinations(self._members.items(), 2):
            total = self._between([self.traces[here] for here in mine], [self.traces[there] for there in theirs])
            if total is not None:
                yield frozenset((one, other)), total

    def _between(self, some: Sequence[Trace], others: Sequence[Trace]) -> tuple[float, int] | None:
        """Return how much the pairs between two groups speak for joining them; nothing where one of them rules it out."""
        if len({one.content for one in some}) == len({one.content for one in others}) == 1 and not self._ruled(some, others):
            if not {one.article for one in some}.isdisjoint(one.article for one in others):
                return None
            found, number = self.matches.alike(some[0], others[0]), len(some) * len(others)
            return None if found.against is not None else (found.score * number, 0 if found.silent else number)
        matches = [self.matches.of(one, other) for one in some for other in others]
        if any(one.against is not None for one in matches):
            return None
        return sum(one.score for one in matches), sum(not one.silent for one in matches)

    def _ruled(self, some: Sequence[Trace], others: Sequence[Trace]) -> bool:
        return any(self.matches.ruled.speaks_of(one.key) for one in (*some, *others))

    def best(self) -> tuple[int, int] | None:
        """Return the two groups that are likeliest one; of equal ones those whose first reports come first."""
        join = load_table().join
        ranked = [(-self._mean(pair), min(pair), max(pair)) for pair in self._sums if self._mean(pair) >= join]
        _, one, other = min(ranked, default=(0, None, None))
        return None if one is None or other is None else (one, other)

    def join(self, one: int, other: int) -> None:
        """Make two groups one; what either may not be joined with, both may not."""
        self._members[one] = sorted(self._members[one] + self._members.pop(other))
        for third in self._members:
            mine, theirs = self._sums.pop(frozenset((one, third)), None), self._sums.pop(frozenset((other, third)), None)
            if third != one and mine is not None and theirs is not None:
                self._sums[frozenset((one, third))] = mine[0] + theirs[0], mine[1] + theirs[1]
        self._sums.pop(frozenset((one, other)), None)

    def _mean(self, pair: frozenset[int]) -> float:
        total, number = self._sums[pair]
        return total / number if number else 0.0

    def groups(self) -> list[list[Trace]]:
        """Return the groups, each in the order of its reports' keys."""
        return [[self.traces[number] for number in members] for _, members in sorted(self._members.items())]


def _begun(traces: Sequence[Trace], matches: Matches) -> dict[int, list[int]]:
    """Return the groups to begin with: those that a curator joined, and those that say just the same, each of another article."""
    number = {trace.key: place for place, trace in enumerate(traces)}
    group = {place: [place] for place in range(len(traces))}
    pairs = [tuple(sorted(number[key] for key in pair)) for pair in matches.ruled.same if pair <= number.keys() and len(pair) > 1]
    for one, other in sorted(pairs):
        if group[one] is not group[other]:
            group[one].extend(group[other])
            group.update(dict.fromkeys(list(group[other]), group[one]))
    for same in _saying_the_same(traces, matches):
        group[same[0]].extend(same[1:])
        group.update(dict.fromkeys(same, group[same[0]]))
    return {members[0]: sorted(members) for place, members in group.items() if members[0] == place}


def _saying_the_same(traces: Sequence[Trace], matches: Matches) -> Iterator[list[int]]:
    """Yield the places of reports of one content that belong together; none that is ruled on, no two of one article."""
    by_content: dict[tuple[_Content, int], list[int]] = defaultdict(list)
    turn: dict[tuple[_Content, str], int] = defaultdict(int)
    for place, trace in enumerate(traces):
        if not matches.ruled.speaks_of(trace.key):
            by_content[trace.content, turn[trace.content, trace.article]].append(place)
            turn[trace.content, trace.article] += 1
    for places in by_content.values():
        if len(places) > 1 and matches.alike(traces[places[0]], traces[places[1]]).joins:
            yield places


def why(group: Sequence[Trace], one: Trace, matches: Matches) -> Match | None:
    """Return the comparison that ties a report most strongly to the others of its group; nothing where it is alone."""
    others = {other.content: other for other in reversed(group) if other.key != one.key}
    found = {other.key: matches.of(one, other) for other in others.values()}
    return found[min(found, key=lambda key: (-found[key].score, key))] if found else None
