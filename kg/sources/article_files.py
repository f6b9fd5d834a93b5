"""Files of articles become what they say of each article: what a file is, its ending says, or else its content."""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from kg.sources.decoding import NoTextError, decoded, is_wide
from kg.sources.given import Given, Unreadable, clean

__all__ = ["read_file"]

_Found = Iterator[Given | Unreadable]

_LARGEST = 256 * 2**20  # bytes that are read at once
_HEAD = 65_536
_GZIP = b"\x1f\x8b"
_BLANK = b" \t\r\n\xef\xbb\xbf"
_LINES = (".jsonl", ".ndjson", ".jsonlines")
_FEEDS = (".xml", ".rss", ".atom", ".rdf")
_PAGES = (".html", ".htm", ".xhtml", ".shtml")
_TABLES = (".csv", ".tsv")
_BUNDLES = (".mht", ".mhtml")
_PLAIN = (".txt", ".text", ".md")


def read_file(stream: BinaryIO, name: str, suffixes: tuple[str, ...] = ()) -> _Found:
    """Yield what a file says of its articles, and where it says nothing, why.

    Args:
        stream: the file, opened for bytes; it need not be seekable.
        name: what messages call it.
        suffixes: the endings of its name, lower case, the last last (`.jsonl`, `.gz`); none where only the content can tell.
    """
    head = stream.readline(_HEAD)
    if head.startswith(_GZIP):
        yield from _unpacked(_Rejoined(head, stream), name, suffixes[:-1] if suffixes[-1:] == (".gz",) else suffixes)
    else:
        yield from _by_kind(_Rejoined(head, stream), head, name, suffixes[-1] if suffixes else "")


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already and come first once more."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._read = getattr(stream, "read1", stream.read)  # what has come so far, where more is still to come

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] if self._head else self._read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def _unpacked(packed: _Rejoined, name: str, suffixes: tuple[str, ...]) -> _Found:
    try:
        with gzip.GzipFile(fileobj=io.BufferedReader(packed)) as stream:
            inner = io.BufferedReader(stream)
            head = inner.readline(_HEAD)
            if head.startswith(_GZIP):
                yield Unreadable(name, "is packed twice; unpack it first")
            else:
                yield from _by_kind(_Rejoined(head, inner), head, name, suffixes[-1] if suffixes else "")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Unreadable(name, f"cannot be unpacked: {error}")


def _by_kind(raw: _Rejoined, head: bytes, name: str, suffix: str) -> _Found:
    stream = io.BufferedReader(raw)
    if head.startswith(b"WARC/"):
        from kg.sources.article_archives import read_archive  # noqa: PLC0415 - few inputs are archives

        return read_archive(stream, name)
    if not is_wide(head[:64]) and _is_lines(head, suffix):
        from kg.sources.article_json import read_lines  # noqa: PLC0415

        return read_lines(stream, name)
    return _whole(stream, name, suffix)


def _is_lines(head: bytes, suffix: str) -> bool:
    """Say whether a file has an object on each line, so that it need not be read whole."""
    start = head.lstrip(_BLANK)
    if suffix in _LINES:
        return not start.startswith(b"[")
    return suffix not in (*_PAGES, *_TABLES, *_FEEDS, *_PLAIN) and start.startswith(b"{") and _is_object(start)


def _is_object(line: bytes) -> bool:
    """Say whether a line is a JSON object by itself, so that the next is another."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _whole(stream: BinaryIO, name: str, suffix: str) -> _Found:
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        return iter([Unreadable(name, f"is larger than {_LARGEST // 2**20} MB; cut it, or write its articles as JSON Lines")])
    try:
        text = clean(decoded(data))
    except NoTextError as error:
        return iter([Unreadable(name, str(error))])
    if not text.strip():
        return iter([Unreadable(name, "is empty")])
    return _reader(text, suffix)(text, name)


def _reader(text: str, suffix: str) -> Callable[[str, str], _Found]:
    """Return what reads a text of its kind; imports wait until there is one."""
    start = text[:_HEAD].lstrip()
    if suffix in _TABLES:
        from kg.sources.article_tables import read_table  # noqa: PLC0415

        return read_table
    if suffix in _BUNDLES:
        from kg.sources.article_page import read_bundle  # noqa: PLC0415

        return read_bundle
    if suffix in (".json", *_LINES) or (suffix not in _PLAIN and start.startswith(("{", "["))):
        from kg.sources.article_json import read_json  # noqa: PLC0415

        return read_json
    if start.startswith("<"):
        return _marked_up(start, suffix)
    return _plain


def _marked_up(start: str, suffix: str) -> Callable[[str, str], _Found]:
    low = start.lower()
    if suffix in _FEEDS or (low.startswith("<?xml") and "<html" not in low) or low.startswith(("<rss", "<feed")):
        from kg.sources.article_feeds import read_feed  # noqa: PLC0415

        return read_feed
    if suffix in _PAGES or low.startswith(("<!doctype html", "<html", "<?xml", "<!--", "<head", "<body", "<meta")):
        from kg.sources.article_page import read_page  # noqa: PLC0415

        return read_page
    return _plain


def _plain(text: str, name: str) -> _Found:
    yield Given(text=text, origin=name)
