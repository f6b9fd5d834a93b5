"""When and where a meeting was, as a sentence or the one beside it says it; texts of our own, published on 18 September 2025."""

from datetime import date

import pytest

from kg.model import Reading
from tests.reading.readings import Read


def only(reading: Reading) -> tuple[str | None, str | None, str | None]:
    """Return day, city and state of the one meeting told."""
    (report,) = reading.reports
    place = report.place
    return report.date, place.name if place else None, place.state if place else None


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Министр иностранных дел Казахстана Мурат Нуртлеу встретился с Жээнбеком Кулубаевым в столице Кыргызстана.", "Бишкек"),
        ("Министр иностранных дел Казахстана Мурат Нуртлеу встретился с Жээнбеком Кулубаевым в кыргызской столице.", "Бишкек"),
        ("Сергей Лавров встретился с министром иностранных дел Кыргызстана Жээнбеком Кулубаевым в северной столице России.", None),
        ("Сергей Лавров встретился с министром иностранных дел Кыргызстана Жээнбеком Кулубаевым в культурной столице России.", None),
    ],
)
def test_the_capital_of_a_state_is_a_city(text: str, city: str | None, read: Read) -> None:
    assert only(read(text))[1] == city


@pytest.mark.parametrize(("published", "city"), [(date(1996, 5, 5), "Алматы"), (date(2025, 5, 5), "Астана")])
def test_the_capital_is_that_of_the_day(published: date, city: str, read: Read) -> None:
    text = "Президент Турции встретился с президентом Казахстана Нурсултаном Назарбаевым в казахстанской столице."
    assert only(read(text, published=published))[1] == city


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("на этой неделе", "2025-09"),
        ("на прошлой неделе", "2025-09"),
        ("весной", "2025"),
        ("весной 2024 года", "2024"),
        ("осенью прошлого года", "2024"),
        ("в среду", "2025-09-17"),
        ("на этой неделе, 16 сентября", "2025-09-16"),
    ],
)
def test_a_day_or_a_longer_time(when: str, day: str, read: Read) -> None:
    text = f"Президент Казахстана Касым-Жомарт Токаев {when} встретился в Бишкеке с президентом Кыргызстана Садыром Жапаровым."
    assert only(read(text))[0] == day


def test_a_week_between_two_months_gives_the_year(read: Read) -> None:
    text = "Касым-Жомарт Токаев на этой неделе встретился в Бишкеке с президентом Кыргызстана Садыром Жапаровым."
    assert only(read(text, published=date(2025, 10, 1)))[0] == "2025"


def test_a_week_between_two_years_gives_nothing(read: Read) -> None:
    text = "Касым-Жомарт Токаев на этой неделе встретился в Бишкеке с президентом Кыргызстана Садыром Жапаровым."
    assert only(read(text, published=date(2025, 12, 31)))[0] is None


def test_the_sentence_behind_says_when_it_takes_place(read: Read) -> None:
    text = (
        "Премьер-министр Казахстана Олжас Бектенов примет участие в заседании глав правительств ОТГ. "
        "Оно состоится в Бишкеке в среду, 24 сентября."
    )
    assert only(read(text))[0] == "2025-09-24"


def test_the_day_of_a_summit_is_not_that_of_the_talks_before_it(read: Read) -> None:
    text = (
        "Касым-Жомарт Токаев и президент Кыргызстана Садыр Жапаров решили перед началом саммита ШОС, "
        "который открывается завтра в Астане, встретиться с глазу на глаз."
    )
    talks = [report for report in read(text).reports if report.under is None]
    assert [report.date for report in talks] == [None]


def test_where_a_visit_led_that_is_only_spoken_of_nobody_met(read: Read) -> None:
    text = "Мурат Нуртлеу обсудил с министром иностранных дел Кыргызстана Жээнбеком Кулубаевым итоги визита президента в Китай."
    assert only(read(text))[2] is None


def test_a_meeting_held_is_not_where_a_visit_will_lead(read: Read) -> None:
    text = (
        "Министр иностранных дел Кыргызстана Жээнбек Кулубаев принял посла Азербайджана Латифа Гандилова. "
        "Весной министр посетит Баку с официальным визитом."
    )
    audience = next(report for report in read(text).reports if report.kind == "audience")
    assert audience.place is None or audience.place.state != "AZ"


def test_on_the_sidelines_of_a_forum_named_after_its_city(read: Read) -> None:
    text = "Мурат Нуртлеу побеседовал с министром Кыргызстана Жээнбеком Кулубаевым на полях Анталийского дипломатического форума."
    assert only(read(text))[1:] == ("Анталья", "TR")


def test_a_strange_place_keeps_the_place_of_the_main_meeting_away(read: Read) -> None:
    text = (
        "В Бишкеке 18 сентября президент Кыргызстана Садыр Жапаров провёл переговоры с президентом России Владимиром Путиным. "
        "В тот же день прошли переговоры Владимира Путина с президентом США Дональдом Трампом, они состоялись на Аляске."
    )
    cities = {report.place.name if report.place else None for report in read(text).reports if "US" in report.states}
    assert "Бишкек" not in cities


@pytest.mark.parametrize("dash", ["–", "—"])
def test_a_format_named_with_a_dash_of_either_length(dash: str, read: Read) -> None:
    text = f"В Ташкенте прошёл саммит «Центральная Азия {dash} Китай», президенты Казахстана и Узбекистана Токаев и Мирзиёев выступили."
    assert {report.under for report in read(text).reports} == {"C5+China"}


def test_talks_with_journalists_are_no_meeting(read: Read) -> None:
    text = "Сенатор США Джон Керри в беседе с корреспондентами в афганской столице рассказал о планах Вашингтона."
    assert read(text).reports == ()
