"""A whole annotated set: every figure with its interval, and what was read wrongly."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kg.scoring.annotation import Annotation
from kg.scoring.bootstrap import RESAMPLES, Interval, intervals
from kg.scoring.comparing import Compared, Count, compare
from kg.scoring.figures import FIGURES, Figure, figure, score
from kg.scoring.linking import Linking, namings_of
from kg.scoring.mistakes import Mistake
from kg.sources.likeness import LikenessTable


@dataclass(frozen=True, slots=True)
class Scores:
    """How well a set of articles was read."""

    articles: int
    figures: tuple[Figure, ...]
    intervals: Mapping[str, Interval]
    mistakes: tuple[Mistake, ...]
    compared: tuple[Compared, ...]


def scored(pairs: Iterable[tuple[Annotation, Annotation]], table: LikenessTable, *, resamples: int = RESAMPLES) -> Scores:
    """Return the figures of a set, each article given as it was annotated and as it was read.

    Meetings are paired by whom they share; participations count over all meetings, "side-and-status" ones have side and status right
    too; date, place and organisation count as values found, missed or false; title and side are shares of the participations found,
    kind and status of the meetings found. Person pairs are counted where the annotation says who is who.

    Args:
        pairs: the annotation and the reading of each article.
        table: how words may differ, and which kinds are close.
        resamples: how many sets are drawn for the intervals; none without.
    """
    both = list(pairs)
    compared = tuple(compare(gold, read, table) for gold, read in both)
    linking = Linking(naming for gold, read in both for naming in namings_of(gold, read, table))
    counts: Counter[Count] = Counter()
    for one in compared:
        counts.update(one.counts)
    whole = {**counts, **linking.counts()}
    figures = tuple(made for name in FIGURES if (made := figure(name, whole)) is not None)
    return Scores(len(both), figures, _luck(compared, linking, figures, resamples), _mistakes(compared, linking), compared)


def _luck(compared: Sequence[Compared], linking: Linking, figures: Sequence[Figure], resamples: int) -> dict[str, Interval]:
    if not resamples:
        return {}
    scores = {one.name: partial(score, one.name) for one in figures}
    return intervals(compared, scores, beyond=linking.counts, resamples=resamples)


def _mistakes(compared: Sequence[Compared], linking: Linking) -> tuple[Mistake, ...]:
    return (*(mistake for one in compared for mistake in one.mistakes), *linking.mistakes())
