"""An article as sentences and tokens, with offsets into the title or text as it was given."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Article, Evidence, Part, Span
from kg.reading.morphology import Form, forms, lemmas, plain

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐‑'’ʼ.](?=[^\W\d_])[^\W\d_]+)*|\d+(?:[.,:]\d+)*|\S", re.UNICODE)  # noqa: RUF001
_SOFT = "\u00ad"


@dataclass(frozen=True)
class Token:
    """One word, number or sign, where it stands."""

    start: int
    end: int
    text: str

    @cached_property
    def lower(self) -> str:
        """Return the token in plain letters."""
        return plain(self.text.replace(_SOFT, ""))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Return what the token may be a form of."""
        return lemmas(self.lower) if self.is_word else frozenset({self.lower})

    @property
    def forms(self) -> tuple[Form, ...]:
        """Return the readings of the token."""
        return forms(self.lower) if self.is_word else ()

    @cached_property
    def is_word(self) -> bool:
        """Say whether the token is made of letters."""
        return self.text[0].isalpha()

    @cached_property
    def is_capital(self) -> bool:
        """Say whether the token begins with a capital letter."""
        return self.text[0].isupper()

    @cached_property
    def cases(self) -> frozenset[str]:
        """Return the cases the token may stand in."""
        return frozenset(form.case for form in self.forms if form.case)


@dataclass(frozen=True)
class Sentence:
    """One sentence of the title or text, with its tokens and its number in the article."""

    part: Part
    start: int
    end: int
    number: int
    text: str
    tokens: tuple[Token, ...]

    def evidence(self, name: tuple[int, int] | None = None) -> Evidence:
        """Return the sentence as evidence, with the span of the name it is evidence for."""
        return Evidence(Span(self.part, self.start, self.end), self.text, name)


def tokenise(text: str, start: int = 0) -> tuple[Token, ...]:
    """Split text into tokens; offsets begin at start.

    >>> [t.text for t in tokenise("А.Н. Арипов, 18 сентября")]
    ['А', '.', 'Н', '.', 'Арипов', ',', '18', 'сентября']
    """
    found = []
    for match in _TOKEN.finditer(text):
        for piece in _pieces(match.group(), match.start()):
            found.append(Token(start + piece[0], start + piece[1], text[piece[0] : piece[1]]))
    return tuple(found)


def _pieces(word: str, start: int) -> Iterator[tuple[int, int]]:
    """Take words with inner full stops apart («А.Н.Арипов», «В.Путин»), but leave hyphens and apostrophes."""
    if "." not in word or word[0].isdigit():
        yield start, start + len(word)
        return
    at = 0
    for piece in re.split(r"(\.)", word):
        if piece:
            yield start + at, start + at + len(piece)
        at += len(piece)


def sentences(article: Article) -> tuple[Sentence, ...]:
    """Split title and text into sentences, at line breaks first; zones that are not story are left out.

    The headline comes first, whether it was given apart or stands inside the text.
    """
    found: list[Sentence] = []
    spans = [*_title_spans(article), *_text_spans(article)]
    for part, start, end in spans:
        text = article.part(part)[start:end]
        found.append(Sentence(part, start, end, len(found), text, tokenise(text, start)))
    return tuple(sentence for sentence in found if sentence.tokens)


_STORY = {"headline", "lead", "dateline", "body"}


def _title_spans(article: Article) -> Iterator[tuple[Part, int, int]]:
    if article.title:
        yield "title", 0, len(article.title)


def _text_spans(article: Article) -> Iterator[tuple[Part, int, int]]:
    from razdel import sentenize  # noqa: PLC0415

    apart = sorted((zone.span for zone in article.zones if zone.kind not in _STORY), key=lambda span: span.start)
    headlines = sorted((zone.span for zone in article.zones if zone.kind == "headline"), key=lambda span: span.start)
    for span in headlines:
        yield "text", span.start, span.end
    for start, end in _lines(article.text, [*apart, *headlines]):
        line = article.text[start:end]
        for first, last in _whole_quotations(line, [(piece.start, piece.stop) for piece in sentenize(line) if piece.text.strip()]):
            yield "text", start + first, start + _with_tail(line, last)


_LONGEST = 2_000


def _whole_quotations(line: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join sentences of one quotation, so that who said it stands in the same sentence as what he said."""
    at = 0
    while at < len(pieces):
        start, end = pieces[at]
        while at + 1 < len(pieces) and _open(line[start:end]) and pieces[at + 1][1] - start < _LONGEST:
            at += 1
            end = pieces[at][1]
        yield start, end
        at += 1


def _open(text: str) -> bool:
    return text.count("«") > text.count("»")


def _with_tail(line: str, stop: int) -> int:
    """Let the last sentence of a line keep the blank that ends the line, so that evidence is the whole stretch."""
    return len(line) if not line[stop:].strip() else stop


def _lines(text: str, apart: list[Span]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between line breaks and zones set apart."""
    at = 0
    for line in text.splitlines(keepends=True):
        start, end = at, at + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        at += len(line)
        for span in sorted(apart, key=lambda span: span.start):
            if span.start < end and span.end > start:
                if span.start > start:
                    yield start, span.start
                start = max(start, span.end)
        if start < end:
            yield start, end
