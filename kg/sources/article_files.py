"""Files of articles: JSON, JSON Lines, tables, plain text and pages become what they give of each article."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.sources.decoding import NoTextError, decoded
from kg.sources.given import Given, Unreadable, clean, given_of

__all__ = ["read_file"]

_Found = Iterator[Given | Unreadable]


def read_file(stream: BinaryIO, name: str, suffix: str = "") -> _Found:
    """Yield what a file gives of its articles.

    Args:
        stream: the file, opened for bytes.
        name: what messages call it.
        suffix: the ending of its name, lower case; empty where the content must say what it is.
    """
    if suffix in (".jsonl", ".ndjson"):
        yield from _lines(stream, name)
        return
    data = stream.read()
    if not data.strip():
        yield Unreadable(name, "is empty")
        return
    try:
        text = decoded(data)
    except NoTextError as error:
        yield Unreadable(name, str(error))
        return
    yield from _by_content(text, name, suffix)


def _by_content(text: str, name: str, suffix: str) -> _Found:
    start = text.lstrip()[:200].lower()
    if suffix in (".csv", ".tsv"):
        return _table(text, name, suffix)
    if suffix == ".json" or (not suffix and start[:1] in ("{", "[")):
        return _json(text, name)
    if suffix in (".html", ".htm", ".xhtml") or start.startswith(("<!doctype html", "<html")):
        from kg.sources.article_page import read_page  # noqa: PLC0415

        return iter([read_page(text, name)])
    return iter([_plain(text, name)])


def _plain(text: str, name: str) -> Given | Unreadable:
    return Given(text=clean(text), origin=name) if text.strip() else Unreadable(name, "is empty")


def _lines(stream: BinaryIO, name: str) -> _Found:
    empty = True
    for number, line in enumerate(stream, 1):
        if line.strip():
            empty = False
            yield _line(line, f"{name}:{number}")
    if empty:
        yield Unreadable(name, "is empty")


def _line(line: bytes, where: str) -> Given | Unreadable:
    try:
        return _object(json.loads(decoded(line)), where)
    except NoTextError as error:
        return Unreadable(where, str(error))
    except (ValueError, RecursionError) as error:
        return Unreadable(where, _broken(error))


def _broken(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deep to be an article"
    return f"is no JSON: {error}"


def _json(text: str, name: str) -> _Found:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        if "\n" in text.strip():
            yield from _lines(io.BytesIO(text.encode("utf-8", "surrogatepass")), name)
            return
        yield Unreadable(name, _broken(error))
        return
    for number, item in enumerate(data if isinstance(data, list) else [data], 1):
        yield _object(item, f"{name}[{number}]" if isinstance(data, list) else name)


def _object(data: object, where: str) -> Given | Unreadable:
    if not isinstance(data, Mapping):
        return Unreadable(where, "is no JSON object; an article is an object with at least the key 'text'")
    return given_of(data, where)


def _table(text: str, name: str, suffix: str) -> _Found:
    rows: csv.DictReader[Any] = csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if suffix == ".tsv" else ",")
    for row in rows:
        yield given_of({key: value for key, value in row.items() if value}, f"{name}:{rows.line_num}")
