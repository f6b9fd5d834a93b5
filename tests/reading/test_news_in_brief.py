"""What short news tells of a meeting, and what only looks like one; texts of our own, published on 18 September 2025."""

import pytest

from kg.model import Reading
from tests.reading.readings import Read, told


def named(reading: Reading) -> set[str]:
    """Return everybody who takes part in anything."""
    return {one.name for report in reading.reports for one in report.participants}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("В Астане прошли казахстанско-кубинские переговоры.", {"KZ", "CU"}),
        ("В Ташкенте завершились узбекско-турецко-азербайджанские консультации.", {"UZ", "TR", "AZ"}),
        ("В Париже начались переговоры «нормандской четвёрки».", {"FR", "DE", "RU", "UA"}),
    ],
)
def test_whose_talks_they_are_an_adjective_or_a_format_says(text: str, states: set[str], read: Read) -> None:
    ((_, _, found),) = told(read(text))
    assert found == states


@pytest.mark.parametrize(
    "text",
    [
        "Касым-Жомарт Токаев говорил по телефону с президентом Турции и премьер-министром Венгрии.",
        "Касым-Жомарт Токаев провёл переговоры по телефону с лидерами Турции и Венгрии.",
    ],
)
def test_a_call_to_two_whom_only_their_office_names_is_two_calls(text: str, read: Read) -> None:
    assert told(read(text)) == [
        ("telephone-call", "held", frozenset({"KZ", "TR"})),
        ("telephone-call", "held", frozenset({"KZ", "HU"})),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Власти США готовятся нанести удары после взрывов в Кабуле.",
        "Франция и Германия договорились об обновлении правил торговли газом.",
        "В Астане открылся саммит лидеров в сфере городского транспорта.",
        "Переговоры президентов Казахстана и Турции могут быть опубликованы только с согласия сторон.",
        "В среду исполнилось тридцать лет с подписания договора между Казахстаном и Кыргызстаном.",
        "Касым-Жомарт Токаев поговорил по телефону с бывшим премьер-министром Италии.",
        "Касым-Жомарт Токаев встретился с представителями деловых кругов Германии.",
        "Наблюдатели СНГ прибыли в Астану на выборы.",
    ],
)
def test_what_only_looks_like_a_meeting_is_none(text: str, read: Read) -> None:
    assert told(read(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "Касым-Жомарт Токаев и Шавкат Мирзиёев в телефонном разговоре высоко оценили итоги года.",
            "telephone-call",
            {"Касым-Жомарт Токаев", "Шавкат Мирзиёев"},
        ),
        ("Президенты Казахстана и Турции выступили с заявлениями по итогам встречи в Акорде.", "bilateral-talks", set()),
        ("О телефонной беседе Касым-Жомарта Токаева и Шавката Мирзиёева стало известно накануне.", "telephone-call",
         {"Касым-Жомарт Токаев", "Шавкат Мирзиёев"}),
        ("Министр иностранных дел Турции Хакан Фидан заявил это в ходе визита в Казахстан.", "visit", {"Хакан Фидан"}),
        ("Президент Турции Реджеп Тайип Эрдоган с первым государственным визитом в Бишкеке.", "visit", {"Реджеп Тайип Эрдоган"}),
        ("Касым-Жомарт Токаев по телефону поздравил Шавката Мирзиёева с праздником.", "telephone-call",
         {"Касым-Жомарт Токаев", "Шавкат Мирзиёев"}),
        ("Касым-Жомарт Токаев встретился с коллегой из Узбекистана Шавкатом Мирзиёевым.", "bilateral-talks",
         {"Касым-Жомарт Токаев", "Шавкат Мирзиёев"}),
    ],
)  # fmt: skip
def test_a_meeting_told_by_the_way_is_told(text: str, kind: str, names: set[str], read: Read) -> None:
    reading = read(text)
    assert [found for found, _, _ in told(reading)] == [kind]
    assert named(reading) == names


def test_items_of_a_digest_have_nothing_to_do_with_each_other(read: Read) -> None:
    reading = read(
        "Смотрите в выпуске: саммит ОТГ открылся в Бишкеке; большое совещание провёл Касым-Жомарт Токаев; "
        "в Анкаре встретились Хакан Фидан и Мурат Нуртлеу."
    )
    at_the_summit = {one.name for report in reading.reports if report.under == "OTS" for one in report.participants}
    assert at_the_summit == set()
    assert named(reading) == {"Хакан Фидан", "Мурат Нуртлеу"}


def test_talks_of_a_visit_called_off_were_not_held(read: Read) -> None:
    reading = read(
        "Министр иностранных дел Турции Хакан Фидан отменил свой визит в Казахстан. "
        "На встрече с Муратом Нуртлеу собирались обсудить торговлю."
    )
    assert {status for _, status, _ in told(reading)} == {"cancelled"}


def test_a_visit_is_told_by_a_participle_too(read: Read) -> None:
    reading = read("Министр иностранных дел Турции Хакан Фидан, находящийся с визитом в Бишкеке, возложил цветы к памятнику.")
    assert told(reading) == [("visit", "held", frozenset({"TR", "KG"}))]
    assert named(reading) == {"Хакан Фидан"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Касым-Жомарт Токаев рассказал о переговорах в Анкаре с президентом Турции Реджепом Тайипом Эрдоганом.", "held"),
        ("Журналисты готовятся к встрече президента Казахстана Касым-Жомарта Токаева с президентом Турции Реджепом Эрдоганом.", "planned"),
    ],
)
def test_what_is_spoken_of_is_over_or_to_come_as_the_verb_says(text: str, status: str, read: Read) -> None:
    ((_, found, states),) = told(read(text))
    assert (found, states) == (status, {"KZ", "TR"})


def test_a_day_and_place_to_come_are_of_another_meeting_than_the_one_held(read: Read) -> None:
    reading = read(
        "В Москве президент Казахстана Касым-Жомарт Токаев встретился с Владимиром Путиным. "
        "Переговоры о новом договоре должны пройти 13 октября в Бишкеке."
    )
    held = reading.reports[0]
    assert (held.status, held.date, held.place and held.place.name) == ("held", None, "Москва")


def test_who_says_something_at_a_meeting_takes_part_whatever_the_verb(read: Read) -> None:
    reading = read("Министр иностранных дел Казахстана Мурат Нуртлеу изложит позицию страны на встрече с Хаканом Фиданом.")
    assert named(reading) == {"Мурат Нуртлеу", "Хакан Фидан"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Узбекский лидер Шавкат Мирзиёев встретился в Астане с Касым-Жомартом Токаевым.", "лидер"),
        ("Лидеры Узбекистана и Казахстана Шавкат Мирзиёев и Касым-Жомарт Токаев встретились в Астане.", None),
        ("Узбекский лидер Шавкат Мирзиёев прибыл в Астану. Президент Узбекистана встретился с Касым-Жомартом Токаевым.", "Президент"),
    ],
)
def test_leader_is_a_title_where_no_better_one_is_printed(text: str, title: str | None, read: Read) -> None:
    titles = {one.name: one.title for report in read(text).reports for one in report.participants}
    assert titles["Шавкат Мирзиёев"] == title


def test_a_body_is_nobody_s_name(read: Read) -> None:
    reading = read("Касым-Жомарт Токаев принял в Акорде делегацию Комиссии Европейского союза.")
    assert named(reading) <= {"Касым-Жомарт Токаев"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Вечером в Бишкеке состоялась встреча Касым-Жомарта Токаева с Садыром Жапаровым.", "2025-09-18"),
        ("В воскресенье вечером в Бишкеке состоялась встреча Касым-Жомарта Токаева с Садыром Жапаровым.", "2025-09-14"),
        ("По договору от 3 сентября в Бишкеке состоялась встреча Касым-Жомарта Токаева с Садыром Жапаровым.", None),
        ("В Бишкеке состоялась встреча Касым-Жомарта Токаева с Садыром Жапаровым. Сегодня начались учения.", None),
        ("Стороны ждут субботы, 27 сентября. На встрече в Бишкеке Токаев и Жапаров намерены подписать договор.", "2025-09-27"),
    ],
)
def test_a_day_said_beside(text: str, day: str | None, read: Read) -> None:
    assert [report.date for report in read(text).reports] == [day]


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Как сообщили в Кремле, Касым-Жомарт Токаев и Садыр Жапаров провели переговоры.", None),
        ("До вылета в Анкару Касым-Жомарт Токаев встретился с Садыром Жапаровым.", None),
        ("Касым-Жомарт Токаев обсудил с Садыром Жапаровым подготовку к встрече в Ташкенте.", None),
    ],
)
def test_a_place_that_is_not_where_they_met(text: str, city: str | None, read: Read) -> None:
    assert [report.place and report.place.name for report in read(text).reports][:1] == [city]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Касым-Жомарт Токаев в преддверии саммитов ОТГ и ШОС провёл совещание с министрами.", set()),
        (
            "Касым-Жомарт Токаев поговорил по телефону с президентом Египта Абдель-Фаттахом ас-Сиси.",
            {"Касым-Жомарт Токаев", "Абдель-Фаттах ас-Сиси"},
        ),
        ("В Бишкек прибыла турецкая делегация во главе с Хаканом Фиданом.", {"Хакан Фидан"}),
        ("Лидеры Казахстана и Турции могли бы обсудить это на саммите ОТГ в Бишкеке, но его отменили.", set()),
    ],
)
def test_who_is_there_and_who_is_not(text: str, names: set[str], read: Read) -> None:
    assert named(read(text)) == names


def test_two_whom_somebody_discussed_with_are_two_talks(read: Read) -> None:
    reading = read("Ситуацию в регионе Касым-Жомарт Токаев обсудил с Реджепом Тайипом Эрдоганом и Шавкатом Мирзиёевым.")
    assert sorted(sorted(states) for _, _, states in told(reading)) == [["KZ", "TR"], ["KZ", "UZ"]]


def test_athletes_who_leave_for_tokyo_are_not_the_president_who_met_them(read: Read) -> None:
    assert told(read("Касым-Жомарт Токаев встретился со спортсменами, которые скоро отправятся в Токио.")) == []


def test_the_visit_that_was_talked_of_does_not_put_off_the_call(read: Read) -> None:
    reading = read(
        "Касым-Жомарт Токаев провёл телефонные переговоры с Садыром Жапаровым. "
        "Главная тема – подготовка государственного визита президента в Кыргызстан, который запланирован на конец марта."
    )
    assert [(kind, status) for kind, status, _ in told(reading)][:1] == [("telephone-call", "held")]
    assert reading.reports[0].date is None


def test_two_leaders_who_will_meet_are_two_sides(read: Read) -> None:
    assert told(read("Лидеры Казахстана и Турции встретятся 16 октября в Женеве.")) == [
        ("bilateral-talks", "planned", frozenset({"KZ", "TR"}))
    ]


def test_there_is_where_the_sentence_before_was(read: Read) -> None:
    (report,) = read("Борьбу с угрозами обсудили в Казани. Там собрались главы разведок стран СНГ.").reports
    assert (report.under, report.place and report.place.name) == ("CIS", "Казань")


def test_whom_condolences_went_to_by_telephone_is_no_bystander_of_a_call_between_others(read: Read) -> None:
    reading = read("В телефонном разговоре их выразили Садыру Жапарову лидеры Турции и Казахстана Реджеп Эрдоган и Касым-Жомарт Токаев.")
    assert frozenset({"TR", "KZ"}) not in {states for _, _, states in told(reading)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Переговоры лидеров Казахстана и Турции завершились в Астане. Олжас Бектенов сообщил о контрактах.", set()),
        ("Лидеры Германии и Казахстана провели переговоры в Астане. Фридрих Мерц поблагодарил за приём.", {"Фридрих Мерц"}),
    ],
)
def test_the_leader_of_a_state_is_its_premier_only_where_premiers_lead(text: str, names: set[str], read: Read) -> None:
    assert named(read(text)) == names


def test_what_is_said_goes_on_in_the_next_line(read: Read) -> None:
    reading = read(
        "Президент Казахстана Касым-Жомарт Токаев встретился в Астане с Садыром Жапаровым.\n\n"
        "К.-Ж.Токаев: Рад приветствовать Вас.\n\n"
        "Мы с Вами не виделись с ноября 2024 года, когда Вас принимал Шавкат Мирзиёев.\n\n"
        "С.Жапаров (как переведено): Спасибо за приглашение.\n\n"
        "Вечером гость вылетел в Бишкек."
    )
    (report,) = reading.reports
    assert report.date is None or report.date.startswith("2025")
    assert {one.person for one in report.participants} == {"kassym-jomart-tokayev", "sadyr-japarov"}


@pytest.mark.parametrize(
    "text",
    [
        "Беседа Хакана Фидана с казахстанским министром, о которой сообщали телеканалы, не состоялась.",
        "Касым-Жомарт Токаев и Садыр Жапаров границу на полях форума не обсуждали.",
    ],
)
def test_what_did_not_take_place_is_no_meeting(text: str, read: Read) -> None:
    assert told(read(text)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Касым-Жомарт Токаев принял Хакана Фидана в Астане 28 февраля.", "2025-02-28"),
        ("Касым-Жомарт Токаев примет Хакана Фидана в Астане 28 февраля.", "2026-02-28"),
        ("За чаем Касым-Жомарт Токаев и Садыр Жапаров обсудили границу: договор о ней подпишут в январе 2026 года.", None),
    ],
)
def test_the_year_of_a_day_is_as_the_verb_says(text: str, day: str | None, read: Read) -> None:
    assert [report.date for report in read(text).reports] == [day]


def test_two_who_were_met_by_turns_did_not_meet_each_other(read: Read) -> None:
    reading = read("По очереди пообщался с Хаканом Фиданом и Муратом Нуртлеу.")
    assert told(reading) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Касым-Жомарт Токаев принял госпожу Ангелу Меркель в Акорде.", "Ангела Меркель"),
        ("Мурат Нуртлеу встретился с министром иностранных дел Франции Ж.-Н. Барро.", "Ж.Н. Барро"),
        ("Мурат Нуртлеу встретился с министром иностранных дел Бахрейна Абдель Латифом аз-Заяни.", "Абдель Латиф аз-Заяни"),
    ],
)
def test_names_of_every_make_are_whole(text: str, name: str, read: Read) -> None:
    assert name in named(read(text))


def test_a_session_to_come_does_not_put_off_the_call_told_before(read: Read) -> None:
    reading = read(
        "Мурат Нуртлеу обсудил квоты по телефону с Хаканом Фиданом. "
        "30 ноября – премьеры ШОС, онлайн: за Казахстан Олжас Бектенов, председательствует Ли Цян."
    )
    assert reading.reports[0].status == "held"
    assert "Ли Цян" not in {one.name for one in reading.reports[0].participants}
