"""Headings and stamps that say where and when what stands below them plays; texts of our own."""

from datetime import date

import pytest

from kg.model import Report
from tests.reading.readings import Read

DAY = date(2025, 9, 17)  # a Wednesday
TALKS = "Министр иностранных дел России Сергей Лавров встретился с главой МИД {}."
EGYPT, OMAN = TALKS.format("Египта Бадром Абдельатти"), TALKS.format("Омана Бадром аль-Бусаиди")


def when_and_where(report: Report) -> tuple[str | None, str | None]:
    return report.date, report.place.name if report.place else None


def test_each_stretch_plays_where_and_when_its_heading_says(read: Read) -> None:
    text = f"КАИР, понедельник\n{EGYPT}\n\nМАСКАТ, сегодня\n{OMAN}\n"
    assert [when_and_where(report) for report in read(text, published=DAY).reports] == [("2025-09-15", "Каир"), ("2025-09-17", "Маскат")]


def test_a_diary_of_days(read: Read) -> None:
    text = (
        f"ПОНЕДЕЛЬНИК. {EGYPT}\n\nВТОРНИК. Вечером Лавров провёл переговоры с главой МИД Омана Бадром аль-Бусаиди.\n\nСРЕДА. День тишины.\n"
    )
    assert [report.date for report in read(text, published=DAY).reports] == ["2025-09-15", "2025-09-16"]


def test_days_of_a_programme_that_a_blank_line_ends(read: Read) -> None:
    text = (
        "Программа визита:\n\n18 сентября\n15.00 – переговоры президентов России и Сербии Владимира Путина и Александра Вучича, Кремль;\n"
        "19 сентября\n9.00 – осмотр выставки.\n\nПереговорам президентов предшествовала беседа министров."
    )
    first = read(text, published=DAY).reports[0]
    assert (first.status, *when_and_where(first)) == ("planned", "2025-09-18", "Москва")


@pytest.mark.parametrize(
    "head",
    [
        "17 сентября, Маскат /Корр. ПРЕСС/.",
        "Маскат. 17 сентября.",
        "17 сентября 2025 года, 12:40\nМаскат, дворец Аль-Алам",
    ],
)
def test_the_day_and_place_above_a_story(head: str, read: Read) -> None:
    assert when_and_where(read(f"{head}\n{EGYPT}", published=DAY).reports[0]) == ("2025-09-17", "Маскат")


def test_the_place_behind_the_time_of_an_official_page(read: Read) -> None:
    text = (
        "События Встреча с Министром иностранных дел Омана Владимир Путин принял министра иностранных дел Омана Бадра аль-Бусаиди. "
        "17 сентября 2025 года 12:40 Сочи, Бочаров Ручей В.Путин: Уважаемый господин министр! Рад Вас видеть."
    )
    first = read(text, title="Встреча с Министром иностранных дел Омана", published=DAY).reports[0]
    assert when_and_where(first) == ("2025-09-17", "Сочи")


def test_a_city_that_begins_a_sentence_is_no_place_of_the_stamp(read: Read) -> None:
    text = f"17 сентября 2025, 12:40\nМаскат готовится к празднику.\n{EGYPT}"
    assert when_and_where(read(text, published=DAY).reports[0])[1] is None


def test_talks_with_the_opposition_are_no_talks_of_states(read: Read) -> None:
    text = "Президент США Барак Обама провёл беседу с представителями оппозиции."
    assert read(text, published=DAY).reports == ()
