"""What was signed or adopted: documents named beside a verb that says so, at a meeting that is told of there or right before."""

from collections.abc import Iterator, Sequence

from kg.model import Outcome
from kg.reading.morphology import like, nominative
from kg.reading.people import People
from kg.reading.phrases import Match
from kg.reading.reports import Kept
from kg.reading.status import standing
from kg.reading.view import Verb, View

_NEAR = 2  # sentences between a meeting and what was signed at it
_FAR = 16  # words of a document's name


def outcomes(views: Sequence[View], people: People, kept: Kept, headline: frozenset[int]) -> tuple[Outcome, ...]:
    """Return the documents an article says were signed or adopted at one of its meetings, each once; nothing only planned."""
    found: dict[tuple[str, str], Outcome] = {}
    held = [(report.id, {frame.number for frame in draft.frames if not frame.about}) for report, draft in kept if report.status == "held"]
    for view in views:
        of = _meeting(view.sentence.number, held) if view.sentence.number not in headline and not view.spoken else None
        for verb in view.verbs if of is not None else ():
            for outcome in _done(view, verb, of, people):
                found.setdefault((outcome.kind, (outcome.title or "").lower()), outcome)
    return tuple(found.values())


def _meeting(number: int, held: Sequence[tuple[str, set[int]]]) -> str | None:
    """Return the held meeting that the sentence tells of, else the only one told of right before."""
    here = [key for key, numbers in held if number in numbers]
    before = [key for key, numbers in held if any(number - back in numbers for back in range(1, _NEAR + 1))]
    found = here or before
    return found[0] if len(found) == 1 else None


def _done(view: View, verb: Verb, of: str | None, people: People) -> Iterator[Outcome]:
    """Yield the documents of one verb: «подписали меморандум о …», «принята декларация»."""
    signs, adopts = "sign" in verb.kinds, "adopt" in verb.kinds
    if not (signs or adopts) or standing(view, verb.start, verb.end).status != "held" or verb.tense != "past":
        return
    clause = view.clause(verb.start)
    if _at_another_time(view, clause):
        return
    signatories = tuple(dict.fromkeys(_signatories(view, verb, people))) if signs else ()
    for match in view.documents:
        if view.clause(match.start) == clause and _is_object(view, verb, match):
            yield Outcome(match.value, of, _title(view, match), signatories, (view.sentence.evidence(),))


def _at_another_time(view: View, clause: int) -> bool:
    """«Ранее они подписали», «будет подписано»: not at the meeting told of."""
    here = [token for k, token in enumerate(view.tokens) if view.clause(k) == clause]
    to_come = any(form.tense == "futr" and form.pos == "VERB" for token in here for form in token.forms[:1])
    return to_come or any(token.lower in view.known.words["earlier"] for token in here)


def _is_object(view: View, verb: Verb, match: Match[str]) -> bool:
    """A document stands in the nominative or accusative, or after the number of documents; what stands after a preposition is none."""
    before = view.tokens[match.start - 1] if match.start else None
    after_preposition = before is not None and before.pos == "PREP"
    cases = view.tokens[match.start].cases
    passive = verb.pos == "PRTS" or verb.plural or "accs" in cases
    return not after_preposition and bool(cases & {"nomn", "accs"}) and passive


def _signatories(view: View, verb: Verb, people: People) -> Iterator[str]:
    """Yield the named persons who are said to have signed: the subject of the verb."""
    if verb.pos == "PRTS":
        return
    clause = view.clause(verb.start)
    runs = [run for run in view.runs if view.clause(run.start) == clause and run.prep is None and "nomn" in run.cases]
    before, after = [run for run in runs if run.end <= verb.start], [run for run in runs if run.start >= verb.end]
    for figure in (figure for run in before[-1:] or after[:1] for figure in run.figures):
        one = people.who(view.sentence.number, figure) if figure.name is not None else None
        if one is not None and one.bystander is None:
            yield one.name


def _title(view: View, match: Match[str]) -> str:
    """Return a document's name as printed, its first words in the nominative, up to a verb, a sign, a place or somebody."""
    end = match.end
    while end < len(view.tokens) and end - match.start < _FAR and _goes_on(view, end):
        end += 1
    while end > match.end and _dangles(view, end - 1):
        end -= 1
    begin = match.start
    while begin and _adjective(view, begin - 1):
        begin -= 1
    offset = view.sentence.start
    words = [like(token.text, nominative(token.text)) for token in view.tokens[begin : match.start + 1]]
    rest = view.sentence.read[view.tokens[match.start].end - offset : view.tokens[end - 1].end - offset]
    return " ".join(words) + rest


def _adjective(view: View, at: int) -> bool:
    """«Худжандская декларация»: an adjective before a document is of its name."""
    return view.tokens[at].pos == "ADJF" and not view.covered(at)


def _goes_on(view: View, at: int) -> bool:
    token = view.tokens[at]
    stops = token.text in ",;.:!?()–—" or view.clause(at) != view.clause(at - 1)
    acts = any(verb.start == at for verb in view.verbs) or token.pos in {"VERB", "PRTS"}
    somebody = any(run.start == at and ("nomn" in run.cases or run.prep) for run in view.runs)
    place = any(span.start in {at, at + 1} and span.prep for span in view.places)
    return not (stops or acts or somebody or place or _joined_to(view, at))


def _joined_to(view: View, at: int) -> bool:
    """«… и план действий», «… и несколько документов»: another document begins."""
    following = view.tokens[at + 1] if at + 1 < len(view.tokens) else None
    if any(match.start == at for match in view.documents):
        return True
    linked = view.tokens[at].lower in view.known.words["and"]
    return linked and following is not None and any(form.case == "nomn" or form.pos in {"NUMR", "ADVB"} for form in following.forms[:1])


def _dangles(view: View, at: int) -> bool:
    """Say whether a name cannot end in a word: a preposition or «и»."""
    return view.tokens[at].pos in {"PREP", "CONJ"}
