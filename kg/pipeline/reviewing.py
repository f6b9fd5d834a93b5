"""What a curator should look at next: the least certain and the most consequential first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.graph.iris import name_within
from kg.graph.questions import run
from kg.graph.store import Store
from kg.graph.vocabulary import BASE

_CHUNK = 200
_SAYING = ("side", "attendance_label", "kind_label", "status_label", "date", "place")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that was read, with the sentence it rests on."""

    id: str  # article/…#r1p2
    kind: str  # Report | ReportedParticipation
    name: str | None
    quote: str
    named: tuple[int, int] | None  # where in the quote the name stands
    confidence: float
    rule: str | None
    says: tuple[str, ...] = ()  # the proposal in words: for whom and how somebody took part, in what kind of meeting, its status, day, city


def queue(store: Store, language: str) -> Iterator[Proposal]:
    """Yield what was read with little confidence and is not ruled on yet; sentences on which much rests come before others as sure."""
    rows = run(store, "review-queue", limit=_CHUNK, lang=language).to_dicts()
    seen = set()
    for row in rows:
        if row["fact"] not in seen:
            seen.add(row["fact"])
            yield _proposal(row)


def _proposal(row: Mapping[str, object]) -> Proposal:
    return Proposal(
        id=str(row["fact"]).removeprefix(BASE),
        kind=str(row["class"]).rpartition("#")[2],
        name=None if row["name"] is None else str(row["name"]),
        quote=str(row["quote"]),
        named=name_within(str(row["evidence"]), None if row["named"] is None else str(row["named"])),
        confidence=float(str(row["confidence"])),
        rule=None if row["rule"] is None else str(row["rule"]),
        says=tuple(str(row[column]) for column in _SAYING if row[column] is not None),
    )


class Skipped:
    """What a curator put off, in a file beside the store: it comes back behind all else."""

    def __init__(self, store: Path) -> None:
        """Take the folder of the store."""
        self._file = store / "review-skipped.txt"

    def add(self, fact: str) -> None:
        """Put a fact off."""
        with self._file.open("a", encoding="utf-8") as file:
            file.write(f"{fact}\n")

    def last(self, waiting: Iterable[Proposal]) -> list[Proposal]:
        """Return what waits, what was put off last, in the order in which it was."""
        lines = self._file.read_text(encoding="utf-8").splitlines() if self._file.is_file() else []
        when = {fact: number for number, fact in enumerate(lines)}
        return sorted(waiting, key=lambda one: when.get(one.id, -1))
