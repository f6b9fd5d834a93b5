"""Direct speech in a sentence: between quotation marks, after a dash, and what a speaker of a transcript says."""

from collections.abc import Iterator, Sequence

from kg.reading.tokens import Token
from kg.sources.lexicon import Lexicon

_VERBAL = {"VERB", "INFN", "PRTS", "GRND"}
_OPENING, _CLOSING, _STRAIGHT, _DASHES = "«“„", "»”", '"', "–—-"
_SHORT, _LONG = 5, 8  # a quotation of so few words is a name; of so many it is speech even without a verb


def speech(tokens: Sequence[Token], lexicon: Lexicon) -> frozenset[int]:
    """Return the tokens inside direct speech, with its quotation marks; names and slogans in quotation marks are none."""
    inside: set[int] = set()
    for start, end in [*_quotations(tokens), *_dialogue(tokens, lexicon)]:
        inside |= set(range(start, end))
    return frozenset(inside)


def _quotations(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for k, token in enumerate(tokens):
        closes = token.text in _CLOSING or (token.text == _STRAIGHT and opened and tokens[opened[-1]].text == _STRAIGHT)
        if closes and opened:
            start = opened.pop()
            if _speaks(tokens[start + 1 : k]):
                yield start, k + 1
        elif token.text in _OPENING or token.text == _STRAIGHT:
            opened.append(k)
    if opened and tokens[opened[0]].text != _STRAIGHT and _speaks(tokens[opened[0] + 1 :]):
        yield opened[0], len(tokens)


def _speaks(inner: Sequence[Token]) -> bool:
    return len(inner) > _SHORT and (len(inner) > _LONG or any(token.pos in _VERBAL for token in inner))


def _dialogue(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """«– Между нами нет нерешённых вопросов, – резюмировал президент. – …»: what stands before the verb of saying is speech."""
    if not tokens or tokens[0].text not in _DASHES:
        return
    says = set(lexicon.verbs["speak"])
    for k in range(2, len(tokens) - 1):
        if tokens[k].text in _DASHES and tokens[k - 1].text in ",.!?…" and any(t.lemmas & says for t in tokens[k + 1 : k + 4]):
            yield 0, k + 1
            return
