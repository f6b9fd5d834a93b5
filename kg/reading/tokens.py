"""An article as sentences and tokens, with offsets into the title or text as it was given."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Evidence, Part, Span
from kg.reading.morphology import Form, forms, lemmas, plain

_TOKEN = re.compile(r"[^\W\d_]+(?:[-‐‑'’ʼ.\u00ad](?=[^\W\d_])[^\W\d_]+)*|\d+(?:[.,:]\d+)*|\S", re.UNICODE)
SOFT_HYPHEN = "\u00ad"
SPEAKER = re.compile(
    r"(?:[^\W\d_](?:-[^\W\d_])?\.[ \u00a0]?){1,2}[^\W\d_]{3,}(?:-[^\W\d_]{2,})?"
    r"(?:[ \u00a0]\([^)\n]{1,40}\))?[ \u00a0]?:(?=\s+[^\W\d_a-zа-яё])"
)  # «В.Путин:», «К.-Ж.Токаев:», «П.Чан-Оча (как переведено):»


@dataclass(slots=True, eq=False)  # nobody changes one; frozen, it would take three times as long to make
class Token:
    """One word, number or sign, where it stands, and what it is wherever it stands."""

    start: int
    end: int
    text: str
    lower: str  # in plain letters
    lemmas: frozenset[str]  # what it may be a form of
    forms: tuple[Form, ...]  # its readings
    pos: str | None  # of its likeliest reading; "" where it has none
    cases: frozenset[str]  # in which it may stand
    is_word: bool  # made of letters
    is_capital: bool  # begins with a capital letter


@lru_cache(maxsize=200_000)
def _word(text: str) -> tuple[str, frozenset[str], tuple[Form, ...], str | None, frozenset[str], bool, bool]:
    """Return what a token is wherever it stands."""
    is_word, lower = text[0].isalpha(), plain(text.replace(SOFT_HYPHEN, ""))
    readings = forms(lower) if is_word else ()
    pos = readings[0].pos if readings else ""
    cases = frozenset(form.case for form in readings if form.case)
    return lower, lemmas(lower) if is_word else frozenset({lower}), readings, pos, cases, is_word, text[0].isupper()


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
        at = start + match.start()
        for piece in _pieces(match.group()):
            found.append(Token(at, at + len(piece), piece, *_word(piece)))
            at += len(piece)
    return tuple(found)


def _pieces(word: str) -> Iterable[str]:
    """Take words with inner full stops apart («А.Н.Арипов», «В.Путин»), but leave hyphens and apostrophes."""
    return (word,) if "." not in word or word[0].isdecimal() else filter(None, re.split(r"(\.)", word))
