"""Officials of federal states, provinces and big cities stand for their state, and hold no office of it; texts of our own."""

import pytest

from kg.model import Participation, Reading
from kg.reading.reader import Reader
from kg.records import to_record
from kg.sources.articles import article_of
from tests.reading.readings import Read

HOST = "Премьер-министр Казахстана Олжас Бектенов принял"


def one_of(reading: Reading, name: str) -> Participation:
    """Return somebody's part in the one meeting told."""
    (report,) = reading.reports
    return next(one for one in report.participants if one.name == name)


@pytest.mark.parametrize(
    ("phrase", "name", "title", "state"),
    [
        ("премьера Саксонии Михаэля Кречмера", "Михаэль Кречмер", "премьер Саксонии", "DE"),
        ("саксонского премьер-министра Михаэля Кречмера", "Михаэль Кречмер", "саксонский премьер-министр", "DE"),
        ("главу тюрингского правительства Марио Фойгта", "Марио Фойгт", "глава тюрингского правительства", "DE"),
        ("губернатора Огайо Майка Девайна", "Майк Девайн", "губернатор Огайо", "US"),
        ("губернатора американского штата Огайо Майка Девайна", "Майк Девайн", "губернатор штата Огайо", "US"),
        ("президента Каталонии Карлеса Пучдемона", "Карлес Пучдемон", "президент Каталонии", "ES"),
        ("первого министра Уэльса Марка Дрейкфорда", "Марк Дрейкфорд", "первый министр Уэльса", "GB"),
        ("президента Республики Сербской Милорада Додика", "Милорад Додик", "президент Республики Сербской", "BA"),
        ("главу Республики Саха (Якутия) Егора Борисова", "Егор Борисов", "глава Республики Саха", "RU"),
        ("губернатора Омской области Виталия Хоценко", "Виталий Хоценко", "губернатор Омской области", "RU"),
        ("министра экономики Фландрии Йо Браунса", "Йо Браунс", "министр экономики Фландрии", "BE"),
        ("вице-губернатора Санкт-Петербурга Кирилла Полякова", "Кирилл Поляков", "вице-губернатор Санкт-Петербурга", "RU"),
        ("мэра Анкары Мансура Яваша", "Мансур Яваш", "мэр Анкары", "TR"),
    ],
)
def test_an_official_of_a_part_stands_for_the_state(phrase: str, name: str, title: str, state: str, read: Read) -> None:
    one = one_of(read(f"{HOST} {phrase}."), name)
    assert (one.represents, one.posts) == (state, ())
    assert one.title is not None
    assert one.title.startswith(title)


def test_a_province_that_no_table_has_is_of_the_state_said_beside_it(read: Read) -> None:
    one = one_of(read(f"{HOST} губернатора вьетнамской провинции Куангнинь Као Тыонг Хюи."), "Као Тыонг Хюи")
    assert (one.represents, one.title) == ("VN", "губернатор провинции Куангнинь")


def test_who_is_known_to_head_a_part_has_that_post_and_no_other(read: Read) -> None:
    one = one_of(
        read("Раис Татарстана Рустам Минниханов провёл переговоры с президентом Узбекистана Шавкатом Мирзиёевым."), "Рустам Минниханов"
    )
    assert (one.represents, one.title, one.posts) == ("RU", "Раис Татарстана", ("ru/head-of-tatarstan",))


def test_a_head_of_two_of_a_kind_is_given_to_each(read: Read) -> None:
    (report,) = read("Губернаторы Невады и Юты Джо Ломбардо и Спенсер Кокс встретились с президентом Мексики Клаудией Шейнбаум.").reports
    assert report.states == ("MX", "US")
    assert [one.represents for one in report.participants if one.name != "Клаудия Шейнбаум"] == ["US", "US"]


@pytest.mark.parametrize(
    "text",
    [
        "Президент России Владимир Путин встретился с губернатором Омской области Виталием Хоценко.",
        "Владимир Путин принял в Кремле главу Дагестана Сергея Меликова.",
        "Канцлер Германии Фридрих Мерц провёл переговоры с премьером Баварии Маркусом Зёдером.",
        "Глава Татарстана Рустам Минниханов встретился с главой Башкортостана Радием Хабировым.",
    ],
)
def test_a_meeting_within_one_state_is_none(text: str, read: Read) -> None:
    assert read(text).reports == ()


def test_three_sides_with_a_governor_are_no_summit(read: Read) -> None:
    text = "Губернатор Омской области Виталий Хоценко, президент Ирана Масуд Пезешкиан и Касым-Жомарт Токаев встретились."
    (report,) = read(text).reports
    assert report.kind == "multilateral-meeting"


def test_a_president_printed_without_his_republic_is_still_no_president_of_the_state(read: Read) -> None:
    text = f"{HOST} президента Татарстана Минтимера Шаймиева. Президент Минтимер Шаймиев поблагодарил хозяев."
    one = one_of(read(text), "Минтимер Шаймиев")
    assert (one.title, one.posts) == ("президент Татарстана", ())


def test_a_former_governor_is_what_he_is_now(read: Read) -> None:
    text = f"{HOST} бывшего губернатора Техаса, президента США Джорджа Буша. Президент США поблагодарил хозяев."
    one = one_of(read(text), "Джордж Буш")
    assert (one.represents, one.title) == ("US", "бывший губернатор Техаса, президент")


@pytest.mark.parametrize(
    "text",
    [
        "Премьер-министр Казахстана Олжас Бектенов рассказал о переговорах. Бавария заявила о поддержке.",
        "Премьер-министр Казахстана Олжас Бектенов прилетел в Алматинскую область и провёл переговоры.",
    ],
)
def test_a_part_alone_is_no_side(text: str, read: Read) -> None:
    assert read(text).reports == ()


def test_news_behind_a_semicolon_is_told_apart(read: Read) -> None:
    text = "Вопросы торговли обсудили президенты Казахстана и Узбекистана; ульяновский губернатор Алексей Русских ушёл в отпуск."
    (report,) = read(text).reports
    assert (report.states, [one.name for one in report.participants]) == (("KZ", "UZ"), [])


def test_a_city_alone_stays_a_place(read: Read) -> None:
    (report,) = read("Касым-Жомарт Токаев и Шавкат Мирзиёев встретились в Москве.").reports
    assert report.states == ("KZ", "UZ")
    assert report.place is not None
    assert (report.place.name, report.place.state) == ("Москва", "RU")


@pytest.mark.parametrize("phrase", ["премьер-министра Джорджию Мелони", "премьер-министра Италии Джорджию Мелони"])
def test_a_name_that_is_also_a_part_is_a_name(phrase: str, read: Read) -> None:
    one = one_of(read(f"{HOST} {phrase}."), "Джорджия Мелони")
    assert (one.represents, one.posts) == ("IT", ("it/prime-minister",))


@pytest.mark.parametrize("name", ["Бавария", "баварский"])
def test_the_gate_lets_parts_pass_for_their_states(name: str, reader: Reader) -> None:
    text = {
        "Бавария": "Владимир Путин встретился с премьером Баварии Маркусом Зёдером.",
        "баварский": "Владимир Путин встретился с баварским премьером Маркусом Зёдером.",
    }[name]
    assert to_record(reader.read(article_of(text, language="ru")))["meetings"] != []
