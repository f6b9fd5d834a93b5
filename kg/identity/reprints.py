"""Near-identical texts: reprints of one press release are one source. Pure.

A text's sketch keeps the least hashes of its runs of three words. How many of the least of two texts together lie in both estimates what
share of their runs they have in common (Broder 1997, "On the resemblance and containment of documents").
"""

import re
from functools import lru_cache
from hashlib import blake2b

_WORD = re.compile(r"\w+")
_RUN = 3  # words
_KEPT = 32  # hashes
_BYTES = 4  # of each
_ALIKE = 0.5
_SHORTEST = 12  # runs; shorter texts are alike by accident


def sketch(text: str) -> str | None:
    """Return the sketch of a text; None where it is too short to have one.

    >>> len(sketch(" ".join(map(str, range(100)))))
    256
    >>> sketch("three words only")
    """
    found = _WORD.findall(text.casefold())
    runs = {" ".join(found[start : start + _RUN]) for start in range(len(found) - _RUN + 1)}
    if len(runs) < _SHORTEST:
        return None
    return "".join(sorted(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=_BYTES).hexdigest() for run in runs)[:_KEPT])


@lru_cache(maxsize=4096)
def alike(one: str, other: str) -> bool:
    """Say by their sketches whether two texts are nearly the same."""
    mine, theirs = _hashes(one), _hashes(other)
    least = sorted(mine | theirs)[:_KEPT]
    return sum(one in mine and one in theirs for one in least) >= _ALIKE * len(least)


def _hashes(sketched: str) -> frozenset[str]:
    return frozenset(sketched[place : place + 2 * _BYTES] for place in range(0, len(sketched), 2 * _BYTES))
