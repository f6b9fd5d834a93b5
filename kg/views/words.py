"""What the page says, in Russian and in English: the words of the interface, the names of codes, dates."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["LANGUAGES", "Words", "style", "words_of"]

LANGUAGES = ("ru", "en")


@cache
def style() -> dict[str, Any]:
    """Return the style file: colours, shapes, sizes."""
    return tomllib.loads(files("kg.views").joinpath("style.toml").read_text("utf-8"))


@cache
def _texts() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("kg.views").joinpath("texts.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one page: its interface and the codes its network uses."""

    codes: Mapping[str, list[str]]

    def word(self, key: str, language: str, **parts: object) -> str:
        """Return one text of the interface, filled in."""
        text: str = _texts()[language][key]
        return text.format(**parts) if parts else text

    def code(self, scheme: str, code: str, language: str) -> str:
        """Return what a code is called; a code that the graph does not name is shown as it is."""
        names = self.codes.get(f"{scheme}/{code}")
        return names[LANGUAGES.index(language)] if names else code.replace("-", " ")

    def date(self, edtf: str, language: str) -> str:
        """Return a day, month, year or interval as people write it.

        >>> Words({}).date("2025-09-18", "en"), Words({}).date("2025-09", "en"), Words({}).date("2025-09-18/2025-09-19", "en")
        ('18 September 2025', 'September 2025', '18 September 2025 – 19 September 2025')
        """
        if not edtf:
            return self.word("undated", language)
        return " – ".join(_day(part, _texts()[language]) for part in edtf.split("/"))

    def interface(self) -> dict[str, dict[str, str]]:
        """Return what the page's own script says, by language."""
        return {language: {key: text for key, text in _texts()[language].items() if isinstance(text, str)} for language in LANGUAGES}


def words_of(graph: Mapping[str, Any]) -> Words:
    """Return the words for a network, whose graph attribute `codes` names its codes."""
    return Words(json.loads(graph.get("codes", "{}")))


def _day(edtf: str, texts: Mapping[str, Any]) -> str:
    parts = edtf.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3 or not 1 <= int([*parts, "1"][1]) <= 12:
        return edtf
    match [int(part) for part in parts]:
        case [year, month, day]:
            return f"{day} {texts['months'][month - 1]} {year}"
        case [year, month]:
            return f"{texts['months_alone'][month - 1]} {year}"
        case _:
            return edtf
