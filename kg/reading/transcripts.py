"""Transcripts of official sites: «В.Путин: Уважаемый господин президент! …» is what somebody says, up to the end of its line."""

from collections.abc import Sequence

from kg.model import Article
from kg.reading.tokens import SPEAKER, Sentence


def speakers(article: Article, found: Sequence[Sentence]) -> dict[int, int | None]:
    """Return the sentences spoken in a transcript, by number: with where the words begin in the one that names the speaker.

    A line is speech from the speaker's colon to its end.
    """
    spoken: dict[int, int | None] = {}
    speaking_to = -1
    for sentence in found:
        if sentence.part == "text" and sentence.start < speaking_to:
            spoken[sentence.number] = None
            continue
        named = SPEAKER.match(sentence.text)
        if named is not None and sentence.part == "text":
            spoken[sentence.number] = sentence.start + named.end()
            end = article.text.find("\n", sentence.end)
            speaking_to = len(article.text) if end < 0 else end
    return spoken
