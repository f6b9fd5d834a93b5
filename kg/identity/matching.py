"""How likely two reports tell of one meeting: the features of the pair, weighed by a declared table. Pure."""

from dataclasses import dataclass
from math import exp

from kg.identity.dating import date_feature
from kg.identity.ruling_out import other_people, ruled_out
from kg.identity.sameness import shared
from kg.identity.table import Table, load_table
from kg.identity.traces import Trace

_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Two reports compared: what was found of each feature, how likely they tell of one meeting, and what rules it out."""

    features: tuple[tuple[str, str], ...]
    score: float
    against: str | None = None
    silent: bool = False  # they have nothing in common that could be compared, which speaks neither for nor against

    @property
    def joins(self) -> bool:
        """Say whether the two belong together as far as the two of them go."""
        return self.against is None and self.score >= load_table().join

    @property
    def text(self) -> str:
        """Return the features with their weights on one line."""
        weights = load_table().weights
        return " ".join(f"{feature}={value}({weights[feature][value]:+.1f})" for feature, value in self.features if weights[feature][value])


APART = Match((), 0.0, "too far apart to be compared")
SILENT = Match((), 0.0, silent=True)
AGAIN = Match((), 0.0, "told of already in its article")


def match(one: Trace, other: Trace) -> Match:
    """Compare two reports; the order does not matter.

    Reports that lie too far apart in time are not compared, and of those that share no side, city or organisation nothing can be said.
    """
    table = load_table()
    if not _near(one, other, table.reach):
        return APART
    if one.again or other.again:
        return AGAIN
    one, other = sorted((one, other), key=lambda trace: trace.rank)
    families = table.families(one, other)
    against = ruled_out(one, other, table)
    common = shared(one.people, other.people) if against is None else []
    against = against or other_people(one, other, common)
    if against is not None:
        return Match((), 0.0, against)
    if one.tokens.isdisjoint(other.tokens):
        return APART if one.sides and other.sides else SILENT
    features = (
        ("people", _people(one, other, common)),
        ("sides", _sides(one, other)),
        ("date", date_feature(one, other)),
        ("place", _place(one, other)),
        ("kind", _kind(one, other, families, table)),
        ("under", "same" if one.under is not None and one.under == other.under else "unknown"),
        ("status", _status(one, other)),
    )
    odds = table.bias + sum(table.weights[feature][value] for feature, value in features)
    return Match(features, round(1 / (1 + exp(-odds)), 4))


def _near(one: Trace, other: Trace, reach: int) -> bool:
    mine, theirs = one.span, other.span
    if mine is None or theirs is None:
        return False
    gap = max((theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days)
    return gap <= reach


def _people(one: Trace, other: Trace, common: list[tuple[str | None, str | None]]) -> str:
    if not one.people or not other.people:
        return "unnamed"
    if not common:
        return "none" if {person.of for person in one.people} & {person.of for person in other.people} else "elsewhere"
    if len(common) >= _SEVERAL:
        return "many"
    return "both-sides" if len(common) > 1 else "one"


def _sides(one: Trace, other: Trace) -> str:
    mine, theirs = one.sides, other.sides
    if not mine or not theirs:
        return "unknown"
    both, inside = mine & theirs, mine <= theirs or theirs <= mine
    if len(both) >= _SEVERAL:
        return "many-same" if inside else "many"
    if mine == theirs and len(both) > 1:
        return "two"
    if not both:
        return "none"
    return "some" if inside else "few"


def _place(one: Trace, other: Trace) -> str:
    if one.city is not None and other.city is not None:
        return "city" if one.city == other.city else "name"
    return "state" if one.state is not None and one.state == other.state else "unknown"


def _kind(one: Trace, other: Trace, families: frozenset[str], table: Table) -> str:
    if one.kind == other.kind:
        return "rare" if one.kind in table.rare else "same"
    if len(families) == 1:
        return "family"
    if families in table.kin:
        return "kin"
    if "video" in families:
        return "medium"
    if "visit" in families and "gathering" not in families:
        return "visit"
    return "family" if _between_two(one, other) and families <= {"talks", "gathering"} else "other"


def _between_two(one: Trace, other: Trace) -> bool:
    """Say whether neither has more than two sides: what is called a summit then is talks of two."""
    return max(len(one.sides), len(other.sides)) < _SEVERAL and one.under is None and other.under is None


def _status(one: Trace, other: Trace) -> str:
    if one.held == other.held or one.published is None or other.published is None:
        return "plain"
    announced, reported = (other, one) if one.held else (one, other)
    return "backwards" if (announced.published or one.published) > (reported.published or one.published) else "history"
