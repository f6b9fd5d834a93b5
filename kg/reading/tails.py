"""What a title takes behind it: «экономического развития и торговли», «по делам …», up to a name, a state or a verb."""

from collections.abc import Callable, Sequence

from kg.reading.known import Known
from kg.reading.tokens import Token

NameAhead = Callable[[int], bool]


_SERIES = 7  # words over which a series of nouns behind a title may go on
_IDLE = 3  # adjectives before «страны» that say nothing


class Tails:
    """Finds where the genitive behind a title ends in one sentence."""

    def __init__(self, tokens: Sequence[Token], known: Known, name_ahead: NameAhead) -> None:
        """Keep the sentence; name_ahead says whether a person's name begins at a token."""
        self.tokens = tokens
        self.known = known
        self.name_ahead = name_ahead

    def end(self, at: int) -> int:
        """Return where the genitive that begins at a token ends; the token itself where there is none."""
        if self.idle(at) > at:
            return at
        end = at
        while end < len(self.tokens) and self._goes_on(end, first=end == at):
            end += 1
        while (end > at and not self.tokens[end - 1].is_word) or (end > at and self.tokens[end - 1].lower in self._links):
            end -= 1
        return end

    @property
    def _links(self) -> tuple[str, ...]:
        return (*self.known.lexicon.words["and"], *self.known.lexicon.words["by"])

    def _goes_on(self, at: int, *, first: bool) -> bool:
        token = self.tokens[at]
        if (
            self.name_ahead(at)
            or self.known.states.match(self.tokens, at)
            or (self.known.parts.match(self.tokens, at) and not self._within_by(at))
            or self.known.organisations.match(self.tokens, at)
            or self.known.verbs.match(self.tokens, at)
        ):
            return False
        if self.vacuous(at):
            return False
        if token.lower in self._links:
            return self._joins(at, first=first)
        if token.text == ",":
            return not first and self._enumerates(at)
        if token.forms and token.forms[0].pos in {"PREP", "CONJ", "PRCL"}:
            return False
        after_by = not first and self.tokens[at - 1].lower in self.known.lexicon.words["by"]
        wanted = {"gent"} if not after_by and not self._within_by(at) else {"datv", "gent", "loct", "accs"}
        return token.is_word and bool(token.cases & wanted) and any(f.pos in {"NOUN", "ADJF", "PRTF", "NPRO"} for f in token.forms)

    def _joins(self, at: int, *, first: bool) -> bool:
        """Let «и» and «по» link only what goes on in small letters: «по делам», «развития и торговли»."""
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if following is None or not following.is_word or self.name_ahead(at + 1) or self.known.titles.match(self.tokens, at + 1):
            return False
        by = self.tokens[at].lower in self.known.lexicon.words["by"]
        return by or (not first and not following.is_capital and "gent" in following.cases)

    def _enumerates(self, at: int) -> bool:
        """«министр инвестиций, промышленности и торговли»: a comma within what «и» ends."""
        ahead = self.tokens[at + 1 : at + _SERIES]
        if not ahead or not self._gent_noun(ahead[0]):
            return False
        link = next((k for k, token in enumerate(ahead) if token.lower in self.known.lexicon.words["and"]), None)
        words = [token for token in ahead[: link or 0] if token.text != ","]
        return link is not None and link + 1 < len(ahead) and all(map(self._gent_noun, [*words, ahead[link + 1]]))

    def _gent_noun(self, token: Token) -> bool:
        bends = "gent" in token.cases and any(form.pos in {"NOUN", "ADJF"} for form in token.forms)
        return bends and not token.is_capital and not self.known.titles.begins(token.lemmas)

    def _within_by(self, at: int) -> bool:
        return any(token.lower in self.known.lexicon.words["by"] for token in self.tokens[max(0, at - 4) : at])

    def idle(self, at: int) -> int:
        """«лидер этой южноафриканской страны»: where words end that add nothing to a title; the token itself where there are none."""
        behind = at
        while behind < min(at + _IDLE, len(self.tokens)) and self.tokens[behind].pos in {"ADJF", "NPRO"}:
            behind += 1
        return behind + 1 if behind < len(self.tokens) and self.vacuous(behind) else at

    def vacuous(self, at: int) -> bool:
        """«страны», «республики» after a title add nothing to it."""
        return bool(self.tokens[at].lemmas & set(self.known.lexicon.words["vacuous"]))

    def _state_at(self, at: int) -> tuple[str, int] | None:
        match = self.known.states.match(self.tokens, at)
        return None if match is None else (match.value, match.end)

    def states(self, at: int) -> tuple[list[str], int]:
        """Read the states after a title: «России, Казахстана и Узбекистана»; not the names of persons."""
        found: list[str] = []
        end = at
        while end < len(self.tokens):
            start = end
            if found and (self.tokens[end].text == "," or self.tokens[end].lower in self.known.lexicon.words["and"]):
                start = end + 1
            elif found:
                break
            state = self._state_at(start) if start < len(self.tokens) else None
            if state is None and not found and (idle := self.idle(start)) > start:
                return found, idle
            if state is None or self.name_ahead(start) or not self._genitive(start, state[1]):
                break
            found.append(state[0])
            end = state[1]
        return found, end

    def _genitive(self, start: int, end: int) -> bool:
        """A state after a title stands in the genitive, or does not bend."""
        cases = [self.tokens[k].cases for k in range(start, end)]
        return all(not case or "gent" in case for case in cases[:1])

    def home(self, at: int) -> tuple[list[str], int]:
        """Return of which states one is who is only called a colleague, and where that ends: «коллега из Таджикистана»."""
        out_of = at + 1 < len(self.tokens) and self.tokens[at].lower in self.known.words["out_of"]
        states, end = self.states(at + 1) if out_of else ([], at)
        return (states, end) if states else ([], at)

    def accredited(self, level: str, end: int) -> int:
        """«посол России в Азербайджане»: where an ambassador sits belongs to his title."""
        if level != "ambassador" or end + 1 >= len(self.tokens) or self.tokens[end].lower not in self.known.words["in"]:
            return end
        state = self._state_at(end + 1)
        return end if state is None else state[1]
