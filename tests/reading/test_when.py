"""When a meeting was: days counted from another, days of a range, months and years away; texts of our own, published on a Thursday."""

from datetime import date

import pytest

from kg.model import Reading
from tests.reading.readings import Read

DAY = date(2025, 9, 18)
MET = "Министр иностранных дел России Сергей Лавров {} встретился в Анкаре с министром иностранных дел Турции Хаканом Фиданом."
WILL = "Министр иностранных дел России Сергей Лавров {} встретится в Анкаре с министром иностранных дел Турции Хаканом Фиданом."


def days(reading: Reading) -> list[str | None]:
    return [report.date for report in reading.reports]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("два дня назад", "2025-09-16"),
        ("12-го числа", "2025-09-12"),
        ("двенадцатого числа", "2025-09-12"),
        ("12 авг", "2025-08-12"),
        ("16 и 17 сентября", "2025-09-16"),
        ("с 15 по 17 сентября", "2025-09-15"),
        ("30 августа – 1 сентября", "2025-08-30"),
        ("в среду, 10 сентября,", "2025-09-10"),
        ("в сентябре 2024-го", "2024-09"),
        ("в прошлом месяце", "2025-08"),
        ("в прошлом году", "2024"),
        ("два года назад", "2023"),
        ("в этом году", None),
    ],
)
def test_when_they_met(when: str, day: str | None, read: Read) -> None:
    assert days(read(MET.format(when), published=DAY)) == [day]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("в следующем месяце", "2025-10"),
        ("в начале следующего года", "2026"),
        ("в этом году", "2025"),
        ("в первых числах октября", "2025-10"),
        ("23–24 сентября", "2025-09-23"),
    ],
)
def test_when_they_will_meet(when: str, day: str, read: Read) -> None:
    assert days(read(WILL.format(when), published=DAY)) == [day]


def test_a_visit_lasts_from_its_first_day_to_its_last(read: Read) -> None:
    text = "Президент Турции Реджеп Тайип Эрдоган 7–8 октября посетит с официальным визитом Казахстан."
    assert days(read(text, published=DAY)) == ["2025-10-07/2025-10-08"]


def test_what_is_set_for_a_weekday_is_to_come(read: Read) -> None:
    text = "Встречу министров иностранных дел Турции и Армении Хакана Фидана и Арарата Мирзояна, намеченную на пятницу, отложили."
    assert days(read(text, published=DAY)) == ["2025-09-19"]


def test_the_weekday_may_stand_in_brackets(read: Read) -> None:
    assert days(read(MET.format("(понедельник)"), published=DAY)) == ["2025-09-15"]


@pytest.mark.parametrize(
    ("counted", "day"),
    [("На следующий день", "2025-09-11"), ("Днём ранее", "2025-09-09"), ("Тогда же", "2025-09-10"), ("За день до этого", "2025-09-09")],
)
def test_a_day_counted_from_the_meeting_told_before(counted: str, day: str, read: Read) -> None:
    text = MET.format("10 сентября") + f" {counted} Лавров провёл переговоры с министром иностранных дел Венгрии Петером Сийярто."
    assert days(read(text, published=DAY)) == ["2025-09-10", day]


def test_a_day_counted_from_nothing_told_is_counted_from_the_news(read: Read) -> None:
    assert days(read(MET.format("днём ранее"), published=DAY)) == ["2025-09-17"]
    assert days(read(MET.format("на следующий день"), published=DAY)) == [None]
