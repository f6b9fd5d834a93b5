"""Groups named by their office: where their phrase ends and how it looks in the nominative."""

from collections.abc import Sequence

from kg.reading.known import Known
from kg.reading.morphology import like, nominative
from kg.reading.tokens import Token

_COUNTED = 4  # words behind its head over which a group says of how many states it is


class Groups:
    """Reads the groups of one sentence: «главы делегаций стран – членов Организации …»."""

    def __init__(self, tokens: Sequence[Token], known: Known, names: frozenset[int]) -> None:
        """Keep the sentence, and the tokens at which names begin."""
        self.tokens = tokens
        self.known = known
        self.names = names

    def end(self, at: int) -> int:
        """A group goes on through its genitives: «главы делегаций стран – членов Организации …»."""
        end = at
        while end < len(self.tokens) and self._in_group(end):
            end += 1
        while end > at and not self.tokens[end - 1].is_word:
            end -= 1
        return end

    def of_states(self, at: int) -> int | None:
        """«делегации более 50 стран»: where a group ends that is counted by its states; None where it is not."""
        words = self.known.words["states"]
        return next((k + 1 for k in range(at, min(at + _COUNTED, len(self.tokens))) if self.tokens[k].lower in words), None)

    def _in_group(self, at: int) -> bool:
        token = self.tokens[at]
        if token.text == "«" and at + 1 < len(self.tokens) and self.known.organisations.match(self.tokens, at + 1) is not None:
            return True  # «лидеры стран «большой семёрки»»
        if token.text in "–—-":
            return at + 1 < len(self.tokens) and "gent" in self.tokens[at + 1].cases
        if self.known.verbs.match(self.tokens, at) and any(form.pos == "VERB" for form in token.forms):
            return False  # «гостей примет президент»
        organisation = self.known.organisations.match(self.tokens, at)
        if token.forms and token.forms[0].pos in {"PREP", "CONJ", "PRCL"}:
            return False
        known = organisation is not None or self.known.states.match(self.tokens, at) is not None
        return (
            token.is_word
            and at not in self.names
            and (known or ("gent" in token.cases and any(f.pos in {"NOUN", "ADJF", "PRTF"} for f in token.forms)))
        )

    def phrase(self, start: int, end: int) -> str:
        """Return the group's phrase in the nominative plural: the head bends, its genitives stay."""
        tokens = self.tokens[start:end]
        words = [self._plural(token) if k == 0 else token.text for k, token in enumerate(tokens)]
        text = " ".join(words)
        return text.replace(" ,", ",").replace("« ", "«").replace(" »", "»")

    def _plural(self, token: Token) -> str:
        return like(token.text, nominative(token.text, number="plur"))
