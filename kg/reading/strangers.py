"""Where the name tagger may find somebody whom no table knows, and whom it finds there: all other sentences need not be tagged."""

from collections.abc import Sequence

from kg.reading.known import Known
from kg.reading.morphology import is_known
from kg.reading.names import Tagger, Tags, readable, tagged, tagger
from kg.reading.tokens import Sentence, Token

_LEAD = 2  # sentences, the headline among them, that are always read in full
_NAMES = {"Surn", "Name", "Patr", "Geox", "Abbr", "Orgn"}


def strangers(blocks: Sequence[Sequence[Sentence]], known: Known, tag: Tagger | None = None) -> list[Tags]:
    """Return the names that a tagger finds in each of several stretches of articles, looked for in all of them at once.

    Args:
        blocks: sentences of an article each.
        known: what is recognised, of which the tagger need not be asked.
        tag: finds names; else natasha's tagger, loaded when the first sentence needs it.
    """
    asked = [[s for s in block if _may_tell(s, known) and may_name_strangers(s, known)] for block in blocks]
    texts = [readable(sentence) for block in asked for sentence in block]
    found = iter(tagged(texts, tag or tagger()) if texts else ())
    return [{sentence.number: next(found) for sentence in block} for block in asked]


def _may_tell(sentence: Sentence, known: Known) -> bool:
    """Say whether a sentence is worth the tagger: the first ones, list lines, and those with a word of meeting."""
    return sentence.number <= _LEAD or not sentence.tokens[0].is_word or known.lexicon.may_tell(sentence.read)


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
