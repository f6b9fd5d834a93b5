"""How a language says who is what, read from kg/languages/*.roles.toml: jobs, bodies, and the words beside them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import resources
from kg.errors import DataError


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words of one language by what they do in saying who is what; all in the nominative."""

    jobs: frozenset[str]
    bodies: frozenset[str]
    joined: tuple[str, ...]  # written in one word with the job
    apart: frozenset[str]
    place_suffixes: tuple[str, ...]  # of adjectives made of places
    place_endings: tuple[str, ...]  # of the places they are made of
    place_adjectives: frozenset[str]  # irregular ones
    governing: frozenset[str]
    of_somebody: frozenset[str]
    acting: tuple[str, ...]
    becoming: frozenset[str]
    appointing: frozenset[str]
    unreal: frozenset[str]
    leading: frozenset[str]
    post: frozenset[str]


@cache
def load_role_words(language: str) -> RoleWords | None:
    """Return the words of a language, None where there is no file for it.

    Raises:
        DataError: a key is missing or misspelt.
    """
    path = resources.languages() / f"{language}.roles.toml"
    if not path.is_file():
        return None
    try:
        return _role_words(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"{path}: {error} is missing or misspelt") from error


def _role_words(data: Mapping[str, Any]) -> RoleWords:
    return RoleWords(
        jobs=frozenset(name for row in data["jobs"] for name in row["names"]),
        bodies=frozenset(name for row in data["bodies"] for name in row["names"]),
        joined=tuple(data["prefixes"]["joined"]),
        place_suffixes=tuple(data["of_places"]["suffixes"]),
        place_endings=tuple(data["of_places"]["endings"]),
        place_adjectives=frozenset(data["of_places"]["irregular"]),
        acting=tuple(data["acting"]["phrases"]),
        **{
            key: frozenset(data[key]["words"])
            for key in ("apart", "governing", "of_somebody", "becoming", "appointing", "unreal", "leading", "post")
        },
    )
