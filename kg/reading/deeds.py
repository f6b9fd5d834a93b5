"""Verbs that tell of meetings: «встретился с», «принял», «созвонились», «прибыл в», «обсудил с»."""

from collections.abc import Iterator, Sequence

from kg.reading.clauses import Clauses
from kg.reading.frames import Frame, several
from kg.reading.journeys import goes_to, legs
from kg.reading.places import PlaceSpan
from kg.reading.runs import Run
from kg.reading.status import standing
from kg.reading.view import Verb, View

_RULES = ("call", "meet", "gather", "receive", "convene", "sign", "discuss", "counter", "await", "stay", "visit", "tell")


class VerbFrames:
    """Opens the frames of the verbs of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the sentence."""
        self.clauses = clauses
        self.view: View = clauses.view
        self.words = clauses.words

    def frames(self, verb: Verb, nouns: Sequence[Frame]) -> Iterator[Frame]:
        """Yield the frame of a verb that tells of a meeting by itself, unless it only carries a noun's."""
        rule = next((kind for kind in _RULES if kind in verb.kinds), None)
        if rule is None or self._only_means_to(verb) or any(self._serves(frame, verb) for frame in nouns):
            return
        clause = self.view.clause(verb.start)
        frame = getattr(self, f"_{rule}")(verb, clause)
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

    def _open(self, verb: Verb, kind: str, mode: str, rule: str) -> Frame:
        frame = Frame(self.view, verb.start, rule, kind, mode, f"verb.{rule}", verb.end)
        frame.places = self.clauses.places(self.view.clause(verb.start))
        self.clauses.medium(frame, self.view.clause(verb.start))
        frame.numbered = any(self.view.tokens[k].lower in self.words["numbered"] for k in range(max(0, verb.start - 3), verb.start))
        return frame

    def _agreed(self, verb: Verb, run: Run | None) -> bool:
        """«Франция и Германия договорились»: two states, of which no one is said to have met."""
        agree = self.view.tokens[verb.start].lemmas & self.words["agree"]
        return bool(agree) and run is not None and not any(figure.name or figure.titles for figure in run.figures)

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
            frame = self._sides(self._open(verb, "multilateral-meeting", "meeting", "meet"), verb, clause, partner)
            if frame is not None:
                frame.multilateral = True
            return frame
        gathers = "gather" in verb.kinds or self._of_a_body_here(verb, clause)
        gathered = self._gather(verb, clause) if partner is None and gathers else None
        return gathered or self._sides(self._open(verb, "bilateral-talks", "meeting", "meet"), verb, clause, partner)

    def _gather(self, verb: Verb, clause: int) -> Frame | None:
        """«премьеры стран ШОС соберутся в Москве»: a group by its office comes together."""
        run = self._invited(verb, clause) or self.clauses.subject(verb.start, clause)
        figure = run.figures[0] if run is not None else None
        if run is None or figure is None or not figure.titles or not (several(run) or figure.group):
            return None
        level = self.view.known.levels.match(self.view.tokens, figure.start)
        inside = self.view.organisation_within(run)
        two = len(figure.states) == 2 and inside is None
        frame = self._open(verb, "bilateral-talks" if two else "multilateral-meeting", "meeting", "gather")
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
        return self._sides(self._open(verb, "telephone-call", "call", "call"), verb, clause, partner)

    def _tell(self, verb: Verb, clause: int) -> Frame | None:
        """«по телефону поздравил президента с праздником», «в телефонном разговоре пригласил премьера»: a call to one who is named."""
        told = self.clauses.accusative(verb, clause)
        named = told is not None and any(figure.name for figure in told.figures)
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
        if run is None or not several(run) or not any(figure.name for figure in run.figures):
            return None
        frame = self._open(verb, "signing-ceremony", "meeting", "sign")
        frame.general = True
        frame.add(run, "member", "subject")
        return frame

    def _receive(self, verb: Verb, clause: int) -> Frame | None:
        """«принял посла», «был принят президентом», «в Кремле глав делегаций принял …»."""
        if self._takes_over(clause):
            return self._successor(verb, clause)
        frame = self._open(verb, "audience", "meeting", "receive")
        passive = verb.pos == "PRTS"
        guests = self.clauses.subject(verb.start, clause) if passive else self.clauses.accusative(verb, clause)
        if guests is None:
            return self._he_received(frame, clause) if passive else self._receive_him(frame, verb, clause)
        if self.view.tokens[guests.start].lemmas & self.words["guests"]:
            return None
        self.clauses.used.add(guests.start)
        host = (
            next((r for r in self.clauses.free(clause) if "ablt" in r.cases and r.prep is None), None)
            if passive
            else self.clauses.subject(verb.start, clause)
        )
        if host is not None and host.figures[0].group:
            host = None
        frame.add(guests, "guest", "object")
        inside = self.view.organisation_within(guests)
        frame.under = inside.value if inside is not None and guests.figures[0].group else None
        frame.subkind = self._subkind(guests) if guests.figures[0].group else None
        if host is not None and host.start != guests.start:
            frame.add(host, "host", "subject")
        elif self.view.pronoun_subject(clause):
            frame.lacks = "host"
        else:
            return None
        if host is not None and not any(figure.name or figure.titles for figure in host.figures):
            frame.joins = True  # «Казахстан принимал президента»: a state is nobody who receives
        return frame

    def _takes_over(self, clause: int) -> bool:
        """«принял пост главы организации» at its summit: what is taken over is an office, nobody is received."""
        here = [self.view.tokens[k] for k in self.view.within(clause) if not self.view.covered(k)]
        return any(token.lemmas & self.words["office"] and "accs" in token.cases for token in here)

    def _successor(self, verb: Verb, clause: int) -> Frame | None:
        """Let him who takes over an office at a session take part in it."""
        run = self.clauses.subject(verb.start, clause)
        if run is None or not any(figure.name for figure in run.figures):
            return None
        frame = Frame(self.view, verb.start, "attend", "other", "meeting", "verb.attend", verb.end, joins=True, weak=True)
        frame.add(run, "member", "subject")
        giver = next((r for r in self.clauses.free(clause) if r.prep in self.words["from_whom"] and any(f.name for f in r.figures)), None)
        if giver is not None:
            frame.add(giver, "member", "subject")
        return frame

    def _he_received(self, frame: Frame, clause: int) -> Frame | None:
        """«… и был принят президентом»: the guest was spoken of before."""
        host = next((r for r in self.clauses.free(clause) if "ablt" in r.cases and r.prep is None and any(f.name for f in r.figures)), None)
        if host is None or not (self.view.pronoun_subject(clause) or clause == self.view.clause(0)):
            return None
        frame.add(host, "host", "subject")
        frame.lacks = "guest"
        return frame

    def _receive_him(self, frame: Frame, verb: Verb, clause: int) -> Frame | None:
        """«Его принял президент …»: the guest was spoken of before."""
        near = self.view.tokens[max(0, verb.start - 2) : verb.end + 2]
        host = self.clauses.subject(verb.start, clause)
        if host is None or not any(figure.name for figure in host.figures) or not any(t.lower in self.words["one_of_them"] for t in near):
            return None
        frame.add(host, "host", "subject")
        frame.lacks = "guest"
        return frame

    def _convene(self, verb: Verb, clause: int) -> Frame | None:
        """«в Берлине Меркель собрала за столом Путина и Олланда»: a host brings several together."""
        host = self.clauses.subject(verb.start, clause)
        guests = [r for r in self.clauses.free(clause) if r.prep is None and "accs" in r.cases and r.start >= verb.end and r is not host]
        if host is None or not guests or not (several(guests[0]) and any(figure.name for figure in guests[0].figures)):
            return None
        frame = self._open(verb, "multilateral-meeting", "meeting", "convene")
        frame.multilateral = True
        frame.add(guests[0], "member", "object")
        frame.add(host, "host", "subject")
        return frame

    def _await(self, verb: Verb, clause: int) -> Frame | None:
        """«канцлер Меркель ждёт Путина в Берлине», «в Москве ждут президента»: he is to come."""
        guest = self.clauses.accusative(verb, clause)
        host = self.clauses.subject(verb.start, clause)
        frame = self._open(verb, "bilateral-talks", "meeting", "await")
        if guest is None or not frame.places or not any(figure.name for figure in guest.figures) or verb.tense == "past":
            return None
        frame.add(guest, "guest", "object")
        if host is not None and host.start != guest.start and any(figure.name or figure.titles for figure in host.figures):
            frame.add(host, "host", "subject")
        elif verb.plural and host is None:
            frame.kind, frame.mode = "visit", "visit"
        else:
            return None
        return frame

    def _counter(self, verb: Verb, clause: int) -> Frame | None:
        """«его собеседником был министр»: he met the one spoken of."""
        run = self.clauses.subject(verb.start, clause)
        if run is None or not any(figure.name for figure in run.figures):
            return None
        frame = self._open(verb, "bilateral-talks", "meeting", "meet")
        frame.add(run, "member", "with")
        frame.lacks = "pronoun"
        return frame

    def _stay(self, verb: Verb, clause: int) -> Frame | None:
        """«побывал в гостях у президента», «сидели в Ереване у Пашиняна»: who is somebody's guest meets him."""
        run = self.clauses.subject(verb.start, clause)
        at = {*self.words["at_whose"], *self.words["to"]}
        host = next((r for r in self.clauses.free(clause) if r.prep in at and any(figure.name for figure in r.figures)), None)
        if run is None or host is None or not any(figure.name or figure.titles for figure in run.figures):
            return self._visit(verb, clause) if "visit" in verb.kinds else None
        frame = self._open(verb, "bilateral-talks", "meeting", "visit")
        frame.add(run, "guest", "subject")
        frame.add(host, "host", "with")
        return frame

    def _subkind(self, guests: Run) -> str | None:
        found = self.view.known.subkinds.match(self.view.tokens, guests.start)
        return None if found is None else found.value

    def _visit(self, verb: Verb, clause: int) -> Frame | None:
        """«посетит Россию», «прибыл в Бишкек»; who comes to somebody meets him: «к Путину приехал …»."""
        if self.view.tokens[verb.start].lemmas & self.words["light_visits"]:
            return None  # «нанести удар»: such a verb needs the noun, which has a frame of its own
        frame = self._open(verb, "visit", "visit", "visit")
        run = self.clauses.subject(verb.start, clause)
        host = next((r for r in self.clauses.free(clause) if r.prep in self.words["to"] and any(f.name for f in r.figures)), None)
        if run is not None and host is not None:
            frame.kind, frame.mode = "bilateral-talks", "meeting"
            frame.add(run, "guest", "subject")
            frame.add(host, "host", "with")
            return frame
        target = next((f for f in self.view.states if f.start >= verb.end and f.start - verb.end <= 3 and "accs" in f.cases), None)
        if target is not None:
            frame.places = [PlaceSpan(target.start, target.end, None, target.of, None, None)]
        if not frame.places and "go" not in verb.kinds:
            frame.places = [span for span in self.view.places if span.prep is None and verb.start in {span.start - 1, span.end}]
        if run is None or not frame.places:
            return None
        frame.legs = legs(frame)
        frame.add(run, "guest", "subject")
        frame.once = verb.tense == "past" and bool(self.view.tokens[verb.start].lemmas & self.words["used_to"])
        return frame
