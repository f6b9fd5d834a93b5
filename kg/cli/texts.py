"""The words of the command line in Russian and English, and the table of its commands."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kg.slugs import BASE

_FOLDER = Path(__file__).parent


@cache
def command_table() -> Mapping[str, Any]:
    """Return the commands in their groups: module, one line of help, example."""
    return tomllib.loads((_FOLDER / "commands.toml").read_text(encoding="utf-8"))


@cache
def _texts(book: str) -> Mapping[str, Any]:
    return tomllib.loads((_FOLDER / f"{book}.toml").read_text(encoding="utf-8"))


def command_entries() -> dict[str, Mapping[str, str]]:
    """Return every command by name."""
    return {name: entry for group in command_table()["groups"] for name, entry in group["commands"].items()}


def say(key: str, language: str, **values: object) -> str:
    """Return a message in a language, its gaps filled.

    >>> say("found", "en", typed="bektenow", name="Olzhas Bektenov", how="transliteration")
    'bektenow → Olzhas Bektenov (transliteration)'
    """
    return words("messages", language)[key].format(**values)


def heading(column: str, language: str) -> str:
    """Return what stands over a column of a table."""
    return words("headings", language).get(column, column.replace("_", " "))


def word(kind: str, key: str, language: str, *, book: str = "texts") -> str:
    """Return one word of a small list (ways of matching, titles of sections), the key itself where the list lacks it."""
    return words(kind, language, book=book).get(key, key)


def words(kind: str, language: str, *, book: str = "texts") -> Mapping[str, str]:
    """Return a small list of words by their keys; `book` is the TOML file of this folder that has it."""
    found: Mapping[str, str] = _texts(book)[language][kind]
    return found


def short(iri: object) -> str:
    """Return an id as it is typed: decoded, and without the address before it.

    >>> short("https://w3id.org/dmkg/person/olzhas-bektenov")
    'person/olzhas-bektenov'
    """
    from urllib.parse import unquote

    return unquote(str(iri).removeprefix(BASE))


def quoted(quote: str, start: int, end: int, colour: bool) -> str:
    """Return a sentence on one line, what stands from start to end in it bold or in brackets; nothing marked where they are equal.

    >>> quoted("Асадов  прилетел.", 0, 6, colour=False)
    '«[Асадов] прилетел.»'
    """
    marks = ("\x1b[1;4m", "\x1b[0m") if colour else ("[", "]")
    name = f"{marks[0]}{quote[start:end]}{marks[1]}" if start < end else ""
    return "«" + " ".join(f"{quote[:start]}{name}{quote[end:]}".split()) + "»"
