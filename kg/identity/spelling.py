"""One word of a name in all the shapes it may be typed in: folded, in the nominative, by its sound. Pure."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from kg.sources.spelling import Sounds, Spelling, load_spelling

_WORD = re.compile(r"[^\W_]+\+?", re.UNICODE)
_APOSTROPHES = re.compile("['’‘ʻʼ`´\u00ad\u200b-\u200f\u2060\ufeff]")
_YO, _YE = "\N{CYRILLIC SMALL LETTER IO}", "\N{CYRILLIC SMALL LETTER IE}"
_MARKS = re.compile("[\u0300-\u036f]")
_INITIALS = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,2})\.", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name and the shapes under which it is compared."""

    text: str
    nominatives: frozenset[str]
    sounds: frozenset[str]
    rough: frozenset[str]
    bones: str
    initial: bool
    patronymic: bool
    abjad: bool


def fold(text: str) -> str:
    """Return a text as it is compared: lower case, one kind of letter, no marks that people leave out.

    >>> fold("Жапа\u0301ров  ЁЛКИН")
    'жапаров елкин'
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(_MARKS.sub("", _APOSTROPHES.sub("", plain)).replace(_YO, _YE).split())


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a name, initials marked as such.

    >>> [(word.text, word.initial) for word in words("О. Бектенов")]
    [('о', True), ('бектенов', False)]
    """
    marked = _INITIALS.sub(r" \1_ ", fold(text)).replace("-", " ")
    pieces = [piece for piece in marked.split() if _WORD.search(piece)]
    folded = [(part, piece.endswith("_") or len(part) == 1) for piece in pieces for part in _WORD.findall(piece)]
    fathers = _fathers([part for part, _ in folded])
    return tuple(_word(part, initial, father) for (part, initial), father in zip(folded, fathers, strict=True))


def nominatives(word: str, spelling: Spelling) -> frozenset[str]:
    """Return what a folded Russian word may be in the nominative, by its ending alone.

    >>> "бектенов" in nominatives("бектенову", load_spelling())
    True
    """
    found = set()
    for inflection in spelling.inflections:
        for ending in inflection.oblique:
            stem = word.removesuffix(ending)
            if word.endswith(ending) and len(stem) > 2:
                found.add(stem + inflection.nominative)
    return frozenset(found - {word})


@lru_cache(maxsize=16384)
def sounds_of(word: str) -> frozenset[str]:
    """Return how a folded word sounds, in every reading of its letters.

    >>> sounds_of("bektenow") == sounds_of("бектенов")
    True
    """
    table = load_spelling().sounds
    romanised = _romanised(word, table)
    for group, sound in table.groups:
        romanised = romanised.replace(group, sound)
    letters = [letter for letter, _ in table.readings if letter in romanised]
    found = set()
    for reading in product(*(ways for letter, ways in table.readings if letter in romanised)):
        sounded = romanised
        for letter, way in zip(letters, reading, strict=True):
            sounded = sounded.replace(letter, way)
        found.add(_single(sounded))
    return frozenset(found)


def rough_of(sounded: str) -> str:
    """Return a sound with one vowel for all and no difference between voiced and unvoiced.

    >>> rough_of("asadof") == rough_of("esedov")
    True
    """
    table = load_spelling().sounds
    for one, other in table.alike:
        sounded = sounded.replace(one, other)
    return _single(re.sub(f"[{table.vowels}]+", "a", sounded))


def _romanised(word: str, table: Sounds) -> str:
    for letter, latin in table.letters:
        word = word.replace(letter, latin)
    if word.isascii():
        return word
    from anyascii import anyascii  # noqa: PLC0415 (only for letters beyond ASCII)

    return re.sub("[^a-z0-9_+]", "", anyascii(word).lower())


def _single(text: str) -> str:
    """Write doubled letters once."""
    return re.sub(r"(.)\1+", r"\1", text)


def _fathers(parts: list[str]) -> list[bool]:
    """Say of each word whether it belongs to a patronymic: Кемелевич, Идаят оглы."""
    table = load_spelling().patronymics
    particles = [part in table.particles for part in parts]
    return [part in table.particles or _ends_like_one(part) or any(particles[place + 1 : place + 2]) for place, part in enumerate(parts)]


def _ends_like_one(part: str) -> bool:
    spelling = load_spelling()
    forms = (part, *nominatives(part, spelling))
    return len(part) >= spelling.patronymics.minimum and any(form.endswith(spelling.patronymics.endings) for form in forms)


@lru_cache(maxsize=16384)
def _word(text: str, initial: bool, patronymic: bool) -> Word:  # noqa: FBT001 (a cache takes positions)
    table = load_spelling().sounds
    sounds = sounds_of(text)
    rough = frozenset(rough_of(sound) for sound in sounds)
    abjad = any(unicodedata.name(text[0], "").startswith(name) for name in table.abjads)
    bones = _single((_abjad_sound(text, table) if abjad else min(rough)).replace("a", ""))
    return Word(text, nominatives(text, load_spelling()), sounds, rough, bones, initial, patronymic, abjad)


def _abjad_sound(text: str, table: Sounds) -> str:
    letters = re.sub(f"[{table.half_vowels}{table.vowels}]", "", _romanised(text, table))
    for group, sound in (*table.groups, *((letter, ways[0]) for letter, ways in table.readings)):
        letters = letters.replace(group, sound)
    return rough_of(letters)
