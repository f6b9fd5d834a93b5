"""Names of persons in the nominative: by the gazetteer's form where it is known, else by grammar."""

from collections.abc import Sequence

from kg.reading.figures import Figure
from kg.reading.known import Known
from kg.reading.morphology import forms, is_known, like, nominative, plain
from kg.reading.names import NameSpan


def nominative_name(span: NameSpan, person: str | None, known: Known, titled: Sequence[Figure]) -> str:
    """Return a name in the nominative: by the gazetteer's form where it is known, else by grammar."""
    ways = known.names.names(person) if person else ()
    words = [next((w for way in ways for w in way if len(word) > 1 and known.names.forms.same(word, w)), None) for word in span.words]
    gender = known.gazetteer.persons[person].gender if person else None
    cases = next((figure.cases for figure in titled if figure.name == span), None)
    bent = [
        w or _nominative(word, {"m": "masc", "f": "femn"}.get(gender or ""), cases, known)
        for w, word in zip(words, span.words, strict=True)
    ]
    return " ".join(bent).replace(" .", ".") if not span.initials or span.persons else _with_initials(bent)


def _with_initials(words: list[str]) -> str:
    """«А А Касымалиев» as it is printed: «А.А. Касымалиев»."""
    text = "".join(f"{word}." if len(word) == 1 else f" {word} " for word in words)
    return " ".join(text.split())


def _bare(word: str, known: Known) -> bool:
    """A name that ends in a bare consonant is in the nominative already: «Мин», «Рахмон»."""
    low = plain(word)
    surname = any(low.endswith(ending) for ending, cases in known.lexicon.name_cases if "nomn" not in cases)
    return low[-1] in known.lexicon.consonants and not low.endswith(known.lexicon.oblique) and not surname


def _restored(word: str, case: str, known: Known) -> str:
    """Return the nominative of a name no dictionary has: «Санжийном» is Санжийн."""
    for row_case, ending, nominative_ending in known.lexicon.restored:
        stem = word[: len(word) - len(ending)]
        if (
            row_case == case
            and word.endswith(ending)
            and len(stem) > 2
            and (nominative_ending or stem[-1].lower() in known.lexicon.consonants)
        ):
            return stem + nominative_ending
    return word


def _nominative(word: str, gender: str | None, cases: frozenset[str] | None, known: Known) -> str:
    if len(word) == 1 or not word[0].isupper():
        return word
    if cases == frozenset({"nomn"}) or _bare(word, known):
        return word
    own = forms(word.lower())
    if cases is not None and len(cases & {"gent", "datv", "ablt"}) == 1 and not is_known(word.lower()):
        return _restored(word, next(iter(cases & {"gent", "datv", "ablt"})), known)
    marked = next((mark for mark in ("Surn", "Name", "Patr") if any(mark in form.marks for form in own)), None)
    if marked is None and plain(word).endswith(known.lexicon.stiff):
        return word  # «Сиси», «Моди»: no name of ours, and bent by nobody
    return like(word, nominative(word, gender=gender, marks=frozenset({marked}) if marked else frozenset()))
