"""Nouns that tell of meetings: «переговоры президентов …», «встреча с …», «заседание совета …», with what stands around them."""

from collections.abc import Sequence

from kg.reading.attributes import Attributes
from kg.reading.clauses import Clauses
from kg.reading.complements import Complements
from kg.reading.figures import Figure
from kg.reading.frames import Frame, both_named, several
from kg.reading.journeys import as_place, legs, visited
from kg.reading.phrases import Match
from kg.reading.places import NAMED, PlaceSpan
from kg.reading.runs import Run
from kg.reading.status import UNSAID, on_programme, standing, thought
from kg.reading.view import Verb, View
from kg.sources.lexicon import Trigger


class NounFrames:
    """Opens the frames of the nouns of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the sentence."""
        self.clauses = clauses
        self.view: View = clauses.view
        self.words = clauses.words
        self.attributes = Attributes(clauses.view)
        self.complements = Complements(clauses)

    def open(self, match: Match[Trigger]) -> Frame:
        """Open the frame of a noun, with what stands right before and after it."""
        trigger = match.value
        frame = Frame(
            *(self.view, match.start, trigger.id, trigger.kind, trigger.mode, f"noun.{trigger.id}", match.end),
            multilateral=trigger.multilateral, general=trigger.general, weak=trigger.weak, under=trigger.under, stated_level=trigger.level,
        )  # fmt: skip
        frame.subkind = self._subkind(match)
        self.attributes.read(frame)
        self._turned_into(frame)
        self.complements.read(frame, match.end)
        return frame

    def _turned_into(self, frame: Frame) -> None:
        """«разговор перерос в заседание совета»: the meeting told before, under its greater name."""
        clause = self.view.clause(frame.at)
        turns = any(self.view.tokens[k].lemmas & self.words["turns_into"] for k in self.view.within(clause) if k < frame.at)
        into = self.view.tokens[self.attributes.start(frame)].lower in self.words["in"] and "accs" in self.view.tokens[frame.at].cases
        if turns and into:
            frame.back = frame.general = True

    def fill(self, frame: Frame, match: Match[Trigger]) -> Frame:
        """Add to a frame what the verb that governs it and the rest of the clause say."""
        clause = self.view.clause(match.start)
        self._govern(frame, match, clause)
        self.clauses.extras(frame, clause)
        elsewhere = frame.spoken_of or self._left_behind(match, clause)
        frame.places = frame.places or ([] if elsewhere else self.clauses.places(clause))
        frame.places = frame.places or self._received_by(frame, clause)
        if not frame.places:  # «на Петербургском форуме»
            frame.places = [span for span in self.view.places if span.prep == NAMED and span.end <= frame.at <= span.end + 2]
        if frame.mode == "visit" and not frame.places:  # «посетил с рабочим визитом Баку»
            frame.places = [span for span in self.view.places if span.prep is None and self.view.clause(span.start) == clause]
            frame.places = frame.places or visited(self.view, {match.end, self._behind_on(match.end), *self._ends_of_visits(clause)})
        if frame.mode == "visit":
            frame.legs = legs(frame)
        self.clauses.medium(frame, clause)
        frame.standing = standing(self.view, match.start, match.end)
        known = frame.about and frame.mode == "call" and self._made_known(frame, clause)
        toward = self.attributes.toward(frame) and both_named(frame)
        frame.about = (frame.about and not known and not toward) or (self.attributes.topic(frame) and not both_named(frame))
        if frame.standing.status == "cancelled" and thought(self.view, list(self.view.within(clause)), match.start, match.end):
            frame.agents = []  # «могли бы обсудить это на саммите, но его отменили»
        if toward and frame.standing.status == "held":
            frame.standing = UNSAID
        if frame.about and not frame.attends and frame.standing.status == "held" and not self._reported(match, clause):
            frame.standing = UNSAID  # the clause tells of something else
        if frame.mode in {"call", "video"} and not frame.agents and self.view.tokens[0].lower in self.words["this_is"]:
            frame.trigger, frame.joins = "pronoun", True  # «Это второй телефонный разговор»: how they met
        if frame.mode == "visit" and (frame.back or not self.view.tokens[match.start].cases & {"nomn", "ablt", "accs"}):
            frame.about = not self._told_abroad(frame, clause)
        return frame

    def _told_abroad(self, frame: Frame, clause: int) -> bool:
        """«заявил министр в ходе визита в Иорданию»: that he is there is told, too."""
        speaks = any("speak" in verb.kinds and self.view.clause(verb.start) == clause for verb in self.view.verbs)
        return frame.back and speaks and bool(frame.places) and any(agent.figure.name for agent in frame.agents)

    def _made_known(self, frame: Frame, clause: int) -> bool:
        """«стало известно о разговоре», «сообщил о разговоре А с Б»: it took place."""
        words = self.words["known"] | (self.words["made_known"] if frame.partners and self._has_first(frame) else frozenset())
        return self.view.says(clause, words)

    def _reported(self, match: Match[Trigger], clause: int) -> bool:
        """«рассказал о переговорах в Сочи»: they are over."""
        before = [k for k in range(match.start) if self.view.clause(k) == clause]
        return any(self.view.tokens[k].lemmas & self.words["reporting"] for k in before)

    def _received_by(self, frame: Frame, clause: int) -> list[PlaceSpan]:
        """«следующую встречу примет Пекин», «саммит примет Азербайджан»: the city or state that is its host."""
        receives = any("receive" in verb.kinds and self.view.clause(verb.start) == clause for verb in self.view.verbs)
        if not receives or "accs" not in self.view.tokens[frame.at].cases:
            return []
        cities = [span for span in self.view.places if span.prep is None and self.view.clause(span.start) == clause]
        states = [f for f in self.view.states if "nomn" in f.cases and self.view.clause(f.start) == clause]
        return cities or [as_place(state) for state in states[:1]]

    def _behind_on(self, at: int) -> int:
        """«визит на Украину»: the token behind «на»."""
        return at + 1 if at < len(self.view.tokens) and self.view.tokens[at].lower in self.words["on"] else at

    def _ends_of_visits(self, clause: int) -> set[int]:
        return {verb.end for verb in self.view.verbs if "visit" in verb.kinds and self.view.clause(verb.start) == clause}

    def _left_behind(self, match: Match[Trigger], clause: int) -> bool:
        """«после встречи вылетел в Сочи»: where he went then is not where they met."""
        after = self.view.tokens[match.start - 1].lower in self.words["after"] if match.start else False
        return after and any("go" in verb.kinds and self.view.clause(verb.start) == clause for verb in self.view.verbs)

    def beside(self, match: Match[Trigger]) -> bool:
        """Say whether a noun only says on the sidelines of what something else took place: «на полях саммита»."""
        at = match.start
        while at and self.attributes.modifies(at - 1):
            at -= 1
        return any(around.value == "sidelines" and around.start < match.start and around.end >= at for around in self.view.around)

    def _subkind(self, match: Match[Trigger]) -> str | None:
        start, end = max(0, match.start - 2), min(len(self.view.tokens), match.end + 1)
        found = (self.view.known.subkinds.match(self.view.tokens, at) for at in range(start, end))
        return next((one.value for one in found if one is not None), None)

    # --- the verb it hangs on ---

    def _govern(self, frame: Frame, match: Match[Trigger], clause: int) -> None:
        """Find the verb the noun hangs on and let its subject take part where it says so."""
        here = [verb for verb in self.view.verbs if self.view.clause(verb.start) == clause]
        self._late_partner(frame, clause)
        self._whose_day(frame, clause)
        verb = self._carrier(frame, match, here)
        if verb is not None:
            chairs = "chair" in verb.kinds and (frame.multilateral or not verb.kinds & {"attend", "hold"})
            frame.attends = bool(verb.kinds & {"attend", "address"})
            frame.about = frame.about and not frame.attends
            gives = frame.kind in {"audience", "credentials"} and not frame.attends
            hands = "give" in verb.kinds
            self._take_subject(frame, verb, clause, "guest" if hands else "host" if gives else "chair" if chairs else "member")
            if hands:
                self._handed_to(frame, clause)
            elif frame.kind == "credentials":
                self._given_by(frame, clause)
        elif frame.mode == "visit" and not frame.agents and (guests := self._guests(frame) or self._on_the_way(frame, clause)):
            frame.add_figures(tuple(guests[-1:]), "guest", "subject")
        elif (two := self._two_there(frame, clause)) is not None:
            self.clauses.used.add(two.start)
            frame.add(two, "member", "subject")
        elif self._sits(frame, here):
            self._take_subject(frame, self._nearest(frame, here), clause, "member")
        elif self._left_out(frame):
            frame.lacks = "pronoun"
        if frame.mode == "call" and verb is None and [agent.rule for agent in frame.agents] == ["genitive"]:
            frame.lacks = "partner"  # «последовал звонок Аракчи»
        if (
            frame.lacks is None
            and not any(a.rule in {"subject", "genitive", "between", "adjective"} for a in frame.agents)
            and frame.partners
        ):
            frame.lacks = "partner"

    def _guests(self, frame: Frame) -> list[Figure]:
        """«министр, находящийся с визитом в Москве», «президент с визитом в Брюсселе»: who stands right before it."""
        before = self.attributes.start(frame)
        beside = [figure for figure in self.view.named if figure.end == before and "nomn" in figure.cases]
        return [figure for figure in self.view.arriving if figure.end <= frame.at] or beside

    def _on_the_way(self, frame: Frame, clause: int) -> list[Figure]:
        """«Перед визитом в Пекин президент дал интервью», «во время визита в Рим министр …»: who acts there is the visitor."""
        run = self.clauses.subject(frame.at, clause) if frame.back and frame.places else None
        return [run.figures[0]] if run is not None and len(run.figures) == 1 and not run.figures[0].group else []

    def _two_there(self, frame: Frame, clause: int) -> Run | None:
        """«А и Б в телефонном разговоре оценили …», «президенты сделали заявления по итогам встречи»: two sides who act there met."""
        oblique = self.view.tokens[frame.at].cases & {"loct", "gent", "ablt"}
        if frame.agents or frame.about or frame.multilateral or frame.mode == "visit" or not oblique or self.clauses.dative(clause):
            return None
        inside = frame.back or self.view.tokens[self.attributes.start(frame)].lower in self.words["in"]
        run = self.clauses.subject(frame.at, clause) if inside else None
        sides = {side for figure in run.figures for side in (*figure.states, figure.of)} if run is not None else set()
        named = run is not None and len(run.figures) == 2 and all(figure.name for figure in run.figures)
        return run if named or len(sides - {None}) == 2 else None

    def _left_out(self, frame: Frame) -> bool:
        """«его ждут переговоры с …», «в его программе – переговоры с …, саммит …»: whom the text speaks of is to be there."""
        if self._has_first(frame):
            return False
        planned = on_programme(self.view, frame.at)
        return (frame.partners and (planned or self._awaits(frame))) or (planned and frame.multilateral and self._whose_programme(frame))

    def _whose_programme(self, frame: Frame) -> bool:
        before = range(1, frame.at)
        return any(
            self.view.tokens[k].lemmas & self.words["programme"] and self.view.tokens[k - 1].lower in self.words["their"] for k in before
        )

    def _carrier(self, frame: Frame, match: Match[Trigger], here: Sequence[Verb]) -> Verb | None:
        """«участвует в саммите», «провёл встречу»: the verb that makes its subject a participant."""
        cases = self.view.tokens[match.start].cases
        near = sorted(here, key=lambda verb: abs(verb.start - match.start))
        if match.value.kind == "credentials":
            return next((v for v in near if v.kinds & {"receive", "give"}), None)
        if frame.ahead and match.value.mode != "visit":
            return None  # «до начала заседания выступил на форуме»
        visits = match.value.mode == "visit"
        kinds = {"attend", "chair", "visit"} if visits else {"attend", "chair"}
        object_cases = {"loct", "accs", "gent", "datv", "ablt"} if visits else {"loct", "accs", "gent", "datv"}
        kinds = kinds | {"address"} if self.clauses.by_video(self.view.clause(match.start)) else kinds
        kinds = kinds - {"chair"} if frame.about else kinds  # «в преддверии саммита провёл совещание»: he leads that, not the summit
        attend = next((v for v in near if v.kinds & kinds and cases & object_cases), None)
        hold = next((v for v in near if "hold" in v.kinds and cases & {"accs"}), None)
        return attend or hold

    def _handed_to(self, frame: Frame, clause: int) -> None:
        """«послы вручили верительные грамоты президенту»: who is given them receives."""
        run = self.clauses.dative(clause)
        if run is not None:
            self.clauses.used.add(run.start)
            frame.add(run, "host", "object")

    def _given_by(self, frame: Frame, clause: int) -> None:
        """«принял верительные грамоты у посла»: who hands them over is the guest."""
        giver = next((run for run in self.clauses.free(clause) if run.prep in self.words["from_whom"] and "gent" in run.cases), None)
        if giver is not None:
            self.clauses.used.add(giver.start)
            frame.add(giver, "guest", "object")

    def _sits(self, frame: Frame, here: Sequence[Verb]) -> bool:
        """«на встрече в Сочи обсуждали», «в ходе переговоров с X заявил»: who acts there takes part."""
        acts = bool(here) and bool(self._nearest(frame, here).kinds & {"discuss", "speak", "sign", "adopt"})
        on = self.view.tokens[frame.at].cases & {"loct", "gent", "ablt"}
        return (acts and bool(on) and frame.back and not frame.about and not self._has_first(frame)) or (
            not self._has_first(frame) and any(agent.rule == "with" for agent in frame.agents) and bool(here)
        )

    @staticmethod
    def _nearest(frame: Frame, here: Sequence[Verb]) -> Verb:
        return min(here, key=lambda verb: abs(verb.start - frame.at))

    @staticmethod
    def _has_first(frame: Frame) -> bool:
        return any(agent.rule in {"genitive", "between"} for agent in frame.agents)

    def _awaits(self, frame: Frame) -> bool:
        """«его ждут встречи с …», «ему предстоят переговоры с …»: whom the text speaks of will meet them."""
        before = [self.view.tokens[k].lower for k in range(max(0, frame.at - 5), frame.at)]
        return any(word in self.words["awaited"] for word in before)

    def _late_partner(self, frame: Frame, clause: int) -> None:
        """«С президентом Ирана прошли переговоры», «провёл в Сочи встречу с …»: the partner may stand elsewhere in the clause."""
        if (
            any(agent.rule in {"with", "between", "genitive"} for agent in frame.agents)
            or frame.multilateral
            or frame.mode == "visit"
            or frame.about
        ):
            return
        between = next((r for r in self.clauses.free(clause) if r.prep in self.words["between"] and "ablt" in r.cases and several(r)), None)
        if between is not None:
            self.clauses.used.add(between.start)
            frame.add(between, "member", "between")  # «Между А и Б состоялась беседа»
            return
        held_by = next((r for r in self.clauses.free(clause) if r.prep in self.words["at_whose"] and several(r)), None)
        if held_by is not None and not frame.agents:
            frame.add(held_by, "member", "between")  # «беседа была у министров Узбекистана и Азербайджана»
            return
        run = self.clauses.together(clause)
        if run is not None:
            self.clauses.used.add(run.start)
            frame.add(run, "member", "with")
        elif self.clauses.with_him(clause):
            frame.lacks = "pronoun"  # «министр провёл с ним переговоры»

    def _whose_day(self, frame: Frame, clause: int) -> None:
        """«у премьера запланирована встреча с президентом»: he is the one who meets him."""
        runs = [r for r in self.clauses.free(clause) if r.prep in self.words["at_whose"] and any(f.name or f.titles for f in r.figures)]
        if runs and any(agent.rule == "with" for agent in frame.agents) and not self._has_first(frame):
            self.clauses.used.add(runs[0].start)
            frame.add(runs[0], "member", "subject")

    def _take_subject(self, frame: Frame, verb: Verb, clause: int, function: str) -> None:
        run = self.clauses.subject(verb.start, clause)
        if run is not None:
            for one in (run, *(self.clauses.going_on(run, verb) if "attend" in verb.kinds else ())):
                frame.add(one, function, "subject")
            for one in self.clauses.alongside(clause) if "attend" in verb.kinds else ():
                frame.add(one, "member", "subject")
            self.complements.acting(frame, run)
            self.complements.level_of(frame, run)
            frame.lacks = "pronoun" if self.clauses.he_and(run) else frame.lacks
        elif self.view.pronoun_subject(clause):
            they = any(self.view.tokens[k].lower in self.words["they"] for k in self.view.within(clause))
            frame.lacks = "they" if they and not frame.agents and not frame.multilateral else "pronoun"
