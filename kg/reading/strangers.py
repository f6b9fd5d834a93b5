"""Sentences in which the name tagger may find somebody whom no table knows: all others need not be tagged."""

from collections.abc import Sequence

from kg.reading.known import Known
from kg.reading.morphology import is_known
from kg.reading.tokens import Sentence, Token

_NAMES = {"Surn", "Name", "Patr", "Geox", "Abbr", "Orgn"}


def may_name_strangers(sentence: Sentence, known: Known) -> bool:
    """Say whether a sentence has capitals that no table knows: only there can the tagger find a name that we do not."""
    tokens, at = sentence.tokens, 0
    while at < len(tokens):
        end = _known_until(tokens, at, known) if tokens[at].is_capital else at + 1
        if end is None:
            return True
        at = end
    return False


def _known_until(tokens: Sequence[Token], at: int, known: Known) -> int | None:
    """Return where what is known of a capitalised word ends; None where nothing is."""
    named = known.names.match(tokens, at)
    tables = (known.states, known.organisations, known.places, known.titles, known.adjectives)
    ends = [match.end for table in tables if (match := table.match(tokens, at)) is not None]
    ends += [named.end] if named is not None else []
    return max(ends) if ends else at + 1 if _is_plain(tokens[at], first=at == 0) else None


def _is_plain(token: Token, *, first: bool) -> bool:
    """Say whether a word of the dictionary is no noun, or none that names somebody where it begins the sentence."""
    form = next(iter(token.forms), None)
    if form is None or not is_known(token.lower):
        return False
    return form.pos not in {None, "NOUN"} or (first and not form.marks & _NAMES)
