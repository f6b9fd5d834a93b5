"""When what was read counts as what was annotated: endings, marks of titles, names of cities, families of kinds."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import resources
from kg.errors import DataError


@dataclass(frozen=True, slots=True)
class Alike:
    """How two words of one language may differ and yet be one."""

    letters: tuple[tuple[str, str], ...] = ()
    signs: str = ""
    name_endings: frozenset[str] = frozenset({""})
    endings: frozenset[str] = frozenset({""})
    marks: tuple[str, ...] = ()
    cities: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class LikenessTable:
    """The codes an annotation may use, and how words of each language may differ."""

    statuses: tuple[str, ...]
    families: Mapping[str, str]  # kind → family
    hard: tuple[str, str]  # how FactRuEval marks what even people find hard
    languages: Mapping[str, Alike]

    def alike(self, language: str | None) -> Alike:
        """Return how words of a language may differ; not at all where the table does not know the language."""
        return self.languages.get(language or "") or Alike()


@cache
def load_likeness() -> LikenessTable:
    """Return the table of kg/languages/likeness.toml.

    Raises:
        DataError: a key is missing or misspelt.
    """
    path = resources.languages() / "likeness.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        families = {kind: family for family, kinds in data["families"].items() for kind in kinds}
        languages = {key: _alike(data[key]) for key in data if key not in {"statuses", "families", "hard"}}
        return LikenessTable(tuple(data["statuses"]), families, (data["hard"][0], data["hard"][1]), languages)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"{path}: {error} is missing or misspelt") from error


def _alike(data: Mapping[str, Any]) -> Alike:
    name_endings = frozenset({"", *data["name_endings"]})
    return Alike(
        letters=tuple((one, other) for one, other in data["letters"]),
        signs=data["signs"],
        name_endings=name_endings,
        endings=name_endings | frozenset(data["noun_endings"]),
        marks=tuple(data["marks"]),
        cities=tuple(frozenset(names) for names in data["cities"]),
    )
