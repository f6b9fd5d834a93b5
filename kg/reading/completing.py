"""What stands beside a figure and says for whom it stands: its delegation, its state and verb, states in the order of the names."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.reading.figures import Figure
from kg.reading.known import Known
from kg.reading.title import Title
from kg.reading.tokens import Token

_NEAR = 7  # words between a delegation and who leads it
_CLOSE = 4  # and between a verb of representing, its state and who represents it


def completed(tokens: Sequence[Token], known: Known, found: Sequence[Figure]) -> list[Figure]:
    """Return the figures of a sentence, each with the state that the words around it say it is of."""
    return _Completer(tokens, known).completed(found)


def side_marks(tokens: Sequence[Token], known: Known) -> list[tuple[int, str]]:
    """Return the states of «с российской стороны», «с финляндской – …», each with the token at which its words begin."""
    found = []
    for at in range(len(tokens) - 1):
        side = known.adjectives.match(tokens, at + 1) if tokens[at].lower in known.words["of_side"] else None
        noun = tokens[side.end] if side is not None and side.end < len(tokens) else None
        if side is not None and noun is not None and (noun.lemmas & known.words["side"] or noun.text in {"–", "—", "-", ":"}):
            found.append((at, side.value))
    return found


class _Completer:
    def __init__(self, tokens: Sequence[Token], known: Known) -> None:
        self.tokens = tokens
        self.known = known
        self.marks = side_marks(tokens, known)

    def completed(self, found: Sequence[Figure]) -> list[Figure]:
        out: list[Figure] = []
        for figure in found:
            led = self._of_delegation(figure, out) if figure.of is None else figure
            out.append(self._of_its_side(self._for_its_state(led)) if led.of is None else led)
        return self._in_order(out)

    def _of_delegation(self, figure: Figure, told: Sequence[Figure]) -> Figure:
        """«делегация США во главе с Гором»: who leads a delegation is of its state."""
        before = next((one for one in reversed(told[-2:]) if one.end < figure.start - 2), None)
        words = " ".join(token.lower for token in self.tokens[max(0, figure.start - 3) : figure.start])
        headed = words in self.known.words["headed"] and before is not None and before.name is None
        return replace(figure, of=before.of) if headed and before is not None and figure.start - before.end <= _NEAR else figure

    def _for_its_state(self, figure: Figure) -> Figure:
        """«Азербайджан представил его коллега Шахбазов», «Россия делегировала Шойгу»: for which state somebody is there."""
        verb = next((k for k in range(figure.start - 1, max(0, figure.start - _CLOSE), -1) if self._represents(k)), 0)
        states = (self.known.states.match(self.tokens, k) for k in range(max(0, verb - _CLOSE), verb))
        state = next((match for match in states if match is not None and match.end <= verb), None)
        return figure if state is None else replace(figure, of=state.value)

    def _of_its_side(self, figure: Figure) -> Figure:
        """«с российской стороны – министр Лавров, помощник Приходько; с финляндской – …»: all that follow are of that side."""
        if figure.of is not None or figure.states or "nomn" not in figure.cases:
            return figure
        told = next(((at, side) for at, side in reversed(self.marks) if at < figure.start), None)
        if told is None or any(token.text == ";" for token in self.tokens[told[0] : figure.start]):
            return figure
        return replace(figure, of=told[1])

    def _represents(self, at: int) -> bool:
        match = self.known.verbs.match(self.tokens, at)
        return match is not None and bool(match.value & {"represent", "send"})

    def _in_order(self, out: list[Figure]) -> list[Figure]:
        """«А, Б и В – министры России, Казахстана и Таджикистана»: behind the names a title with as many states."""
        for k, group in enumerate(out):
            names = out[max(0, k - len(group.states)) : k]
            if 1 < len(group.states) == len(names) and group.group and self._told_behind(names, group):
                own = [replace(one, of=of, titles=_each(group, of)) for one, of in zip(names, group.states, strict=True)]
                own[-1] = replace(own[-1], end=group.end)
                return self._in_order([*out[: k - len(names)], *own, *out[k + 1 :]])
        return out

    def _told_behind(self, names: Sequence[Figure], group: Figure) -> bool:
        """Say whether a group stands behind names told in one breath, after a comma or a dash."""
        links = {",", *self.known.words["and"]}
        bare = all(one.name is not None and one.of is None for one in names)
        joined = all(a.end < b.start and all(t.lower in links for t in self.tokens[a.end : b.start]) for a, b in pairwise(names))
        sign = self.tokens[names[-1].end].text if names[-1].end < len(self.tokens) else ""
        return bare and joined and group.start - names[-1].end == 1 and sign in {",", "–", "—"} and bool(group.cases & names[-1].cases)


def _each(group: Figure, state: str) -> tuple[Title, ...]:
    return tuple(replace(title, of=(state,), plural=None) for title in group.titles)
