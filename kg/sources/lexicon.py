"""The ways of a language, read from kg/languages/*.toml: titles, triggers, verbs, dates, small words, topics."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg import resources
from kg.errors import DataError


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A title as the language has it: what posts it may denote, and how high it stands."""

    name: str
    roles: tuple[str, ...]
    level: str = "official"
    of: str | None = None
    complement: bool = False  # takes a genitive: министр + экономики
    nested: bool = False  # takes a title: заместитель + председателя
    organisation: bool = False  # usually of an organisation
    bare: bool = False  # says for whom, and is no title: лидер, коллега
    shown: bool = False  # and yet one where nothing better is printed: лидер
    alone: str | None = None  # its level where nothing but a state follows: «главы Казахстана и Узбекистана»
    generic: bool = False  # «глава государства»: says the level, not the office
    part: bool = False  # of the head of a part of a state, and a title only beside its name: «первый министр»
    bystander: str | None = None  # so called, one takes part in nothing


@dataclass(frozen=True, slots=True)
class Trigger:
    """A noun that opens a meeting, and what kind of meeting it opens."""

    id: str
    kind: str
    mode: str  # meeting | call | video | visit | home: of one state's own, such as its government
    nouns: tuple[str, ...]
    multilateral: bool = False
    general: bool = False  # may point back to a meeting already named
    weak: bool = False  # opens nothing by itself
    under: str | None = None  # whose body it is: «межправсовет»
    level: str | None = None  # at what level it meets: states | governments | ministers


@dataclass(frozen=True, slots=True)
class LevelEntry:
    """Whose meeting it is says its kind: «встреча глав правительств»."""

    names: tuple[str, ...]
    level: str
    kind: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A noun in the accusative and a verb that mean one thing together, wherever they stand: «участие … приняли»."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    kinds: frozenset[str]  # what the verb then does for a meeting


@dataclass(frozen=True, slots=True)
class Season:
    """Words for a part of the year, as noun and adjective, and its first and last month."""

    words: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that reading knows of one language."""

    language: str
    gate: tuple[str, ...]
    gate_sides: tuple[str, ...]  # patterns of words that say by themselves that somebody from elsewhere is there
    gate_home: str  # the state whose own affairs most news in the language is about
    gate_offices: tuple[str, ...]  # parts of words for officials
    titles: tuple[TitleEntry, ...]
    triggers: tuple[Trigger, ...]
    subkinds: tuple[tuple[str, str], ...]  # (phrase, subkind)
    subkinds_of: Mapping[str, tuple[str, ...]]  # subkind → the kinds it narrows
    levels: tuple[LevelEntry, ...]
    qualifiers: Mapping[str, tuple[str, ...]]
    name_endings: tuple[str, ...]
    name_particles: frozenset[str]
    consonants: str
    oblique: tuple[str, ...]  # endings of names that are never the nominative, though they end in a consonant
    stiff: tuple[str, ...]  # endings of foreign names that no case bends
    restored: tuple[tuple[str, str, str], ...]  # (case, ending, ending of the nominative) for names no dictionary has
    city_endings: tuple[str, ...]  # of adjectives of cities
    name_vowels: str  # names that end so may be in the nominative
    cases: frozenset[str]  # every case of the language
    name_cases: tuple[tuple[str, frozenset[str]], ...]  # endings of surnames, longest first, with the cases they show
    verbs: Mapping[str, tuple[str, ...]]
    apart: tuple[Pair, ...]  # a noun and a verb that mean one thing together
    status: Mapping[str, tuple[str, ...]]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    years: tuple[str, ...]
    years_beside: tuple[tuple[int, tuple[str, ...]], ...]  # this, last, next year, by how far away it is
    ordinals: tuple[str, ...]
    tens: Mapping[str, int]
    moments: Mapping[str, int]  # «только что», «час назад»
    parts_of_day: tuple[str, ...]  # «вечером»: of the article's own day where it says no other
    counted: Mapping[str, int]  # «в тот же день», «днём ранее»: by how many days away from the meeting told before
    relative_days: Mapping[str, int]
    weeks: Mapping[str, int]  # «на минувшей неделе»: by how many weeks away
    months_away: Mapping[str, int]  # «в прошлом месяце»: by how many months
    years_away: Mapping[str, int]  # «год назад»: by how many years
    month_adjectives: tuple[str, ...]
    seasons: tuple[Season, ...]
    words: Mapping[str, tuple[str, ...]]
    around: Mapping[str, tuple[str, ...]]
    numerals: Mapping[str, int]
    topics: Mapping[str, tuple[str, ...]]
    outcomes: Mapping[str, tuple[str, ...]]  # names of documents, by the kind of outcome

    def may_tell(self, text: str) -> bool:
        """Say whether any word of a text could tell of a meeting: one scan of it in lower case."""
        low = text.lower()
        return any(stem in low for stem in self.gate)


@cache
def load_lexicon(language: str, folder: Path | None = None) -> Lexicon | None:
    """Return the lexicon of a language, or None where there is none yet.

    Raises:
        DataError: the file is not what a language file should be; the message names file and key.
    """
    path = (folder or resources.languages()) / f"{language}.toml"
    if not path.is_file():
        return None
    try:
        return _lexicon(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: {error}") from error
    except (KeyError, TypeError) as error:
        raise DataError(f"{path}: {error} is missing or misspelt") from error


def _lexicon(data: Mapping[str, Any]) -> Lexicon:
    dates = data["dates"]
    return Lexicon(
        language=data["language"],
        gate=tuple(data["gate"]["stems"]),
        gate_sides=tuple(data["gate"]["sides"]),
        gate_home=data["gate"]["home"],
        gate_offices=tuple(data["gate"]["offices"]),
        titles=tuple(entry for row in data["titles"] for entry in _titles(row)),
        triggers=tuple(_trigger(row) for row in data["triggers"]),
        subkinds=tuple((word, row["subkind"]) for row in data["subkinds"] for word in row["words"]),
        subkinds_of={row["subkind"]: tuple(row["kinds"]) for row in data["subkinds"]},
        levels=tuple(LevelEntry(tuple(row["names"]), row["level"], row["kind"]) for row in data["levels"]),
        qualifiers=_lists(data["qualifiers"]),
        name_endings=tuple(data["names"]["endings"]),
        name_particles=frozenset(data["names"]["particles"]),
        consonants=data["names"]["consonants"],
        oblique=tuple(data["names"]["oblique"]),
        stiff=tuple(data["names"]["stiff"]),
        restored=tuple((row["case"], row["ending"], row["nominative"]) for row in data["names"]["restored"]),
        city_endings=tuple(data["names"]["city_adjectives"]),
        name_vowels=data["names"]["vowels"],
        cases=frozenset(data["names"]["cases"]),
        name_cases=_endings(data["names"]["cases"]),
        verbs=_lists(data["verbs"]),
        apart=tuple(Pair(frozenset(row["nouns"]), frozenset(row["verbs"]), frozenset(row["kinds"])) for row in data["apart"]),
        status=_lists(data["status"]),
        months=tuple(dates["months"]),
        weekdays=tuple(dates["weekdays"]),
        years=tuple(dates["years"]),
        years_beside=tuple((int(shift), tuple(words)) for shift, words in dates["years_beside"].items()),
        ordinals=tuple(dates["ordinals"]),
        tens=dict(dates["tens"]),
        moments=dict(dates["moments"]),
        parts_of_day=tuple(dates["parts_of_day"]),
        counted=dict(dates["counted"]),
        relative_days=dict(dates["relative"]),
        weeks=dict(dates["weeks"]),
        months_away=dict(dates["months_away"]),
        years_away=dict(dates["years_away"]),
        month_adjectives=tuple(dates["month_adjectives"]),
        seasons=tuple(Season(tuple(row["words"]), row["first"], row["last"]) for row in dates["seasons"]),
        words=_lists(data["words"]),
        around=_lists(data["around"]),
        numerals=dict(data["numerals"]),
        topics=_lists(data["topics"]),
        outcomes=_lists(data["outcomes"]),
    )


def _endings(table: Mapping[str, list[str]]) -> tuple[tuple[str, frozenset[str]], ...]:
    endings = {ending: frozenset(case for case, ends in table.items() if ending in ends) for ends in table.values() for ending in ends}
    return tuple(sorted(endings.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def _lists(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(value) for key, value in table.items()}


_PATTERN_KEYS = {"names", "nouns", "examples", "counterexamples"}


def _titles(row: Mapping[str, Any]) -> list[TitleEntry]:
    rest = {key: value for key, value in row.items() if key not in _PATTERN_KEYS | {"roles"}}
    return [TitleEntry(name=name, roles=tuple(row["roles"]), **rest) for name in row["names"]]


def _trigger(row: Mapping[str, Any]) -> Trigger:
    rest = {key: value for key, value in row.items() if key not in _PATTERN_KEYS}
    return Trigger(nouns=tuple(row["nouns"]), **rest)
