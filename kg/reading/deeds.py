"""Verbs that tell of meetings: «встретился с», «принял», «созвонились», «прибыл в», «обсудил с»."""

from collections.abc import Iterator, Sequence

from kg.reading.clauses import Clauses
from kg.reading.frames import Frame, several
from kg.reading.status import standing
from kg.reading.view import PlaceSpan, Run, Verb, View

_RULES = ("call", "meet", "receive", "discuss", "visit")


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
        if rule is None or any(self._serves(frame, verb) for frame in nouns):
            return
        clause = self.view.clause(verb.start)
        frame = {"call": self._call, "meet": self._meet, "receive": self._receive, "discuss": self._discuss, "visit": self._visit}[rule](verb, clause)
        if frame is not None:
            frame.standing = standing(self.view, verb.start, verb.end)
            self.clauses.extras(frame, clause)
            yield frame

    def _serves(self, frame: Frame, verb: Verb) -> bool:
        """A verb that carries a noun's meeting opens none of its own."""
        if self.view.clause(frame.at) != self.view.clause(verb.start) or verb.kinds & {"meet", "call", "receive"}:
            return False
        if verb.kinds & {"visit"}:
            return frame.mode == "visit" or not frame.back
        return bool(verb.kinds & {"attend", "hold", "discuss"}) and (not frame.about or bool(verb.kinds & {"attend", "hold"}))

    def _open(self, verb: Verb, kind: str, mode: str, rule: str) -> Frame:
        frame = Frame(self.view, verb.start, rule, kind, mode, f"verb.{rule}", verb.end)
        frame.places = self.clauses.places(self.view.clause(verb.start))
        frame.anew = any(self.view.tokens[k].lower in self.words["anew"] for k in range(max(0, verb.start - 3), verb.start))
        return frame

    def _sides(self, frame: Frame, verb: Verb, clause: int, partner: Run | None) -> Frame | None:
        if partner is not None:
            self.clauses.used.add(partner.start)
        run = self.clauses.subject(verb.start, clause)
        if run is not None:
            frame.add(run, "member", "subject")
        elif partner is not None:
            frame.lacks = "pronoun" if self.view.pronoun_subject(clause) else "partner"
        if partner is not None:
            frame.add(partner, "member", "with")
        return frame if partner is not None or (run is not None and several(run)) else None

    def _meet(self, verb: Verb, clause: int) -> Frame | None:
        return self._sides(self._open(verb, "bilateral-talks", "meeting", "meet"), verb, clause, self.clauses.together(clause))

    def _call(self, verb: Verb, clause: int) -> Frame | None:
        partner = self.clauses.together(clause) or self.clauses.dative(clause)
        return self._sides(self._open(verb, "telephone-call", "call", "call"), verb, clause, partner)

    def _discuss(self, verb: Verb, clause: int) -> Frame | None:
        frame = self._meet(verb, clause)
        if frame is not None:
            frame.trigger, frame.rule, frame.weak, frame.general = "discuss", "verb.discuss", True, True
        return frame

    def _receive(self, verb: Verb, clause: int) -> Frame | None:
        """«принял посла», «был принят президентом», «в Кремле глав делегаций принял …»."""
        frame = self._open(verb, "audience", "meeting", "receive")
        passive = verb.pos == "PRTS"
        guests = self.clauses.subject(verb.start, clause) if passive else self.clauses.accusative(verb, clause)
        if guests is None:
            return None
        self.clauses.used.add(guests.start)
        host = next((r for r in self.clauses.free(clause) if "ablt" in r.cases and r.prep is None), None) if passive else self.clauses.subject(verb.start, clause)
        frame.add(guests, "guest", "object")
        if host is not None and host.start != guests.start:
            frame.add(host, "host", "subject")
        elif self.view.pronoun_subject(clause):
            frame.lacks = "host"
        else:
            return None
        return frame

    def _visit(self, verb: Verb, clause: int) -> Frame | None:
        """«посетит Россию», «прибыл в Бишкек»; an arrival by itself says nothing of talks held."""
        frame = self._open(verb, "visit", "visit", "visit")
        run = self.clauses.subject(verb.start, clause)
        target = next((f for f in self.view.states if f.start >= verb.end and f.start - verb.end <= 3 and "accs" in f.cases), None)
        if target is not None:
            frame.places.append(PlaceSpan(target.start, target.end, None, target.of, None, None))
        if not frame.places and "go" not in verb.kinds:
            frame.places = [span for span in self.view.places if span.start == verb.end]
        if run is None or not frame.places:
            return None
        frame.add(run, "guest", "subject")
        return frame
