"""Extraction records: the contract between reading and everything after it."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.model import (
    Article,
    Attribution,
    Evidence,
    Grounds,
    Issue,
    Mention,
    Outcome,
    Participation,
    Reading,
    Report,
    Site,
    Span,
    Statement,
    Zone,
)
from kg.records import from_record, to_record

TEXT = "Премьер Иван Пробный принял в Бишкеке главу МИД Петра Опытного. «Договор подписан», — сказал Пробный. По данным пресс-службы."
ARTICLE = Article(
    id="proba/2025-03-01/0a1b2c3d",
    language="ru",
    text=TEXT,
    title="Пробный принял Опытного",
    published=date(2025, 3, 1),
    publisher="Проба",
    url="https://example.org/1",
    author="Анна Перо",
)


def evidence(quote: str, name: str | None = None) -> Evidence:
    start = TEXT.index(quote)
    at = None if name is None else (TEXT.index(name), TEXT.index(name) + len(name))
    return Evidence(Span("text", start, start + len(quote)), quote, at)


LEAD = "Премьер Иван Пробный принял в Бишкеке главу МИД Петра Опытного."
READING = Reading(
    article=ARTICLE,
    source=Attribution("пресс-служба", (evidence("По данным пресс-службы."),)),
    reports=(
        Report(
            id="r1",
            kind="audience",
            status="held",
            grounds=Grounds("ru.audience", 0.9, (evidence(LEAD),)),
            date="2025-03-01",
            date_basis="relative",
            place=Site("Бишкек", "KG"),
            states=("KG", "KZ"),
            groups=("делегация",),
            topics=("trade",),
            fields=(("place", Grounds("ru.place", 1.0, (evidence("в Бишкеке"),))),),
            participants=(
                Participation(
                    id="r1p1",
                    name="Иван Пробный",
                    person=None,
                    title="Премьер",
                    posts=("kz/prime-minister",),
                    represents="KZ",
                    attendance="present",
                    function="host",
                    basis="named",
                    position=1,
                    grounds=Grounds("ru.p", 0.8, (evidence(LEAD, "Иван Пробный"),)),
                ),
            ),
        ),
    ),
    mentions=(Mention("Анна Перо", None, None, None, "author", (evidence("Иван"),)),),
    statements=(Statement("Иван Пробный", "r1", True, "Договор подписан", "Пётр Опытный", (evidence("«Договор подписан»"),)),),
    outcomes=(Outcome("treaty", "r1", "Договор", ("Иван Пробный",), (evidence("Договор подписан"),)),),
    issues=(Issue("warning", "неясно", Span("title", 0, 7)), Issue("info", "без места")),
)


def record(**changes: Any) -> dict[str, Any]:
    return {**json.loads(json.dumps(to_record(READING), ensure_ascii=False)), **changes}


def test_a_reading_survives_the_way_to_json_and_back() -> None:
    assert from_record(record(), ARTICLE) == READING


def test_keys_stand_in_the_order_of_the_contract() -> None:
    made = to_record(READING)
    assert " ".join(made) == "id language published title publisher url author source meetings mentions statements outcomes issues"
    assert " ".join(made["meetings"][0]) == (
        "id kind subkind status date date_basis date_proposed place under states groups topics part_of list_complete"
        " evidence fields rule confidence participants"
    )
    assert " ".join(made["meetings"][0]["participants"][0]) == (
        "id name person title posts represents attendance function basis position rule confidence evidence"
    )


def test_unknown_is_null_and_never_left_out() -> None:
    made = to_record(Reading(Article(id="x/undated/00000000", language=None, text="Текст")))
    assert made["source"] is None
    assert made["published"] is None
    assert made["meetings"] == []


def test_the_text_stands_in_the_record_only_when_asked_for() -> None:
    assert "text" not in to_record(READING)
    assert to_record(READING, with_text=True)["text"] == TEXT
    assert from_record(to_record(READING, with_text=True), ARTICLE) == READING


ACRONYMS = {"African Union": "AU"}


def at_a_table_with(*states: str) -> Reading:
    """Return a meeting under the African Union, with its chairman and the premier of each state."""
    (report,) = READING.reports
    (one,) = report.participants
    sides = ("African Union", *states)
    people = tuple(replace(one, id=f"r1p{number}", represents=side, posts=()) for number, side in enumerate(sides, 1))
    return replace(READING, reports=(replace(report, under="African Union", states=states, participants=people),))


@pytest.mark.parametrize(("states", "shown"), [(("KZ",), ["AU", "KZ"]), (("AU", "KZ"), ["African Union", "AU", "KZ"])])
def test_an_organisation_is_shown_by_its_acronym_unless_that_is_a_state_of_the_meeting(states: tuple[str, ...], shown: list[str]) -> None:
    reading = at_a_table_with(*states)
    made = to_record(reading, acronyms=ACRONYMS)
    assert made["meetings"][0]["under"] == "AU"
    assert [one["represents"] for one in made["meetings"][0]["participants"]] == shown
    assert from_record(json.loads(json.dumps(made)), ARTICLE, acronyms=ACRONYMS) == reading


def test_a_headline_within_the_text_is_the_title_of_the_record() -> None:
    article = Article(id="x/undated/00000000", language="ru", text="Заголовок\nТекст", zones=(Zone("headline", Span("text", 0, 9)),))
    assert to_record(Reading(article))["title"] == "Заголовок"


def broken(*path: str | int, to: Any) -> dict[str, Any]:
    made = record()
    node: Any = made
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = to
    return made


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ([], r"^record: must be an object, not \[\]"),
        (broken("meetings", 0, "kind", to=None), r"^meetings\[0\]\.kind: must be a string, not None"),
        (broken("meetings", 0, "kind", to=""), r"^meetings\[0\]\.kind: must not be empty"),
        (broken("meetings", 0, "colour", to="red"), r"^meetings\[0\]: unknown key 'colour'; known are id, kind"),
        (broken("meetings", 0, "list_complete", to=0), r"^meetings\[0\]\.list_complete: must be true or false"),
        (broken("meetings", 0, "confidence", to=1.5), r"^meetings\[0\]\.confidence: must be a number from 0 to 1"),
        (broken("meetings", 0, "participants", 0, "position", to="1"), r"^meetings\[0\]\.participants\[0\]\.position: must be a whole"),
        (broken("meetings", 0, "participants", 0, "posts", to="x"), r"^meetings\[0\]\.participants\[0\]\.posts: must be a list"),
        (
            broken("meetings", 0, "participants", 0, "evidence", 0, "name", to=[3]),
            r"^meetings\[0\]\.participants\[0\]\.evidence\[0\]\.name",
        ),
        (broken("mentions", 0, "evidence", 0, "quote", to="Пётр"), r"^mentions\[0\]\.evidence\[0\]\.quote: is not what the article says"),
        (broken("mentions", 0, "evidence", 0, "in", to="lead"), r"^mentions\[0\]\.evidence\[0\]\.in: must be 'title' or 'text'"),
        (broken("issues", 0, "end", to=99), r"^issues\[0\]\.start: 0–99 does not lie in the title, which has 23 characters"),
        (broken("id", to="other"), r"^id: is 'other', but the article is 'proba/2025-03-01/0a1b2c3d'"),
        ({key: value for key, value in record().items() if key != "outcomes"}, r"^record: key 'outcomes' is missing"),
    ],
)
def test_a_wrong_record_is_refused_with_its_path(wrong: object, message: str) -> None:
    with pytest.raises(DataError, match=message):
        from_record(wrong, ARTICLE)


words = st.text(min_size=1, max_size=12)
spans = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 9)).map(lambda one: (one[0], min(one[0] + one[1], len(TEXT))))
evidences = st.lists(spans.map(lambda one: Evidence(Span("text", *one), TEXT[one[0] : one[1]])), max_size=2).map(tuple)
some_words = st.lists(words, max_size=2).map(tuple)
grounds = st.builds(Grounds, rule=st.none() | words, confidence=st.none() | st.floats(0, 1), evidence=evidences)
sites = st.builds(Site, name=st.none() | words, state=st.none() | words)
reports = st.builds(
    Report,
    id=words,
    kind=words,
    status=words,
    grounds=grounds,
    date=st.none() | words,
    place=st.none() | sites,
    states=some_words,
    list_complete=st.booleans(),
    fields=st.dictionaries(words, grounds, max_size=2).map(lambda one: tuple(one.items())),
    participants=st.lists(
        st.builds(
            Participation,
            id=words,
            name=words,
            person=st.none() | words,
            title=st.none() | words,
            posts=some_words,
            represents=st.none() | words,
            attendance=words,
            function=words,
            basis=words,
            position=st.none() | st.integers(1, 30),
            grounds=grounds,
        ),
        max_size=2,
    ).map(tuple),
)
statements = st.builds(
    Statement, speaker=words, at=st.none() | words, direct=st.booleans(), text=words, reports_speaker=st.none() | words, evidence=evidences
)


@given(st.lists(reports, max_size=2).map(tuple), st.lists(statements, max_size=2).map(tuple))
def test_any_reading_survives_the_way_to_json_and_back(some: tuple[Report, ...], said: tuple[Statement, ...]) -> None:
    reading = Reading(article=ARTICLE, reports=some, statements=said)
    assert from_record(json.loads(json.dumps(to_record(reading))), ARTICLE) == reading
