"""An article as sentences and tokens, with offsets into the title or text as it was given."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Evidence, Part, Span
from kg.reading.kept import kept
from kg.reading.morphology import Form, forms, lemmas, plain

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐‑'’ʼ.\u00ad](?=[^\W\d_])[^\W\d_]+)*|\d+(?:[.,:]\d+)*|\S", re.UNICODE)
SOFT_HYPHEN = "\u00ad"
SPEAKER = re.compile(
    r"(?:[^\W\d_](?:-[^\W\d_])?\.[ \u00a0]?){1,2}[^\W\d_]{3,}(?:-[^\W\d_]{2,})?[ \u00a0]?:(?=\s+[^\W\d_a-zа-яё])"
)  # «В.Путин:», «К.-Ж.Токаев:»


@dataclass(frozen=True)
class Token:
    """One word, number or sign, where it stands."""

    start: int
    end: int
    text: str

    @kept
    def lower(self) -> str:
        """Return the token in plain letters."""
        return plain(self.text.replace(SOFT_HYPHEN, ""))

    @kept
    def lemmas(self) -> frozenset[str]:
        """Return what the token may be a form of."""
        return lemmas(self.lower) if self.is_word else frozenset({self.lower})

    @kept
    def forms(self) -> tuple[Form, ...]:
        """Return the readings of the token."""
        return forms(self.lower) if self.is_word else ()

    @kept
    def is_word(self) -> bool:
        """Say whether the token is made of letters."""
        return self.text[0].isalpha()

    @kept
    def is_capital(self) -> bool:
        """Say whether the token begins with a capital letter."""
        return self.text[0].isupper()

    @kept
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
    read: str = ""  # what the tokens are of: the text, with page tags inside the sentence as blanks

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
        found += [Token(start + a, start + b, text[a:b]) for a, b in _pieces(match.group(), match.start())]
    return tuple(found)


def _pieces(word: str, start: int) -> Iterator[tuple[int, int]]:
    """Take words with inner full stops apart («А.Н.Арипов», «В.Путин»), but leave hyphens and apostrophes."""
    if "." not in word or word[0].isdecimal():
        yield start, start + len(word)
        return
    at = 0
    for piece in re.split(r"(\.)", word):
        if piece:
            yield start + at, start + at + len(piece)
        at += len(piece)
