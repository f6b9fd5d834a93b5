"""From what was right and wrong in annotated articles to confidences: logistic regression on simple traits, cross-validated by article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp
from random import Random

from kg.model import Participation, Reading, Report
from kg.scoring.annotation import AWAY, Someone
from kg.scoring.comparing import Compared
from kg.sources.confidence import ConfidenceTable, Traits, traits

FOLDS = 5
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
_SEED = 7
_STEPS = 400
_RATE = 0.5
_SHRINK = 2.0  # how strongly weights are held at that of the unseen, in observations
_UNSEEN = -0.6  # what a trait adds that was never observed, in log-odds
_DOUBT = 0.25  # how much of a wrong observation each rule begins with: the rules were made on articles like these
_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Observation:
    """One participation that was read, and whether person, meeting, side and attendance are right."""

    article: str
    traits: Traits
    confidence: float | None  # as the reader has it
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """How many participations were given a confidence from `low` up to `high`, and how many of them are right."""

    low: float
    high: float
    count: int
    right: int

    @property
    def accuracy(self) -> float | None:
        """Return the share that is right, None where nothing was given such a confidence."""
        return self.right / self.count if self.count else None


def observed(reading: Reading, compared: Compared) -> list[Observation]:
    """Return the participations of one reading as observations, of people who are said to take part."""
    right = {id(read.read) for pair in compared.alignment.pairs for gold, read in pair.shared if _right(gold, read)}
    return [
        Observation(reading.article.id, traits(report, one, len(reading.reports)), one.grounds.confidence, id(one) in right)
        for report in reading.reports
        for one in _attending(report)
    ]


def fitted(observations: Sequence[Observation]) -> ConfidenceTable:
    """Return the table that tells best which observations are right; what was seldom seen counts nearly as unseen."""
    cases = [(one.traits, one.right, 1.0) for one in observations] + [(doubt, False, _DOUBT) for doubt in _doubts(observations)]
    keys = sorted({pair for found, _, _ in cases for pair in found.items()})
    weights, base, number = dict.fromkeys(keys, _UNSEEN), 0.0, sum(weight for _, _, weight in cases)
    for _ in range(_STEPS if cases else 0):
        slopes, lean = dict.fromkeys(keys, 0.0), 0.0
        for found, right, weight in cases:
            off = weight * (right - _likely(base, weights, found))
            lean += off
            for pair in found.items():
                slopes[pair] += off
        base += _RATE * lean / number
        weights = {key: weights[key] + _RATE * (slopes[key] - _SHRINK * (weights[key] - _UNSEEN)) / number for key in keys}
    return _table(base, weights)


def _doubts(observations: Sequence[Observation]) -> list[Traits]:
    """Return the traits of one participation of each rule."""
    rules = {(one.traits.get("opening"), one.traits.get("link")): one.traits for one in reversed(observations)}
    return list(rules.values())


def cross_validated(observations: Sequence[Observation], *, folds: int = FOLDS) -> list[tuple[float, bool]]:
    """Return for each observation the confidence learned from the articles of the other folds, and whether it is right."""
    articles = sorted({one.article for one in observations})
    Random(_SEED).shuffle(articles)  # noqa: S311 (luck, not secrets)
    fold = {article: at % folds for at, article in enumerate(articles)}
    told: list[tuple[float, bool]] = []
    for number in range(folds):
        table = fitted([one for one in observations if fold[one.article] != number])
        told += [(table.confidence(one.traits), one.right) for one in observations if fold[one.article] == number]
    return told


def binned(told: Iterable[tuple[float, bool]], edges: Sequence[float] = EDGES) -> list[Bin]:
    """Return how many of each range of confidence are right; the last range holds its upper end."""
    pairs = list(told)
    return [_bin(pairs, low, high, last=high == edges[-1]) for low, high in pairwise(edges)]


def _bin(pairs: Sequence[tuple[float, bool]], low: float, high: float, *, last: bool) -> Bin:
    inside = [right for confidence, right in pairs if low <= confidence < high or (last and confidence == high)]
    return Bin(low, high, len(inside), sum(inside))


def _right(gold: Someone, read: Someone) -> bool:
    side = not gold.represents or gold.represents == read.represents
    return side and (gold.attendance is None or gold.attendance == read.attendance)


def _attending(report: Report) -> list[Participation]:
    return [one for one in report.participants if one.attendance not in AWAY]


def _likely(base: float, weights: Mapping[tuple[str, str], float], found: Traits) -> float:
    return 1 / (1 + exp(-(base + sum(weights[pair] for pair in found.items()))))


def _table(base: float, weights: Mapping[tuple[str, str], float]) -> ConfidenceTable:
    by_trait: dict[str, dict[str, float]] = {}
    for (trait, value), weight in weights.items():
        by_trait.setdefault(trait, {})[value] = round(weight, _DIGITS)
    return ConfidenceTable(round(base, _DIGITS), _UNSEEN, by_trait)
