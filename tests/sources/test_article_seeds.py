"""The dispatches come out with the headings their gold gives, and no sentence that gold quotes is set apart."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from kg import resources
from kg.model import Article
from kg.sources.articles import article_of, read_articles

STORY = {"headline", "lead", "dateline"}
NAMES = sorted(path.stem for path in (resources.seeds() / "gold").iterdir())

each = pytest.mark.parametrize("name", NAMES)


@each
def test_the_heading_is_that_of_gold(name: str) -> None:
    article, record = articles()[name], gold(name)
    assert (article.headline, article.publisher, article.author) == (record["title"], record["publisher"], record["author"])
    assert (article.language, str(article.published), article.url) == (record["language"], record["published"], record["url"])
    assert article.id == record["id"] or (record["id"] is None and article.id.startswith(f"unnamed/{record['published']}/"))


@each
def test_the_text_alone_tells_language_and_heading(name: str) -> None:
    given, record = articles()[name], gold(name)
    article = article_of(given.text)
    assert article.language == record["language"]
    if given.title is None:
        assert (article.headline, article.author, str(article.published)) == (record["title"], record["author"], record["published"])
        assert article.zones == given.zones


@each
def test_no_evidence_is_set_apart(name: str) -> None:
    article = articles()[name]
    apart = [zone.span for zone in article.zones if zone.kind not in STORY]
    for evidence in evidences(gold(name)):
        assert article.part(evidence["in"])[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert not any(span.start < evidence["end"] and evidence["start"] < span.end for span in apart if evidence["in"] == "text")


@each
def test_authors_are_the_bylines(name: str) -> None:
    article = articles()[name]
    named = [evidence["name"] for mention in gold(name)["mentions"] if mention["role"] == "author" for evidence in mention["evidence"]]
    assert [[zone.span.start, zone.span.end] for zone in article.zones if zone.kind == "byline"] == named


@cache
def articles() -> dict[str, Article]:
    found = [one for one in read_articles(resources.seeds() / "articles") if isinstance(one, Article)]
    return {(one.origin or "").rpartition("/")[2].rpartition(".")[0]: one for one in found}


@cache
def gold(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads((resources.seeds() / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    return record


def evidences(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield all evidence but that of authors, whose by-lines are set apart."""
    mentions = [mention for mention in record["mentions"] if mention["role"] != "author"]
    participants = [one for meeting in record["meetings"] for one in meeting["participants"]]
    source = [record["source"]] if record["source"] else []
    for holder in (*record["meetings"], *participants, *mentions, *record["statements"], *record["outcomes"], *source):
        yield from holder["evidence"]
