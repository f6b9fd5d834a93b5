"""Ways in which news tells of a meeting: what is read from each, and what is not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kg.reading.reader import Reader
from kg.records import to_record
from kg.sources.articles import article_of

Told = Callable[[str], dict[str, Any]]


@pytest.fixture
def told(reader: Reader) -> Told:
    return lambda text: to_record(reader.read(article_of(text, language="ru", published=date(2025, 5, 14), id="told")))


def who(record: dict[str, Any]) -> list[set[str]]:
    return [{one["name"] for one in meeting["participants"]} for meeting in record["meetings"]]


def one_meeting(record: dict[str, Any]) -> tuple[str, str, list[str]]:
    (meeting,) = record["meetings"]
    return meeting["kind"], meeting["status"], meeting["states"]


def test_who_leads_a_delegation_stands_for_it(told: Told) -> None:
    record = told("В Ташкент прибыла казахстанская делегация во главе с Премьер-министром Олжасом Бектеновым.")
    assert one_meeting(record) == ("visit", "held", ["KZ", "UZ"])
    assert who(record) == [{"Олжас Бектенов"}]


def test_an_envoy_at_the_head_of_a_delegation_is_of_its_state(told: Told) -> None:
    record = told("Президент Узбекистана Шавкат Мирзиёев принял делегацию США во главе со спецпосланником Джоном Смитом.")
    assert one_meeting(record) == ("audience", "held", ["US", "UZ"])
    assert [one["represents"] for one in record["meetings"][0]["participants"]] == ["UZ", "US"]


def test_a_participle_may_stand_before_the_partner(told: Told) -> None:
    record = told("Сергей Лавров провёл переговоры с находящимся с визитом в Москве главой МИД Египта Бадром Абдельати.")
    assert one_meeting(record) == ("bilateral-talks", "held", ["EG", "RU"])
    assert len(who(record)[0]) == 2


def test_those_who_are_awaited_have_talks_to_come(told: Told) -> None:
    record = told("Сергей Лавров прилетел в Баку, где его ждут переговоры с Джейхуном Байрамовым.")
    assert one_meeting(record) == ("bilateral-talks", "planned", ["AZ", "RU"])
    assert who(record) == [{"Сергей Лавров", "Джейхун Байрамов"}]


def test_the_programme_of_a_visit_is_to_come(told: Told) -> None:
    record = told("Сергей Лавров прилетел в Баку. В программе визита переговоры с президентом Ильхамом Алиевым.")
    assert one_meeting(record) == ("bilateral-talks", "planned", ["AZ", "RU"])


def test_what_somebody_does_tomorrow_is_another_meeting_without_his_partner_of_today(told: Told) -> None:
    record = told(
        "Президент России Владимир Путин прибыл в Стамбул. "
        "Он встретился с президентом Турции Реджепом Тайипом Эрдоганом, а завтра примет участие в саммите ШОС."
    )
    assert [meeting["status"] for meeting in record["meetings"]] == ["held", "planned"]
    assert who(record) == [{"Владимир Путин", "Реджеп Тайип Эрдоган"}, {"Владимир Путин"}]


@pytest.mark.parametrize(
    "text",
    [
        "Владимир Путин встретился с новым послом России в Азербайджане Иваном Петровым. Посол на днях отправляется в Баку.",
        "Путин поговорил с журналистами и с Сергеем Лавровым.",
        "Президент Узбекистана вручил верительные грамоты новым послам республики.",
        "Владимир Путин отправляется в отпуск в Сочи.",
    ],
)
def test_meetings_of_one_side_are_none(text: str, told: Told) -> None:
    assert told(text)["meetings"] == []


def test_documents_signed_at_a_meeting_are_its_outcomes(told: Told) -> None:
    record = told(
        "Касым-Жомарт Токаев и Шавкат Мирзиёев встретились в Ташкенте. "
        "По итогам переговоров подписаны меморандум о сотрудничестве в энергетике и план действий."
    )
    assert [(one["kind"], one["of"], one["title"]) for one in record["outcomes"]] == [
        ("memorandum", "r1", "меморандум о сотрудничестве в энергетике"),
        ("action-plan", "r1", "план действий"),
    ]
    assert all(one["signatories"] == [] and one["evidence"] for one in record["outcomes"])


def test_who_signed_is_named_only_where_the_text_does(told: Told) -> None:
    record = told("Мурат Нуртлеу и Бахтиёр Саидов по итогам переговоров в Астане подписали протокол о границе.")
    (outcome,) = record["outcomes"]
    assert (outcome["kind"], outcome["title"]) == ("protocol", "протокол о границе")
    assert outcome["signatories"] == [one["name"] for one in record["meetings"][0]["participants"]]


@pytest.mark.parametrize(
    "text",
    [
        "Касым-Жомарт Токаев встретился в Астане с Шавкатом Мирзиёевым. Договор о союзничестве будет подписан позже.",
        "Касым-Жомарт Токаев встретился в Астане с Шавкатом Мирзиёевым. Ранее они подписали договор о союзничестве.",
        "Касым-Жомарт Токаев встретился в Астане с Шавкатом Мирзиёевым. Договор не был подписан.",
        "Касым-Жомарт Токаев подписал договор о поставке зерна.",
    ],
)
def test_what_was_not_signed_there_is_no_outcome(text: str, told: Told) -> None:
    assert told(text)["outcomes"] == []
