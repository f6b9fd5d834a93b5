"""Verbs of guests and hosts: «принял», «ждёт», «побывал у», «прибыл в»."""

from kg.reading.clauses import Clauses
from kg.reading.frames import Frame
from kg.reading.journeys import as_place, legs
from kg.reading.runs import Run
from kg.reading.view import Verb, View


class Receptions:
    """Opens the frames of the verbs of one sentence by which somebody comes to somebody."""

    def __init__(self, clauses: Clauses) -> None:
        """Take the sentence."""
        self.clauses = clauses
        self.view: View = clauses.view
        self.words = clauses.words

    def receive(self, verb: Verb, clause: int) -> Frame | None:
        """«принял посла», «был принят президентом», «в Кремле глав делегаций принял …»."""
        if self._takes_over(clause):
            return self._successor(verb, clause)
        frame = self.clauses.opened(verb, "audience", "meeting", "receive")
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
        if host is not None and not host.of_people:
            frame.joins = True  # «Казахстан принимал президента»: a state is nobody who receives
        return frame

    def awaited(self, verb: Verb, clause: int) -> Frame | None:
        """«канцлер Меркель ждёт Путина в Берлине», «в Москве ждут президента»: he is to come."""
        guest = self.clauses.accusative(verb, clause)
        host = self.clauses.subject(verb.start, clause)
        frame = self.clauses.opened(verb, "bilateral-talks", "meeting", "await")
        if guest is None or not frame.places or not guest.named or verb.tense == "past":
            return None
        frame.add(guest, "guest", "object")
        if host is not None and host.start != guest.start and host.of_people:
            frame.add(host, "host", "subject")
        elif verb.plural and host is None:
            frame.kind, frame.mode = "visit", "visit"
        else:
            return None
        return frame

    def stay(self, verb: Verb, clause: int) -> Frame | None:
        """«побывал в гостях у президента», «сидели в Ереване у Пашиняна»: who is somebody's guest meets him."""
        run = self.clauses.subject(verb.start, clause)
        at = {*self.words["at_whose"], *self.words["to"]}
        host = next((r for r in self.clauses.free(clause) if r.prep in at and r.named), None)
        if run is None or host is None or not run.of_people:
            return self.visit(verb, clause) if "visit" in verb.kinds else None
        return _hosted(self.clauses.opened(verb, "bilateral-talks", "meeting", "visit"), run, host)

    def visit(self, verb: Verb, clause: int) -> Frame | None:
        """«посетит Россию», «прибыл в Бишкек»; who comes to somebody meets him: «к Путину приехал …»."""
        if self.view.tokens[verb.start].lemmas & self.words["light_visits"]:
            return None  # «нанести удар»: such a verb needs the noun, which has a frame of its own
        frame = self.clauses.opened(verb, "visit", "visit", "visit")
        run = self.clauses.subject(verb.start, clause)
        host = next((r for r in self.clauses.free(clause) if r.prep in self.words["to"] and r.named), None)
        if run is not None and host is not None:
            frame.kind, frame.mode = "bilateral-talks", "meeting"
            return _hosted(frame, run, host)
        target = next((f for f in self.view.states if f.start >= verb.end and f.start - verb.end <= 3 and "accs" in f.cases), None)
        if target is not None:
            frame.places = [as_place(target)]
        if not frame.places and "go" not in verb.kinds:
            frame.places = [span for span in self.view.places if span.prep is None and verb.start in {span.start - 1, span.end}]
        if run is None or not frame.places:
            return None
        frame.legs = legs(frame)
        frame.add(run, "guest", "subject")
        frame.once = verb.tense == "past" and bool(self.view.tokens[verb.start].lemmas & self.words["used_to"])
        return frame

    def _takes_over(self, clause: int) -> bool:
        """«принял пост главы организации» at its summit: what is taken over is an office, nobody is received."""
        here = [self.view.tokens[k] for k in self.view.within(clause) if not self.view.covered(k)]
        return any(token.lemmas & self.words["office"] and "accs" in token.cases for token in here)

    def _successor(self, verb: Verb, clause: int) -> Frame | None:
        """Let him who takes over an office at a session take part in it."""
        run = self.clauses.subject(verb.start, clause)
        if run is None or not run.named:
            return None
        frame = Frame(self.view, verb.start, "attend", "other", "meeting", "verb.attend", verb.end, joins=True, weak=True)
        frame.add(run, "member", "subject")
        giver = next((r for r in self.clauses.free(clause) if r.prep in self.words["from_whom"] and r.named), None)
        if giver is not None:
            frame.add(giver, "member", "subject")
        return frame

    def _he_received(self, frame: Frame, clause: int) -> Frame | None:
        """«… и был принят президентом»: the guest was spoken of before."""
        host = next((r for r in self.clauses.free(clause) if "ablt" in r.cases and r.prep is None and r.named), None)
        if host is None or not (self.view.pronoun_subject(clause) or clause == self.view.clause(0)):
            return None
        return _of_one_before(frame, host)

    def _receive_him(self, frame: Frame, verb: Verb, clause: int) -> Frame | None:
        """«Его принял президент …»: the guest was spoken of before."""
        near = self.view.tokens[max(0, verb.start - 2) : verb.end + 2]
        host = self.clauses.subject(verb.start, clause)
        if host is None or not host.named or not any(t.lower in self.words["one_of_them"] for t in near):
            return None
        return _of_one_before(frame, host)

    def _subkind(self, guests: Run) -> str | None:
        found = self.view.known.subkinds.match(self.view.tokens, guests.start)
        return None if found is None else found.value


def _of_one_before(frame: Frame, host: Run) -> Frame:
    """Let somebody receive the one spoken of before."""
    frame.add(host, "host", "subject")
    frame.lacks = "guest"
    return frame


def _hosted(frame: Frame, guests: Run, host: Run) -> Frame:
    """Let those who came to somebody meet him."""
    frame.add(guests, "guest", "subject")
    frame.add(host, "host", "with")
    return frame
