"""Sessions that are told beside others: the next one, the one on a programme, the one that ends with talks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kg.reading.reader import Reader
from kg.records import to_record
from kg.sources.articles import article_of

Meetings = Callable[[str], list[dict[str, Any]]]

SUMMIT = "В Бишкеке прошёл саммит ОТГ. В нём участвовали президент Казахстана Касым-Жомарт Токаев и президент Кыргызстана Садыр Жапаров. "


@pytest.fixture
def meetings(reader: Reader) -> Meetings:
    def told(text: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = to_record(reader.read(article_of(text, language="ru", published=date(2025, 5, 14), id="told")))[
            "meetings"
        ]
        return found

    return told


def names(meeting: dict[str, Any]) -> set[str]:
    return {one["name"] for one in meeting["participants"]}


def test_the_next_summit_is_of_the_same_body_though_only_its_state_and_month_are_said(meetings: Meetings) -> None:
    _, following = meetings(SUMMIT + "Очередной, тринадцатый, саммит организации намечен на октябрь в Узбекистане.")
    assert (following["kind"], following["status"], following["under"]) == ("summit", "planned", "OTS")
    assert (following["place"]["state"], following["states"], following["participants"]) == ("UZ", ["UZ"], [])


def test_the_next_meeting_of_leaders_is_not_that_of_the_ministers_told_last(meetings: Meetings) -> None:
    told = meetings(
        SUMMIT + "Накануне там же совещались министры иностранных дел. Следующая встреча лидеров пройдёт в Ташкенте в 2026 году."
    )
    assert [one["kind"] for one in told] == ["summit", "ministerial", "summit"]
    assert [one["under"] for one in told] == ["OTS", "OTS", "OTS"]


def test_the_leaders_of_three_states_are_those_just_spoken_of(meetings: Meetings) -> None:
    text = "Министры иностранных дел Узбекистана, Таджикистана и Казахстана провели переговоры. Они готовят встречу. "
    told = meetings(text + "Шла подготовка к встрече президентов трёх стран, которая намечена на август в Астане.")
    assert told[-1]["states"] == ["KZ", "TJ", "UZ"]


def test_one_who_joins_from_afar_does_not_move_a_session_to_the_screen(meetings: Meetings) -> None:
    text = "В Чолпон-Ате прошло заседание Евразийского межправительственного совета. Вёл его премьер-министр России Михаил Мишустин. "
    (session,) = meetings(text + "Премьер-министр Кубы Мануэль Марреро подключился к разговору по видеосвязи.")
    assert (session["kind"], session["place"]["state"]) == ("council-session", "KG")


def test_a_visitor_who_is_not_named_has_all_that_his_programme_says(meetings: Meetings) -> None:
    text = (
        "Президент России прибыл с визитом в Таджикистан. В его программе — переговоры с таджикскими руководителями, участие в саммите ШОС."
    )
    talks, summit = meetings(text)
    assert (talks["states"], talks["status"], talks["place"]["state"]) == (["RU", "TJ"], "planned", "TJ")
    assert (summit["under"], summit["states"], summit["place"]["state"]) == ("SCO", ["RU"], "TJ")


def test_a_programme_of_nobody_gives_nobody_a_summit(meetings: Meetings) -> None:
    assert all(not one["states"] for one in meetings("В программе вечера — концерт и рассказ о саммите ШОС."))


def test_those_whose_talks_end_a_summit_were_at_it(meetings: Meetings) -> None:
    text = "Встречей президентов Казахстана — Касым-Жомарта Токаева и Узбекистана — Шавката Мирзиёева в Ташкенте завершился саммит ШОС."
    told = meetings(text)
    assert [one["under"] for one in told] in (["SCO", None], [None, "SCO"])
    assert names(told[0]) == names(told[1]) == {"Касым-Жомарт Токаев", "Шавкат Мирзиёев"}


def test_who_was_met_before_a_summit_is_not_put_into_it(meetings: Meetings) -> None:
    told = meetings("Перед встречей президентов Касым-Жомарта Токаева и Шавката Мирзиёева завершился саммит ШОС в Пекине.")
    assert all(not one["participants"] for one in told if one["under"] == "SCO")


def test_who_takes_over_an_office_at_a_summit_is_there(meetings: Meetings) -> None:
    (summit,) = meetings("В Минске прошёл саммит СНГ — президент России Владимир Путин принял от коллег пост главы организации.")
    assert (summit["kind"], names(summit)) == ("summit", {"Владимир Путин"})


def test_taking_over_an_office_is_no_meeting_by_itself(meetings: Meetings) -> None:
    assert meetings("Президент России Владимир Путин принял пост главы попечительского совета.") == []


def test_a_visit_to_come_is_told_beside_talks_held_elsewhere(meetings: Meetings) -> None:
    text = "Президенты России и Казахстана Владимир Путин и Касым-Жомарт Токаев встретились в Сочи. "
    told = meetings(text + "В скором времени представители МИД России посетят Астану.")
    assert [(one["kind"], one["place"]["state"]) for one in told] == [("bilateral-talks", "RU"), ("visit", "KZ")]


def test_talks_on_the_sidelines_are_part_of_the_session(meetings: Meetings) -> None:
    found = meetings(
        "В Бишкеке 14 мая прошёл саммит ОТГ. На полях саммита Касым-Жомарт Токаев встретился с Садыром Жапаровым. "
        "Неделей раньше, 7 мая, в Ташкенте состоялась встреча министров стран ШОС."
    )
    summit = next(meeting for meeting in found if meeting["under"] == "OTS")
    assert {meeting["kind"]: meeting["part_of"] for meeting in found} == {
        "summit": None, "bilateral-talks": summit["id"], "ministerial": None,
    }  # fmt: skip
