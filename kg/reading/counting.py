"""Which states sit at a table of which only their number or their body is told."""

from kg.reading.drafts import Draft
from kg.reading.frames import Frame
from kg.reading.morphology import plain
from kg.reading.view import View

_COUNT = 2  # words behind a group that may say how many they are
_TWO = 2  # «лидеры двух стран» are those spoken of, whoever meets


def counted(frame: Frame, last: Draft | None) -> set[str]:
    """«встреча президентов трёх государств»: the three spoken of; «… двух стран»: the two of the meeting told last, or just named."""
    own = plain(frame.level_group or "").split()
    behind = [token.lower for token in frame.view.tokens[frame.end : frame.end + len(own) + _COUNT]] if own else []
    numerals = frame.view.known.lexicon.numerals
    if last is None:
        count = next((number for word, number in numerals.items() if word in {*own, *behind}), None)
        named = _named_before(frame)
    else:
        count = next((number for word, number in numerals.items() if word in own or (number > _TWO and word in behind)), None)
        named = _of_the_last(last) & set(frame.view.known.gazetteer.states)
    return named if count is not None and len(named) == count else set()


def comprised(frame: Frame) -> set[str]:
    """«саммит организации, в которую входят A, B и C»: the states that its session is said to bring together."""
    return members_told(frame.view, frame.end) if frame.multilateral and frame.under else set()


def members_told(view: View, at: int = 0) -> set[str]:
    """«В ЕАЭС входят A, B и C»: the states that a clause behind a token says belong to a body."""
    clauses = {view.clause(k) for k, token in enumerate(view.tokens) if k > at and token.lemmas & view.known.words["comprising"]}
    return {state.of for state in view.states if state.of and state.start >= at and view.clause(state.start) in clauses}


def _of_the_last(last: Draft) -> set[str]:
    there = last.place[0].state if last.mode == "visit" and last.place is not None else None
    return last.sides | ({there} if there else set())


def _named_before(frame: Frame) -> set[str]:
    """Return the states that the sentence names before the meeting: «О торговле России и Китая говорили на встрече …»."""
    view = frame.view
    states = {state.of for state in view.states if state.start < frame.at}
    states |= {span.state for span in view.places if span.start < frame.at and span.place is None}
    return {state for state in states if state}
