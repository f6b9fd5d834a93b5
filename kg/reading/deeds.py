"""Verbs of meetings between equals: «встретился с», «созвонились», «собрались», «обсудил с», «подписали»."""

from collections.abc import Callable, Iterator, Sequence

from kg.reading.clauses import Clauses
from kg.reading.frames import Frame, several
from kg.reading.journeys import goes_to
from kg.reading.receptions import Receptions
from kg.reading.runs import Run
from kg.reading.status import standing
from kg.reading.view import Verb, View

Maker = Callable[[Verb, int], Frame | None]  # of a verb and its clause


class VerbFrames:
    """Opens the frames of the verbs of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the sentence."""
        self.clauses = clauses
        self.view: View = clauses.view
        self.words = clauses.words
        received = Receptions(clauses)
        self._makers: dict[str, Maker] = {  # the first of what a verb may do is what it does
            "call": self._call, "meet": self._meet, "gather": self._gather, "receive": received.receive, "convene": self._convene,
            "sign": self._sign, "discuss": self._discuss, "counter": self._counter, "await": received.awaited, "stay": received.stay,
            "visit": received.visit, "tell": self._tell,
        }  # fmt: skip

    def frames(self, verb: Verb, nouns: Sequence[Frame]) -> Iterator[Frame]:
        """Yield the frame of a verb that tells of a meeting by itself, unless it only carries a noun's."""
        rule = next((kind for kind in self._makers if kind in verb.kinds), None)
        if rule is None or self._only_means_to(verb) or any(self._serves(frame, verb) for frame in nouns):
            return
        clause = self.view.clause(verb.start)
        frame = self._makers[rule](verb, clause)
        if frame is not None:
            frame.joins = frame.joins or (rule == "sign" and any(self._ends(noun, clause) for noun in nouns))
            frame.standing = standing(self.view, verb.start, verb.end)
            self.clauses.extras(frame, clause)
            yield frame

    def _ends(self, noun: Frame, clause: int) -> bool:
        """«по окончании беседы А и Б подписали план»: a signing that ends the talks told before."""
        return noun.back and not noun.about and noun.mode == "meeting" and self.view.clause(noun.at) == clause

    def _only_means_to(self, verb: Verb) -> bool:
        """«собираются навестить», «собирались обсудить»: not that they come together."""
        tokens = self.view.tokens
        following = tokens[verb.end].forms[:1] if verb.end < len(tokens) else ()
        return bool(tokens[verb.start].lemmas & self.words["about_to"]) and any(form.pos == "INFN" for form in following)

    def _serves(self, frame: Frame, verb: Verb) -> bool:
        """A verb that carries a noun's meeting opens none of its own."""
        if self.view.clause(frame.at) != self.view.clause(verb.start) or verb.kinds & {"meet", "call", "receive"}:
            return False
        if verb.kinds & {"visit"}:
            return frame.mode == "visit" or not (frame.back or goes_to(self.view, verb.end))
        if frame.mode == "visit" and "discuss" in verb.kinds:
            return False
        return bool(verb.kinds & {"attend", "hold", "discuss"}) and (not frame.about or bool(verb.kinds & {"attend", "hold"}))

    def _agreed(self, verb: Verb, run: Run | None) -> bool:
        """«Франция и Германия договорились»: two states, of which no one is said to have met."""
        agree = self.view.tokens[verb.start].lemmas & self.words["agree"]
        return bool(agree) and run is not None and not run.of_people

    def _sides(self, frame: Frame, verb: Verb, clause: int, partner: Run | None) -> Frame | None:
        if partner is not None:
            self.clauses.used.add(partner.start)
        run = self.clauses.subject(verb.start, clause)
        if self._agreed(verb, run):
            return None
        if run is not None:
            frame.add(run, "member", "subject")
            if partner is None and (self.clauses.he_and(run) or self.clauses.with_him(clause)):
                frame.lacks = "pronoun"
                return frame
        elif partner is not None:
            frame.lacks = "pronoun" if self.view.pronoun_subject(clause) else "partner"
        elif frame.mode == "call" and self.view.pronoun_subject(clause):
            frame.lacks = "pronoun"  # «он поочерёдно переговорил по телефону с …»
            return frame
        elif verb.pos == "INFN" and frame.places and "meet" in verb.kinds and verb.end - verb.start == 1:
            frame.lacks, frame.anew = "all", True  # «условлено встретиться в Москве»
            return frame
        self._partners(frame, partner, clause)
        if frame.mode == "call" and run is not None and partner is None and not several(run):
            frame.lacks = "partner"  # «первым на связь вышел президент …»
            return frame
        return frame if partner is not None or (run is not None and several(run)) else None

    def _partners(self, frame: Frame, partner: Run | None, clause: int) -> None:
        """«с премьером А, а также с президентом Б»: all with whom it is done."""
        for run in (partner, *self.clauses.also_with(partner, clause)) if partner is not None else ():
            frame.add(run, "member", "with")

    def _meet(self, verb: Verb, clause: int) -> Frame | None:
        partner = self.clauses.together(clause)
        if {"there", "meet"} <= verb.kinds and partner is not None and several(partner):  # «за один стол с А и Б сядет В»
            frame = self._sides(self.clauses.opened(verb, "multilateral-meeting", "meeting", "meet"), verb, clause, partner)
            if frame is not None:
                frame.multilateral = True
            return frame
        gathers = "gather" in verb.kinds or self._of_a_body_here(verb, clause)
        gathered = self._gather(verb, clause) if partner is None and gathers else None
        return gathered or self._sides(self.clauses.opened(verb, "bilateral-talks", "meeting", "meet"), verb, clause, partner)

    def _gather(self, verb: Verb, clause: int) -> Frame | None:
        """«премьеры стран ШОС соберутся в Москве»: a group by its office comes together."""
        run = self._invited(verb, clause) or self.clauses.subject(verb.start, clause)
        figure = run.figures[0] if run is not None else None
        if run is None or figure is None or not figure.titles or not (several(run) or figure.group):
            return None
        level = self.view.known.levels.match(self.view.tokens, figure.start)
        inside = self.view.organisation_within(run)
        two = len(figure.states) == 2 and inside is None
        frame = self.clauses.opened(verb, "bilateral-talks" if two else "multilateral-meeting", "meeting", "gather")
        frame.level = level.value if level is not None and len(figure.states) != 2 and figure.name is None else None
        frame.multilateral, frame.general = not two, True
        frame.under = inside.value if inside is not None else None
        if frame.level is None or any(f.name or f.states for f in run.figures):
            frame.add(run, "member", "subject")
        told = frame.places or frame.under or frame.agents or (frame.level and len((figure.group or "").split()) > 2)
        return frame if told else None

    def _invited(self, verb: Verb, clause: int) -> Run | None:
        """«пригласил глав правительств собраться»: those invited are to come together."""
        if verb.pos != "INFN":
            return None
        return next(
            (r for r in self.clauses.free(clause) if r.prep is None and "accs" in r.cases and r.end <= verb.start and r.figures[0].group),
            None,
        )

    def _call(self, verb: Verb, clause: int) -> Frame | None:
        partner = self.clauses.together(clause) or self.clauses.dative(clause)
        partner = partner or self.clauses.accusative(verb, clause)  # «по телефону поздравил президента»
        return self._sides(self.clauses.opened(verb, "telephone-call", "call", "call"), verb, clause, partner)

    def _tell(self, verb: Verb, clause: int) -> Frame | None:
        """«по телефону поздравил президента с праздником», «в телефонном разговоре пригласил премьера»: a call to one who is named."""
        told = self.clauses.accusative(verb, clause)
        named = told is not None and told.named
        said = any(match.value.mode == "call" and self.view.clause(match.start) == clause for match in self.view.triggers)
        return self._call(verb, clause) if named and (said or self.clauses.by_phone(clause)) else None

    def _discuss(self, verb: Verb, clause: int) -> Frame | None:
        frame = self._of_a_body(verb, clause) or self._meet(verb, clause)
        if frame is not None:
            frame.trigger, frame.rule, frame.weak, frame.general = "discuss", "verb.discuss", True, True
        return frame

    def _of_a_body(self, verb: Verb, clause: int) -> Frame | None:
        """«обсуждали главы правительств стран ЕАЭС»: those of a body, wherever their session is not named."""
        there = any(span.prep in self.words["in"] for span in self.clauses.places(clause)) or self.clauses.by_video(clause)
        body = there and not self.clauses.together(clause) and self._of_a_body_here(verb, clause)
        return self._gather(verb, clause) if body else None

    def _of_a_body_here(self, verb: Verb, clause: int) -> bool:
        run = self.clauses.subject(verb.start, clause)
        return run is not None and run.figures[0].group is not None and self.view.organisation_within(run) is not None

    def _sign(self, verb: Verb, clause: int) -> Frame | None:
        """«документ подписали министры А и Б»: a signing by two sides, where no talks are told."""
        run = self.clauses.subject(verb.start, clause)
        if run is None or not several(run) or not run.named:
            return None
        frame = self.clauses.opened(verb, "signing-ceremony", "meeting", "sign")
        frame.general = True
        frame.add(run, "member", "subject")
        return frame

    def _convene(self, verb: Verb, clause: int) -> Frame | None:
        """«в Берлине Меркель собрала за столом Путина и Олланда»: a host brings several together."""
        host = self.clauses.subject(verb.start, clause)
        guests = [r for r in self.clauses.free(clause) if r.prep is None and "accs" in r.cases and r.start >= verb.end and r is not host]
        if host is None or not guests or not (several(guests[0]) and guests[0].named):
            return None
        frame = self.clauses.opened(verb, "multilateral-meeting", "meeting", "convene")
        frame.multilateral = True
        frame.add(guests[0], "member", "object")
        frame.add(host, "host", "subject")
        return frame

    def _counter(self, verb: Verb, clause: int) -> Frame | None:
        """«его собеседником был министр»: he met the one spoken of."""
        run = self.clauses.subject(verb.start, clause)
        if run is None or not run.named:
            return None
        frame = self.clauses.opened(verb, "bilateral-talks", "meeting", "meet")
        frame.add(run, "member", "with")
        frame.lacks = "pronoun"
        return frame
