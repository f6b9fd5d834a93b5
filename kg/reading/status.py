"""Whether a meeting was held, is planned, put off, called off or only thought of: from its verb and the words beside it."""

from dataclasses import dataclass
from itertools import pairwise

from kg.reading.morphology import Form
from kg.reading.view import View

_FINITE = {"VERB", "PRTS"}
_ATTRIBUTE = 7  # how far before a noun a participle of its own stands, with what belongs to it
_BEFORE, _BEHIND = 6, 2  # how near a word must stand to say that a meeting is only thought of


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sentence says of a meeting's status: planned, held, postponed, cancelled, hypothetical; None where it does not say."""

    status: str | None
    rule: str | None


UNSAID = Standing(None, None)


def standing(view: View, at: int, end: int | None = None) -> Standing:
    """Return the status that a sentence gives the meeting told at a token.

    Args:
        view: the sentence.
        at: the noun or verb that tells of the meeting.
        end: the token after it, where it is longer than one word.
    """
    clause = [k for k in view.within(view.clause(at)) if k not in view.speech]
    for status in ("cancelled", "postponed"):
        if _calls_off(view, clause, at, status) or _calls_off_later(view, at, status):
            return Standing(status, f"status.{status}")
    if _fell_through(view, at):
        return Standing("cancelled", "status.cancelled")
    if any(unreal(view, at) for unreal in (_negated, _refuted, _asked, _taken_back, _named_only)):
        return Standing("hypothetical", "status.negated")
    if _all_is_ready(view, clause):
        return Standing("planned", "status.planned")
    if thought(view, clause, at, end or at + 1):
        return Standing("hypothetical", "status.thought")
    return _by_tense(view, clause, at)


def _by_tense(view: View, clause: list[int], at: int) -> Standing:
    if any(_says(view, k, "planned") and _reaches(view, k, at) for k in clause) or _announced(view, at) or on_programme(view, at):
        return Standing("planned", "status.planned")
    verb = _governing(view, clause, at)
    if verb is None or (verb.tense == "futr" and _asked_after(view, at)):
        return UNSAID
    if verb.lemma in view.known.status["awaiting"] and verb.tense != "past":
        return Standing("planned", "status.awaited")
    if verb.lemma in view.known.status["remembered"]:
        return Standing("held", "status.past")
    if _infinitive(view, at) and verb.lemma not in view.known.status["managed"]:
        return Standing("planned", "status.infinitive")
    return Standing("planned", "status.future") if verb.tense == "futr" else Standing("held", "status.past")


def _all_is_ready(view: View, clause: list[int]) -> bool:
    """«всё готово к саммиту»: it is to come."""
    pairs = ({view.tokens[a].lower, view.tokens[b].lower} for a, b in pairwise(clause))
    return any(pair == set(view.known.words["all_ready"]) for pair in pairs)


def _asked_after(view: View, at: int) -> bool:
    """«Что изменится после саммита?»: what is asked is to come, and says nothing of the summit itself."""
    before = next((k for k in range(at - 1, -1, -1) if view.tokens[k].pos != "ADJF"), 0)
    return view.tokens[-1].text == "?" and view.tokens[before].lower in view.known.words["after"]


def _infinitive(view: View, at: int) -> bool:
    """«пригласил собраться», «договорились встретиться»: what is only to be done."""
    return view.tokens[at].pos == "INFN"


def _reaches(view: View, at: int, noun: int) -> bool:
    """A participle says it of its noun only: «запланированная встреча», not «дольше запланированного»."""
    attribute = view.tokens[at].pos in {"PRTF", "ADJF"}
    return not attribute or noun - _ATTRIBUTE <= at < noun


def _governing(view: View, clause: list[int], at: int) -> Form | None:
    """Return the finite verb nearest to the telling word, itself first."""
    finite = [(abs(k - at), k, form) for k in clause if (form := _finite(view, k)) is not None]
    return min(finite, key=lambda found: found[:2])[2] if finite else None


def _finite(view: View, at: int) -> Form | None:
    if view.covered(at):
        return None
    form = next(iter(view.tokens[at].forms), None)
    return form if form is not None and form.pos in _FINITE else None


def _says(view: View, at: int, status: str) -> bool:
    return bool(view.tokens[at].lemmas & view.known.status[status]) and not view.covered(at)


def on_programme(view: View, at: int) -> bool:
    """«в программе визита – переговоры с …»: what is only to come."""
    words = view.known.words
    before = [k for k in view.within(view.clause(at)) if 0 < k < at and k not in view.speech]
    found = next((k for k in before if view.tokens[k].lemmas & words["programme"] and "loct" in view.tokens[k].cases), None)
    if found is None or _finite_between(view, found, at):
        return False
    return any(token.lower in words["in"] for token in view.tokens[max(0, found - 3) : found])


def _announced(view: View, at: int) -> bool:
    """«Ожидается, что президенты встретятся»: the clause before announces this one."""
    before = view.within(view.clause(at) - 1)
    return any(view.tokens[k].lemmas & view.known.status["announced"] for k in before) and len(before) <= 4


def _calls_off(view: View, clause: list[int], at: int, status: str) -> bool:
    """A verb of calling off in the clause, or its noun right before: «отмена визита»."""
    for k in clause:
        if _says(view, k, status):
            noun = view.tokens[k].pos == "NOUN"
            if not noun or at - 3 <= k < at:
                return True
    return False


def _calls_off_later(view: View, at: int, status: str) -> bool:
    """«… но из-за разницы графиков его отложили»: a later clause speaks of it by a pronoun."""
    clause = view.clause(at)
    later = [k for k in range(at, len(view.tokens)) if view.clause(k) > clause and k not in view.speech]
    pronoun = any(view.tokens[k].lower in view.known.lexicon.words["it"] for k in later)
    return pronoun and any(_says(view, k, status) for k in later)


def thought(view: View, clause: list[int], at: int, end: int) -> bool:
    """«готов встретиться», «возможность встречи», «предложил провести переговоры», «встреча возможна»."""
    subject = "nomn" in view.tokens[at].cases
    near = [k for k in clause if at - _BEFORE <= k < at or end <= k < end + _BEHIND or (subject and k >= end and _finite(view, k))]
    return any(_says(view, k, "hypothetical") and not _finite_between(view, k, at) for k in near)


def _finite_between(view: View, a: int, b: int) -> bool:
    return any(_finite(view, k) is not None for k in range(min(a, b) + 1, max(a, b)))


def _fell_through(view: View, at: int) -> bool:
    """«беседа, значившаяся в программе, не состоялась»: planned, and did not take place."""
    if "nomn" not in view.tokens[at].cases or not _negated(view, at):
        return False
    occurring = [verb for verb in view.verbs if "occur" in verb.kinds and denied(view, verb.start)]
    if any(verb.tense == "futr" for verb in occurring):
        return True  # «заседание в ноябре не состоится»
    said = (k for k in range(len(view.tokens)) if k not in view.speech and _says(view, k, "planned"))
    return bool(occurring) and any(not k or view.tokens[k - 1].lower not in view.known.words["not"] for k in said)


def _asked(view: View, at: int) -> bool:
    """«увидятся ли президенты»: a question."""
    here = view.within(view.clause(at))
    return any(view.tokens[k].text in view.known.words["whether"] for k in here)  # not «Ли Кэцян»


def _named_only(view: View, at: int) -> bool:
    """«Отдельной встречи А с Б.»: a genitive alone, without a verb, answers what there is not."""
    first = next((k for k, token in enumerate(view.tokens) if token.is_word), 0)
    words = view.tokens[first : at + 1]
    bare = all("gent" in token.cases for token in words) and any("nomn" not in token.cases for token in words)
    return bare and not any(_finite(view, k) for k in range(len(view.tokens)))


def _taken_back(view: View, _at: int) -> bool:
    """«В первой версии новости говорилось …», «ошибочно назван»: what a correction takes back."""
    words = view.known.words
    versions = (k for k, token in enumerate(view.tokens) if k and token.lemmas & words["versions"])
    earlier = any(view.tokens[k - 1].lemmas & words["former_versions"] for k in versions)
    return earlier or any(token.lower in words["mistaken"] for token in view.tokens)


def _refuted(view: View, at: int) -> bool:
    """«опроверг сообщения о том, что к беседе подключался …», «не подтвердилось, что …»: said not to be so."""
    own = view.within(view.clause(at))
    if not own or view.tokens[own[0]].lower not in view.known.words["that"]:
        return False
    before = view.within(view.clause(at) - 1)
    rumour = any(view.tokens[k].lemmas & view.known.words["rumours"] for k in before)
    where = range(1, len(view.tokens)) if rumour else before
    negated = any(k and _says(view, k, "confirmed") and view.tokens[k - 1].lower in view.known.words["not"] for k in where)
    return negated or any(_says(view, k, "refuted") for k in before)


def _negated(view: View, at: int) -> bool:
    """«не состоится», «не встретился»: the verb right after the negation tells of meeting."""
    if at and view.tokens[at - 1].lower in view.known.lexicon.words["not"]:
        return True  # «не обсуждали»
    if _not_meant(view, at):
        return True
    meeting = {"meet", "occur", "call", "attend", "receive", "hold", "visit"}
    return any(
        denied(view, verb.start) and verb.kinds & meeting
        for verb in view.verbs
        if verb.start and (view.clause(verb.start) == view.clause(at) or _resumed(view, at, verb.start))
    )


def denied(view: View, at: int) -> bool:
    """Say whether a verb is denied: «не приехал», «не смог прилететь»."""
    words = view.known.words
    managing = at > 1 and view.tokens[at].pos == "INFN" and bool(view.tokens[at - 1].lemmas & words["managing"])
    before = at - 2 if managing else at - 1
    return before >= 0 and view.tokens[before].lower in words["not"]


def _not_meant(view: View, at: int) -> bool:
    """«не планирует встречаться», «отдельных переговоров график не предусматривает»: what nobody means to do."""
    if not _infinitive(view, at) and (not view.tokens[at].cases & {"nomn", "gent"} or _hangs_on_preposition(view, at)):
        return False  # «от встречи прорыва не ожидается»
    here = view.within(view.clause(at))
    planned = (k for k in here if k and _says(view, k, "planned") and view.tokens[k].pos not in {"PRTF", "ADJF"})
    return any(view.tokens[k - 1].lower in view.known.words["not"] for k in planned)


def _hangs_on_preposition(view: View, at: int) -> bool:
    before = next((view.tokens[k] for k in range(at - 1, -1, -1) if view.tokens[k].pos != "ADJF"), None)
    return before is not None and before.pos == "PREP"


def _resumed(view: View, at: int, verb: int) -> bool:
    """«беседа министров, о которой сообщали, не состоялась»: the second verb of a relative clause is that of the noun before it."""
    inside = [k for k in view.within(view.clause(verb)) if k < verb]
    relative = any(view.tokens[k].lemmas & view.known.words["which"] for k in inside[:2])
    own = any(_finite(view, k) is not None for k in inside)
    return relative and own and "nomn" in view.tokens[at].cases and view.clause(at) == view.clause(verb) - 1
