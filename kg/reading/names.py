"""Names of persons in a sentence: of the gazetteer, of the tagger, with initials, and of nobody we know."""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.reading.known import Known
from kg.reading.morphology import is_known, plain
from kg.reading.tokens import SOFT_HYPHEN, Sentence, Token

_NUMBER = re.compile(r"[IVX]+")
_ARTICLE = 3  # letters
_NAME_MARKS = {"Surn", "Name", "Patr"}
Tag = tuple[int, int, str]  # start, end, PER | LOC | ORG
Tags = Mapping[int, Iterable[Tag]]  # by the number of the sentence
Tagger = Callable[[str], Iterable[Tag]]


class NewsTagger:
    """natasha's name tagger; its weights lie inside the package, loading takes about two seconds."""

    def __init__(self) -> None:
        """Load the weights."""
        # Its matrices are small: threads cost ten times what they save as soon as the machine has anything else to do.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from natasha import NewsEmbedding, NewsNERTagger  # noqa: PLC0415

        self._model: Any = NewsNERTagger(NewsEmbedding())

    def __call__(self, text: str) -> list[Tag]:
        """Return the names in a text."""
        return self.many([text])[0]

    def many(self, texts: Sequence[str]) -> list[list[Tag]]:
        """Return the names in each of several texts; texts of one length together are read fastest."""
        order = sorted(range(len(texts)), key=lambda k: len(texts[k]))
        found: list[list[Tag]] = [[] for _ in texts]
        for k, markup in zip(order, self._model.map([texts[k] for k in order]), strict=True):
            found[k] = [(span.start, span.stop, span.type) for span in markup.spans]
        return found


@cache
def tagger() -> NewsTagger:
    """Return the tagger, loaded once."""
    return NewsTagger()


def tagged(texts: Sequence[str], tag: Tagger) -> list[list[Tag]]:
    """Return what a tagger finds in each of several texts, all at once where it can."""
    return tag.many(texts) if isinstance(tag, NewsTagger) else [list(tag(text)) for text in texts]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """The name of a person as printed: its tokens, and the known persons it names in full."""

    start: int
    end: int
    words: tuple[str, ...]
    persons: tuple[str, ...] = ()

    @property
    def initials(self) -> tuple[str, ...]:
        """Return the words that are initials."""
        return tuple(word for word in self.words if len(word) == 1)


def readable(sentence: Sentence) -> str:
    """Return a sentence as the tagger reads it best: without soft hyphens."""
    return sentence.read.replace(SOFT_HYPHEN, "")


def names(sentence: Sentence, known: Known, tags: Iterable[Tag]) -> dict[int, NameSpan]:
    """Return the names of a sentence by the token they begin at; known full names first, then the tagger's, then initials."""
    tokens = sentence.tokens
    found: dict[int, NameSpan] = {}
    taken: set[int] = set()
    for span in [*_known(tokens, known), *_initials(tokens, known), *_tagged(sentence, known, tags), *_surnames(tokens, known)]:
        if not taken & set(range(span.start, span.end)):
            found[span.start] = span
            taken |= set(range(span.start, span.end))
    return found


def surnames(found: Iterable[NameSpan], known: Known) -> frozenset[str]:
    """Return the stems of the surnames of an article's full names, by which a surname alone is known again."""
    stems: set[str] = set()
    for span in found:
        words = [word for word in span.words if len(word) > 2 and word[0].isupper()]
        last = words[-1:] if len(span.words) > 1 or (words and known.names.with_surname(plain(words[-1]))) else []
        eastern = words[:1] if len(words) > 1 and len(words[0]) <= 3 else []
        printed = [*last, *eastern]
        stems |= {stem for word in printed for stem in known.names.forms.stems(word)}
    return frozenset(stems)


def more_names(sentence: Sentence, known: Known, found: dict[int, NameSpan], stems: frozenset[str]) -> dict[int, NameSpan]:
    """Add the surnames that stand alone and that the article has in full elsewhere."""
    taken = {k for span in found.values() for k in range(span.start, span.end)}
    more = dict(found)
    for at, token in enumerate(sentence.tokens):
        if (
            at not in taken
            and token.is_word
            and token.is_capital
            and len(token.text) > 3
            and known.names.forms.stems(token.lower) & stems
            and _may_be_name(sentence.tokens, at, known)
        ):
            more[at] = _span(sentence.tokens, at, at + 1)
    return more


def name_at(tokens: Sequence[Token], at: int, known: Known) -> NameSpan | None:
    """Return the capitalised words that begin at a token, for a place where a name must stand: right after a title."""
    end = at
    while end < len(tokens) and end - at < 4 and _may_be_name(tokens, end, known):
        end += 1
    while end > at and not (tokens[end - 1].is_capital or _with_article(tokens[end - 1])):
        end -= 1
    return _span(tokens, at, end) if end > at else None


def _may_be_name(tokens: Sequence[Token], at: int, known: Known) -> bool:
    token = tokens[at]
    if not token.is_word or (len(token.text) > 1 and token.text.isupper()):
        return False
    if token.lower in known.lexicon.name_particles:
        return True
    if (
        any(form.marks & {"Geox", "Orgn"} and "Surn" not in form.marks for form in token.forms[:1]) and is_known(token.lower)
    ) or token.lemmas & known.words["no_names"]:
        return False
    if (_thing(token) and not known.names.with_surname(token.lower)) or known.double_adjective(token.lower):
        return False  # «делегация Комиссии», «председатель Российско-катарской комиссии»
    if _with_article(token):
        return True  # «Абдель-Фаттах ас-Сиси»
    things = (known.states, known.organisations, known.places, known.titles, known.adjectives, known.triggers)
    return token.is_capital and not any(table.match(tokens, at) for table in things)


def _with_article(token: Token) -> bool:
    """«ас-Сиси», «аль-Садр»: a name whose article is printed in small letters."""
    article, _, name = token.text.partition("-")
    return 0 < len(article) <= _ARTICLE and article.islower() and name[:1].isupper()


def _thing(token: Token) -> bool:
    """Say whether a word is a thing's, and in no reading anybody's name."""
    thing = any(form.pos == "NOUN" and "inan" in form.marks for form in token.forms[:1])
    return thing and all(form.marks.isdisjoint(_NAME_MARKS) for form in token.forms) and is_known(token.lower)


def _span(tokens: Sequence[Token], start: int, end: int, persons: tuple[str, ...] = ()) -> NameSpan:
    return NameSpan(start, end, tuple(token.text.replace(SOFT_HYPHEN, "") for token in tokens[start:end] if token.is_word), persons)


def _known(tokens: Sequence[Token], known: Known) -> list[NameSpan]:
    found, at = [], 0
    while at < len(tokens):
        match = known.names.match(tokens, at) if tokens[at].is_capital else None
        if match is not None:
            end = _with_number(tokens, _with_patronymic(tokens, match.end))
            found.append(_span(tokens, at, end, match.persons))
        at = found[-1].end if match is not None else at + 1
    return found


def _surnames(tokens: Sequence[Token], known: Known) -> list[NameSpan]:
    """Find the surnames of known persons that the dictionary has as surnames, where they stand alone: «Путин»."""
    return [
        _span(tokens, at, at + 1)
        for at, token in enumerate(tokens)
        if token.is_capital and any("Surn" in form.marks for form in token.forms[:1]) and known.names.with_surname(token.lower)
    ]


def _with_patronymic(tokens: Sequence[Token], end: int) -> int:
    """Let a name that the gazetteer has as two words take a third of its kind: «Бектенов Олжас Абаевич»."""
    if end < len(tokens) and tokens[end].is_capital and any("Patr" in form.marks for form in tokens[end].forms):
        return end + 1
    return end


def _with_number(tokens: Sequence[Token], end: int) -> int:
    """«Абдалла II»: a monarch's number belongs to his name."""
    return end + 1 if end < len(tokens) and _NUMBER.fullmatch(tokens[end].text) else end


def _initials(tokens: Sequence[Token], known: Known) -> list[NameSpan]:
    """Find «А. Асадов», «А.А. Касымалиев», «В.Путин», «Ж.-П. Жуйе», «Н. де Ривьер»: initials and a surname."""
    found, at = [], 0
    while at + 2 < len(tokens):
        end = at
        while _is_initial(tokens, end) or (end > at and tokens[end].text == "-" and _is_initial(tokens, end + 1)):
            end += 2 if tokens[end].is_word else 3
        last = end + 1 if end > at and end + 1 < len(tokens) and tokens[end].lower in known.lexicon.name_particles else end
        if at < end <= at + 5 and last < len(tokens) and len(tokens[last].text) > 1 and _may_be_name(tokens, last, known):
            found.append(_span(tokens, at, last + 1))
            at = last + 1
        else:
            at += 1
    return found


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    if at + 1 >= len(tokens) or tokens[at + 1].text != ".":
        return False
    return len(tokens[at].text) == 1 and tokens[at].is_word and tokens[at].is_capital


def _tagged(sentence: Sentence, known: Known, tags: Iterable[Tag]) -> list[NameSpan]:
    found = []
    text = readable(sentence)
    for start, stop, kind in tags:
        if kind != "PER":
            continue
        if len(text) != len(sentence.read):
            start, stop = _with_hyphens(sentence.read, start), _with_hyphens(sentence.read, stop)  # noqa: PLW2901
        inside = [
            k for k, token in enumerate(sentence.tokens) if token.start < sentence.start + stop and token.end > sentence.start + start
        ]
        inside = _trim(sentence.tokens, inside, known)
        while inside and inside[-1] + 1 < len(sentence.tokens) and _with_article(sentence.tokens[inside[-1] + 1]):
            inside = [*inside, inside[-1] + 1]  # «Абдель Латиф аз-Заяни»
        if inside:
            found.append(_span(sentence.tokens, inside[0], _with_number(sentence.tokens, inside[-1] + 1)))
    return found


def _with_hyphens(text: str, at: int) -> int:
    """Return where a place of the text without soft hyphens lies in the text with them."""
    places = [k for k, letter in enumerate(text) if letter != SOFT_HYPHEN]
    return places[at] if at < len(places) else len(text)


def _trim(tokens: Sequence[Token], inside: list[int], known: Known) -> list[int]:
    """Cut off what the tagger took too much of: titles, states, signs, words in small letters."""
    while inside and (not _ends_name(tokens, inside[0], known) or _adverb(tokens[inside[0]])):
        inside = inside[1:]
    while inside and not _ends_name(tokens, inside[-1], known):
        inside = inside[:-1]
    return inside


def _adverb(token: Token) -> bool:
    """«Завтра Асадов»: the capital is that of the sentence."""
    return token.pos in {"ADVB", "PREP", "CONJ", "PRCL", "NPRO"}


def _ends_name(tokens: Sequence[Token], at: int, known: Known) -> bool:
    token = tokens[at]
    return (
        token.is_word
        and (token.is_capital or token.lower in known.lexicon.name_particles)
        and not (known.titles.match(tokens, at) or known.double_adjective(token.lower))
    )
