"""Leads of two or three sentences, as television and agencies write them; texts of our own, published on 18 September 2025."""

import pytest

from tests.reading.readings import Read, told

# --- visits ---


@pytest.mark.parametrize(
    "text",
    [
        "Перед визитом в Анкару Касым-Жомарт Токаев дал интервью турецкой газете.",
        "Касым-Жомарт Токаев готовится к визиту в Турцию.",
        "Премьер-министры обсудили программу визита Касым-Жомарта Токаева в Анкару.",
        "В Анкаре готовятся к визиту президента Казахстана Касым-Жомарта Токаева.",
        "Это случилось за неделю до визита Касым-Жомарта Токаева в Анкару.",
    ],
)
def test_a_visit_that_is_only_spoken_of_is_to_come(text: str, read: Read) -> None:
    assert told(read(text)) == [("visit", "planned", frozenset({"KZ", "TR"}))]


def test_a_visit_of_once_is_told_with_its_day(read: Read) -> None:
    (visit,) = read("3 марта 2020 года во время визита в Анкару Касым-Жомарт Токаев посетил музей.").reports
    assert (visit.kind, visit.status, visit.date) == ("visit", "held", "2020-03-03")


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Касым-Жомарт Токаев посетит Китай, Вьетнам и Монголию.", ["CN", "VN", "MN"]),
        ("Касым-Жомарт Токаев посетит с рабочим визитом Венгрию и Словакию.", ["HU", "SK"]),
        ("Касым-Жомарт Токаев побывает на Кубе и в Бразилии.", ["CU", "BR"]),
        ("Касым-Жомарт Токаев посетил Китай, Россия поддержала его слова.", ["CN"]),
    ],
)
def test_who_goes_to_several_states_pays_a_visit_to_each(text: str, states: list[str], read: Read) -> None:
    assert [report.place.state for report in read(text).reports if report.place] == states


def test_a_state_visited_besides_a_summit_is_a_visit_of_its_own(read: Read) -> None:
    reading = read("Касым-Жомарт Токаев примет участие в саммите ОТГ в Венгрии и посетит Польшу.")
    assert [(report.kind, report.place and report.place.state) for report in reading.reports] == [("summit", "HU"), ("visit", "PL")]


# --- what is meant to be, and what is not ---


@pytest.mark.parametrize(
    "text",
    [
        "Касым-Жомарт Токаев не планирует встречаться с Александром Лукашенко.",
        "Встреча Касым-Жомарта Токаева и Александра Лукашенко пока не планируется.",
        "Встречи Касым-Жомарта Токаева и Александра Лукашенко не предполагается.",
        "В министерстве напомнили, что обсудят на предстоящих переговорах с Турцией и Азербайджаном.",
        "Касым-Жомарт Токаев встретился со спортсменами в Анкаре.",
    ],
)
def test_what_nobody_means_to_do_is_no_meeting(text: str, read: Read) -> None:
    assert read(text).reports == ()


@pytest.mark.parametrize(
    "text",
    [
        "Пресс-секретарь рассказал о предстоящих переговорах Касым-Жомарта Токаева и Ильхама Алиева.",
        "Президент говорил о предстоящей встрече с президентом Азербайджана Ильхамом Алиевым. Касым-Жомарт Токаев дал интервью.",
    ],
)
def test_who_is_to_meet_whom_is_enough_to_announce_it(text: str, read: Read) -> None:
    assert told(read(text)) == [("bilateral-talks", "planned", frozenset({"AZ", "KZ"}))]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Турецкая пресса обсуждает встречу Касым-Жомарта Токаева и Реджепа Тайипа Эрдогана.", "held"),
        ("Эксперты обсуждают предстоящую встречу Касым-Жомарта Токаева и Реджепа Тайипа Эрдогана.", "planned"),
    ],
)
def test_what_the_press_talks_about_took_place_unless_it_says_otherwise(text: str, status: str, read: Read) -> None:
    assert told(read(text)) == [("bilateral-talks", status, frozenset({"KZ", "TR"}))]


# --- how they met ---


@pytest.mark.parametrize(
    "text",
    [
        "Касым-Жомарт Токаев обсудил торговлю с Реджепом Тайипом Эрдоганом. Телефонный разговор состоялся по инициативе Анкары.",
        "Торговлю обсудили Касым-Жомарт Токаев и Реджеп Тайип Эрдоган. Телефонная беседа прошла накануне.",
    ],
)
def test_the_next_sentence_says_that_they_spoke_by_telephone(text: str, read: Read) -> None:
    assert told(read(text)) == [("telephone-call", "held", frozenset({"KZ", "TR"}))]


# --- which articles are read at all ---


@pytest.mark.parametrize("text", ["Владимир Путин прилетел в Минск.", "Владимир Путин вылетел с визитом в Дели."])
def test_a_city_abroad_is_another_side(text: str, read: Read) -> None:
    assert [report.kind for report in read(text).reports] == ["visit"]


def test_a_day_is_no_city(read: Read) -> None:
    assert read("Владимир Путин приехал в город в День народного единства.").reports == ()


# --- several at one table ---


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("О торговле Казахстана и Турции говорили на встрече глав правительств двух стран.", {"KZ", "TR"}),
        ("Казахстан и Турция договорились о поставках на переговорах министров энергетики двух стран.", {"KZ", "TR"}),
    ],
)
def test_two_states_that_meet_are_those_just_named(text: str, states: set[str], read: Read) -> None:
    assert told(read(text)) == [("bilateral-talks", "held", frozenset(states))]


@pytest.mark.parametrize(
    ("text", "status", "under"),
    [
        ("Встречу лидеров стран НАТО назвали большим успехом.", "held", "NATO"),
        ("Лидеры стран ОТГ собрались обсудить торговлю.", "held", "OTS"),
        ("Главная новость дня — саммит лидеров Организации тюркских государств.", "held", "OTS"),
        ("В Бишкеке всё готово к саммиту ОТГ.", "planned", "OTS"),
        ("Что изменится после саммита ОТГ в Бишкеке?", "held", "OTS"),
    ],
)
def test_leaders_of_a_body_met_though_nobody_is_named(text: str, status: str, under: str, read: Read) -> None:
    (report,) = read(text).reports
    assert (report.kind, report.status, report.under) == ("summit", status, under)


def test_who_speaks_from_afar_leaves_a_summit_where_it_is(read: Read) -> None:
    reading = read("Касым-Жомарт Токаев обратился к участникам форума по видеосвязи.", title="В Бишкеке открылся саммит ОТГ")
    (report,) = reading.reports
    assert (report.kind, report.place and report.place.state, [one.name for one in report.participants]) == (
        *("summit", "KG"),
        ["Касым-Жомарт Токаев"],
    )


def test_ministers_of_a_body_who_talk_over_a_screen_meet(read: Read) -> None:
    (report,) = read("Министры иностранных дел стран БРИКС обсудили торговлю по видеосвязи.").reports
    assert (report.kind, report.under) == ("video-conference", "BRICS")


def test_who_belongs_to_a_body_was_at_its_session(read: Read) -> None:
    text = "В Бишкеке прошёл саммит ОТГ. В ОТГ входят Казахстан, Турция и Азербайджан."
    assert told(read(text)) == [("summit", "held", frozenset({"KZ", "TR", "AZ"}))]


def test_a_delegation_at_a_forum_abroad(read: Read) -> None:
    text = "Казахстанская делегация ведёт активную работу на форуме в Давосе: встречи с политиками и переговоры об инвестициях."
    ((kind, status, states),) = told(read(text))
    assert (kind, status, "KZ" in states) == ("forum", "held", True)


def test_talks_at_the_highest_level_of_two_are_no_summit(read: Read) -> None:
    text = "Главный итог нынешней встречи на высшем уровне — Казахстан и Турция договорились о торговле."
    title = "Касым-Жомарт Токаев и Реджеп Тайип Эрдоган встречаются в Анкаре"
    assert told(read(text, title=title)) == [("bilateral-talks", "held", frozenset({"KZ", "TR"}))]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Решение приняли министры иностранных дел Евросоюза на встрече в Брюсселе.", "ministerial", "held"),
        ("Главы МИД стран ЕС обсудят торговлю в Люксембурге.", "ministerial", "planned"),
    ],
)
def test_ministers_of_a_body_who_decide_somewhere_meet_there(text: str, kind: str, status: str, read: Read) -> None:
    (report,) = read(text).reports
    assert (report.kind, report.status, report.under) == (kind, status, "EU")


def test_the_security_council_is_of_the_united_nations(read: Read) -> None:
    (report,) = read("В Нью-Йорке прошло экстренное заседание Совбеза ООН.").reports
    assert (report.kind, report.under) == ("council-session", "UN")


# --- calls ---


@pytest.mark.parametrize(
    "text",
    [
        "Касым-Жомарт Токаев поздравил Ильхама Алиева с днём рождения по телефону.",
        "Касым-Жомарт Токаев в телефонном разговоре пригласил президента Азербайджана Ильхама Алиева посетить Астану.",
    ],
)
def test_who_is_told_something_on_the_telephone_is_called(text: str, read: Read) -> None:
    assert ("telephone-call", "held", frozenset({"AZ", "KZ"})) in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Касым-Жомарт Токаев поздравил Ильхама Алиева с днём рождения.",
        "В Баку допросили свидетеля по делу о телефонном разговоре Касым-Жомарта Токаева и Ильхама Алиева.",
    ],
)
def test_a_greeting_and_a_call_that_others_talk_of_are_no_meetings(text: str, read: Read) -> None:
    assert read(text).reports == ()
