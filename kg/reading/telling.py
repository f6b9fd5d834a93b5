"""The frames of one sentence: of its nouns, of its verbs, and of those who joined a meeting told before."""

from kg.reading.attending import Attending
from kg.reading.clauses import Clauses
from kg.reading.deeds import VerbFrames
from kg.reading.frames import Frame
from kg.reading.nouns import NounFrames
from kg.reading.view import View


def frames(view: View) -> list[Frame]:
    """Return the frames of a sentence, in the order of their triggers."""
    if not view.triggers and not view.verbs and not view.around and not view.runs:
        return []
    clauses = Clauses(view)
    opener, deeds = NounFrames(clauses), VerbFrames(clauses)
    opened = [(opener.open(match), match) for match in view.triggers if not opener.beside(match)]
    nouns = [opener.fill(frame, match) for frame, match in opened]
    nouns = [frame for frame in nouns if not _with_the_press(frame) and not _years_since(frame)]
    nouns = [frame for frame in nouns if frame.mode != "video" or not _only_says_how(frame, nouns)]
    verbs = [frame for verb in view.verbs for frame in deeds.frames(verb, nouns) if not _with_the_press(frame)]
    _share_places(nouns, verbs)
    _own_places(nouns, verbs)
    _share_people(nouns)
    joining = list(Attending(clauses).frames([*nouns, *verbs]))
    return sorted([*nouns, *verbs, *joining], key=lambda frame: (frame.at, frame.joins))


def _with_the_press(frame: Frame) -> bool:
    """«в беседе с корреспондентами», «встретился со спортсменами»: talks with those who only look on are no meeting."""
    partners = [agent.figure for agent in frame.agents if agent.rule == "with"]
    return bool(partners) and all(figure.bystander and figure.name is None for figure in partners)


def _years_since(frame: Frame) -> bool:
    """«исполнилось 26 лет с подписания договора»: a day remembered."""
    tokens, words = frame.view.tokens, frame.view.known.words
    since = frame.at > 1 and tokens[frame.at - 1].lower in words["with"]
    return since and bool(tokens[frame.at - 2].lemmas & {*frame.view.known.lexicon.years})


def _only_says_how(frame: Frame, nouns: list[Frame]) -> bool:
    """«в режиме видеоконференции прошли переговоры»: the video is how, the talks are what."""
    clause = frame.view.clause(frame.at)
    return not frame.agents and any(other is not frame and frame.view.clause(other.at) == clause for other in nouns)


def _share_places(nouns: list[Frame], verbs: list[Frame]) -> None:
    """«в ходе визита в Душанбе встретился с …»: where he came to is where they met."""
    for visit in nouns:
        if visit.mode == "visit" and visit.back and visit.places and not visit.spoken_of:
            for other in (*nouns, *verbs):
                if other.mode == "meeting" and not other.places and other.view.clause(other.at) == visit.view.clause(visit.at):
                    other.places = list(visit.places)


def _own_places(nouns: list[Frame], verbs: list[Frame]) -> None:
    """«обсудил подготовку к встрече в Душанбе»: where that is to be is not where it was talked of."""
    for spoken in nouns:
        for verb in verbs if spoken.about else ():
            if verb.view.clause(verb.at) == verb.view.clause(spoken.at) and verb.at < spoken.at:
                verb.places = [span for span in verb.places if span.start < spoken.at]


def _share_people(nouns: list[Frame]) -> None:
    """«встречей президентов A и B завершился саммит»: who met at its end were at the summit."""
    for part in nouns:
        if not part.partners or part.back or part.about or part.view.tokens[part.at].cases & {"nomn"}:
            continue
        if "ablt" not in part.view.tokens[part.end - 1].cases or _governed(part):
            continue
        for whole in nouns:
            nominative = "nomn" in whole.view.tokens[whole.end - 1].cases
            same = whole is not part and whole.view.clause(whole.at) == part.view.clause(part.at)
            if same and nominative and whole.multilateral and not whole.agents and not whole.about:
                whole.agents, whole.places = list(part.agents), whole.places or list(part.places)


def _governed(frame: Frame) -> bool:
    """Say whether a preposition stands before a noun: «перед встречей президентов»."""
    before = frame.view.tokens[max(0, frame.at - 3) : frame.at]
    return any(token.forms and token.forms[0].pos == "PREP" for token in before)
