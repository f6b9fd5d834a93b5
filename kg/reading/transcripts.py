"""Transcripts of official sites: «В.Путин: Уважаемый господин президент! …» is what somebody says, and so are lines behind it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import Article
from kg.reading.known import Known
from kg.reading.tokens import SPEAKER, Sentence

_CUT = re.compile(r"\s*(?:[<\[](?:…|\.{3})[>\]]|\*(?:\s?\*){2})")


def speakers(article: Article, found: Sequence[Sentence], known: Known) -> dict[int, int | None]:
    """Return the sentences spoken in a transcript, by number: with where the words begin in the one that names the speaker.

    A line is speech from the speaker's colon to its end, or to where the page says that it cuts the words: «<…>», «* * *»,
    or who else was there: «На встрече присутствовали …»; a line behind it goes on with the speech where it says «мы», «вы», «наш».

    Args:
        article: the article.
        found: its sentences.
        known: what is recognised: words in which somebody speaks of himself, and words with which a page ends what is said.
    """
    spoken: dict[int, int | None] = {}
    speaking = False
    for line in _lines(article, [one for one in found if one.part == "text"]):
        speaking = speaking and any(not token.lemmas.isdisjoint(known.words["own_words"]) for one in line for token in one.tokens)
        for one in line:
            name = SPEAKER.match(one.text)
            speaking = name is not None or (speaking and not _ends(one, known))
            if speaking:
                spoken[one.number] = one.start + name.end() if name else None
        speaking = bool(line) and line[0].number in spoken
    return spoken


def _ends(sentence: Sentence, known: Known) -> bool:
    """Say whether what is said is over where a sentence begins."""
    return _CUT.match(sentence.text) is not None or known.closing.match(sentence.tokens, 0) is not None


def _lines(article: Article, found: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences line by line."""
    line = list(found[:1])
    for before, one in pairwise(found):
        if "\n" in article.text[before.end : one.start]:
            yield line
            line = []
        line.append(one)
    if line:
        yield line
