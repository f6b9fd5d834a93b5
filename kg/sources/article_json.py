"""Articles as JSON: one object a line, one object, or a list of them; an object may hold a list of articles itself."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg.sources.decoding import NoTextError, decoded
from kg.sources.given import Given, Unreadable, given_of

__all__ = ["read_json", "read_lines"]

_LONGEST = 64 * 2**20  # bytes of one line
_BLANK = re.compile(r"[ \t\r\n]*")


def read_lines(stream: BinaryIO, name: str) -> Iterator[Given | Unreadable]:
    """Yield the article of each line; a broken line says so, and the next is read."""
    number, empty = 0, True
    while line := stream.readline(_LONGEST):
        number += 1
        if not line.endswith(b"\n") and len(line) == _LONGEST:
            _skip(stream)
            yield Unreadable(f"{name}:{number}", f"is longer than {_LONGEST // 2**20} MB")
        elif line.strip():
            yield from _line(line, f"{name}:{number}")
        empty = empty and not line.strip()
    if empty:
        yield Unreadable(name, "is empty")


def _skip(stream: BinaryIO) -> None:
    """Read on to the end of the line."""
    while (piece := stream.readline(_LONGEST)) and not piece.endswith(b"\n"):
        pass


def _line(line: bytes, where: str) -> Iterator[Given | Unreadable]:
    try:
        data = json.loads(decoded(line))
    except NoTextError as error:
        yield Unreadable(where, str(error))
    except (ValueError, RecursionError) as error:
        yield Unreadable(where, _fault(error))
    else:
        yield from _articles(data, where)


def read_json(text: str, name: str) -> Iterator[Given | Unreadable]:
    """Yield the articles of one object, of a list of objects, or of objects one after another."""
    in_list = text.lstrip().startswith("[")
    at, line, counted, empty = text.index("[") + 1 if in_list else 0, 1, 0, True
    decoder = json.JSONDecoder()
    while (at := _next(text, at, in_list=in_list)) < len(text):
        line, counted, empty = line + text.count("\n", counted, at), at, False
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield Unreadable(f"{name}:{getattr(error, 'lineno', line)}", _fault(error))
            return
        yield from _articles(item, f"{name}:{line}")
    if empty:
        yield Unreadable(name, "is an empty list")


def _next(text: str, at: int, *, in_list: bool) -> int:
    """Return where the next object begins, or the length of the text."""
    at = _end(_BLANK, text, at)
    if in_list and text[at : at + 1] == ",":
        at = _end(_BLANK, text, at + 1)
    return len(text) if in_list and text[at : at + 1] == "]" else at


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return at if found is None else found.end()


def _fault(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "is nested too deep to be an article"
    if isinstance(error, json.JSONDecodeError):
        return f"is no JSON: {error.msg[:1].lower()}{error.msg[1:].removesuffix(' at')} at character {error.colno}"
    return f"is no JSON: {error}"


def _articles(data: object, where: str) -> Iterator[Given | Unreadable]:
    """Yield the article that an object is, or those it holds: {"group": …, "articles": [{"text": …}, …]}."""
    listed = data.get("articles") if isinstance(data, Mapping) and "text" not in data else None
    if not isinstance(listed, list):
        yield _article(data, where)
        return
    for at, item in enumerate(listed):
        found = _article(item, where)
        yield Unreadable(where, f"articles[{at}] {found.message}") if isinstance(found, Unreadable) else found


def _article(data: object, where: str) -> Given | Unreadable:
    if not isinstance(data, Mapping):
        return Unreadable(where, "is no JSON object; an article is an object with at least the key 'text'")
    return given_of(data, where)
