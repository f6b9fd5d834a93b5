"""Which articles tell of one meeting: as somebody grouped them, against the meetings that were derived."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum

from kg.records.node import Node
from kg.scoring.figures import f1

FIGURES = ("article-pairs", "b-cubed", "meetings-whole", "meetings-mixed")

_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """One meeting and the articles that tell of it."""

    name: str
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles somebody read side by side, and the meetings found in them."""

    articles: frozenset[str]
    meetings: tuple[Gathered, ...]


@dataclass(frozen=True, slots=True)
class GroupFigure:
    """One figure of how well articles were drawn together."""

    name: str
    score: float | None  # None of what is only counted
    precision: float | None
    recall: float | None
    number: int | None  # how many pairs or meetings are so
    gold: int | None  # of how many annotated
    derived: int | None  # of how many derived


@dataclass(frozen=True, slots=True)
class PairMistake:
    """Two articles that tell of one meeting and were not joined, or were joined and share none."""

    kind: str  # missed-pair, false-pair
    article: str
    other: str
    expected: tuple[str, ...]  # the annotated meetings: those of both where the pair is missed, else those of either
    found: tuple[str, ...]  # the derived ones: those of either where the pair is missed, else those of both


@dataclass(frozen=True, slots=True)
class GroupScores:
    """How well a set of groups was drawn together, and which pairs of articles were not."""

    figures: tuple[GroupFigure, ...]
    mistakes: tuple[PairMistake, ...]


def group_of(node: Node) -> Group:
    """Return one group as it was annotated.

    Args:
        node: `group` (its name), `articles` (ids), `meetings`: each with `key` and `articles`; other keys say more to people.

    Raises:
        DataError: a key is missing or a value is none of its kind, or a meeting has an article that is not of the group.
    """
    name, articles = node["group"].text(), frozenset(node["articles"].texts())
    return Group(articles, tuple(_gathered(name, meeting, articles) for meeting in node["meetings"].items()))


def _gathered(group: str, node: Node, known: frozenset[str]) -> Gathered:
    for one in node["articles"].items():
        if one.text() not in known:
            raise one.error(f"{one.text()!r} is none of the articles of the group")
    return Gathered(f"{group}/{node['key'].text()}", frozenset(node["articles"].texts()))


def group_scores(groups: Iterable[Group], derived: Iterable[Gathered]) -> GroupScores:
    """Return how well derived meetings draw together the articles of all groups, across groups too.

    "article-pairs" asks of any two articles whether one meeting holds both. "b-cubed" (Bagga and Baldwin 1998) takes each annotated
    meeting of several articles with the derived one that overlaps most, the smaller where two overlap as much: precision is the share
    of the derived one's articles, recall that of the annotated one's, on average over the articles of the annotated meetings.
    "meetings-whole" are annotated meetings of several articles which one derived meeting holds whole; "meetings-mixed" are derived
    ones with two articles that share no annotated meeting. A figure of which there is nothing to count is left out.

    Args:
        groups: what was annotated.
        derived: the meetings of the graph; articles of no group are left out of them.
    """
    groups = list(groups)
    known = frozenset(article for group in groups for article in group.articles)
    gold = [meeting for group in groups for meeting in group.meetings]
    kept = [Gathered(one.name, one.articles & known) for one in derived if one.articles & known]
    return GroupScores(tuple(_figures(gold, kept)), tuple(_mistakes(gold, kept)))


def _figures(gold: Sequence[Gathered], derived: Sequence[Gathered]) -> Iterator[GroupFigure]:
    several = [one for one in gold if len(one.articles) > 1]
    together = _pairs(gold)
    if together or _pairs(derived):
        yield _article_pairs(together, _pairs(derived))
    if several:
        yield _b_cubed(several, derived)
        whole = sum(any(one.articles <= other.articles for other in derived) for one in several)
        yield GroupFigure("meetings-whole", whole / len(several), None, None, whole, len(several), None)
    mixed = sum(not _pairs([one]) <= together for one in derived)
    yield GroupFigure("meetings-mixed", None, None, None, mixed, None, len(derived))


def _pairs(meetings: Iterable[Gathered]) -> frozenset[_Pair]:
    """Return every two articles that some meeting holds."""
    return frozenset(pair for one in meetings for pair in combinations(sorted(one.articles), 2))


def _article_pairs(gold: frozenset[_Pair], derived: frozenset[_Pair]) -> GroupFigure:
    right = len(gold & derived)
    precision = right / len(derived) if derived else 0.0
    recall = right / len(gold) if gold else 0.0
    return GroupFigure("article-pairs", f1(precision, recall), precision, recall, right, len(gold), len(derived))


def _b_cubed(several: Sequence[Gathered], derived: Sequence[Gathered]) -> GroupFigure:
    matched = [(one.articles, _closest(one.articles, derived)) for one in several]
    articles = sum(len(one) for one, _ in matched)
    precision = fsum(len(one) * len(one & other) / len(other) for one, other in matched if other) / articles
    recall = sum(len(one & other) for one, other in matched) / articles
    return GroupFigure("b-cubed", f1(precision, recall), precision, recall, None, len(several), None)


def _closest(articles: frozenset[str], derived: Iterable[Gathered]) -> frozenset[str]:
    """Return the articles of the derived meeting that shares most with some; of two the smaller, of none nothing."""
    return max((one.articles for one in derived), key=lambda other: (len(articles & other), -len(other)), default=frozenset())


def _mistakes(gold: Sequence[Gathered], derived: Sequence[Gathered]) -> Iterator[PairMistake]:
    together, joined = _pairs(gold), _pairs(derived)
    for pair in sorted(together - joined):
        yield PairMistake("missed-pair", *pair, _with_both(pair, gold), _with_either(pair, derived))
    for pair in sorted(joined - together):
        yield PairMistake("false-pair", *pair, _with_either(pair, gold), _with_both(pair, derived))


def _with_both(pair: _Pair, meetings: Iterable[Gathered]) -> tuple[str, ...]:
    return tuple(sorted(one.name for one in meetings if one.articles.issuperset(pair)))


def _with_either(pair: _Pair, meetings: Iterable[Gathered]) -> tuple[str, ...]:
    return tuple(sorted(one.name for one in meetings if not one.articles.isdisjoint(pair)))
