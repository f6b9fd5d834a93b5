"""How often a typed name finds its person among thousands, and how often it finds somebody else: measured, and held above a threshold.

What is typed is made from the gazetteer by means that the lookup does not use: pymorphy's cases, other alphabets' spellings that were
left out of the index, the usual ways of romanising, initials, slips of the pen; and names of people whom the index does not have.
"""

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pymorphy3
import pytest

from kg import resources
from kg.errors import AmbiguousError, NotFoundError
from kg.identity.naming import Named, NameIndex, build_lines
from kg.identity.spelling import fold

SAMPLE = 400
CASES = ("gent", "datv", "accs", "ablt", "loct")

# How Cyrillic is romanised on British maps, and what is otherwise in Germany, France, Poland, Türkiye and among scholars; _ is nothing.
BRITISH = (
    "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch "
    "ъ _ ы y ь _ э e ю yu я ya"
)
ROMANISED = {
    "british": "",
    "german": "в w ё jo ж sh з s й i х ch ц z ч tsch ш sch щ schtsch ю ju я ja",
    "french": "ё io ж j й i у ou ч tch ш ch щ chtch ю iou я ia",
    "polish": "в w ё io ж ż й j л ł х ch ц c ч cz ш sz щ szcz ю iu я ia",
    "turkish": "ж j х h ч ç ш ş щ şç ы ı",
    "scholarly": "ё ë ж ž й j х h ц c ч č ш š щ šč ю ju я ja",
}


def romanisation(scheme: str) -> dict[str, str]:
    words = f"{BRITISH} {ROMANISED[scheme]}".split()
    return {letter: latin.strip("_") for letter, latin in zip(words[::2], words[1::2], strict=True)}


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the gazetteer: what he is called in Russian and in English, and in whatever other way."""

    id: str
    gender: str
    russian: str
    english: str
    others: tuple[tuple[str, str, str], ...]  # language, kind, name

    def named(self, *, all_names: bool = True) -> Named:
        others = [name for _, _, name in self.others] if all_names else []
        return Named(f"person/{self.id}", (self.russian, self.english), tuple(dict.fromkeys((self.russian, self.english, *others))))


@cache
def everybody() -> tuple[Known, ...]:
    names: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for row in _rows("person_names"):
        names[row["person"]].append((row["language"], row["kind"], row["name"]))
    found = []
    for row in _rows("persons"):
        labels = {language: name for language, kind, name in names[row["id"]] if kind == "label"}
        others = tuple(one for one in names[row["id"]] if one[1] != "label")
        found.append(Known(row["id"], row["gender"], labels["ru"], labels["en"], others))
    return tuple(found)


def _rows(table: str) -> Iterator[dict[str, str]]:
    with (resources.seeds() / "gazetteer" / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def index(*, all_names: bool = True) -> NameIndex:
    return NameIndex(build_lines(known.named(all_names=all_names) for known in everybody()))


def sample(people: Iterable[Known], size: int = SAMPLE) -> list[Known]:
    people = list(people)
    return random.Random(20250918).sample(people, min(size, len(people)))  # noqa: S311 (the same people at every run)


def slavic_or_turkic(known: Known) -> bool:
    """Take those whose name Russian writes as it is at home: they have a father's name."""
    return any(kind == "full" and language == "ru" for language, kind, _ in known.others)


# --- asking ---------------------------------------------------------------------------------------------------------------------------


def outcome(names: NameIndex, typed: str, wanted: str) -> str:
    """Return what came of a name: right, listed (among several), others (listed without him), lost, wrong."""
    try:
        found = names.find(typed, types=["person"]).named.id
    except AmbiguousError as several:
        return "listed" if f"person/{wanted}" in {key for key, _ in several.candidates} else "others"
    except NotFoundError:
        return "lost"
    return "right" if found == f"person/{wanted}" else "wrong"


def figures(names: NameIndex, typed: Iterable[tuple[str, str]]) -> tuple[float, float]:
    """Return which share of names found or listed their person, and which share of the persons returned was the right one."""
    counted = Counter(outcome(names, name, wanted) for name, wanted in typed)
    answered = counted["right"] + counted["wrong"] + counted["others"]
    return (counted["right"] + counted["listed"]) / counted.total(), counted["right"] / answered


# --- what people type -----------------------------------------------------------------------------------------------------------------


def inflected() -> Iterator[tuple[str, str]]:
    morphology = pymorphy3.MorphAnalyzer()
    for number, known in enumerate(sample(everybody())):
        yield " ".join(_in_case(morphology, word, CASES[number % 5], known.gender) for word in known.russian.split()), known.id


def _in_case(morphology: pymorphy3.MorphAnalyzer, word: str, case: str, gender: str) -> str:
    grammemes = {"m": "masc", "f": "femn"}[gender]
    parses = [parse for parse in morphology.parse(word) if {"Surn", "Name"} & set(map(str, parse.tag.grammemes)) and grammemes in parse.tag]
    bent = next((parse.inflect({case, "sing"}) for parse in parses if "nomn" in parse.tag), None)
    return bent.word.title() if bent else word


def romanised(scheme: str) -> Iterator[tuple[str, str]]:
    latin = romanisation(scheme)
    for known in sample(filter(slavic_or_turkic, everybody())):
        yield "".join(latin.get(letter, letter) for letter in known.russian.lower()).title(), known.id


def held_out(*kinds: str) -> Iterator[tuple[str, str]]:
    """Yield the spellings of other languages and the full names, for an index that knows the two labels alone."""
    for known in everybody():
        for language, kind, name in known.others:
            if kind in kinds and (kind == "full" or language not in {"ru", "en"}) and name not in {known.russian, known.english}:
                yield name, known.id


def initials() -> Iterator[tuple[str, str]]:
    for number, known in enumerate(sample(known for known in everybody() if len(known.russian.split()) == 2)):
        given, surname = known.russian.split()
        yield (f"{given[0]}. {surname}", f"{surname} {given[0]}.", f"{given[0]}.{surname}")[number % 3], known.id


def slips() -> Iterator[tuple[str, str]]:
    chance = random.Random(7)  # noqa: S311 (the same slips at every run)
    for known in sample(known for known in everybody() if len(known.russian.split()) == 2 and len(known.russian.split()[1]) > 6):
        given, surname = known.russian.split()
        at = chance.randrange(1, len(surname) - 2)
        slipped = (surname[:at] + surname[at + 1] + surname[at] + surname[at + 2 :], surname[:at] + surname[at + 1 :])[
            chance.random() < 0.5
        ]
        yield f"{given} {slipped}", known.id


@pytest.mark.parametrize(
    ("typed", "all_names", "found", "right"),
    [
        pytest.param(inflected, True, 0.98, 0.99, id="inflected"),
        pytest.param(initials, True, 0.98, 0.99, id="initials"),
        pytest.param(slips, True, 0.87, 0.99, id="slips"),
        pytest.param(lambda: held_out("native", "alias"), False, 0.93, 0.99, id="other-languages"),
        pytest.param(lambda: held_out("full"), False, 0.98, 0.99, id="patronymics"),
        *(pytest.param(lambda scheme=scheme: romanised(scheme), False, 0.9, 0.99, id=f"romanised-{scheme}") for scheme in ROMANISED),
    ],
)
def test_names_find_their_person(typed: Callable[[], Iterable[tuple[str, str]]], all_names: bool, found: float, right: float) -> None:
    recall, precision = figures(index(all_names=all_names), typed())
    print(f"recall {recall:.3f}, precision {precision:.3f}")
    assert recall >= found
    assert precision >= right


# --- names of nobody, and of several ---------------------------------------------------------------------------------------------------


@cache
def strangers() -> tuple[NameIndex, list[Known]]:
    """Return an index of every other person, and those left out whose surname nobody in it has."""
    inside, outside = everybody()[::2], everybody()[1::2]
    taken = {fold(word) for known in inside for name in (known.russian, known.english) for word in name.split()[-1:]}
    kept = [known for known in outside if not {fold(known.russian.split()[-1]), fold(known.english.split()[-1])} & taken]
    return NameIndex(build_lines(known.named() for known in inside)), kept


@pytest.mark.parametrize(
    ("part", "most"),
    [
        pytest.param(lambda known: known.russian, 0.01, id="russian-full-name"),
        pytest.param(lambda known: known.english, 0.01, id="english-full-name"),
        pytest.param(lambda known: known.russian.split()[-1], 0.06, id="russian-surname"),
    ],
)
def test_names_of_people_not_known_find_nobody(part: Callable[[Known], str], most: float) -> None:
    names, people = strangers()
    assert len(people) > 1500
    people = sample(people, 250)
    taken = [(part(known), found) for known in people if (found := _whoever(names, part(known)))]
    print(f"{len(taken)} of {len(people)} taken for somebody else: {taken[:12]}")
    assert len(taken) <= most * len(people)


def _whoever(names: NameIndex, typed: str) -> str | None:
    try:
        return names.find(typed, types=["person"]).named.id
    except (NotFoundError, AmbiguousError):
        return None


def test_a_surname_of_several_is_never_guessed() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for known in everybody():
        if len(known.russian.split()) == 2:
            bearers[known.russian.split()[1]].add(known.id)
    shared = {surname: people for surname, people in bearers.items() if len(people) > 1}
    assert len(shared) > 150
    assert [surname for surname in shared if _whoever(index(), surname)] == []
    assert [
        surname
        for surname, people in shared.items()
        if len(people) < 12 and any(outcome(index(), surname, one) != "listed" for one in people)
    ] == []


def test_everybody_is_found_by_the_names_we_show() -> None:
    called: dict[str, set[str]] = defaultdict(set)
    for known in everybody():
        for name in (known.russian, known.english, *(name for _, _, name in known.others)):
            called[fold(name)].add(known.id)
    for known in everybody():
        for label in (known.russian, known.english):
            wanted = "right" if len(called[fold(label)]) == 1 else "listed"
            assert outcome(index(), label, known.id) == wanted, label
