"""On the evaluation articles, where they are at hand: nothing that annotators marked is set apart, and every lead is told to be Russian."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kg.model import Article
from kg.sources.articles import article_of, read_articles

STORY = {"headline", "lead", "dateline"}
DATA = os.environ.get("KG_EVAL_DATA")

pytestmark = pytest.mark.skipif(DATA is None, reason="KG_EVAL_DATA names no folder with gold/ and corpora/")


@pytest.mark.parametrize("name", ["dev", "press-dev"])
def test_no_marked_meeting_and_no_participant_is_set_apart(name: str) -> None:
    gold = {record["id"]: record for record in records(f"gold/{name}.gold.jsonl")}
    for given in records(f"gold/{name}.jsonl"):
        article = article_of(given["text"], title=given["title"])
        kept = story(article)
        for meeting in gold[given["id"]]["meetings"]:
            assert meeting["anchor"] in kept or meeting["anchor"] in (given["title"] or ""), given["id"]
            for participant in meeting["participants"]:
                assert participant["name"].split()[-1][:3] in kept + (given["title"] or ""), given["id"]


def test_every_lead_is_read_and_is_russian() -> None:
    found = [one for one in read_articles(Path(DATA or "") / "corpora" / "news-2019-2021.jsonl") if isinstance(one, Article)]
    assert {article.language for article in found} == {"ru"}
    assert len(found) > 10_000


def records(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (Path(DATA or "") / path).read_text(encoding="utf-8").splitlines()]


def story(article: Article) -> str:
    pieces, at = [], 0
    for zone in article.zones:
        if zone.kind not in STORY:
            pieces.append(article.text[at : zone.span.start])
            at = zone.span.end
    return "".join([*pieces, article.text[at:]])
