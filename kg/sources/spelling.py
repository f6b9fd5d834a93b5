"""How one name is spelled in many ways: Russian endings, patronymics, and the letters of other alphabets that sound alike."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg import resources
from kg.errors import DataError

_Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sounds:
    """Which letters and letter groups of different alphabets are one sound."""

    letters: _Pairs
    groups: _Pairs
    readings: tuple[tuple[str, tuple[str, ...]], ...]
    home: str
    vowels: str
    alike: _Pairs
    abjads: tuple[str, ...]
    half_vowels: str
    examples: _Pairs
    counterexamples: _Pairs


@dataclass(frozen=True, slots=True)
class Inflection:
    """A name that ends so in the nominative may be typed with these other endings."""

    nominative: str
    oblique: tuple[str, ...]
    examples: _Pairs
    counterexamples: _Pairs


@dataclass(frozen=True, slots=True)
class Patronymics:
    """Which words of a full name tell the father's name."""

    endings: tuple[str, ...]
    particles: frozenset[str]
    minimum: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """The ways in which a typed name may differ from the name that is known."""

    inflections: tuple[Inflection, ...]
    patronymics: Patronymics
    sounds: Sounds


@cache
def load_spelling() -> Spelling:
    """Read `names.toml`, the one table of spellings.

    Raises:
        DataError: the table lacks a part or is no TOML.
    """
    path = resources.languages() / "names.toml"
    try:
        return _spelling(tomllib.loads(path.read_text(encoding="utf-8")))
    except (KeyError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path.name}: {error}") from None


def _spelling(table: Mapping[str, Any]) -> Spelling:
    names = table["patronymics"]
    return Spelling(
        inflections=tuple(_inflection(entry) for entry in table["inflections"]),
        patronymics=Patronymics(tuple(names["endings"]), frozenset(names["particles"]), names["minimum"]),
        sounds=_sounds(table["sounds"]),
    )


def _inflection(entry: Mapping[str, Any]) -> Inflection:
    right, wrong = (_pairs(entry[key].items()) for key in ("examples", "counterexamples"))
    return Inflection(entry["nominative"], tuple(entry["oblique"]), right, wrong)


def _sounds(table: Mapping[str, Any]) -> Sounds:
    return Sounds(
        letters=_pairs(table["letters"]),
        groups=_pairs(table["groups"]),
        readings=tuple((letter, tuple(ways)) for letter, ways in table["readings"].items()),
        home=table["home"],
        vowels=table["vowels"],
        alike=_pairs(table["alike"]),
        abjads=tuple(table["abjads"]),
        half_vowels=table["half_vowels"],
        examples=_pairs(table["examples"].items()),
        counterexamples=_pairs(table["counterexamples"].items()),
    )


def _pairs(entries: Any) -> _Pairs:
    return tuple((first, second) for first, second in entries)
