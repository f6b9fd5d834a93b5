"""The words of a typed name laid beside the words of a known one: which belongs to which, and how alike they are. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.identity.spelling import Word, words
from kg.sources.spelling import load_spelling

EXACT, INFLECTED, INITIALS, SOUND, ROUGH, SIMILAR, SLIP = range(7)
FULL = frozenset({EXACT, INFLECTED, INITIALS})  # tiers on which no similarity decides
_HOW = ("exact", "inflected", "initials", "transliteration", "transliteration", "similar spelling", "similar spelling")
_SHORTEST = 3
_SHORT, _LONG, _LONGER = 5, 8, 10  # letters from which a vowel, a consonant, two letters amiss are forgiven


@dataclass(frozen=True, slots=True)
class Alignment:
    """A typed name beside one of the names of somebody."""

    name: str
    tier: int
    partial: int  # 0: all of the name was typed, in its order; 1: the surname among it; 2: less, or the father's name for the own
    similarity: float

    @property
    def rank(self) -> tuple[int, int, float]:
        """Return what sorts the best alignment first."""
        return self.tier, self.partial, -self.similarity

    @property
    def how(self) -> str:
        """Return how the match was seen, in a word."""
        return _HOW[self.tier]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A word typed and the word of the name that it stands for."""

    tier: int
    at: int  # which of the words typed
    place: int  # which of the words of the name
    typed: Word
    known: Word

    @property
    def similarity(self) -> float:
        return 1.0 if self.tier <= INITIALS else similarity(self.typed, self.known)


def align(query: Sequence[Word], name: str, *, by_surname: bool) -> Alignment | None:
    """Lay a typed name beside a known one; nothing where a word typed has no counterpart.

    >>> align(words("О. Бектенов"), "Олжас Бектенов", by_surname=True).how
    'initials'
    """
    parts = words(name)
    pairs, left = _paired(query, parts)
    if not _supported(pairs) or not _father_only(left, pairs, parts):
        return _joined(query, parts, name)
    places = [pair.place for pair in sorted(pairs, key=lambda pair: pair.at)]
    partial = 0 if not left and places == list(range(len(parts))) else _partial(query, parts, pairs, by_surname=by_surname)
    tier = max(pair.tier for pair in pairs)
    if by_surname and not _plausible(tier, partial, places):
        return None
    return Alignment(name, tier, partial, sum(pair.similarity for pair in pairs) / len(pairs))


def _partial(query: Sequence[Word], parts: Sequence[Word], pairs: Sequence[_Pair], *, by_surname: bool) -> int:
    used = {pair.place for pair in pairs}
    if not by_surname:
        return 1 if len(used) == len(parts) else 2
    fathers = sum(parts[place].patronymic for place in used)
    surname = any(pair.place == len(parts) - 1 and not pair.typed.initial for pair in pairs)
    return 1 if surname and fathers <= sum(word.patronymic for word in query) else 2


def _plausible(tier: int, partial: int, places: Sequence[int]) -> bool:
    """Say whether a person is called so: in the order of the name or surname first; where words only sound alike, not by middle names."""
    if len(places) == 1 or not partial:
        return tier <= INITIALS or partial < 2
    turns = sum(one > other for one, other in pairwise(places))
    surname_first = turns == 1 and places[-1] < places[0]
    if (turns and not surname_first) or (surname_first and tier > SOUND):
        return False
    return tier <= INITIALS or (partial < 2 and 0 in places)


def _paired(query: Sequence[Word], parts: Sequence[Word]) -> tuple[list[_Pair], list[Word]]:
    """Return each word typed with its counterpart, and the words that have none; whole words choose before initials."""
    pairs: list[_Pair] = []
    left = []
    for at, word in sorted(enumerate(query), key=lambda numbered: numbered[1].initial):
        free = [place for place in range(len(parts)) if place not in {pair.place for pair in pairs}]
        tiers = [(tier, place) for place in free if (tier := _tier(word, parts[place])) is not None]
        if tiers:
            tier, place = min(tiers)
            pairs.append(_Pair(tier, at, place, word, parts[place]))
        else:
            left.append(word)
    return pairs, left


def _supported(pairs: Sequence[_Pair]) -> bool:
    """Say whether the words paired are enough to name somebody: one sure word, or two that sound alike, or one that could be no other."""
    if any(pair.tier in {EXACT, INFLECTED, SOUND, SIMILAR} for pair in pairs):
        return True
    rough = [pair for pair in pairs if pair.tier == ROUGH]
    telling = sum(len(pair.typed.bones) for pair in rough) > (_SHORTEST if all(pair.typed.abjad for pair in rough) else _SHORT)
    return (len(rough) > 1 and telling) or any(_vowels_apart(pair) for pair in rough)


def _vowels_apart(pair: _Pair) -> bool:
    """Say whether a foreign spelling of a single word differs in vowels alone; who types Russian letters knows the vowels."""
    if pair.typed.abjad:
        return len(pair.typed.bones) > _SHORTEST
    foreign = not set(pair.typed.text) <= set(load_spelling().sounds.home)
    same = {_consonants(sound) for sound in pair.typed.sounds} & {_consonants(sound) for sound in pair.known.sounds}
    return foreign and any(len(consonants) > 2 for consonants in same)


def _father_only(left: Sequence[Word], pairs: Sequence[_Pair], parts: Sequence[Word]) -> bool:
    """Say whether nothing is left over but a father's name that we do not know."""
    unknown = len(pairs) == len(parts) > 1
    return not left or (unknown and all(word.patronymic or word.initial for word in left))


def _joined(query: Sequence[Word], parts: Sequence[Word], name: str) -> Alignment | None:
    """Compare the names written as one word: 习近平, Касымжомарт."""
    if len(query) == len(parts) or not query:
        return None
    one, other = (words("".join(word.text for word in side)) for side in (query, parts))
    if len(one) != 1 or len(other) != 1 or (one[0].text.islower() and len(one[0].text) < _LONG):  # letters without case are syllables
        return None
    tier = _tier(one[0], other[0])
    lax = SOUND if one[0].text.isascii() or set(one[0].text) <= set(load_spelling().sounds.home) else ROUGH
    return None if tier is None or tier > lax else Alignment(name, max(tier, SOUND), 0, similarity(one[0], other[0]))


def _tier(typed: Word, known: Word) -> int | None:
    """Return how directly one word stands for another, nothing where it does not."""
    if typed.text == known.text:
        return EXACT
    if typed.initial or known.initial:
        return INITIALS if _begins(typed, known) else None
    if known.text in typed.nominatives:
        return INFLECTED
    if not typed.abjad and not typed.sounds.isdisjoint(known.sounds):
        return SOUND
    if _alike(typed, known):
        return ROUGH
    return min((slip for one in typed.sounds for other in known.sounds if (slip := _slip(one, other)) is not None), default=None)


def _alike(typed: Word, known: Word) -> bool:
    """Say whether two words are one to an untrained ear; of very short words too many are."""
    if typed.abjad:
        return typed.bones == known.bones
    return min(len(typed.text), len(known.text)) > _SHORTEST and not typed.rough.isdisjoint(known.rough)


def _begins(one: Word, other: Word) -> bool:
    short, long = sorted((one, other), key=lambda word: not word.initial)
    return long.text.startswith(short.text) or any(sound.startswith(start) for sound in long.sounds for start in short.sounds)


def _slip(one: str, other: str) -> int | None:
    """Say whether a slip of the pen lies between two sounds; a vowel amiss is one, another consonant more likely makes another name."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    size, slips = min(len(one), len(other)), OSA.distance(one, other, score_cutoff=2)
    same_consonants = sorted(_consonants(one)) == sorted(_consonants(other))
    if slips == 1 and size >= _SHORT and same_consonants:
        return SIMILAR
    dropped = len(one) != len(other) or sorted(one) == sorted(other)  # a letter left out, doubled or swapped, no letter for another
    return SLIP if (slips == 1 and size >= (_SHORT if dropped else _LONG)) or (slips == 2 and size >= _LONGER) else None


def _consonants(sound: str) -> str:
    return "".join(letter for letter in sound if letter not in load_spelling().sounds.vowels)


def similarity(one: Word, other: Word) -> float:
    """Return from 0 to 1 how alike two words sound."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return max(float(OSA.normalized_similarity(sound, known)) for sound in one.sounds for known in other.sounds)
