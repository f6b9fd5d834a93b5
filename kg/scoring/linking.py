"""Whether two namings of one person are given one person, and of two persons two, over all articles of a set."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.scoring.annotation import Annotation
from kg.scoring.comparing import Count
from kg.scoring.likeness import Likeness
from kg.scoring.mistakes import Mistake
from kg.sources.likeness import LikenessTable


@dataclass(frozen=True, slots=True)
class Naming:
    """Somebody named in one article: who he is annotated to be, and to whom he was linked."""

    article: str
    name: str
    person: str
    linked: str | None


class Linking:
    """The pairs of namings that are of one person, or were taken for one."""

    def __init__(self, namings: Iterable[Naming]) -> None:
        """Pair the namings."""
        self.pairs = tuple(_telling(list(namings)))

    def counts(self, weights: Mapping[str, int] | None = None) -> dict[Count, float]:
        """Return how many pairs are right, missed and false; each counted as often as its articles were drawn, where they were."""
        counts: dict[Count, float] = defaultdict(float)
        for what, one, other in self.pairs:
            counts["person-pairs", what] += 1 if weights is None else _drawn(one, other, weights)
        return counts

    def mistakes(self) -> list[Mistake]:
        """Return the pairs that were linked wrongly: two persons as one, or one as two."""
        kinds = {"false": "two-persons-as-one", "missed": "one-person-as-two"}
        return [
            Mistake(kinds[what], other.article, other.name, other.person, other.linked, f"{one.article}: {one.name} → {one.linked}")
            for what, one, other in self.pairs
            if what in kinds
        ]


def namings_of(gold: Annotation, read: Annotation, table: LikenessTable) -> list[Naming]:
    """Return those named on both sides of one article whom the annotation links; each name counts once."""
    likeness = Likeness(table.alike(gold.language))
    theirs: dict[str, str | None] = {}
    for one in read.namings():
        theirs.setdefault(one.name, one.person)
    ours: dict[str, str | None] = {}
    for one in gold.namings():
        ours.setdefault(one.name, one.person)
    found = []
    for name, person in ours.items():
        same = next((other for other in theirs if likeness.same_person(name, other)), None)
        if same is not None and person is not None:
            found.append(Naming(gold.article, name, person, theirs[same]))
    return found


def _telling(namings: Sequence[Naming]) -> Iterable[tuple[str, Naming, Naming]]:
    """Yield the pairs that are one person, linked so or not, and those linked to one person who are two."""
    for one, other in combinations(namings, 2):
        same, linked = one.person == other.person, one.linked is not None and one.linked == other.linked
        if same or linked:
            yield ("right" if same and linked else "missed" if same else "false"), one, other


def _drawn(one: Naming, other: Naming, weights: Mapping[str, int]) -> int:
    first = weights.get(one.article, 0)
    return first if one.article == other.article else first * weights.get(other.article, 0)
