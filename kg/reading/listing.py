"""Lists of those who took part: the sentence that announces one, its lines, and the speakers of a transcript."""

from collections.abc import Sequence

from kg.reading.clauses import Clauses
from kg.reading.figures import Figure
from kg.reading.frames import Frame
from kg.reading.status import UNSAID, standing
from kg.reading.view import View

_MARK = 3  # tokens of a bullet or number before who stands in a line
_BULLETS = "•*–—-●▪◦·"


def listed(view: View, *, spoken: bool) -> Frame | None:
    """Return the frame of a line of a list of those who took part: «• Олжас Бектенов, Премьер-министр …»."""
    figures = [figure for figure in view.named if figure.name is not None and figure.bystander is None]
    if not figures or spoken:
        return None
    frame = Frame(view, figures[0].start, "list", "other", "meeting", "line.list", general=True, weak=True, joins=True)
    words = view.known.words
    lemmas = {lemma for token in view.tokens for lemma in token.lemmas}
    function = "observer" if lemmas & words["observer"] else "host" if any(m.value == "as-host" for m in view.around) else "member"
    frame.add_figures(tuple(_first_breath(view, figures)), function, "list")
    frame.standing = UNSAID
    return frame


def spoken_by(view: View, figure: Figure) -> Frame:
    """Return the frame of a line of a transcript: who speaks there takes part."""
    frame = Frame(view, figure.start, "speaker", "other", "meeting", "line.speaker", general=True, weak=True, joins=True)
    frame.add_figures((figure,), "member", "speaker")
    return frame


def _first_breath(view: View, figures: list[Figure]) -> list[Figure]:
    """A line names one person, or several in one breath."""
    run = next((run for run in view.runs if figures[0] in run.figures), None)
    return [figure for figure in run.figures if figure.name] if run is not None else figures[:1]


def opens_list(view: View) -> bool:
    """Say whether a sentence announces a list of those who take part: it ends in a colon and speaks of taking part."""
    words = view.known.words
    if view.tokens and view.tokens[-1].text == ";":
        return any("represent" in verb.kinds for verb in view.verbs)
    if not view.tokens or view.tokens[-1].text != ":":
        return False
    attends = any(verb.kinds & {"attend", "represent", "there", "sign"} for verb in view.verbs)
    return attends or any(token.lemmas & words["list"] for token in view.tokens)


def announced(views: Sequence[View]) -> frozenset[int]:
    """Return the sentences behind whose colon at least two lines stand that each name an official: «Вот кого собрал хозяин:»."""
    found = set()
    for opener, first, second in zip(views, views[1:], views[2:], strict=False):
        ends = opener.tokens[-1].text == ":" and not opener.spoken and not any(t.lower in opener.known.words["not"] for t in opener.tokens)
        if ends and _names_an_official(first) and _names_an_official(second):
            found.add(opener.sentence.number)
    return frozenset(found)


def _names_an_official(view: View) -> bool:
    """Say whether a line is of an official with his state: «• Германия – канцлер …», «– А, премьер-министр Б;»."""
    first = next((figure for figure in view.named if figure.name is not None), None)
    speaks = any("speak" in verb.kinds for verb in view.verbs)
    return first is not None and first.start <= _MARK and first.of is not None and bool(first.titles) and not speaks


def signing(view: View) -> Frame:
    """Return the frame of a sentence that announces a list of those who signed."""
    at = next((verb.start for verb in view.verbs), 0)
    frame = Frame(view, at, "sign", "signing-ceremony", "meeting", "verb.sign", at + 1, general=True)
    frame.places = Clauses(view).places(view.clause(at))
    frame.standing = standing(view, at)
    return frame


def is_line(view: View, *, after: View) -> bool:
    """Say whether a sentence is a line of a list: it begins with a bullet, a number, or goes on after a semicolon or comma."""
    first, last = view.tokens[0], after.tokens[-1].text
    numbered = first.text.isdecimal() and len(view.tokens) > 1 and view.tokens[1].text in ").;"
    return first.text in _BULLETS or numbered or last in {":", ";", ","}
