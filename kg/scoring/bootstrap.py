"""How far a score may be from the true one by the luck of which articles were annotated: bootstrap over articles."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import mul
from random import Random
from typing import Protocol

from kg.scoring.comparing import Count

RESAMPLES = 1_000
_SEED = 20250918
_TAIL = 0.025  # left out at each end: 95 % lie between
_FEWEST = 2  # articles without which nothing can be said

Interval = tuple[float, float]
Counts = Mapping[Count, float]


class Counted(Protocol):
    """What came out of one article, as counts."""

    @property
    def article(self) -> str:
        """Return the id of the article."""

    @property
    def counts(self) -> Mapping[Count, int]:
        """Return how many were right, missed or false; what is not there is none."""


def intervals(
    compared: Sequence[Counted],
    scores: Mapping[str, Callable[[Counts], float | None]],
    *,
    beyond: Callable[[Mapping[str, int]], Counts] | None = None,
    resamples: int = RESAMPLES,
) -> dict[str, Interval]:
    """Return the interval in which each score lies in 95 of 100 sets of as many articles, drawn from these with putting back.

    Args:
        compared: the articles.
        scores: what makes a score of summed counts, by name.
        beyond: further counts, of what goes across articles, given how often each was drawn.
        resamples: how many sets are drawn; always the same ones.
    """
    if len(compared) < _FEWEST:
        return {}
    columns = _columns(compared)
    drawn: dict[str, list[float]] = {name: [] for name in scores}
    random = Random(_SEED)  # noqa: S311 (luck, not secrets)
    for _ in range(resamples):
        weights = Counter(random.choices(range(len(compared)), k=len(compared)))
        often = [weights[at] for at in range(len(compared))]
        counts: dict[Count, float] = {key: sum(map(mul, column, often)) for key, column in columns.items()}
        if beyond is not None:
            counts |= beyond({one.article: times for one, times in zip(compared, often, strict=True)})
        for name, score_of in scores.items():
            score = score_of(counts)
            if score is not None:
                drawn[name].append(score)
    return {name: _middle(values) for name, values in drawn.items() if values}


def _columns(compared: Sequence[Counted]) -> dict[Count, list[int]]:
    keys = {key for one in compared for key in one.counts}
    return {key: [one.counts.get(key, 0) for one in compared] for key in sorted(keys)}


def _middle(values: list[float]) -> Interval:
    ordered = sorted(values)
    cut = int(len(ordered) * _TAIL)
    return ordered[cut], ordered[-1 - cut]
