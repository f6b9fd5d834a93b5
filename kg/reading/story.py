"""The story so far: the meetings an article has told of, and which of them it told of last."""

from dataclasses import dataclass, field
from datetime import date

from kg.edtf import earliest
from kg.reading.drafts import Draft


@dataclass(slots=True)
class Story:
    """What an article has told up to a sentence."""

    headline: frozenset[int]  # the sentences that are the headline
    drafts: list[Draft] = field(default_factory=list)
    last: Draft | None = None  # the meeting told of last

    @property
    def last_talks(self) -> Draft | None:
        """Return the meeting told last; a visit only where nothing else is told."""
        if self.last is None or self.last.mode != "visit":
            return self.last
        return next((draft for draft in reversed(self.drafts) if draft.mode != "visit"), self.last)

    def last_past(self, day: date | None) -> Draft | None:
        """Return the dated meeting told last that is not to come after a day."""
        dated = (draft for draft in reversed(self.drafts) if draft.date is not None)
        return next((draft for draft in dated if day is None or not _after(draft, day)), None)

    @property
    def told_as_held(self) -> bool:
        """Say whether the meeting told last was held."""
        last = self.last_talks
        return last is not None and any(frame.standing.status == "held" for frame in last.frames)


def _after(draft: Draft, day: date) -> bool:
    first = earliest(draft.date[0].edtf) if draft.date is not None else None
    return first is not None and first > day
