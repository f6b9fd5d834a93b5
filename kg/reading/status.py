"""Whether a meeting was held, is planned, put off or called off, or is only thought of: from tense and from the words around it."""

from dataclasses import dataclass

from kg.reading.view import View


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sentence says of a meeting's status: planned, held, postponed, cancelled, hypothetical; None where it does not say."""

    status: str | None
    rule: str | None


def standing(view: View, at: int) -> Standing:
    """Return the status that the clause of a token gives the meeting told there."""
    clause = view.clause(at)
    tokens = [(k, token) for k, token in enumerate(view.tokens) if view.clause(k) == clause and k not in view.speech]
    words = view.known.lexicon.status
    verbal = [(k, token) for k, token in tokens if any(form.pos in {"VERB", "INFN", "PRTS", "PRTF", "ADJS", "NOUN", "PRED"} for form in token.forms[:1])]
    for status in ("cancelled", "postponed"):
        if any(token.lemmas & set(words[status]) for _, token in verbal):
            return Standing(status, f"status.{status}")
    if _negated(view, clause):
        return Standing("hypothetical", "status.negated")
    if any(token.lemmas & set(words["hypothetical"]) for _, token in tokens):
        return Standing("hypothetical", "status.hypothetical")
    if _future(view, clause) or any(token.lemmas & set(words["planned"]) for _, token in tokens):
        return Standing("planned", "status.future")
    return Standing("held", "status.past") if _tensed(view, clause) else Standing(None, None)


def _forms(view: View, clause: int) -> list[tuple[int, str]]:
    """Return the tenses of the finite verbs of a clause."""
    found = []
    for k, token in enumerate(view.tokens):
        if view.clause(k) == clause and k not in view.speech and token.forms and token.forms[0].pos in {"VERB", "PRTS"}:
            found.append((k, token.forms[0].tense or "past"))
    return found


def _future(view: View, clause: int) -> bool:
    tenses = [tense for _, tense in _forms(view, clause)]
    return bool(tenses) and "futr" in tenses


def _tensed(view: View, clause: int) -> bool:
    return bool(_forms(view, clause))


def _negated(view: View, clause: int) -> bool:
    """«не состоится», «не встретился»: the verb right after the negation tells of meeting."""
    return any(
        view.tokens[verb.start - 1].lower in view.known.lexicon.words["not"] and verb.kinds & {"meet", "occur", "call", "attend", "receive", "hold"}
        for verb in view.verbs
        if verb.start and view.clause(verb.start) == clause
    )
