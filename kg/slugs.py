"""Addresses: what every one of ours begins with, and names as its last part, in Latin letters, digits and hyphens."""

import re
from functools import lru_cache

BASE = "https://w3id.org/dmkg/"  # not registered with w3id.org yet; every IRI of ours begins with it

_JOINERS = re.compile(r"['’ʼʹʺ`\"]")
_OTHERS = re.compile(r"[^a-z0-9]+")
_LONGEST = 80


@lru_cache(maxsize=65536)
def slug(name: str) -> str:
    """Return a name in Latin letters, digits and hyphens; empty where nothing of it can be written so.

    >>> slug("Адылбек Касымалиев"), slug("C5+1"), slug("Union State"), slug("…")
    ('adylbek-kasymaliev', 'c5-1', 'union-state', '')
    """
    from anyascii import anyascii  # noqa: PLC0415 - its tables take longer to find than a lookup that needs no slug

    latin = _JOINERS.sub("", anyascii(name)).lower()
    return _OTHERS.sub("-", latin)[:_LONGEST].strip("-")
