"""Reports → groups of reports about one meeting; in whatever order they come, the groups are the same. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.identity.matching import Match, match
from kg.identity.table import load_table
from kg.identity.traces import Trace

Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Ruled:
    """Pairs of reports that a curator joined or kept apart, by their keys."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()

    def partners(self, key: str) -> frozenset[str]:
        """Return the reports that are ruled to be about the same meeting as one."""
        return frozenset(other for pair in self.same if key in pair for other in pair if other != key)


class Matches:
    """The comparisons of pairs of reports, each made once, with what is ruled of them."""

    def __init__(self, ruled: Ruled) -> None:
        """Take the rulings."""
        self.ruled = ruled
        self._known: dict[Pair, Match] = {}

    def of(self, one: Trace, other: Trace) -> Match:
        """Return the comparison of two reports; a ruling has the last word."""
        pair = frozenset((one.key, other.key))
        if pair not in self._known:
            self._known[pair] = self._compared(pair, one, other)
        return self._known[pair]

    def _compared(self, pair: Pair, one: Trace, other: Trace) -> Match:
        if pair in self.ruled.same:
            return Match((), 1.0)
        if pair in self.ruled.apart:
            return Match((), 0.0, "ruled apart")
        return match(one, other)


def component(seeds: Iterable[Trace], near: Callable[[Trace], Iterable[Trace]], matches: Matches) -> list[Trace]:
    """Return all reports that may be drawn together with some, directly or by way of others.

    Args:
        seeds: the reports to begin with.
        near: gives the reports that may be about the same meeting as one.
        matches: the comparisons.
    """
    found = {seed.key: seed for seed in seeds}
    edge = list(found.values())
    while edge:
        reached = [other for one in edge for other in near(one) if other.key not in found and matches.of(one, other).joins]
        edge = list({one.key: one for one in reached}.values())
        found.update((one.key, one) for one in edge)
    return [found[key] for key in sorted(found)]


def groups(traces: Iterable[Trace], matches: Matches) -> list[list[Trace]]:
    """Return the reports grouped by meeting.

    The likeliest two groups are joined first, as long as the mean of the pairs between them speaks for it and nothing rules it out.
    """
    ordered = sorted(traces, key=lambda trace: trace.key)
    board = _Board(ordered, matches)
    while (best := board.best()) is not None:
        board.join(*best)
    return board.groups()


@dataclass(slots=True)
class _Board:
    """The groups so far, and for each two of them how much the pairs between them speak for joining."""

    traces: Sequence[Trace]
    matches: Matches
    _members: dict[int, list[int]] = field(init=False)
    _sums: dict[frozenset[int], float] = field(init=False)

    def __post_init__(self) -> None:
        self._members = _joined_by_ruling(self.traces, self.matches.ruled)
        self._sums = dict(self._pairs())

    def _pairs(self) -> Iterator[tuple[frozenset[int], float]]:
        for (one, mine), (other, theirs) in combinations(self._members.items(), 2):
            found = [self.matches.of(self.traces[here], self.traces[there]) for here in mine for there in theirs]
            if all(match_.against is None for match_ in found):
                yield frozenset((one, other)), sum(match_.score for match_ in found)

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
                self._sums[frozenset((one, third))] = mine + theirs
        self._sums.pop(frozenset((one, other)), None)

    def _mean(self, pair: frozenset[int]) -> float:
        one, other = pair
        return self._sums[pair] / (len(self._members[one]) * len(self._members[other]))

    def groups(self) -> list[list[Trace]]:
        """Return the groups, each in the order of its reports' keys."""
        return [[self.traces[number] for number in members] for _, members in sorted(self._members.items())]


def _joined_by_ruling(traces: Sequence[Trace], ruled: Ruled) -> dict[int, list[int]]:
    """Return the groups to begin with: every report alone, but for those that a curator joined."""
    number = {trace.key: place for place, trace in enumerate(traces)}
    group = {place: [place] for place in range(len(traces))}
    for one, other in sorted(tuple(sorted(number[key] for key in pair)) for pair in ruled.same if pair <= number.keys() and len(pair) > 1):
        if group[one] is not group[other]:
            group[one].extend(group[other])
            group.update(dict.fromkeys(list(group[other]), group[one]))
    return {members[0]: sorted(members) for place, members in group.items() if members[0] == place}


def why(group: Sequence[Trace], one: Trace, matches: Matches) -> Match | None:
    """Return the comparison that ties a report most strongly to the others of its group; nothing where it is alone."""
    others = [other for other in group if other.key != one.key]
    found: Mapping[str, Match] = {other.key: matches.of(one, other) for other in others}
    return found[min(found, key=lambda key: (-found[key].score, key))] if found else None
