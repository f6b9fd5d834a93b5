"""The reader against the project's own gold: on every dispatch each field of the record is right, and every quote is where it says."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg import resources
from kg.model import Article
from kg.reading.reader import Reader
from kg.records import to_record
from kg.sources.articles import read_articles

ARTICLES = {path.stem: path for path in sorted((resources.seeds() / "articles").iterdir())}
HEADING = ("language", "published", "title", "publisher", "url", "author", "source")
MEETING = (
    *("id", "kind", "subkind", "status", "date", "date_basis", "date_proposed", "place", "under", "states", "groups", "topics"),
    *("part_of", "list_complete", "evidence"),
)
PARTICIPANT = (*("name", "person", "title", "posts", "represents", "attendance", "function", "basis", "position", "evidence"),)
each = pytest.mark.parametrize("name", sorted(ARTICLES))


@each
def test_the_heading_is_right(name: str, reader: Reader) -> None:
    assert fields(record(name, reader), HEADING) == fields(gold(name), HEADING)


@each
def test_each_meeting_is_right(name: str, reader: Reader) -> None:
    read, right = record(name, reader)["meetings"], gold(name)["meetings"]
    assert [fields(meeting, MEETING) for meeting in read] == [fields(meeting, MEETING) for meeting in right]


@each
def test_everybody_who_took_part_is_right_in_every_field(name: str, reader: Reader) -> None:
    assert people(record(name, reader)) == people(gold(name))


@each
def test_everybody_else_is_a_mention(name: str, reader: Reader) -> None:
    assert by_name(record(name, reader)["mentions"]) == by_name(gold(name)["mentions"])


@each
def test_outcomes_and_statements_are_right(name: str, reader: Reader) -> None:
    read, right = record(name, reader), gold(name)
    assert read["outcomes"] == right["outcomes"]
    assert read["statements"] == right["statements"]


@each
def test_every_quote_stands_where_it_says(name: str, reader: Reader) -> None:
    article = dispatch(name)
    found = list(evidences(record(name, reader)))
    assert found
    for evidence in found:
        assert article.part(evidence["in"])[evidence["start"] : evidence["end"]] == evidence["quote"]
        first, last = evidence["name"] or (evidence["start"], evidence["end"])
        assert evidence["start"] <= first < last <= evidence["end"]


@each
def test_day_place_kind_and_status_say_why(name: str, reader: Reader) -> None:
    for meeting in record(name, reader)["meetings"]:
        said = {"kind", "status", *(field for field in ("date", "place") if meeting[field] is not None)}
        assert said == set(meeting["fields"])
        assert all(grounds["evidence"] for grounds in meeting["fields"].values())


def dispatch(name: str) -> Article:
    (article,) = read_articles(ARTICLES[name])
    assert isinstance(article, Article)
    return article


@cache
def record(name: str, reader: Reader) -> dict[str, Any]:
    return json.loads(json.dumps(to_record(reader.read(dispatch(name)))))


def gold(name: str) -> dict[str, Any]:
    return json.loads((resources.seeds() / "gold" / f"{name}.json").read_text(encoding="utf-8"))


def fields(thing: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: thing[key] for key in keys}


def people(whole: dict[str, Any]) -> list[list[dict[str, Any]]]:
    return [[fields(one, PARTICIPANT) for one in meeting["participants"]] for meeting in whole["meetings"]]


def by_name(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(mentions, key=lambda mention: mention["name"])


def evidences(thing: object) -> Iterator[dict[str, Any]]:
    if isinstance(thing, dict):
        if "quote" in thing:
            yield thing
        for value in thing.values():
            yield from evidences(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from evidences(value)


def test_there_is_gold_for_every_dispatch() -> None:
    assert sorted(ARTICLES) == sorted(path.stem for path in Path(resources.seeds() / "gold").iterdir())
