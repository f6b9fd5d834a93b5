"""Who was at a meeting told before: «в нём участвовали», «вёл его», «Казахстан представил», lines of a list, speakers of a transcript."""

from collections.abc import Iterator, Sequence

from kg.reading.clauses import Clauses
from kg.reading.figures import Figure
from kg.reading.frames import Frame
from kg.reading.status import UNSAID, standing
from kg.reading.view import Run, Verb, View

_BULLETS = "•*–—-●▪◦·"


class Attending:
    """Opens frames that join the meeting told before."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the sentence."""
        self.clauses = clauses
        self.view: View = clauses.view
        self.words = clauses.words

    def frames(self, nouns: Sequence[Frame]) -> Iterator[Frame]:
        """Yield what the verbs of the sentence say of who was there."""
        for verb in self.view.verbs:
            clause = self.view.clause(verb.start)
            if any(self.view.clause(frame.at) == clause and not frame.sidelines for frame in nouns if frame.mode != "visit"):
                continue
            yield from self._of_verb(verb, clause)
        yield from self._hosts()

    def _of_verb(self, verb: Verb, clause: int) -> Iterator[Frame]:
        if "represent" in verb.kinds:
            yield from self._represent(verb, clause)
        elif "chair" in verb.kinds and self._speaks_of_it(verb, clause):
            yield from self._with_subjects(verb, clause, "chair")
        elif "attend" in verb.kinds and self._speaks_of_it(verb, clause):
            yield from self._with_subjects(verb, clause, "member")

    def _speaks_of_it(self, verb: Verb, clause: int) -> bool:
        """Say whether the clause means the meeting told before: by a pronoun, a table, a hall, or by a verb that needs no more."""
        if "there" in verb.kinds:
            return True
        words = (token.lemmas for k, token in enumerate(self.view.tokens) if self.view.clause(k) == clause)
        return any(lemmas & self.words["there"] for lemmas in words)

    def _with_subjects(self, verb: Verb, clause: int, function: str) -> Iterator[Frame]:
        frame = self._open(verb, "attend")
        for run in self._subjects(verb, clause):
            frame.add(run, self._standing_at(run) or function, "subject")
        if frame.agents:
            frame.standing = standing(self.view, verb.start, verb.end)
            yield frame

    def _subjects(self, verb: Verb, clause: int) -> list[Run]:
        """Return everybody in the nominative after the verb, or before it where nobody stands behind."""
        free = [run for run in self.clauses.free(clause) if "nomn" in run.cases and run.prep is None and _people(run)]
        after = [run for run in free if run.start > verb.start]
        return after or free

    def _standing_at(self, run: Run) -> str | None:
        near = self.view.tokens[max(0, run.start - 4) : run.end + 4]
        return "observer" if any(token.lemmas & self.words["observer"] for token in near) else None

    def _open(self, verb: Verb, rule: str) -> Frame:
        return Frame(self.view, verb.start, rule, "other", "meeting", f"verb.{rule}", verb.end, general=True, weak=True, joins=True)

    def _represent(self, verb: Verb, clause: int) -> Iterator[Frame]:
        """«Казахстан на ней представил премьер-министр …»: somebody stands for his state, or for the observers, at it."""
        states = [f for f in self.view.states if f.cases & {"accs", "nomn"} and self.view.clause(f.start) == clause]
        bodies = self.view.observers or any(self.view.clause(m.start) == clause for m in self.view.organisations) or self._of_states(clause)
        people = [run for run in self._subjects(verb, clause) if any(figure.name for figure in run.figures)]
        if people and (states or bodies):
            frame = self._open(verb, "represent")
            function = "observer" if self.view.observers else "member"
            for run in people:
                frame.add(run, function, "subject")
            frame.standing = standing(self.view, verb.start, verb.end)
            yield frame

    def _of_states(self, clause: int) -> bool:
        """«Секретариат организации представляет …»: a body, not a report."""
        return any(token.lemmas & self.words["bodies"] for k, token in enumerate(self.view.tokens) if self.view.clause(k) == clause)

    def _hosts(self) -> Iterator[Frame]:
        """«Хозяином встречи был …», «на правах хозяина – …», «как хозяин встречи»."""
        for match in self.view.around:
            if match.value == "as-host":
                run = next((r for r in self.view.runs if r.start >= match.end and r.start - match.end <= 5 and _named(r)), None)
                run = run or next((r for r in reversed(self.view.runs) if r.end <= match.start and match.start - r.end <= 2 and _named(r)), None)
                if run is not None:
                    frame = Frame(self.view, match.start, "host", "other", "meeting", "phrase.host", match.end, general=True, weak=True, joins=True)
                    frame.add_figures(run.figures[:1], "host", "subject")
                    yield frame


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


def _first_breath(view: View, figures: list[Figure]) -> list[Figure]:
    """A line names one person, or several in one breath."""
    run = next((run for run in view.runs if figures[0] in run.figures), None)
    return [figure for figure in run.figures if figure.name] if run is not None else figures[:1]


def opens_list(view: View) -> bool:
    """Say whether a sentence announces a list of those who take part: it ends in a colon and speaks of taking part."""
    words = view.known.words
    if not view.tokens or view.tokens[-1].text != ":":
        return False
    attends = any(verb.kinds & {"attend", "represent", "there", "sign"} for verb in view.verbs)
    return attends or any(token.lemmas & words["list"] for token in view.tokens)


def is_line(view: View, *, after: View) -> bool:
    """Say whether a sentence is a line of a list: it begins with a bullet, a number, or goes on after a semicolon or comma."""
    first, last = view.tokens[0], after.tokens[-1].text
    numbered = first.text.isdigit() and len(view.tokens) > 1 and view.tokens[1].text in ").;"
    return first.text in _BULLETS or numbered or last in {":", ";", ","}


def _people(run: Run) -> bool:
    return any(figure.name or figure.titles for figure in run.figures)


def _named(run: Run) -> bool:
    return any(figure.name for figure in run.figures)
