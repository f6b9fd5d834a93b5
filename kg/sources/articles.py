"""Articles out of files: text, saved pages, JSON, JSON Lines and tables, each with its heading recognised and set apart."""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urldefrag, urlsplit

from kg.model import Article
from kg.slugs import slug
from kg.sources.article_files import read_file
from kg.sources.given import Given, Unreadable
from kg.sources.written_in import language_of
from kg.sources.zones import heading_of

__all__ = ["Unreadable", "article_of", "read_articles", "read_stream"]


def article_of(  # noqa: PLR0913 - what an input may say of an article
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    language: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    author: str | None = None,
    id: str | None = None,  # noqa: A002 - the word of the contract
    origin: str | None = None,
) -> Article:
    """Return the article that a text is, with its heading, by-line, counters and credits recognised and set apart."""
    heading = heading_of(text, title)
    publisher = publisher or _host(url) or heading.publisher
    published = published or heading.published
    return Article(
        id=id or _minted(heading.body, url, publisher, published),
        language=language or language_of(heading.body),
        text=text,
        title=title,
        published=published,
        publisher=publisher,
        url=url,
        author=author or heading.author,
        zones=heading.zones,
        origin=origin,
    )


def read_articles(path: Path) -> Iterator[Article | Unreadable]:
    """Yield the articles of a file, or of a folder and all below it in sorted order; what gives none says why."""
    if path.is_dir():
        for below in sorted(path.iterdir()):
            if not below.name.startswith(".") and (below.is_file() or below.is_dir()):
                yield from read_articles(below)
        return
    try:
        with path.open("rb") as stream:
            yield from _articles(read_file(stream, str(path), path.suffix.lower()))
    except OSError as error:
        yield Unreadable(str(path), f"cannot be read: {error.strerror}")


def read_stream(stream: BinaryIO, name: str = "-") -> Iterator[Article | Unreadable]:
    """Yield the articles of a stream, JSON Lines, JSON, a page or plain text, by what its content looks like."""
    yield from _articles(read_file(stream, name))


def _articles(found: Iterator[Given | Unreadable]) -> Iterator[Article | Unreadable]:
    for one in found:
        yield one if isinstance(one, Unreadable) else article_of(**{key: getattr(one, key) for key in Given.__dataclass_fields__})


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


_SPACE = re.compile(r"\s+")


def _minted(body: str, url: str | None, publisher: str | None, published: date | None) -> str:
    key = urldefrag(url).url if url else _SPACE.sub(" ", body).strip()
    day = published.isoformat() if published else "undated"
    return f"{slug(publisher or '') or 'unnamed'}/{day}/{sha256(key.encode('utf-8', 'replace')).hexdigest()[:8]}"
