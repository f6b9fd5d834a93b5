"""The name by which an article is known: of its publisher, its day, and its address or story."""

import re
from datetime import date
from hashlib import sha256
from unicodedata import normalize
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from kg.slugs import slug
from kg.sources.layout import load_layout

__all__ = ["host_of", "minted"]

_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_ENDING = re.compile(r"(?<=\w{3})\.[a-z]{2,4}\Z", re.IGNORECASE)  # kazpravda.kz is called kazpravda, but 24.kg is not called 24


def minted(key: str, publisher: str | None, published: date | None) -> str:
    """Return a new id: the same key, publisher and day always give the same one.

    Args:
        key: the address, else the story without its heading.
        publisher: the outlet; `unnamed` where nobody knows.
        published: the day; `undated` where nobody knows.

    >>> minted("https://kazpravda.kz/n/1?utm_source=x", "Kazpravda.kz", date(2025, 9, 18))
    'kazpravda/2025-09-18/8f13743c'
    """
    same = _address(key) if _ADDRESS.match(key) else " ".join(_WORD.findall(normalize("NFC", key).casefold()))
    day = "undated" if published is None else published.isoformat()
    return f"{slug(_ENDING.sub('', publisher or '')) or 'unnamed'}/{day}/{sha256(same.encode('utf-8', 'replace')).hexdigest()[:8]}"


def host_of(url: str | None) -> str | None:
    """Return the host of a web address, without its www; None where there is none.

    >>> host_of("https://www.kazpravda.kz/n/1"), host_of("n/1")
    ('kazpravda.kz', None)
    """
    parts = _parts(url or "")
    host = parts.hostname if parts is not None else None
    return host.removeprefix("www.") if host else None


def _address(url: str) -> str:
    """Return an address without what changes nothing: the place on the page, and marks of who led there."""
    parts = _parts(url)
    if parts is None:
        return url
    tracking = load_layout().tracking
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not key.lower().startswith(tracking)]
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower(), query=urlencode(query), fragment="").geturl()


def _parts(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None
