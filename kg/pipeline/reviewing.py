"""What a curator should look at next: the least certain and the most consequential first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.graph.iris import name_within
from kg.graph.questions import run
from kg.graph.store import Store
from kg.graph.vocabulary import BASE

_CHUNK = 200


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
    )
