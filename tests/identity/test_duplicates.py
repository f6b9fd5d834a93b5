"""Who may be one person under two names, and what two readings of one article say differently."""

import pytest

from kg.identity.differences import differences
from kg.identity.duplicates import Told, duplicates

from .reports import part, told

MIRZOYAN = Told("ararat-mirzoian", known=False, names=("Арарат Мирзоян",), sides=frozenset({"state/am"}), parts=3)


def pairs(*people, apart=()):
    return [(pair.one.key, pair.other.key, pair.sure) for pair in duplicates(people, apart)]


@pytest.mark.parametrize(
    ("name", "sure"), [("А. Мирзоян", True), ("Ararat Mirzoyan", True), ("Мирзоян", False), ("Арарата Мирзояна", True)]
)
def test_one_person_under_another_name(name, sure):
    other = Told("other", known=False, names=(name,), sides=frozenset({"state/am"}), parts=1)
    assert pairs(MIRZOYAN, other) == [("ararat-mirzoian", "other", sure)]


@pytest.mark.parametrize(
    "other",
    [
        Told("other", known=False, names=("Арарат Мирзоян",), sides=frozenset({"state/az"}), parts=1),
        Told("other", known=False, names=("Сурен Мирзоян",), sides=frozenset({"state/am"}), parts=1),
        Told("other", known=False, names=("Никол Пашинян",), sides=frozenset({"state/am"}), parts=1),
    ],
)
def test_two_people(other):
    assert pairs(MIRZOYAN, other) == []


def test_two_whom_the_gazetteer_knows_are_never_asked_about():
    known = [
        Told(key, known=True, names=(name,), sides=frozenset({"state/kg"}), parts=9)
        for key, name in (("a", "С. Жапаров"), ("b", "Садыр Жапаров"))
    ]
    assert pairs(*known) == []


def test_a_pair_that_is_ruled_to_be_two_does_not_come_back():
    other = Told("other", known=False, names=("А. Мирзоян",), sides=frozenset({"state/am"}), parts=1)
    assert pairs(MIRZOYAN, other, apart={frozenset({"person/ararat-mirzoian", "person/other"})}) == []


def test_the_surest_and_most_often_told_of_come_first():
    short = Told("short", known=False, names=("Мирзоян",), sides=frozenset({"state/am"}), parts=90)
    initials = Told("initials", known=False, names=("А. Мирзоян",), sides=frozenset({"state/am"}), parts=1)
    assert [sure for _, _, sure in pairs(short, initials, MIRZOYAN)] == [True, False, False]


def test_what_another_reading_says_differently():
    before = told("a", "Токаев", "Эрдоган", day="2025-10-07", city="Астана")
    after = told("a", "Токаев", part("Эрдоган", 2, attendance="absent"), day="2025-10-07", city="Астана", id="r4")
    gone, come = differences([before], [after])
    assert (gone[0], come[0]) == ("-", "+")
    assert "present" in gone[1]
    assert "absent" in come[1]
    assert differences([before], [told("a", "Токаев", "Эрдоган", day="2025-10-07", city="Астана", id="r2")]) == []
