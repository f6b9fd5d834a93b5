"""What the frames of a meeting settle together: its status, and where the story first tells of it."""

from datetime import date

from kg.edtf import earliest
from kg.reading.drafts import Draft
from kg.reading.frames import Frame

_STATUS = ("cancelled", "postponed", "held", "planned")


def status_of(draft: Draft, headline: frozenset[int], published: date | None) -> tuple[str, str | None]:
    """Return the status of a meeting, and the rule that says so.

    Of all that its frames say, calling off weighs most, then telling it as past or present; the story more than its headline.
    """
    body = [frame for frame in draft.frames if frame.number not in headline and frame.standing.status] or draft.frames
    said: dict[str | None, str | None] = {frame.standing.status: frame.standing.rule for frame in body if frame.standing.status}
    status = next((one for one in _STATUS if one in said), None)
    if draft.date is not None and published is not None and status in {"held", None}:
        first = earliest(draft.date[0].edtf)
        if first is not None and first > published:
            return "planned", "status.date-ahead"
    if status == "held" and _opens_today(draft, published):
        return "planned", "status.ahead"
    if status is None and draft.only_spoken_of:
        return "planned", "status.spoken-of"
    return status or "held", said.get(status)


def to_come_only(draft: Draft) -> bool:
    """«перед визитом», «обсудили предстоящий визит»: only spoken of, and still to come."""
    return draft.only_spoken_of and any(frame.ahead or frame.standing.status == "planned" for frame in draft.frames)


def _opens_today(draft: Draft, published: date | None) -> bool:
    """Say whether all that is told of it is that it is still to come that day."""
    today = draft.date is not None and published is not None and draft.date[0].edtf == published.isoformat()
    return today and any(frame.ahead for frame in draft.frames) and all(_follows(frame) for frame in draft.frames)


def _follows(frame: Frame) -> bool:
    """«перед началом саммита, который открывается сегодня»: nothing else is told of it."""
    return frame.ahead or frame.trigger == "pronoun"


def first_told(draft: Draft, headline: frozenset[int]) -> tuple[bool, int, int]:
    """Return where the story first tells of a meeting; one told in the headline alone comes last."""
    telling = [frame for frame in draft.frames if not frame.back or frame.agents] or draft.frames
    return min((frame.number in headline, frame.number, frame.at) for frame in telling)
