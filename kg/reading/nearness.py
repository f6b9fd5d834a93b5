"""How meetings of one article stand to each other: days apart, one beside the other, where no table knows, of whose body."""

from itertools import pairwise

from kg.edtf import earliest
from kg.reading.drafts import Draft
from kg.reading.frames import Frame
from kg.reading.view import View

_DAY = len("2025-09-18")


def is_day(edtf: str) -> bool:
    """Say whether a date is one day, not a month or a span of days."""
    return len(edtf) == _DAY


def days_apart(a: str, b: str) -> int | None:
    """Return how many days lie between two days, None where one of them is longer than a day."""
    first, second = earliest(a), earliest(b)
    return None if first is None or second is None or not (is_day(a) and is_day(b)) else abs((first - second).days)


def beside(frame: Frame, roof: str | None) -> bool:
    """«На полях форума …», of an organisation's meeting: it is named there, or nothing is named."""
    view = frame.view
    match = next((m for m in view.around if m.value == "sidelines" and view.clause(m.start) == view.clause(frame.at)), None)
    if match is None:
        return False
    end = next((t.end for t in view.triggers if t.start <= match.end <= t.end), match.end)
    named = [m.value for m in view.organisations if match.end <= m.start <= end + 1]
    following = view.tokens[end] if end < len(view.tokens) else None
    of_its_own = following is not None and following.is_capital and "gent" in following.cases and not view.covered(end)
    return roof in named if named else not of_its_own


def strange_place(view: View) -> bool:
    """«проходят на Аляске»: a capitalised word stands where a place stands, and no table has it."""
    known = {k for span in view.places for k in range(span.start, span.end)} | {
        k for match in view.organisations for k in range(match.start, match.end)
    }
    preps = {*view.known.words["in"], *view.known.words["on"]}
    return any(
        before.lower in preps and token.is_capital and token.is_word and "loct" in token.cases and k not in known and not view.covered(k)
        for k, (before, token) in enumerate(pairwise(view.tokens), 1)
    )


def met_one_of_his_own(draft: Draft) -> bool:
    """Say whether somebody of the only side is named as the one who was met: a president and his own ambassador."""
    return any(agent.rule in {"with", "object"} for role in draft.roles.values() for _, agent in role.sightings)


def headlined(draft: Draft) -> str | None:
    """Return the organisation that an opening sentence names and whose secretary-general takes part: the meeting is its own."""
    served = {role.individual.represents for role in draft.roles.values() if role.individual.level == "secretary-general"}
    named = {match.value for frame in draft.frames[:1] for match in frame.view.organisations}
    return next(iter(named)) if len(named) == 1 and named <= served else None
