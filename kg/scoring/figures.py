"""From counts to figures: precision, recall and F1 of what was found, and shares of what was right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.scoring.comparing import KINDS, Count

FOUND = ("meetings", "participations", "side-and-status", "states", "date", "city", "place-state", "under", "person-pairs")
SHARES = ("title", "represents", "kind", "kind-mean", "kind-family", "status", "bystanders-out", "left-empty")
FIGURES = ("meetings", "participations", "side-and-status", "states", "date", "city", "place-state", "under", *SHARES, "person-pairs")

Counts = Mapping[Count, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its score from 0 to 1, and what it is made of."""

    name: str
    score: float
    precision: float | None  # of figures that find something, else None
    recall: float | None
    right: int | None  # None of a mean
    gold: int  # how many there are to be right or found
    read: int | None  # how many were read, of figures that find something


def figure(name: str, counts: Counts) -> Figure | None:
    """Return a figure of summed counts; None where nothing was there to be counted."""
    if name == "kind-mean":
        return _mean_over_kinds(counts)
    return _found(name, counts) if name in FOUND else _share(name, counts)


def score(name: str, counts: Counts) -> float | None:
    """Return only the score of a figure."""
    made = figure(name, counts)
    return None if made is None else made.score


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _found(name: str, counts: Counts) -> Figure | None:
    right, missed, false = (counts.get((name, what), 0) for what in ("right", "missed", "false"))
    if not right + missed + false:
        return None
    precision = right / (right + false) if right + false else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return Figure(name, f1(precision, recall), precision, recall, int(right), int(right + missed), int(right + false))


def _share(name: str, counts: Counts) -> Figure | None:
    right, wrong = (counts.get((name, what), 0) for what in ("right", "wrong"))
    if not right + wrong:
        return None
    return Figure(name, right / (right + wrong), None, None, int(right), int(right + wrong), None)


def _mean_over_kinds(counts: Counts) -> Figure | None:
    """Average the share of right kinds over the kinds annotated, each weighing the same."""
    names = sorted({name for name, _ in counts if name.startswith(KINDS)})
    shares = [share.score for share in _each(names, counts)]
    if not shares:
        return None
    return Figure("kind-mean", sum(shares) / len(shares), None, None, None, len(shares), None)


def _each(names: Iterable[str], counts: Counts) -> list[Figure]:
    return [made for name in names if (made := _share(name, counts)) is not None]
