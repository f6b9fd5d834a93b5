"""Parts of states behind or before a title: «премьер Баварии», «губернатор штата Техас», «баварский премьер»."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.reading.known import Known
from kg.reading.morphology import like, plain
from kg.reading.phrases import Match
from kg.reading.tails import NameAhead
from kg.reading.title import Title
from kg.reading.tokens import Token
from kg.sources.lexicon import TitleEntry
from kg.world import StatePart

_LEADING = frozenset({"head-of-state", "head-of-government", "regional-head"})
_HEAD = ("governor", "mayor")  # the roles of the posts that heads of parts of states have


@dataclass(frozen=True, slots=True)
class PartSpan:
    """A part of a state where a title has it: which, of what state, up to which token, and as printed."""

    part: str
    state: str
    end: int
    printed: str
    stands: Literal["before", "within", "behind"] = "behind"  # where in the title: «баварский премьер», «глава баварского кабинета»


def of_parts(title: Title, parts: Sequence[PartSpan], *, leading: bool) -> Title:
    """Return a title as that of an official of parts of states: he stands for the state, and holds no office of it.

    Args:
        title: the title as it would be of a state.
        parts: of which parts; of several, one for each of those who share the title.
        leading: whether it is that of whoever leads, whatever its own level: «глава Татарстана».
    """
    first = parts[0]
    heads = leading or title.level in _LEADING
    named = {"before": f"{first.printed} {title.text}", "within": title.text, "behind": f"{title.text} {first.printed}"}[first.stands]
    return replace(
        title, text=named if len(parts) == 1 else title.text, roles=_HEAD if heads and title.qualifier != "deputy" else (),
        level="regional-head" if heads else "official", of=tuple(part.state for part in parts), end=max(title.end, parts[-1].end),
        bare=title.bare and not title.shown, generic=False, part=first.part,
    )  # fmt: skip


class Parts:
    """Reads the parts of states in one sentence; whose title stands there is for the caller to say."""

    def __init__(self, tokens: Sequence[Token], known: Known, name_ahead: NameAhead) -> None:
        """Keep the sentence; name_ahead says whether a person's name begins at a token."""
        self.tokens = tokens
        self.known = known
        self.name_ahead = name_ahead

    def adjective(self, at: int) -> PartSpan | None:
        """Return the part that an adjective is of: «баварский», in the nominative."""
        match = self.known.part_adjectives.match(self.tokens, at) if 0 <= at < len(self.tokens) else None
        if match is None:
            return None
        return PartSpan(match.value.id, match.value.state, match.end, like(self.tokens[at].text, match.words[0]), "before")

    def around(self, title: Match[TitleEntry], *, cities: bool) -> tuple[PartSpan, ...]:
        """Return the parts a title is of, as the words around it or an adjective within it say."""
        within = next((span for at in title.skipped if (span := self.adjective(at))), None)
        if within is not None:
            return (replace(within, stands="within"),)
        before = self.adjective(title.start - 1)
        return (before,) if before is not None else self.behind(title.end, cities=cities)

    def behind(self, at: int, *, cities: bool) -> tuple[PartSpan, ...]:
        """Return the parts that stand in the genitive behind a title: several where «и» joins them, none where none does.

        Args:
            at: the token behind the title.
            cities: whether the title is one that the head of a city has, so that «Москвы» is whose he is.
        """
        return tuple(self._listed(at, cities=cities))

    def _listed(self, at: int, *, cities: bool) -> Iterator[PartSpan]:
        span = self._one(at, cities=cities)
        while span is not None:
            yield span
            following = self.tokens[span.end] if span.end < len(self.tokens) else None
            joined = following is not None and (following.text == "," or following.lower in self.known.lexicon.words["and"])
            span = self._one(span.end + 1, cities=cities) if joined else None

    def _one(self, at: int, *, cities: bool) -> PartSpan | None:
        """Read one part, with the word for what it is and its state's adjective before it: «иранской провинции Гилян»."""
        named = self._named(at, cities=cities, apposed=self._is_kind(at - 1))
        if named is not None:
            return self._with_state(at, named)
        adjective = self.known.adjectives.match(self.tokens, at) if at < len(self.tokens) else None
        first = at if adjective is None else adjective.end
        kind = self.known.part_kinds.match(self.tokens, first) if first < len(self.tokens) else None
        if kind is None or not self._genitive(first):
            return None
        named = self._named(kind.end, cities=cities, apposed=True)
        if named is None and adjective is not None:
            named = self._unknown(kind.end, adjective.value)
        return None if named is None else self._with_state(first, named)

    def _named(self, at: int, *, cities: bool, apposed: bool) -> tuple[str, str, int] | None:
        """Return a known part with its state and end; behind «штата» it may stand in the nominative too."""
        if at >= len(self.tokens) or self.name_ahead(at):
            return None
        match = (
            self._whole(at) or self.known.parts.match(self.tokens, at) or (self.known.city_parts.match(self.tokens, at) if cities else None)
        )
        if match is not None:
            bends = apposed or self._genitive(at) or self._strange(at, match.words[0])
            return (match.value.id, match.value.state, match.end) if bends else None
        city = self.known.places.match(self.tokens, at) if cities and (apposed or self._genitive(at)) else None
        place = None if city is None else self.known.gazetteer.places[city.value]
        return None if place is None or city is None or place.within else (place.id, place.state, city.end)

    def _whole(self, at: int) -> Match[StatePart] | None:
        """«глава республики Саха»: the word before belongs to the name, though the title takes it too."""
        match = self.known.parts.match(self.tokens, at - 1) if self._is_kind(at - 1) else None
        return match if match is not None and match.end > at else None

    def _unknown(self, at: int, state: str) -> tuple[str, str, int] | None:
        """Take the one word in capitals behind «иранской провинции» for its name."""
        if at >= len(self.tokens) or not self.tokens[at].is_word or not self.tokens[at].is_capital or self.name_ahead(at):
            return None
        return self.tokens[at].lower, state, at + 1

    def _with_state(self, start: int, named: tuple[str, str, int]) -> PartSpan:
        """Pass over what only says again where it is: «Республики Саха (Якутия)», «штата Джорджия США»."""
        part, state, end = named
        printed = " ".join(token.text for token in self.tokens[start:end]).replace("( ", "(").replace(" )", ")")
        bracket = end + 2 < len(self.tokens) and self.tokens[end].text == "("
        again = self.known.parts.match(self.tokens, end + 1) if bracket else None
        if again is not None and again.value.id == part and again.end < len(self.tokens) and self.tokens[again.end].text == ")":
            end = again.end + 1
        of = self.known.states.match(self.tokens, end) if end < len(self.tokens) else None
        return PartSpan(part, state, end if of is None or of.value != state or not self._genitive(end) else of.end, printed)

    def _is_kind(self, at: int) -> bool:
        return at >= 0 and self.known.part_kinds.match(self.tokens, at) is not None

    def _strange(self, at: int, word: str) -> bool:
        """Say whether the dictionary has a name as a form of another word, or as none: «Невады», «Ганьсу», «СУАР»."""
        token = self.tokens[at]
        return token.text.isupper() or all(form.pos == "NOUN" and form.lemma != plain(word) for form in token.forms)

    def _genitive(self, at: int) -> bool:
        """What stands behind a title is in the genitive, or does not bend."""
        cases = self.tokens[at].cases
        return not cases or "gent" in cases
