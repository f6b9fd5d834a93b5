"""Where a meeting was: parts of states, buildings, residences, fora, and what happens elsewhere; texts of our own."""

from datetime import date

import pytest

from kg.model import Reading
from tests.reading.readings import Read

DAY = date(2025, 9, 18)


def where(reading: Reading) -> tuple[str | None, str | None]:
    """Return city and state of the meeting told first."""
    place = reading.reports[0].place
    return (place.name, place.state) if place else (None, None)


@pytest.mark.parametrize(
    ("there", "place"),
    [
        ("в Баварии", (None, "DE")),
        ("на Аляске", (None, "US")),
        ("в Подмосковье", (None, "RU")),
        ("во Дворце нации", ("Душанбе", "TJ")),
        ("во Дворце Наций", ("Женева", "CH")),
        ("в Ливадийском дворце", ("Ялта", "UA")),
        ("на Спиридоновке", ("Москва", "RU")),
        ("в Ново-Огарёве", ("Ново-Огарёво", "RU")),
        ("на ПМЭФ", ("Санкт-Петербург", "RU")),
        ("на полях Генассамблеи ООН", ("Нью-Йорк", "US")),
        ("на полях Восточного экономического форума", ("Владивосток", "RU")),
    ],
)
def test_a_part_of_a_state_a_building_or_a_forum_says_where(there: str, place: tuple[str | None, str], read: Read) -> None:
    text = f"Министр иностранных дел России Сергей Лавров {there} встретился с министром иностранных дел Индии Субраманьямом Джайшанкаром."
    assert where(read(text, published=DAY)) == place


def test_who_governs_a_part_of_a_state_does_not_say_where(read: Read) -> None:
    text = "Сергей Лавров встретился с премьер-министром Баварии Маркусом Зёдером."
    assert where(read(text, published=DAY)) == (None, None)


@pytest.mark.parametrize("happens", ["ситуацию в Идлибе", "бои в Алеппо", "перемирие в Дамаске"])
def test_what_happens_elsewhere_is_not_where_they_met(happens: str, read: Read) -> None:
    text = f"Министр обороны России Сергей Шойгу и министр обороны Турции Хулуси Акар встретились и обсудили {happens}."
    assert where(read(text, published=date(2019, 2, 12))) == (None, None)


def test_a_place_behind_a_week_is_where_they_met(read: Read) -> None:
    text = "На следующей неделе в Израиле секретарь Совета безопасности России Сергей Шойгу встретится с Марко Рубио."
    assert where(read(text, published=DAY)) == (None, "IL")
