"""Where an article says what a ruling quotes, however blanks and line ends lie between the words. Pure."""

from collections.abc import Sequence

from kg.model import Evidence, Part, Reading, Span
from kg.sources.rulings import Ruling


def quoted(reading: Reading, ruling: Ruling) -> tuple[Evidence, ...]:
    """Return the sentence that a ruling quotes, where it stands in the article.

    Raises:
        DataError: it does not stand there.
    """
    if not ruling.quote or ruling.article != reading.article.id:
        return ()
    parts: tuple[Part, ...] = ("text", "title")
    for part in parts:
        found = _find(reading.article.part(part), ruling.quote)
        if found is not None:
            start, end = found
            return (Evidence(Span(part, start, end), reading.article.part(part)[start:end]),)
    raise ruling.error(f"the article {ruling.article} no longer says «{ruling.quote[:60]}»")


def _find(text: str, quote: str) -> tuple[int, int] | None:
    """Return where a quote stands, however blanks and line ends lie between its words."""
    words = quote.split()
    at = text.find(words[0])
    while at >= 0:
        end = _matched(text, words, at)
        if end is not None:
            return at, end
        at = text.find(words[0], at + 1)
    return None


def _matched(text: str, words: Sequence[str], at: int) -> int | None:
    for number, word in enumerate(words):
        while number and at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(word, at):
            return None
        at += len(word)
    return at
