"""The dispatches and their gold: every answer is about its article, whole, and says only what the tables know."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg import resources
from kg.edtf import earliest
from kg.model import Article
from kg.records import from_record, to_record
from kg.sources.gazetteer import Gazetteer, load_gazetteer

ARTICLES = {path.stem: path for path in sorted((resources.seeds() / "articles").iterdir())}
GOLD = {path.stem: path for path in sorted((resources.seeds() / "gold").iterdir())}
JSON_KEYS = {"id", "language", "published", "title", "text", "url", "publisher", "author", "based_on", "facts_note"}
TOUCHSTONE = {"olzhas-bektenov", "adylbek-kasymaliev", "ali-asadov", "abdulla-aripov"}

each = pytest.mark.parametrize("name", sorted(GOLD))


def test_every_dispatch_has_its_gold_and_every_gold_its_dispatch() -> None:
    assert sorted(ARTICLES) == sorted(GOLD)
    assert len(ARTICLES) >= 15


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_every_dispatch_says_where_its_facts_are_from(name: str) -> None:
    path, readme = ARTICLES[name], (resources.seeds() / "README.md").read_text(encoding="utf-8")
    row = next(line for line in readme.splitlines() if f"`{path.name}`" in line)
    if path.suffix == ".txt":
        assert "<http" in row
        return
    dispatch = json.loads(path.read_text(encoding="utf-8"))
    assert set(dispatch) <= JSON_KEYS
    assert dispatch["facts_note"].startswith("Own knowledge")
    assert all(f"<{url}>" in row for url in dispatch["based_on"])
    assert dispatch["based_on"] or "own knowledge" in row


@each
def test_gold_is_a_whole_record(name: str) -> None:
    record, article = gold(name), dispatch(name)
    again = to_record(from_record(record, article))
    assert list(again) == list(record)
    heading = ("title", "author", "id")  # the reader finds headline and byline, and mints an id where none is given
    assert {key: again[key] for key in again if key not in heading} == {key: record[key] for key in record if key not in heading}
    assert json.dumps(again["meetings"]) == json.dumps(record["meetings"]), "keys are out of order"


@each
def test_every_evidence_is_one_line_of_the_article_around_its_name(name: str) -> None:
    article = dispatch(name)
    for evidence in evidences(gold(name)):
        text, start, end = article.part(evidence["in"]), evidence["start"], evidence["end"]
        assert text[start:end] == evidence["quote"] == evidence["quote"].strip()
        assert "\n" not in evidence["quote"]
        assert text[:start].endswith((" ", "\n")) or start == 0
        assert text[end:].startswith((" ", "\n")) or end == len(text)
        if evidence["name"]:
            assert start <= evidence["name"][0] < evidence["name"][1] <= end


@each
def test_the_marked_span_prints_the_name(name: str) -> None:
    text = dispatch(name).text
    for person in people(gold(name)):
        start, end = person["evidence"][0]["name"]
        stem = person["name"].split()[-1][:4]
        assert stem in text[start:end]
        assert not any(letter in text[start:end] for letter in ",.;\n")


@each
def test_everybody_is_in_the_gazetteer_and_held_the_post_that_day(name: str, gazetteer: Gazetteer) -> None:
    record = gold(name)
    for mention in record["mentions"]:
        assert mention["person"] in gazetteer.persons or mention["role"] == "author"
    for meeting in record["meetings"]:
        day = earliest(meeting["date"] or meeting["date_proposed"]) or date.fromisoformat(record["published"])
        for participant in meeting["participants"]:
            held = {occupancy.post for occupancy in gazetteer.posts_held(participant["person"], day)}
            assert participant["posts"], participant["name"]
            assert set(participant["posts"]) <= held
            assert {gazetteer.posts[post].of for post in participant["posts"]} == {participant["represents"]}


@each
def test_places_states_and_organisations_are_in_the_gazetteer(name: str, gazetteer: Gazetteer) -> None:
    cities = {(title.text, place.state) for place in gazetteer.places.values() for title in place.names}
    for meeting in gold(name)["meetings"]:
        assert set(meeting["states"]) <= set(gazetteer.states)
        assert meeting["states"] == sorted(set(meeting["states"]))
        assert meeting["under"] is None or meeting["under"] in gazetteer.organisations
        assert meeting["place"] is None or (meeting["place"]["name"], meeting["place"]["state"]) in cities


@each
def test_a_state_that_somebody_represents_is_among_the_states(name: str, gazetteer: Gazetteer) -> None:
    for meeting in gold(name)["meetings"]:
        sides = {one["represents"] for one in meeting["participants"] if one["attendance"] != "absent"}
        assert sides & set(gazetteer.states) <= set(meeting["states"])


@each
def test_only_codes_of_the_schemes(name: str) -> None:
    record = gold(name)
    for meeting in record["meetings"]:
        assert {meeting["kind"], meeting["subkind"]} - {None} <= codes("kinds")
        assert meeting["status"] in codes("statuses")
        assert meeting["date_basis"] is None or meeting["date_basis"] in codes("date-bases")
        assert set(meeting["topics"]) <= codes("topics")
        for participant in meeting["participants"]:
            assert participant["attendance"] in codes("attendance")
            assert participant["function"] in codes("functions")
            assert participant["basis"] in codes("bases")
    assert {mention["role"] for mention in record["mentions"]} <= codes("mention-roles")


@each
def test_nobody_takes_part_and_is_a_bystander(name: str) -> None:
    record = gold(name)
    present = {one["name"] for meeting in record["meetings"] for one in meeting["participants"]}
    assert not present & {mention["name"] for mention in record["mentions"]}


@each
def test_positions_count_one_list_from_one(name: str) -> None:
    for meeting in gold(name)["meetings"]:
        positions = sorted(one["position"] for one in meeting["participants"] if one["position"])
        assert positions == list(range(1, len(positions) + 1))
        assert len(positions) != 1


@each
def test_a_date_is_proposed_only_for_news_without_one(name: str) -> None:
    record = gold(name)
    for meeting in record["meetings"]:
        open_date = meeting["status"] == "held" and meeting["date"] is None
        assert meeting["date_proposed"] == (record["published"] if open_date else None)
        assert (meeting["date"] is None) == (meeting["date_basis"] is None)
        assert all(one["attendance"] in ("expected", "absent") for one in meeting["participants"] if meeting["status"] == "planned")


def test_bishkek_names_one_occasion_and_its_heads_of_government(gazetteer: Gazetteer) -> None:
    there = [meeting for name in GOLD for meeting in gold(name)["meetings"] if (meeting["place"] or {}).get("name") == "Бишкек"]
    multilateral = [meeting for meeting in there if meeting["kind"] != "bilateral-talks"]
    assert {(meeting["date"], meeting["under"]) for meeting in multilateral} == {("2025-09-18", "OTS")}
    held = [meeting for meeting in multilateral if meeting["kind"] == "heads-of-government-meeting" and meeting["status"] == "held"]
    assert len(held) == 2
    for meeting in held:
        levels = {one["person"]: gazetteer.posts[one["posts"][0]].levels for one in meeting["participants"]}
        assert {person for person, level in levels.items() if "head-of-government" in level} == TOUCHSTONE
        assert "deputy-head-of-state" in levels["cevdet-yilmaz"]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(resources.seeds() / "gazetteer")


@cache
def gold(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(GOLD[name].read_text(encoding="utf-8"))
    return record


@cache
def dispatch(name: str) -> Article:
    """Return the article as it was given: what the reader recognises in it (header, byline) is its own business."""
    path, record = ARTICLES[name], gold(name)
    day = date.fromisoformat(record["published"])
    if path.suffix == ".txt":
        return Article(id=path.stem, language="ru", text=path.read_text(encoding="utf-8"), published=day)
    given = json.loads(path.read_text(encoding="utf-8"))
    assert given["published"] == record["published"]
    heading = {key: given.get(key) for key in ("title", "publisher", "url", "author")}
    return Article(id=given["id"], language=given["language"], text=given["text"], published=day, **heading)


@cache
def codes(scheme: str) -> frozenset[str]:
    text = Path(resources.ontology() / "schemes" / f"{scheme}.ttl").read_text(encoding="utf-8")
    return frozenset(re.findall(r'skos:notation "([^"]+)"', text))


def people(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for meeting in record["meetings"] for one in meeting["participants"]] + record["mentions"]


def evidences(record: dict[str, Any]) -> list[dict[str, Any]]:
    holders = [
        *record["meetings"],
        *people(record),
        *record["statements"],
        *record["outcomes"],
        *([record["source"]] if record["source"] else []),
    ]
    return [evidence for holder in holders for evidence in holder["evidence"]]
