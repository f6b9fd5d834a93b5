"""What an input says of one article before anything is recognised in it, or why it says nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kg.sources.days import day_in
from kg.sources.layout import load_layout

__all__ = ["Given", "Unreadable", "given_of"]

_KEYS = {"lang": "language", "date": "published", "pubdate": "published"}  # other names of our own keys
_STRINGS = ("text", "title", "language", "publisher", "url", "author", "id")
_UNSAFE = re.compile(r"[\x00\ud800-\udfff]")
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?=$|[T ])")


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An input that gives no article: where it is, and why."""

    where: str  # file, or file:line
    message: str

    def __str__(self) -> str:
        """Return the line a person reads: where, and what is wrong."""
        return f"{self.where}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One article as its input gives it: the text, and what is said beside it."""

    text: str
    title: str | None = None
    published: date | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    id: str | None = None
    origin: str | None = None


def given_of(values: Mapping[str, Any], where: str) -> Given | Unreadable:
    """Return the article that keys and values describe; of the keys only `text` is required, and others than ours are ignored.

    Args:
        values: `id`, `lang` or `language`, `date` or `published`, `title`, `text`, `url`, `publisher`, `author`.
        where: the file and line, for messages.
    """
    known = {_KEYS.get(key.lower(), key.lower()): value for key, value in values.items() if isinstance(key, str) and value is not None}
    if type(known.get("id")) is int:
        known["id"] = str(known["id"])
    wrong = next((key for key in _STRINGS if not isinstance(known.get(key, ""), str)), None)
    if wrong is not None:
        return Unreadable(where, f"{wrong} is {_kind(known[wrong])}; write it as a string")
    text, published = clean(known.get("text", "")), day_of(known.get("published"))
    if not text.strip():
        return Unreadable(where, "has no text; an article needs at least the key 'text'")
    if isinstance(published, str):
        return Unreadable(where, published)
    rest = {key: clean(known[key]).strip() or None for key in _STRINGS if key in known and key != "text"}
    return Given(text=text, published=published, origin=where, **rest)


def clean(text: str) -> str:
    """Return a text with the byte-order mark removed and what no file could hold (NUL, half a character) replaced one for one.

    >>> clean("а" + chr(0) + "б")
    'а�б'
    """
    return _UNSAFE.sub("�", text.lstrip("\ufeff"))


def day_of(value: object) -> date | str | None:
    """Return the day that a value says, None where it says none, or the message that it is no date.

    >>> day_of("2025-09-18T10:00:00+06:00"), day_of("Thu, 18 Sep 2025 10:00:00 +0600"), day_of("2025-13-45")
    (datetime.date(2025, 9, 18), datetime.date(2025, 9, 18), "date '2025-13-45' is no day; write it like 2025-09-18")
    """
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date) or value == "":
        return value or None
    try:
        return _parsed(value) if isinstance(value, str) else _no_day(value)
    except (ValueError, OverflowError):
        return _no_day(value)


def _parsed(text: str) -> date:
    iso = _ISO_DAY.match(text.strip())
    if iso is not None:
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    return day_in(text, load_layout().months) or _of_mail(text)


def _of_mail(text: str) -> date:
    """Return the day of a date as mail and feeds write it (RFC 5322)."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - it brings half of the mail library along

    return parsedate_to_datetime(text).date()


def _no_day(value: object) -> str:
    return f"date {str(value)[:40]!r} is no day; write it like 2025-09-18"


def _kind(value: object) -> str:
    names = {bool: "a truth value", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), f"a {type(value).__name__}")
