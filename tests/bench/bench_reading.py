"""How fast articles are read, one core, models loaded, beside natasha's segmentation and names on every text, in the same run.

With KG_EVAL_DATA: its mixed stream of news (corpora/news-2019-2021.jsonl) and its diplomatic articles (gold/); else our dispatches.
"""

import gc
import json
import os
import resource
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from kg import resources
from kg.model import Article
from kg.pipeline.reading import Readers
from kg.sources.articles import article_of, read_articles

PASSES = 3  # over each set, ours and natasha's in turn; medians are printed
BASELINE = 600  # texts that natasha reads, for its rate


def main() -> None:
    """Print articles a second for us and for natasha, and the ratio."""
    readers = Readers()
    for article in islice(read_articles(resources.seeds() / "articles"), 5):
        readers.read(article)
    baseline = Natasha()
    for name, lines in sets():
        passes = [(rate(readers, lines), baseline.rate(lines[:BASELINE])) for _ in range(PASSES)]
        ours, theirs = (median(one) for one in zip(*passes, strict=True))
        print(f"  {name:34} {ours:7.0f} articles/s   natasha {theirs:5.0f}   {median(a / b for a, b in passes):5.1f} ×")
    print(f"  {'memory at most':34} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")
    long_text(readers)


def sets() -> Iterable[tuple[str, list[dict[str, str]]]]:
    """Return the sets of articles to read."""
    data = os.environ.get("KG_EVAL_DATA")
    if data:
        for name in ("corpora/news-2019-2021.jsonl", "gold/dev.jsonl", "gold/press-dev.jsonl"):
            path = Path(data) / name
            yield name, [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    else:
        found = [one for one in read_articles(resources.seeds() / "articles") if isinstance(one, Article)]
        yield "our dispatches, ten times", [{"text": one.text, "title": one.title or "", "date": str(one.published)} for one in found] * 10


def rate(readers: Readers, lines: list[dict[str, str]]) -> float:
    """Return how many articles a second are made of lines and read."""
    gc.collect()
    begun = perf_counter()
    articles = (article_of(line["text"], title=line.get("title"), language="ru", id=str(number)) for number, line in enumerate(lines))
    for _ in readers.read_all(articles):
        pass
    return len(lines) / (perf_counter() - begun)


class Natasha:
    """The same work by natasha alone: sentences, words and names of every text."""

    def __init__(self) -> None:
        """Load its models."""
        from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

        self.doc, self.segmenter, self.tagger = Doc, Segmenter(), NewsNERTagger(NewsEmbedding())

    def rate(self, lines: list[dict[str, str]]) -> float:
        """Return how many of the articles a second it segments and tags with names."""
        gc.collect()
        begun = perf_counter()
        for line in lines:
            doc = self.doc(f"{line.get('title') or ''}\n{line['text']}")
            doc.segment(self.segmenter)
            doc.tag_ner(self.tagger)
        return len(lines) / (perf_counter() - begun)


def long_text(readers: Readers) -> None:
    """Print what a byte costs in a long text against a short one."""
    text = next(one.text for one in read_articles(resources.seeds() / "articles") if isinstance(one, Article)) + "\n"
    costs = []
    for times in (20, 2000):
        article = article_of(text * times, language="ru", id="long")
        begun = perf_counter()
        readers.read(article)
        costs.append((perf_counter() - begun) / len(article.text))
    print(f"  {'a byte of a text 100 times as long':34} {costs[1] / costs[0]:7.2f} ×")
