"""Places named in a sentence: cities, residences, capitals («в столице Кыргызстана»), and states as places («в Казахстане»)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Place
from kg.reading.known import Known
from kg.reading.tokens import Token

NAMED = ""  # the preposition of a city that is part of a forum's own name, which says where it is at home
_ADJECTIVES = 4  # «Анталийский международный дипломатический форум»: how many words may stand before the noun


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place or state named as a place: «в Бишкеке», «в Казахстане»."""

    start: int
    end: int
    name: str | None
    state: str | None
    place: str | None  # id of the city in the gazetteer
    prep: str | None


def places(tokens: Sequence[Token], known: Known, taken: Callable[[int], bool], published: date | None = None) -> tuple[PlaceSpan, ...]:
    """Return the places of a sentence outside what is taken by figures and direct speech.

    Args:
        tokens: the sentence.
        known: what is recognised.
        taken: says of a token whether it belongs to something else.
        published: the article's day, which says what city was the capital.
    """
    finder = _Finder(tokens, known, published)
    found, at = [], 0
    while at < len(tokens):
        span = finder.at(at) if known.may_begin("place", tokens[at]) and not taken(at) else None
        if span is not None:
            found.append(span)
        at = span.end if span is not None else at + 1
    return tuple(found)


class _Finder:
    def __init__(self, tokens: Sequence[Token], known: Known, published: date | None) -> None:
        self.tokens = tokens
        self.known = known
        self.published = published

    def at(self, at: int) -> PlaceSpan | None:
        token = self.tokens[at]
        place = self.known.places.match(self.tokens, at) if token.is_capital else None
        state = self.known.states.match(self.tokens, at)
        if place is not None and (state is None or place.end >= state.end):
            return self._city(self.known.gazetteer.places[place.value], at, place.end, self._prep(at))
        if state is not None and ((prep := self._prep(at)) in self.known.words["in"] or self._on(at, prep)):
            return PlaceSpan(at, state.end, None, state.value, None, prep)
        if token.lemmas & self.known.words["capital"]:
            return self._capital(at, self._prep(at))
        if (part := self._part(at)) is not None:
            return part
        city = self.known.city_adjective(token.lemmas)
        return self._of_city(city, at) if city is not None else None

    def _part(self, at: int) -> PlaceSpan | None:
        """«в Баварии», «на Аляске»: a part of a state says in which state it is."""
        part = self.known.parts.match(self.tokens, at) if self.tokens[at].is_capital else None
        prep = self._prep(at) if part is not None else None
        if part is None or prep not in self.known.words["in"] | self.known.words["on"]:
            return None
        return PlaceSpan(at, part.end, None, part.value.state, None, prep)

    def _of_city(self, city: Place, at: int) -> PlaceSpan | None:
        """«сочинскую резиденцию», «бишкекского саммита»: the adjective of a city before what is there."""
        noun = at + 1
        while noun < min(at + _ADJECTIVES, len(self.tokens)) and self.tokens[noun].pos == "ADJF":
            noun += 1
        if noun == len(self.tokens):
            return None
        own_name = self.tokens[at].is_capital
        there = self.tokens[noun].lemmas & self.known.words["place_kinds"] if noun == at + 1 and not own_name else None
        meeting = next((match for k in range(at + 1, noun + 1) if (match := self.known.triggers.match(self.tokens, k))), None)
        if not there and meeting is None:
            return None
        label = self.known.gazetteer.label(city.id, self.known.lexicon.language)
        if own_name and meeting is not None and meeting.value.kind != "summit":
            return PlaceSpan(at, at + 1, label, city.state, city.id, NAMED)
        return PlaceSpan(at, at + 1, label, city.state, city.id, self._prep(at) if there else None)

    def _on(self, at: int, prep: str | None) -> bool:
        """«на Кубе», «на Украине»: where, while «на Украину» may say upon whom."""
        token = self.tokens[at]
        there = "loct" in token.cases and "accs" not in token.cases
        return prep in self.known.words["on"] and there and bool(token.lemmas & self.known.words["on_states"])

    def _prep(self, at: int) -> str | None:
        """Return the preposition of a place, over adjectives and what kind of place it is: «в киргизском городе Чолпон-Ата»."""
        k = at - 1
        while k >= 0 and at - k <= 5 and self._belongs(k):
            k -= 1
        token = self.tokens[k] if k >= 0 else None
        return token.lower if token is not None and token.forms and token.forms[0].pos == "PREP" else None

    def _belongs(self, at: int) -> bool:
        token = self.tokens[at]
        kind = token.lemmas & self.known.words["place_kinds"]
        return token.text in "«—–" or bool(kind) or token.pos in {"ADJF", "PRTF"}

    def _capital(self, at: int, prep: str | None) -> PlaceSpan | None:
        """«в столице Кыргызстана», «в казахстанскую столицу»; the northern or the cultural capital is another city."""
        before = self.known.adjectives.match(self.tokens, at - 1) if at else None
        if before is None and at and self.tokens[at - 1].pos == "ADJF":
            return None
        after = self.known.states.match(self.tokens, at + 1) if at + 1 < len(self.tokens) else None
        state = after.value if after is not None else before.value if before is not None else None
        capital = None if state is None else self.known.gazetteer.capital(state, self.published)
        if state is None or capital is None:
            return None
        label = self.known.gazetteer.label(capital, self.known.lexicon.language)
        return PlaceSpan(at, after.end if after is not None else at + 1, label, state, capital, prep)

    def _city(self, place: Place, at: int, end: int, prep: str | None) -> PlaceSpan:
        city = self.known.gazetteer.places[place.within] if place.within else place
        language = self.known.lexicon.language
        label = self.known.gazetteer.label(city.id, language)
        printed = " ".join(token.text for token in self.tokens[at:end] if token.is_word)
        ways = [label, *(name.text for name in place.names if name.language == language and len(name.text.split()) == len(printed.split()))]
        name = max(ways, key=lambda way: _alike(way, printed)) if place is city else label
        return PlaceSpan(at, end, name, place.state, city.id, prep)


def _alike(name: str, printed: str) -> int:
    """Count the letters that a name shares with what is printed: «Анталье» is Анталья, not Анталия."""
    return next((k for k, (a, b) in enumerate(zip(name.lower(), printed.lower(), strict=False)) if a != b), min(len(name), len(printed)))
