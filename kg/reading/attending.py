"""Who was at a meeting told before: «в нём участвовали», «вёл его», «Казахстан представил», lines of a list, speakers of a transcript."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.reading.clauses import Clauses
from kg.reading.frames import Frame
from kg.reading.presence import Presence
from kg.reading.runs import Run
from kg.reading.status import UNSAID, denied, standing
from kg.reading.view import Verb, View


class Attending:
    """Opens frames that join the meeting told before."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the sentence."""
        self.clauses = clauses
        self.view: View = clauses.view
        self.words = clauses.words
        self.presence = Presence(clauses)

    def frames(self, nouns: Sequence[Frame]) -> Iterator[Frame]:
        """Yield what the verbs of the sentence say of who was there."""
        for verb in self.view.verbs:
            clause = self.view.clause(verb.start)
            if self._denied(verb):
                yield from self._with_subjects(verb, clause, "absent")
                continue
            beside = any(
                self.view.clause(frame.at) == clause and not frame.sidelines and not frame.about for frame in nouns if frame.mode != "visit"
            )
            receives = "receive" in verb.kinds and any(token.lemmas & self.words["guests"] for token in self.view.tokens)
            alone = all(frame.trigger == "discuss" for frame in nouns if self.view.clause(frame.at) == clause)
            if (
                not beside
                or receives
                or ("occur" in verb.kinds and alone)
                or verb.kinds & {"represent", "send"}
                or ("occur" in verb.kinds and self.view.says(clause, self.words["which"]))
            ):
                yield from self._of_verb(verb, clause)
            yield from self.presence.listed(verb)
        yield from self.presence.frames()
        yield from self._of_side()
        yield from self._each_state()
        yield from self._instead()
        yield from self._entrusted()

    def _of_verb(self, verb: Verb, clause: int) -> Iterator[Frame]:
        if "receive" in verb.kinds and (guests := self._guests_or_it(clause)):
            yield from self._with_subjects(verb, clause, "host", states=guests == "it")
        elif "occur" in verb.kinds and (self.view.says(clause, self.words["which"]) or self.view.pronoun_subject(clause)):
            yield from self._held_there(verb, clause)
        elif verb.kinds & {"represent", "lead"} and self.view.relative(clause, "accs"):
            yield from self._with_subjects(verb, clause, "chair")
        elif verb.kinds & {"represent", "send"}:
            yield from self._represent(verb, clause)
        elif "present" in verb.kinds:
            if self.view.says(clause, self.words["table"]):
                yield from self._with_subjects(verb, clause, "member")
        elif "lead" in verb.kinds and self._speaks_of_it(verb, clause):
            yield from self._with_subjects(verb, clause, "chair")
        elif "join" in verb.kinds:
            yield from self._joined(verb, clause)
        elif "attend" in verb.kinds and self._speaks_of_it(verb, clause):
            yield from self._with_subjects(verb, clause, "member")

    def _guests_or_it(self, clause: int) -> str | None:
        """«Гостей принимал премьер», «Принимать его будет Россия»: whom or what somebody receives, of the meeting told before."""
        guests = any(token.lemmas & self.words["guests"] for token in self.view.tokens)
        return "guests" if guests else "it" if self.view.says(clause, self.words["it"]) else None

    def _joined(self, verb: Verb, clause: int) -> Iterator[Frame]:
        """«К Токаеву и Мирзиёеву присоединятся …»: those who are joined take part too."""
        yield from self._with_subjects(verb, clause, "member")
        frame = self.presence.plain(verb.start, "attend")
        for run in self.clauses.free(clause):
            if run.prep in self.words["to"] and run.named:
                frame.add(run, "member", "subject")
        if frame.agents:
            frame.standing = standing(self.view, verb.start, verb.end)
            yield frame

    def _denied(self, verb: Verb) -> bool:
        """«на саммит не приехал», «в заседании не участвовал»."""
        if not verb.kinds & {"attend", "visit"} or not verb.start:
            return False
        return denied(self.view, verb.start)

    def _held_there(self, verb: Verb, clause: int) -> Iterator[Frame]:
        """«… встрече, которая пройдёт в Бишкеке», «Она состоится завтра»: when and where, of the meeting just named."""
        frame = self._open(verb, "pronoun")
        frame.places = self.clauses.places(clause)
        frame.standing = standing(self.view, verb.start, verb.end)
        self.clauses.extras(frame, clause)
        yield frame

    def _speaks_of_it(self, verb: Verb, clause: int) -> bool:
        """Say whether the clause means the meeting told before: by a pronoun, a table, a hall, or by a verb that needs no more."""
        if "there" in verb.kinds or self.view.observers or self._for_a_state(verb, clause):
            return True
        return self.view.says(clause, self.words["there"])

    def _for_a_state(self, verb: Verb, clause: int) -> bool:
        """«от Китая выступал министр», «от имени страны выступал президент»: he stands for it at the meeting told before."""
        tokens, here = self.view.tokens, [k for k in self.view.within(clause) if k < verb.start]
        from_it = (k + 1 for k in here if tokens[k].lower in self.words["from"] and k + 1 < len(tokens))
        return any(self.view.known.states.match(tokens, k) or tokens[k].lemmas & self.words["on_behalf"] for k in from_it)

    def _with_subjects(self, verb: Verb, clause: int, function: str, *, states: bool = False) -> Iterator[Frame]:
        frame = self._open(verb, "attend")
        for run in self._subjects(verb, clause, states=states):
            frame.add(run, self.presence.standing_at(run) or function, "subject")
        if frame.agents:
            for run in self.clauses.alongside(clause) if function == "member" else ():
                frame.add(run, "member", "subject")
            frame.standing = UNSAID if function == "absent" else standing(self.view, verb.start, verb.end)
            yield frame

    def _subjects(self, verb: Verb, clause: int, *, states: bool = False) -> list[Run]:
        """Return everybody in the nominative after the verb, or before it where nobody stands behind."""
        free = [run for run in self.clauses.free(clause) if "nomn" in run.cases and run.prep is None and (states or run.of_people)]
        free = [run for run in free if not self._not_he(run)]
        free = [run for run in free if run.start < verb.start or not self._of_another_verb(verb, run)]
        after = [run for run in free if run.start > verb.start]
        return [*after, *self._going_on(clause)] if after else free

    def _of_another_verb(self, verb: Verb, run: Run) -> bool:
        """«Лукашенко прилетел накануне, у трапа его ждал премьер»: behind another verb somebody does something else."""
        between = [other for other in self.view.verbs if verb.start < other.start < run.start]
        return any(not other.kinds & {"attend", "present", "occur", "there", "speak"} for other in between)

    def _going_on(self, clause: int) -> list[Run]:
        """«…; затем премьер-министр Венгрии …»: a clause without a verb goes on with those who were there."""
        if any(self.view.clause(verb.start) == clause + 1 for verb in self.view.verbs) or not self.view.semicolon(clause + 1):
            return []
        return [run for run in self.clauses.free(clause + 1) if "nomn" in run.cases and run.prep is None and run.named]

    def _open(self, verb: Verb, rule: str) -> Frame:
        return Frame(self.view, verb.start, rule, "other", "meeting", f"verb.{rule}", verb.end, general=True, weak=True, joins=True)

    def _represent(self, verb: Verb, clause: int) -> Iterator[Frame]:
        """«Казахстан на ней представил премьер-министр …»: somebody stands for his state, or for the observers, at it."""
        states = [f for f in self.view.states if f.cases & {"accs", "nomn"} and self.view.clause(f.start) == clause]
        bodies = self.view.observers or self.view.says(clause, self.words["bodies"])
        bodies = bodies or any(self.view.clause(match.start) == clause for match in self.view.organisations)
        people = [run for run in self._representing(verb, clause) if run.named]
        capitals = [span for span in self.view.places if span.prep is None and self.view.clause(span.start) == clause]
        if people and (states or bodies or capitals):
            frame = self._open(verb, "represent")
            function = "observer" if self.view.observers else "host" if self.view.says(clause, self.words["hosting"]) else "member"
            for run in people:
                frame.add(run, function, "subject")
            frame.standing = standing(self.view, verb.start, verb.end)
            yield frame

    def _representing(self, verb: Verb, clause: int) -> list[Run]:
        """«Казахстан представил А», «Казахстан был представлен А», «Казахстан прислал А»: those who stand for it."""
        case = "accs" if "send" in verb.kinds else "ablt" if verb.pos == "PRTS" else None
        if case is None:
            return self._subjects(verb, clause)
        return [run for run in self.clauses.free(clause) if case in run.cases and run.prep is None and run.start > verb.start]

    def _of_side(self) -> Iterator[Frame]:
        """«С кыргызской – председатель …, министр …»: those of one side, the verb left out."""
        tokens = self.view.tokens
        dash = next((k for k in range(2, min(5, len(tokens))) if tokens[k].text in "–—-"), None)
        if dash is None or tokens[0].lower not in self.words["of_side"] or self.known_side(1) is None:
            return
        run = next((r for r in self.view.runs if r.start == dash + 1 and "nomn" in r.cases and r.named), None)
        if run is not None:
            frame = self.presence.plain(dash, "attend")
            frame.add(run, "member", "subject")
            yield frame

    def known_side(self, at: int) -> str | None:
        """Return the state whose adjective stands at a token."""
        match = self.view.known.adjectives.match(self.view.tokens, at)
        return None if match is None else match.value

    def _each_state(self) -> Iterator[Frame]:
        """«Армению – министр …; Беларусь – министр …»: who stands for each state."""
        figures = tuple(figure for figure in self.view.named if figure.stands_for and figure.start not in self.view.speech)
        if len(figures) > 1 or (figures and any(self._stands_for(verb) for verb in self.view.verbs)):
            frame = self.presence.plain(figures[0].start, "represent")
            frame.add_figures(figures, "member", "subject")
            yield frame

    def _stands_for(self, verb: Verb) -> bool:
        """Say whether a verb tells that somebody stands for a state."""
        return "represent" in verb.kinds or self._for_a_state(verb, self.view.clause(verb.start))

    def _not_he(self, run: Run) -> bool:
        """«представлял не президент А, а министр Б»: somebody else was there."""
        return run.start > 0 and self.view.tokens[run.start - 1].lower in self.words["not"]

    def _not_there(self, run: Run, *, comes: bool) -> bool:
        if "gent" in run.cases and ((comes and self._before(run, "instead")) or self._was_not(run)):
            return True
        return comes and self._not_but(run)

    def _not_but(self, run: Run) -> bool:
        """«не президент А, а министр Б»: the first of the two was not there."""
        behind = self.view.tokens[run.end : run.end + 2]
        return self._not_he(run) and len(behind) == 2 and behind[0].text == "," and behind[1].lower in self.words["whereas"]

    def _entrusted(self) -> Iterator[Frame]:
        """«Вести заседание поручено А»: who is to chair."""
        leads = next((verb for verb in self.view.verbs if verb.pos == "INFN" and verb.kinds & {"lead", "chair"}), None)
        if leads is None or not any(token.lemmas & self.words["entrusted"] for token in self.view.tokens):
            return
        run = self.clauses.dative(self.view.clause(leads.start))
        if run is not None and run.named:
            frame = self.presence.plain(leads.start, "attend")
            frame.add(run, "chair", "subject")
            frame.standing = standing(self.view, leads.start, leads.end)
            yield frame

    def _instead(self) -> Iterator[Frame]:
        """«вместо министра приехал заместитель», «премьера не было – его заменил …»."""
        comes = any(verb.kinds & {"attend", "go", "represent", "replace", "present", "send"} for verb in self.view.verbs)
        absent = [run for run in self.view.runs if run.named and self._not_there(run, comes=comes)]
        for run in absent:
            frame = self.presence.plain(run.start, "attend")
            frame.add(run, "absent", "subject")
            yield frame
            here = [r for r in self.view.runs if r.start > run.end and "nomn" in r.cases and r.prep is None and r.named]
            if here and self._before(run, "instead"):
                frame = self.presence.plain(here[0].start, "attend")
                frame.add(here[0], "member", "subject")
                yield frame
        for verb in self.view.verbs:
            if "replace" in verb.kinds and (absent or self.view.pronoun_object(self.view.clause(verb.start))):
                yield from self._with_subjects(verb, self.view.clause(verb.start), "member")

    def _before(self, run: Run, words: str) -> bool:
        return run.prep in self.words[words]

    def _was_not(self, run: Run) -> bool:
        """«Премьера Армении … на Иссык-Куле не было»."""
        tail = self.view.tokens[run.end : run.end + 6]
        pairs = pairwise(tail)
        return any(a.lower in self.words["not"] and b.lower in self.words["was"] for a, b in pairs)
