"""Names of persons in a sentence: of the gazetteer, of the tagger, with initials, and of nobody we know."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.reading.known import Known
from kg.reading.tokens import Sentence, Token

Tagger = Callable[[str], Iterable[tuple[int, int, str]]]  # text → (start, end, PER | LOC | ORG)


@cache
def tagger() -> Tagger:
    """Return natasha's name tagger; its weights lie inside the package, loading takes about two seconds."""
    from natasha import NewsEmbedding, NewsNERTagger  # noqa: PLC0415

    model: Any = NewsNERTagger(NewsEmbedding())
    return lambda text: [(span.start, span.stop, span.type) for span in model(text).spans]


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


def names(sentence: Sentence, known: Known, tag: Tagger) -> dict[int, NameSpan]:
    """Return the names of a sentence by the token they begin at; known full names first, then the tagger's, then initials."""
    tokens = sentence.tokens
    found: dict[int, NameSpan] = {}
    taken: set[int] = set()
    for span in [*_known(tokens, known), *_initials(tokens, known), *_tagged(sentence, known, tag)]:
        if not taken & set(range(span.start, span.end)):
            found[span.start] = span
            taken |= set(range(span.start, span.end))
    return found


def name_at(tokens: Sequence[Token], at: int, known: Known) -> NameSpan | None:
    """Return the capitalised words that begin at a token, for a place where a name must stand: right after a title."""
    end = at
    while end < len(tokens) and end - at < 4 and _may_be_name(tokens, end, known):
        end += 1
    while end > at and not tokens[end - 1].is_capital:
        end -= 1
    return _span(tokens, at, end) if end > at else None


def _may_be_name(tokens: Sequence[Token], at: int, known: Known) -> bool:
    token = tokens[at]
    if not token.is_word or (len(token.text) > 1 and token.text.isupper()):
        return False
    if token.lower in known.lexicon.name_particles:
        return True
    things = (known.states, known.organisations, known.places, known.titles, known.adjectives, known.triggers)
    return token.is_capital and not any(table.match(tokens, at) for table in things)


def _span(tokens: Sequence[Token], start: int, end: int, persons: tuple[str, ...] = ()) -> NameSpan:
    return NameSpan(start, end, tuple(token.text for token in tokens[start:end] if token.is_word), persons)


def _known(tokens: Sequence[Token], known: Known) -> list[NameSpan]:
    found, at = [], 0
    while at < len(tokens):
        match = known.names.match(tokens, at) if tokens[at].is_capital else None
        if match is not None:
            end = _with_patronymic(tokens, match.end, known)
            found.append(_span(tokens, at, end, match.persons))
        at = found[-1].end if match is not None else at + 1
    return found


def _with_patronymic(tokens: Sequence[Token], end: int, known: Known) -> int:
    """Let a name that the gazetteer has as two words take a third of its kind: «Бектенов Олжас Абаевич»."""
    if end < len(tokens) and tokens[end].is_capital and any("Patr" in form.marks for form in tokens[end].forms):
        return end + 1
    return end


def _initials(tokens: Sequence[Token], known: Known) -> list[NameSpan]:
    """Find «А. Асадов», «А.А. Касымалиев» and «В.Путин»: one or two initials and a surname."""
    found, at = [], 0
    while at + 2 < len(tokens):
        end = at
        while end + 1 < len(tokens) and len(tokens[end].text) == 1 and tokens[end].is_word and tokens[end].is_capital and tokens[end + 1].text == ".":
            end += 2
        if at < end <= at + 4 and end < len(tokens) and len(tokens[end].text) > 1 and _may_be_name(tokens, end, known):
            found.append(_span(tokens, at, end + 1))
            at = end + 1
        else:
            at += 1
    return found


def _tagged(sentence: Sentence, known: Known, tag: Tagger) -> list[NameSpan]:
    found = []
    for start, stop, kind in tag(sentence.text):
        if kind != "PER":
            continue
        inside = [k for k, token in enumerate(sentence.tokens) if token.start < sentence.start + stop and token.end > sentence.start + start]
        inside = _trim(sentence.tokens, inside, known)
        if inside:
            found.append(_span(sentence.tokens, inside[0], inside[-1] + 1))
    return found


def _trim(tokens: Sequence[Token], inside: list[int], known: Known) -> list[int]:
    """Cut off what the tagger took too much of: titles, states, signs, words in small letters."""
    while inside and not _ends_name(tokens, inside[0], known):
        inside = inside[1:]
    while inside and not _ends_name(tokens, inside[-1], known):
        inside = inside[:-1]
    return inside


def _ends_name(tokens: Sequence[Token], at: int, known: Known) -> bool:
    token = tokens[at]
    return token.is_word and (token.is_capital or token.lower in known.lexicon.name_particles) and not known.titles.match(tokens, at)
