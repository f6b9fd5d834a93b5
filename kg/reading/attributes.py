"""What stands before a noun that tells of a meeting: adjectives, numbers, the states of «российско-турецкие», a preposition."""

import re

from kg.reading.figures import Figure
from kg.reading.frames import Frame
from kg.reading.view import Verb, View

_ROMAN = re.compile(r"[IVXХ]+")  # «VII заседание»


class Attributes:
    """Reads what stands before the nouns of one sentence."""

    def __init__(self, view: View) -> None:
        """Take the sentence."""
        self.view = view
        self.words = view.known.words

    def read(self, frame: Frame) -> None:
        """Read adjectives before the noun, and the preposition before them: «на российско-турецких переговорах»."""
        before = self._before(frame)
        for at in range(frame.at - 1, before, -1):
            self._attribute(frame, at)
        self._preposition(frame, before)

    def _attribute(self, frame: Frame, at: int) -> None:
        token = self.view.tokens[at]
        if sides := self._adjective_states(at):
            frame.add_figures((Figure(at, at + 1, None, (), None, frozenset(), states=tuple(sides)),), "member", "adjective")
        frame.anew = frame.anew or bool(token.lemmas & self.words["anew"])
        frame.back = frame.back or bool(token.lemmas & self.words["this_one"])
        frame.about = frame.about or bool(token.lemmas & self.words["recent"])
        frame.numbered = frame.numbered or bool(token.lemmas & self.words["numbered"])
        frame.places += [span for span in self.view.places if span.start == at and span.prep is None]
        if token.lower in self.words["their"]:
            frame.lacks = "both" if token.lower in self.words["of_both"] else "pronoun"

    def modifies(self, at: int) -> bool:
        """Say whether a token stands before a noun as its attribute: an adjective, a participle, a number, «его»."""
        token = self.view.tokens[at]
        if _ROMAN.fullmatch(token.text):
            return True
        if token.text == "," and at > 0:
            return self.view.tokens[at - 1].text != "," and self.modifies(at - 1)
        if self.view.covered(at) and not self._adjective_states(at):
            return False
        return token.lower in self.words["their"] or token.pos in {"ADJF", "PRTF", "NUMR"} or token.text.isdecimal()

    def _preposition(self, frame: Frame, at: int) -> None:
        before = self.view.tokens[at].lower if at >= 0 else ""
        phrase = f"{self.view.tokens[at - 1].lower} {before}" if at >= 1 else before
        frame.back = frame.back or before in self.words["back"] or phrase in self.words["back"]
        ahead = before in self.words["before"] or phrase in self.words["before"]
        spoken_of = at >= 0 and bool(self.view.tokens[at].lemmas & self.words["about_nouns"]) and not self.view.covered(at)
        frame.spoken_of = before in self.words["results"] or phrase in self.words["results"]
        frame.about = frame.about or spoken_of or ahead or before in self.words["about"] or phrase in self.words["about"]
        preparing = at >= 0 and bool(self.view.tokens[at].lemmas & self.words["preparing"])
        frame.ahead = ahead or (preparing and frame.mode == "visit")
        frame.during = before in self.words["during"] or phrase in self.words["during"]

    def start(self, frame: Frame) -> int:
        """Return the token right before all attributes of a noun, its preposition where it has one; 0 where there is none."""
        return max(self._before(frame), 0)

    def _before(self, frame: Frame) -> int:
        """Return the token right before all attributes of a noun, -1 where they begin the sentence."""
        return next((at for at in range(frame.at - 1, -1, -1) if not self.modifies(at)), -1)

    def topic(self, frame: Frame) -> bool:
        """«обсудили предстоящую встречу»: what is talked about."""
        before = self.start(frame)
        verb = next((v for v in self.view.verbs if "discuss" in v.kinds and v.end == before + 1), None)
        return "accs" in self.view.tokens[frame.at].cases and verb is not None and not self._watched(verb)

    def _watched(self, verb: Verb) -> bool:
        """«пресса обсуждает встречу президентов»: what those discuss who only look on has taken place, or is told to be to come."""
        here = self.view.within(self.view.clause(verb.start))
        return any(self.view.tokens[k].lemmas & self.words["onlookers"] and "nomn" in self.view.tokens[k].cases for k in here)

    def toward(self, frame: Frame) -> bool:
        """«внимание приковано к встрече …»: what is looked at is there; what is talked about need not be."""
        before = self._before(frame)
        return not frame.ahead and before >= 0 and self.view.tokens[before].lower in self.words["toward"]

    def _adjective_states(self, at: int) -> list[str]:
        return self.view.known.double_adjective(self.view.tokens[at].lower)
