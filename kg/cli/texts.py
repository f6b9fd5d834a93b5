"""The words of the command line in Russian and English, and the table of its commands."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def command_table() -> Mapping[str, Any]:
    """Return the commands in their groups: module, one line of help, example."""
    return tomllib.loads((_FOLDER / "commands.toml").read_text(encoding="utf-8"))


@cache
def _texts() -> Mapping[str, Any]:
    return tomllib.loads((_FOLDER / "texts.toml").read_text(encoding="utf-8"))


def command_entries() -> dict[str, Mapping[str, str]]:
    """Return every command by name."""
    return {name: entry for group in command_table()["groups"] for name, entry in group["commands"].items()}


def say(key: str, language: str, **values: object) -> str:
    """Return a message in a language, its gaps filled.

    >>> say("found", "en", typed="bektenow", name="Olzhas Bektenov", how="transliteration")
    'bektenow → Olzhas Bektenov (transliteration)'
    """
    text: str = _texts()[language]["messages"][key]
    return text.format(**values)


def heading(column: str, language: str) -> str:
    """Return what stands over a column of a table."""
    headings: Mapping[str, str] = _texts()[language]["headings"]
    return headings.get(column, column.replace("_", " "))


def word(kind: str, key: str, language: str) -> str:
    """Return one word of a small list (ways of matching, titles of sections), the key itself where the list lacks it."""
    words: Mapping[str, str] = _texts()[language][kind]
    return words.get(key, key)


def short(iri: object) -> str:
    """Return an id as it is typed: decoded, and without the address before it.

    >>> short("https://w3id.org/dmkg/person/olzhas-bektenov")
    'person/olzhas-bektenov'
    """
    from urllib.parse import unquote

    return unquote(str(iri).removeprefix("https://w3id.org/dmkg/"))
