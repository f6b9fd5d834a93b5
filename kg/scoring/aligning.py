"""Which meeting that was read is which annotated one, and who in it is who."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.scoring.annotation import Someone, Told
from kg.scoring.likeness import Likeness
from kg.sources.likeness import LikenessTable

_Affinity = tuple[int, int, bool, int, bool, bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated meeting and the one that was read, with the people that both name."""

    gold: Told
    read: Told
    shared: tuple[tuple[Someone, Someone], ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The meetings of one article: paired, missed by the reader, or read where there is none."""

    pairs: tuple[Pair, ...]
    missed: tuple[Told, ...]
    false: tuple[Told, ...]


class Aligner:
    """Pairs the meetings of articles in one language."""

    def __init__(self, table: LikenessTable, likeness: Likeness) -> None:
        """Take the families of kinds, and what names are alike."""
        self.table = table
        self.likeness = likeness

    def align(self, gold: Sequence[Told], read: Sequence[Told]) -> Alignment:
        """Pair each annotated meeting with at most one that was read, those most alike first."""
        partner: dict[int, int] = {}
        for i, j in self._ranked(gold, read):
            if i not in partner and j not in partner.values():
                partner[i] = j
        return Alignment(
            tuple(Pair(gold[i], read[j], self.shared(gold[i], read[j])) for i, j in partner.items()),
            tuple(one for i, one in enumerate(gold) if i not in partner),
            tuple(one for j, one in enumerate(read) if j not in partner.values()),
        )

    def shared(self, gold: Told, read: Told) -> tuple[tuple[Someone, Someone], ...]:
        """Return who takes part in both, one to one."""
        free, found = list(read.people), []
        for one in gold.people:
            same = next((k for k, other in enumerate(free) if self.likeness.same_person(one.name, other.name)), None)
            if same is not None:
                found.append((one, free.pop(same)))
        return tuple(found)

    def same_family(self, gold: Told, read: Told) -> bool:
        """Say whether the kinds of two meetings are of one family."""
        return self.table.families.get(gold.kind) == self.table.families.get(read.kind)

    def same_city(self, gold: Told, read: Told) -> bool:
        """Say whether both meetings have a city, and the same."""
        return gold.city is not None and read.city is not None and self.likeness.same_city(gold.city, read.city)

    def _ranked(self, gold: Sequence[Told], read: Sequence[Told]) -> list[tuple[int, int]]:
        """Return which meetings may be one, the likeliest first, and of equals the first told."""
        possible = ((i, j) for i in range(len(gold)) for j in range(len(read)))
        ranked = [(affinity, -i, -j) for i, j in possible if (affinity := self._affinity(gold[i], read[j])) is not None]
        return [(-i, -j) for _, i, j in sorted(ranked, reverse=True)]

    def _affinity(self, gold: Told, read: Told) -> _Affinity | None:
        """Return how alike two meetings are, most telling first; None where they cannot be one.

        An annotated meeting that names people needs one of them; one that names only states half of these; else the family decides.
        """
        people, states = len(self.shared(gold, read)), len(set(gold.states) & set(read.states))
        family = self.same_family(gold, read)
        if gold.people:
            possible = people > 0
        elif gold.states:
            possible = states * 2 >= len(gold.states)
        else:
            possible = family
        if not possible:
            return None
        when = gold.date is not None and gold.date == read.date
        where = self.same_city(gold, read)
        return people, states, family, when + where, gold.kind == read.kind, gold.status == read.status
