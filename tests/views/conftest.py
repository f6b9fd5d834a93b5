"""A store made from the dispatches and their gold records, for pictures to be drawn of."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from kg import resources
from kg.graph import iris
from kg.graph.meetings import link_quads, meeting_quads
from kg.graph.questions import bind, question
from kg.graph.reference import expected_levels, protocol_ranks, refresh
from kg.graph.rows import Rows, rows_of
from kg.graph.statements import article_quads
from kg.graph.store import Store, Writer
from kg.identity.derivation import Protocol, derive
from kg.identity.linking import link
from kg.model import Account, Article, Reading, Report
from kg.records import from_record
from kg.sources.gazetteer import Gazetteer, load_gazetteer

Ask = Callable[..., Rows]


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Return what asks the named questions of a store with all dispatches in it."""
    folder = tmp_path_factory.mktemp("store")
    with Store.writer(folder) as writer:
        fill(writer, readings(), gazetteer())
    with Store.reader(folder) as store:
        yield lambda name, **values: rows_of(store.query(bind(question(name), values)))


@cache
def gazetteer() -> Gazetteer:
    return load_gazetteer(resources.seeds() / "gazetteer")


def readings() -> list[Reading]:
    folder = resources.seeds()
    records = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((folder / "gold").glob("*.json"))}
    found = [from_record(record, dispatch(next((folder / "articles").glob(f"{name}.*")), record)) for name, record in records.items()]
    return [replace(reading, reports=tuple(placed(report) for report in reading.reports)) for reading in found]


def placed(report: Report) -> Report:
    """Return a report with the gazetteer's id of its place, which a record does not have."""
    site, places = report.place, gazetteer().places.values()
    known = [place.id for place in places if site and place.state == site.state and site.name in {name.text for name in place.names}]
    return replace(report, place=replace(site, place=known[0])) if site and known else report


def dispatch(path: Path, record: Mapping[str, Any]) -> Article:
    given = json.loads(path.read_text("utf-8")) if path.suffix == ".json" else {"text": path.read_text("utf-8")}
    heading = {key: given.get(key, record.get(key)) for key in ("title", "publisher", "url", "author")}
    if path.suffix != ".json":
        heading["title"] = None
    return Article(
        id=given.get("id") or record["id"] or path.stem,
        language=record["language"],
        text=given["text"],
        published=date.fromisoformat(record["published"]),
        **heading,
    )


def fill(writer: Writer, told: list[Reading], known: Gazetteer) -> None:
    """Write articles, links and derived meetings."""
    refresh(writer, known)
    for reading in told:
        writer.replace(iris.article_graph(reading.article.id), article_quads(reading, known))
    accounts = {account.key: account for reading in told for account in accounts_of(reading)}
    links = link(accounts.values(), known.places, {})
    writer.replace(iris.LINKS, link_quads(links))
    about = {one.report: one.meeting for one in links}
    protocol = Protocol(protocol_ranks(), expected_levels())
    for meeting, group in groupby(sorted(links, key=lambda one: one.meeting), key=lambda one: one.meeting):
        members = [accounts[one.report] for one in group]
        derived = derive(meeting, members, gazetteer=known, protocol=protocol, about=about)
        writer.replace(iris.meeting_graph(meeting), meeting_quads(derived, known, language="ru"))


def accounts_of(reading: Reading) -> Iterator[Account]:
    article = reading.article
    source = None if reading.source is None else reading.source.name
    for report in reading.reports:
        yield Account(article.id, report, article.published, article.publisher, source, article.language)
