"""Words and their forms: what a Russian word may be, by pymorphy3, and how its nominative looks.

pymorphy3's fast dictionary reads some 30,000 distinct words a second; every answer is kept, because news repeats its words.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

_CASES = {"nomn", "gent", "gen2", "datv", "accs", "ablt", "loct", "loc2", "voct"}
_LATIN_LETTERS = "aceopxyëk"  # typed by mistake within a Cyrillic word
_LOOKALIKES = {
    ord(latin): 0x0400 + low for latin, low in zip(_LATIN_LETTERS, (0x30, 0x41, 0x35, 0x3E, 0x40, 0x45, 0x43, 0x35, 0x3A), strict=True)
}
_LATIN = frozenset(_LATIN_LETTERS)
_ALIKE = {"gen2": "gent", "loc2": "loct", "voct": "nomn"}


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: its lemma and what grammar says of it."""

    lemma: str
    pos: str | None  # NOUN, ADJF, PRTF, VERB, INFN, PREP, CONJ …
    case: str | None  # nomn, gent, datv, accs, ablt, loct
    number: str | None  # sing, plur
    gender: str | None  # masc, femn, neut
    tense: str | None  # past, pres, futr
    marks: frozenset[str]  # every grammeme: Surn, Name, Patr, Geox, Fixd, anim …


@cache
def _analyzer() -> Any:
    from pymorphy3 import MorphAnalyzer  # noqa: PLC0415  (0.2 s: only where something is read)

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=200_000)
def plain(word: str) -> str:
    """Return the word in lower case with ё as е, the way all matching sees it.

    >>> plain("Приём")
    'прием'
    """
    low = word.lower().replace("ё", "е").replace("–", "—")  # a short dash and a long one are one to the reader
    return low.translate(_LOOKALIKES) if not low.isascii() and not _LATIN.isdisjoint(low) else low


def _parses(word: str) -> list[Any]:
    """Return what a word may be; nothing for one with a letter that Unicode has no name for, on which pymorphy3 gives up."""
    try:
        return list(_analyzer().parse(word))
    except ValueError:
        return []


@cache
def _grammar(tag: Any) -> tuple[str | None, str | None, str | None, str | None, str | None, frozenset[str]]:
    """Return what a tag says, of which there are a few thousand: a word's part of speech, case and so on, as a form has them."""
    return tag.POS, _ALIKE.get(tag.case, tag.case), tag.number, tag.gender, tag.tense, frozenset(tag.grammemes)


@lru_cache(maxsize=200_000)
def forms(word: str) -> tuple[Form, ...]:
    """Return every reading of a word, likeliest first."""
    return tuple(Form(plain(parse.normal_form), *_grammar(parse.tag)) for parse in _parses(word))


@lru_cache(maxsize=200_000)
def lemmas(word: str) -> frozenset[str]:
    """Return the lemmas a word may have, itself in plain letters among them."""
    return frozenset({plain(word), *(form.lemma for form in forms(word))})


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Say whether a dictionary has the word in some form."""
    return any(parse.is_known for parse in _parses(word))


@lru_cache(maxsize=50_000)
def in_dictionary(word: str) -> bool:
    """Say whether the dictionary has a word, so that its forms are known and not guessed."""
    return bool(_analyzer().word_is_known(word))


def keys_of(word: str) -> frozenset[str]:
    """Return the lemmas by which any form of a word is found; a word no dictionary has bends into forms whose lemmas differ.

    >>> bool(keys_of("тяньцзинь") & lemmas("тяньцзине"))
    True
    """
    read = forms(word)
    participles = {form.lemma for form in read if form.pos == "PRTF"} - {form.lemma for form in read if form.pos != "PRTF"}
    found = lemmas(word) - (participles if any(form.pos == "ADJF" for form in read) else set())
    if any("Geox" in form.marks for form in read):  # «Дели» is no past of «деть», which «день» may be a form of too
        found -= {form.lemma for form in read if form.pos in {"VERB", "INFN"}} - {form.lemma for form in read if "Geox" in form.marks}
    strange = [parse for parse in _parses(word) if not parse.is_known and plain(parse.normal_form) == word]
    return found.union(*(lemmas(plain(form.word)) for parse in strange for form in parse.lexeme))


@lru_cache(maxsize=50_000)
def nominative(word: str, *, number: str | None = None, gender: str | None = None, marks: frozenset[str] = frozenset()) -> str:
    """Return the nominative of a word in its own capitals, or the word itself where no form is known.

    Args:
        word: one word, in any case.
        number: sing or plur, where the number shall change.
        gender: masc or femn; only readings of that gender are taken.
        marks: grammemes such as Surn that readings should have, if any has them.
    """
    parses = [p for p in _parses(word) if p.tag.case and (gender is None or p.tag.gender in (gender, None))]
    parses = [p for p in parses if marks and marks <= set(p.tag.grammemes)] or parses
    for parse in parses:
        wanted = {"nomn"} | ({number} if number else {parse.tag.number} if parse.tag.number else set())
        found = parse.inflect(wanted)
        if found is not None:
            return like(word, found.word)
    return word


def like(model: str, word: str) -> str:
    """Give a word the capitals of another, part by part.

    >>> like("Касым-Жомарта", "касым-жомарт")
    'Касым-Жомарт'
    >>> like("МИДа", "мид")
    'МИД'
    """
    parts = word.split("-")
    models = model.split("-")
    models += models[-1:] * (len(parts) - len(models))
    return "-".join(_like(m, w) for m, w in zip(models, parts, strict=False))


def _like(model: str, word: str) -> str:
    if len(model) > 1 and model[:2].isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
