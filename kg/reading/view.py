"""A sentence as its pieces: runs of figures, triggers, verbs, places, organisations, clauses, direct speech."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.model import Place
from kg.reading.figures import Figure
from kg.reading.known import Known
from kg.reading.phrases import Match
from kg.reading.titles import CASES
from kg.reading.tokens import Sentence, Token
from kg.sources.lexicon import Trigger

_VERBAL = {"VERB", "INFN", "PRTS", "GRND"}


@dataclass(frozen=True, slots=True)
class Run:
    """Figures told in one breath: «премьеры Бектенов и Касымалиев», with the preposition before them."""

    figures: tuple[Figure, ...]
    start: int
    end: int
    cases: frozenset[str]
    prep: str | None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb the lexicon knows, with what it may do for a meeting."""

    start: int
    end: int
    kinds: frozenset[str]
    tense: str | None  # past | pres | futr; None for an infinitive
    plural: bool
    pos: str


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place or state named as a place: «в Бишкеке», «в Казахстане»."""

    start: int
    end: int
    name: str | None
    state: str | None
    place: str | None
    prep: str | None


class View:
    """All pieces of one sentence; each is found once, when it is asked for."""

    def __init__(self, sentence: Sentence, known: Known, found: Sequence[Figure]) -> None:
        """Take a sentence and the figures found in it."""
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.known = known
        self.named = tuple(found)
        self._covered = {k for figure in found for k in range(figure.start, figure.end)}

    @cached_property
    def speech(self) -> frozenset[int]:
        """Return the tokens inside direct speech: quotation marks around more than a name."""
        inside: set[int] = set()
        opened: list[int] = []
        for k, token in enumerate(self.tokens):
            if token.text in "«“„":
                opened.append(k)
            elif token.text in "»”" and opened:
                start = opened.pop()
                inside |= set(range(start, k + 1)) if self._speaks(start, k) else set()
        if opened and self._speaks(opened[0], len(self.tokens)):
            inside |= set(range(opened[0], len(self.tokens)))
        return frozenset(inside)

    def _speaks(self, start: int, end: int) -> bool:
        inner = self.tokens[start + 1 : end]
        verbs = any(form.pos in _VERBAL for token in inner for form in token.forms[:1])
        return len(inner) > 5 and (verbs or len(inner) > 8)

    @cached_property
    def triggers(self) -> tuple[Match[Trigger], ...]:
        """Return the nouns that open meetings, outside direct speech and not inside a figure."""
        found = (match for match in self.known.triggers.find(self.tokens) if match.start not in self.speech)
        return tuple(match for match in found if match.start not in self._covered and self._is_noun(match))

    @cached_property
    def quoted_triggers(self) -> tuple[Match[Trigger], ...]:
        """Return the nouns of meetings inside direct speech: they open nothing, but a day may hang on them."""
        return tuple(match for match in self.known.triggers.find(self.tokens) if match.start in self.speech)

    def _is_noun(self, match: Match[Trigger]) -> bool:
        return any(form.pos in {"NOUN", "ADJF", "PRTF", None} for form in self.tokens[match.start].forms[:2])

    @cached_property
    def verbs(self) -> tuple[Verb, ...]:
        """Return the verbs the lexicon knows, outside direct speech."""
        found = []
        for match in self.known.verbs.find(self.tokens, skip=_light):
            token = self.tokens[match.start]
            form = next((form for form in token.forms if form.pos in _VERBAL), None)
            if form is not None and match.start not in self.speech and match.start not in self._covered:
                found.append(Verb(match.start, match.end, match.value, form.tense, form.number == "plur", form.pos or ""))
        return tuple(found)

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """Return for each token the number of its clause; the rest of a sentence after a subordinate one counts as a new one."""
        out, number = [], 0
        for k in range(len(self.tokens)):
            if k not in self._covered and k and self._breaks(k):
                number += 1
            out.append(number)
        return tuple(out)

    def _breaks(self, at: int) -> bool:
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.text in ";:" or (before.text in "»”" and token.text in ",—–-"):
            return True
        if before.text == "," and at - 1 not in self._covered:
            following = self.tokens[at + 1] if at + 1 < len(self.tokens) else token
            words = self.known.lexicon.words["clause"]
            return bool(token.lemmas & set(words)) or (token.forms[:1] != () and token.forms[0].pos in {"PREP"} and bool(following.lemmas & set(words)))
        return False

    @cached_property
    def organisations(self) -> tuple[Match[str], ...]:
        """Return the organisations named, those inside a title or group too."""
        return tuple(match for match in self.known.organisations.find(self.tokens) if match.start not in self.speech)

    @cached_property
    def places(self) -> tuple[PlaceSpan, ...]:
        """Return the places named, states as places among them, outside figures and direct speech."""
        found, at = [], 0
        while at < len(self.tokens):
            span = None if at in self._covered or at in self.speech else self._place(at)
            if span is not None:
                found.append(span)
            at = span.end if span is not None else at + 1
        return tuple(found)

    def _place(self, at: int) -> PlaceSpan | None:
        prep = self.tokens[at - 1].lower if at and self.tokens[at - 1].is_word else None
        place = self.known.places.match(self.tokens, at) if self.tokens[at].is_capital else None
        state = self.known.states.match(self.tokens, at)
        if place is not None and (state is None or place.end >= state.end):
            return self._city(self.known.gazetteer.places[place.value], at, place.end, prep)
        if state is not None and prep in self.known.lexicon.words["in"]:
            return PlaceSpan(at, state.end, None, state.value, None, prep)
        return None

    def _city(self, place: Place, at: int, end: int, prep: str | None) -> PlaceSpan:
        city = self.known.gazetteer.places[place.within] if place.within else place
        language = self.known.lexicon.language
        printed = [name.text for name in place.names if name.language == language and self._prints(name.text, at, end)]
        name = printed[0] if printed and place is city else self.known.gazetteer.label(city.id, language)
        return PlaceSpan(at, end, name, place.state, city.id, prep)

    def _prints(self, name: str, at: int, end: int) -> bool:
        words = [word for word in name.replace("-", " ").split()]
        return len(words) == len("-".join(t.text for t in self.tokens[at:end] if t.is_word).split("-")) and words[0][:3].lower() == self.tokens[at].text[:3].lower()

    @cached_property
    def states(self) -> tuple[Figure, ...]:
        """Return the states named as actors: not as a place, not inside a figure or an organisation's name."""
        taken = self._covered | {k for match in self.organisations for k in range(match.start, match.end)}
        taken |= {k for span in self.places for k in range(span.start, span.end)}
        found = (match for match in self.known.states.find(self.tokens) if match.start not in taken and match.start not in self.speech)
        return tuple(Figure(m.start, m.end, None, (), m.value, self.tokens[m.start].cases or CASES, states=(m.value,)) for m in found)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """Return figures and states, those told in one breath together."""
        pieces = sorted([*(f for f in self.named if f.start not in self.speech), *self.states], key=lambda figure: figure.start)
        runs: list[Run] = []
        for figure in pieces:
            last = runs[-1] if runs else None
            if last is not None and self._continues(last, figure):
                runs[-1] = replace(last, figures=(*last.figures, figure), end=figure.end, cases=last.cases & figure.cases)
            else:
                runs.append(Run((figure,), figure.start, figure.end, figure.cases, self._prep(figure.start)))
        return tuple(runs)

    def _continues(self, run: Run, figure: Figure) -> bool:
        between = self.tokens[run.end : figure.start]
        links = {",", ";", "/", *self.known.lexicon.words["and"], "а"}
        return 0 < len(between) <= 3 and all(token.lower in links for token in between) and bool(run.cases & figure.cases)

    def _prep(self, at: int) -> str | None:
        before = self.tokens[at - 1] if at else None
        if before is None or not before.forms:
            return None
        return before.lower if before.forms[0].pos == "PREP" else None

    def clause(self, at: int) -> int:
        """Return the number of the clause of a token."""
        return self.clauses[min(at, len(self.clauses) - 1)]


def _light(token: Token) -> bool:
    """Adjectives and adverbs may stand between the words of a verb: «приняли активное участие»."""
    return any(form.pos in {"ADJF", "ADVB", "PRCL"} for form in token.forms[:1])
