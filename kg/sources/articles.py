"""Articles out of files: text, saved pages, feeds, JSON, tables and web archives, each with its heading recognised and set apart."""

import os
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import BinaryIO

from kg.model import Article
from kg.sources.article_files import read_file
from kg.sources.article_ids import host_of, minted
from kg.sources.given import Given, Unreadable, clean
from kg.sources.written_in import code_of, language_of
from kg.sources.zones import heading_of

__all__ = ["Unreadable", "article_of", "read_articles", "read_stream"]


_Seen = dict[str, tuple[str | None, str | None]]  # id -> url and origin of the first article called so


def article_of(  # noqa: PLR0913 - all that an input may say of an article
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
    """Return the article that a text is: what stands around its story is set apart, and says what is not given.

    Args:
        text: the text; a byte-order mark and what no file can hold are taken out.
        title: the headline, where it is given apart from the text; else a line of the text may be it.
        published: the day of publication, else that of a stamp in the text.
        language: two-letter code, else what letters and words tell.
        publisher: the outlet, else the host of the address, else the outlet that the text names as its own.
        url: where it was published.
        author: who wrote it, else the name of a by-line.
        id: the name by which it is known, else one is minted of publisher, day and address (or story).
        origin: the file and line it comes from, for messages.
    """
    text, title = clean(text), clean(title or "").strip() or None
    heading = heading_of(text, title)
    publisher = publisher or host_of(url) or heading.publisher
    published = published or heading.published
    return Article(
        id=id or minted(url or heading.body, publisher, published),
        language=(code_of(language) if language else None) or language_of(heading.body),
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
    """Yield the articles of a file, or of a folder and all below it in sorted order; what gives none says why.

    Hidden files, pictures and scripts that belong to a saved page, and whatever is no file (pipes, devices) are passed over in folders.
    """
    try:
        if path.is_dir():
            yield from _folder(path, frozenset())
        else:
            yield from _file(path)
    except OSError as error:
        yield Unreadable(_shown(path), _fault(error))


def read_stream(stream: BinaryIO, name: str = "-") -> Iterator[Article | Unreadable]:
    """Yield the articles of a stream, be it JSON Lines, JSON, a page, a feed or plain text, by what its content looks like."""
    try:
        yield from _articles(read_file(stream, name))
    except OSError as error:
        yield Unreadable(name, _fault(error))


def _folder(path: Path, above: frozenset[str]) -> Iterator[Article | Unreadable]:
    real = os.path.realpath(path)
    if real in above:  # a link to a folder it lies in
        return
    for below in sorted(path.iterdir()):
        if not below.name.startswith(".") and not _is_companion(below):
            yield from _below(below, above | {real})


def _is_companion(path: Path) -> bool:
    """Say whether a browser put there what belongs to a page it saved: `page_files/` beside `page.html`."""
    page = path.name.removesuffix("_files")
    return page != path.name and any(path.with_name(page + suffix).is_file() for suffix in (".html", ".htm"))


def _below(path: Path, above: frozenset[str]) -> Iterator[Article | Unreadable]:
    try:
        if path.is_dir():
            yield from _folder(path, above)
        elif path.is_file() or not path.exists():
            yield from _file(path)
    except OSError as error:
        yield Unreadable(_shown(path), _fault(error))


def _file(path: Path) -> Iterator[Article | Unreadable]:
    with path.open("rb") as stream:
        yield from _articles(read_file(stream, _shown(path), tuple(suffix.lower() for suffix in path.suffixes)))


def _articles(found: Iterator[Given | Unreadable]) -> Iterator[Article | Unreadable]:
    seen: _Seen = {}
    for one in found:
        yield one if isinstance(one, Unreadable) else _again(one, seen) or _article(one)


def _article(given: Given) -> Article:
    return article_of(**{field.name: getattr(given, field.name) for field in fields(given)})


def _again(given: Given, seen: _Seen) -> Unreadable | None:
    """Say so where another article of the file has the same id; the same address with another text is a new version."""
    if given.id is None:
        return None
    url, origin = seen.setdefault(given.id, (given.url, given.origin))
    if url == given.url:
        return None
    return Unreadable(given.origin or "", f"id '{given.id}' is that of another article at {origin}; give each its own, or none")


def _shown(path: Path) -> str:
    return clean(str(path))


def _fault(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return f"cannot be read: {error.strerror or error}"
