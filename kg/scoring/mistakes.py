"""What was read wrongly, one by one, by class."""

from dataclasses import dataclass

_CLIP = 90


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that was read otherwise than it was annotated."""

    kind: str  # missed-meeting, false-participant, side …
    article: str
    who: str | None
    expected: str | None
    found: str | None
    quote: str | None


def clipped(quote: str | None) -> str | None:
    """Return the beginning of a quote, on one line.

    >>> clipped("В Бишкеке   состоялась встреча.")
    'В Бишкеке состоялась встреча.'
    """
    text = " ".join((quote or "").split())
    return (text if len(text) <= _CLIP else text[: _CLIP - 1].rstrip() + "…") or None
