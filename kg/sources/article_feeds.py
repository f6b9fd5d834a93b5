"""Saved news feeds (RSS 0.9 to 2.0, Atom) become their articles."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from xml.parsers import expat

from kg.sources.given import Given, Unreadable, given_of

__all__ = ["read_feed"]

_ROOTS = ("rss", "feed", "RDF")
_ITEMS = ("item", "entry")
_KEYS = {  # element of an item -> our key; of several texts the longest counts
    "title": "title",
    "description": "text",
    "summary": "text",
    "content": "text",
    "encoded": "text",
    "full-text": "text",
    "link": "url",
    "pubDate": "published",
    "published": "published",
    "date": "published",
    "author": "author",
    "creator": "author",
}
_BLOCKS = frozenset({"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote"})


def read_feed(xml: str, name: str) -> Iterator[Given | Unreadable]:
    """Yield the articles of a feed; one that declares document types or entities is refused, since those can be made to swell."""
    reader = _Reader()
    try:
        reader.parser.Parse(xml, True)  # noqa: FBT003 - the signature of the library
    except expat.ExpatError as error:
        yield from _articles(reader.items, name)
        yield Unreadable(f"{name}:{error.lineno}", f"is broken XML: {expat.ErrorString(error.code)}")
        return
    except _RefusedError as error:
        yield Unreadable(name, str(error))
        return
    yield from _articles(reader.items, name)
    if not reader.items:
        yield Unreadable(name, "is a feed without articles")


class _RefusedError(Exception):
    """The document is no feed, or one that is not read."""


@dataclass(slots=True)
class _Item:
    line: int
    fields: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, text: str) -> None:
        """Keep a value; of texts the longest, of others the first."""
        if text and (key not in self.fields or (key == "text" and len(text) > len(self.fields[key]))):
            self.fields[key] = text


class _Reader:
    """Gathers items while the parser walks the document."""

    def __init__(self) -> None:
        self.items: list[_Item] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self._path: list[str] = []
        self._text: list[str] = []
        self._depth = 0  # of the item being read

    def _refuse(self, *_: object) -> None:
        raise _RefusedError("declares a document type; save the feed without it")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(" ")[2]
        if not self._path and local not in _ROOTS:
            raise _RefusedError("is XML, but neither a feed nor a page")
        self._path.append(local)
        if local in _ITEMS and not self._depth:
            self.items.append(_Item(self.parser.CurrentLineNumber))
            self._depth = len(self._path)
        elif self._depth and len(self._path) == self._depth + 1:
            self._text = []
            if local == "link" and attributes.get("rel", "alternate") == "alternate":
                self.items[-1].add("url", attributes.get("href", ""))

    def _end(self, _: str) -> None:
        local = self._path.pop()
        if len(self._path) == self._depth and local in _KEYS and self._depth:
            self.items[-1].add(_KEYS[local], "".join(self._text).strip())
        elif len(self._path) < self._depth:
            self._depth = 0
        elif local in _BLOCKS:
            self._text.append("\n")

    def _data(self, text: str) -> None:
        if self._depth:
            self._text.append(text)


def _articles(items: list[_Item], name: str) -> Iterator[Given | Unreadable]:
    for item in items:
        fields = {key: value if key == "url" else _plain(value) for key, value in item.fields.items()}
        yield given_of(fields, f"{name}:{item.line}")


def _plain(text: str) -> str:
    """Return HTML as plain text, a line to a paragraph."""
    if "<" not in text:
        return unescape(text)
    stripper = _Stripper()
    stripper.feed(text)
    stripper.close()
    lines = (" ".join(line.split()) for line in "".join(stripper.pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)


class _Stripper(HTMLParser):
    """Keeps the text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the signature of the library
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
