"""Bodies in a sentence: ministries, parties, companies, states, as far as their names go; known, tagged, or told by their first noun."""

from collections.abc import Iterable, Sequence
from functools import cache

from kg.reading.known import Known
from kg.reading.morphology import forms, in_dictionary
from kg.reading.tokens import Sentence, Token
from kg.sources.role_words import RoleWords

_OPENING, _CLOSING = "«„“\"'", "»“”\"'"
SMALL = frozenset({"PREP", "CONJ", "PRCL", "NPRO", "ADVB", "INTJ"})
_SHORTEST = 2  # letters of a stem
_LONGEST = 14  # tokens of the longest name
_GENITIVE = frozenset({"gent"})
_TAGGED = frozenset({"ORG", "LOC"})


@cache
def of_place(adjective: str, words: RoleWords) -> bool:
    """Say whether an adjective in the nominative is made of the name of a place."""
    stems = (adjective.removesuffix(suffix) for suffix in words.place_suffixes if adjective.endswith(suffix))
    return any(_is_place(stem + ending) for stem in stems if len(stem) > _SHORTEST for ending in words.place_endings)


def is_noun_like(token: Token, cases: frozenset[str]) -> bool:
    """Say whether a token may be a noun or adjective in one of these cases, and is no small word."""
    if not token.is_word or token.forms[0].pos in SMALL:
        return False
    return any(form.case in cases and form.pos in {"NOUN", "ADJF", "PRTF"} for form in token.forms[:3])


def _is_place(word: str) -> bool:
    if not in_dictionary(word):
        return False
    return any("Geox" in form.marks and form.lemma == word and form.case == "nomn" for form in forms(word))


class Bodies:
    """The bodies of one sentence, by the token at which each begins."""

    def __init__(
        self, sentence: Sentence, known: Known, words: RoleWords, tags: Iterable[tuple[int, int, str]], taken: frozenset[int]
    ) -> None:
        """Take the sentence, what the tagger found in it, and the tokens that names of persons cover."""
        self.tokens: Sequence[Token] = sentence.tokens
        self.known = known
        self.words = words
        self.taken = taken
        self._tagged = dict(self._spans(sentence, tags))

    def end(self, at: int, cases: frozenset[str]) -> int | None:
        """Return where the body that begins at a token in one of these cases ends, None where none begins there."""
        if at >= len(self.tokens) or at in self.taken:
            return None
        if self.tokens[at].text in _OPENING:
            return self._quoted(at)
        head = self._head(at, cases)
        if head is not None:
            return self._whole(head + 1) if self.tokens[head].is_word else self._quoted(head)
        named = self._named(at)
        return None if named is None or not self._stands(at, cases) else self._whole(named)

    def adjective(self, at: int) -> bool:
        """Say whether an adjective tells whose somebody is: «российский», «московский»."""
        if self.known.adjectives.match(self.tokens, at) is not None:
            return True
        lemmas = {form.lemma for form in self.tokens[at].forms if form.pos == "ADJF"}
        return bool(lemmas & self.words.place_adjectives) or any(of_place(lemma, self.words) for lemma in lemmas)

    def _spans(self, sentence: Sentence, tags: Iterable[tuple[int, int, str]]) -> Iterable[tuple[int, int]]:
        for start, stop, kind in tags:
            inside = [k for k, t in enumerate(self.tokens) if t.start < sentence.start + stop and t.end > sentence.start + start]
            inside = inside[1:] if inside and self.tokens[inside[0]].text == "(" else inside
            if kind in _TAGGED and inside:
                yield inside[0], inside[-1] + 1

    def _head(self, at: int, cases: frozenset[str]) -> int | None:
        """Return the noun of a body that begins at a token, adjectives before it: «муниципального собрания»."""
        for k in range(at, min(at + 5, len(self.tokens))):
            token = self.tokens[k]
            if k in self.taken or not (token.is_word or token.text in _OPENING):
                return None
            if (self.is_body(token) and self._stands(k, cases)) or (k > at and token.text in _OPENING):
                return k
            if not any(form.pos in {"ADJF", "PRTF"} and form.case in cases for form in token.forms):
                return None
        return None

    def is_body(self, token: Token) -> bool:
        """Say whether a noun begins the name of a body, its first part too: «пресс-службы», «бизнес-школы»."""
        return bool({part for lemma in token.lemmas for part in (lemma, lemma.rpartition("-")[2])} & self.words.bodies)

    def _named(self, at: int) -> int | None:
        ends = [
            match.end
            for table in (self.known.states, self.known.organisations, self.known.places)
            if (match := table.match(self.tokens, at))
        ]
        if at in self._tagged:
            ends.append(self._tagged[at])
        return max(ends, default=None)

    def _stands(self, at: int, cases: frozenset[str]) -> bool:
        own = self.tokens[at].cases
        return not own or self.tokens[at].text.isupper() or bool(own & cases)

    def _whole(self, at: int) -> int:
        """Return where a body's name ends that has gone on to a token: genitives, names in quotes, «по …», Latin words."""
        end, limit = at, min(len(self.tokens), at + _LONGEST)
        while end < limit and end not in self.taken:
            following = self._further(end)
            if following is None:
                break
            end = following
        return end

    def _further(self, at: int) -> int | None:
        token = self.tokens[at]
        if token.text in _OPENING:
            return self._quoted(at)
        if token.lower in self.known.lexicon.words["by"]:
            return self.complement(at + 1)
        named = self._named(at)
        if named is not None and (self._stands(at, _GENITIVE) or self.is_body(self.tokens[at - 1])):
            return named
        if token.lower in self.known.lexicon.words["and"]:
            return at + 2 if at + 1 < len(self.tokens) and self._genitive(at + 1) and not self.tokens[at + 1].is_capital else None
        latin = token.is_word and token.text[0].isascii()
        return at + 1 if latin or (self._genitive(at) and not self._is_one_job(token)) else None

    def _is_one_job(self, token: Token) -> bool:
        """«Генерального штаба генерал-лейтенанта»: the body ends before the next job; «совета директоров» goes on."""
        singular = any(form.number == "sing" for form in token.forms[:1])
        return singular and any(lemma.rpartition("-")[2] in self.words.jobs for lemma in token.lemmas)

    def _genitive(self, at: int) -> bool:
        token = self.tokens[at]
        return at not in self.taken and is_noun_like(token, _GENITIVE)

    def complement(self, at: int) -> int | None:
        """Read «по иностранным делам»: adjectives and a noun in the dative."""
        for k in range(at, min(at + 4, len(self.tokens))):
            forms = [form for form in self.tokens[k].forms if form.case in {"datv", "loct", "accs"}]
            if not forms:
                return None
            if any(form.pos == "NOUN" for form in forms):
                return k + 1
        return None

    def _quoted(self, at: int) -> int | None:
        closing = (k for k in range(at + 1, min(at + _LONGEST, len(self.tokens))) if self.tokens[k].text in _CLOSING)
        end = next(closing, None)
        return None if end is None or end == at + 1 else end + 1
