"""An article as sentences: split at line breaks first; zones that are not story are left out."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from kg.model import Article, Part, Span
from kg.reading.tokens import SPEAKER, Sentence, tokenise


def sentences(article: Article) -> Iterator[Sentence]:
    """Yield the sentences of title and text, split at line breaks first; zones that are not story are left out.

    The headline comes first, whether it was given apart or stands inside the text.
    """
    inner = [zone.span for zone in article.zones if zone.kind not in _STORY and _inside_sentence(article.text, zone.span)]
    read: dict[Part, str] = {"title": article.part("title"), "text": _blanked(article.text, inner)}
    number = 0
    for part, start, end in chain(_title_spans(article), _text_spans(article, read["text"], inner)):
        words = read[part][start:end]
        tokens = tokenise(words, start)
        if tokens:
            yield Sentence(part, start, end, number, article.part(part)[start:end], tokens, words)
            number += 1


_AFTER_TAG = re.compile(r"(?<=\s\.\s)[А-ЯЁ](?=[а-яё])")
_SURNAME = 40  # letters
_STEM = 4
_BLOCK = 1_000  # sentences that are read together; longer texts are no one story


def blocks(article: Article) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences of an article, all at once unless it is longer than any story."""
    found = sentences(article)
    while block := tuple(islice(found, _BLOCK)):
        yield block


_STORY = {"headline", "lead", "body"}


def _title_spans(article: Article) -> Iterator[tuple[Part, int, int]]:
    if article.title:
        yield "title", 0, len(article.title)


def _text_spans(article: Article, text: str, inner: list[Span]) -> Iterator[tuple[Part, int, int]]:
    from razdel import sentenize  # noqa: PLC0415

    apart = [zone.span for zone in article.zones if zone.kind not in _STORY and zone.span not in inner]
    headlines = sorted((zone.span for zone in article.zones if zone.kind == "headline"), key=lambda span: span.start)
    for span in headlines:
        yield "text", span.start, span.end
    for start, end in _lines(text, sorted([*apart, *headlines], key=lambda span: span.start)):
        line = text[start:end]
        cut = [part for piece in sentenize(line) if piece.text.strip() for part in _at_speakers(line, piece.start, piece.stop)]
        pieces = [part for first, last in cut for part in _not_too_long(line, first, last)]
        for first, last in _whole_quotations(line, pieces):
            yield "text", start + first, start + _with_tail(line, last)


def _inside_sentence(text: str, span: Span) -> bool:
    """Say whether a zone stands within a sentence that goes on behind it: a page's tag between a name and its verb."""
    before = text[: span.start].rstrip()[-1:]
    between = text[span.start - 1 : span.start] != "\n" and text[span.end : span.end + 1] != "\n"
    after = text[span.end : span.end + 40].lstrip()[:1]
    goes_on = after.islower() or after in {",", "."} or _repeats(text, span)
    return between and before not in {"", ".", "!", "?", "…", "»", "\n", ":"} and goes_on


def _repeats(text: str, span: Span) -> bool:
    """Say whether a zone begins with the surname that stands right before it: a page's card of the person just named."""
    before, zone = text[max(0, span.start - _SURNAME) : span.start].split(), text[span.start : span.end].split()
    return bool(before and zone) and len(zone) > 1 and before[-1][:_STEM] == zone[0][:_STEM]


def _blanked(text: str, spans: list[Span]) -> str:
    """Return the text with zones as blanks, so that every offset stays."""
    for span in spans:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _at_speakers(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Let what a speaker of a transcript says begin a sentence, and what follows a stop behind a page tag.

    «… в узком составе В.Путин: Уважаемый …», «… Сергей Лавров . Консультации продолжились …».
    """
    for found in sorted([*SPEAKER.finditer(line, start, end), *_AFTER_TAG.finditer(line, start, end)], key=lambda match: match.start()):
        if found.start() > start and line[found.start() - 1].isspace():
            yield start, len(line[: found.start()].rstrip())
            start = found.start()
    yield start, end


_LONGEST = 2_000


def _not_too_long(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what no full stop ends, a table or a list in one line, at its blanks."""
    while end - start > _LONGEST:
        blank = line.rfind(" ", start + 1, start + _LONGEST)
        stop = blank if blank > start else start + _LONGEST
        yield start, stop
        start = stop + 1 if blank > start else stop
    if line[start:end].strip():
        yield start, end


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
        for span in apart:
            if span.start < end and span.end > start:
                if span.start > start:
                    yield start, span.start
                start = max(start, span.end)
        if start < end:
            yield start, end
