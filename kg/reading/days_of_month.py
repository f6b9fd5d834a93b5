"""The days before the name of a month: «18», «7–10», «17 и 18», «с 9 по 11», «18-го», «двадцать первого»."""

from collections.abc import Sequence

from kg.reading.tokens import Token
from kg.sources.lexicon import Lexicon

SHORTEST = 3  # letters of a month cut short, and of the longest ending of a number
_LAST = 31


def days_before(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[list[int], int]:
    """Return the days that begin at a token, each later than the one before, and where they end."""
    found: list[int] = []
    while (day := _number(tokens, at, lexicon)) is not None and (not found or day[0] > found[-1]):
        found.append(day[0])
        at = day[1]
        if not _goes_on(tokens, at, lexicon):
            break
        at += 1
    return found, at


def _number(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return a day in words or figures and where it ends."""
    text = tokens[at].text if at < len(tokens) else ""
    if not text.isdecimal():
        return _ordinal(tokens, at, lexicon) if text else None
    return (int(text), suffixed(tokens, at + 1)) if len(text) <= len(str(_LAST)) and 1 <= int(text) <= _LAST else None


def suffixed(tokens: Sequence[Token], at: int) -> int:
    """Return the token behind the ending of a number: «18-го»."""
    ending = at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at + 1].is_word
    return at + 2 if ending and len(tokens[at + 1].text) <= SHORTEST else at


def _goes_on(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Say whether another day follows a dash, a comma, «и» or «по»."""
    if at + 1 >= len(tokens) or _number(tokens, at + 1, lexicon) is None:
        return False
    return tokens[at].text in ",-–—" or tokens[at].lower in {*lexicon.words["and"], *lexicon.words["by"]}


def _ordinal(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """«четырнадцатого», «двадцать первого»: the day in words and where it ends."""
    index = index_of(tokens[at], lexicon.ordinals)
    if index is not None and all(form.number == "plur" for form in tokens[at].forms):
        return None  # «первые числа августа»
    if index is not None:
        return index + 1, at + 1
    ten = lexicon.tens.get(tokens[at].lower)
    index = index_of(tokens[at + 1], lexicon.ordinals) if ten and at + 1 < len(tokens) else None
    return (ten + index + 1, at + 2) if ten and index is not None else None


def index_of(token: Token, words: tuple[str, ...]) -> int | None:
    """Return which of some words a token is."""
    return next((k for k, word in enumerate(words) if word in token.lemmas), None)
