"""What one more article costs in a store that holds many: reading apart from all the rest, per article.

KG_BENCH_ARTICLES says how many articles the store holds before (2,000 unless given). Articles are made of the gazetteer's leaders and
capitals: a bilateral, a telephone call or a summit on any day of twenty years, so that meetings are near each other as they are in news.
"""

import os
import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from kg.graph.store import Store
from kg.model import Article, Reading
from kg.pipeline.ingesting import Ingestion
from kg.pipeline.reading import Readers
from kg.sources.articles import article_of
from kg.sources.gazetteer import Gazetteer

SAMPLE = 500  # articles that are timed, after all others
FIRST, DAYS = date(2001, 1, 1), 8_000
HEADS = {"president", "prime-minister"}
SAYINGS = (
    "{a} и {b} сегодня встретились в городе {city}. Обсуждались вопросы торговли.",
    "{a} и {b} сегодня провели телефонный разговор. Речь шла о транспорте и энергетике.",
    "{a}, {b} и {c} сегодня провели переговоры в городе {city}.",
)


class Timed(Readers):
    """Readers that keep the time their reading takes."""

    seconds = 0.0

    def read(self, article: Article) -> Reading:
        """Read an article."""
        begun = perf_counter()
        found = super().read(article)
        self.seconds += perf_counter() - begun
        return found


def main() -> None:
    """Print the median cost of an article beyond reading, and how many quads an article has."""
    many = int(os.environ.get("KG_BENCH_ARTICLES", "2000"))
    readers = Timed()
    made = articles(readers.gazetteer, many + SAMPLE)
    with tempfile.TemporaryDirectory() as folder, Store.writer(Path(folder) / "store") as writer:
        ingestion = Ingestion(writer, readers)
        begun = perf_counter()
        ingestion.run(next(made) for _ in range(many))
        print(f"  {f'{many:,} articles written':34} {(perf_counter() - begun) / many * 1000:7.1f} ms each, reading and flushing included")
        costs = sorted(cost(ingestion, readers, article) for article in made)
        writer.flush_and_publish()
        quads, met = len(writer) / ingestion.summary.articles, ingestion.summary.with_meetings / ingestion.summary.read
    slowest = costs[-len(costs) // 100] * 1000
    print(f"  {'one more, beyond reading':34} {median(costs) * 1000:7.1f} ms median, {slowest:.1f} ms the slowest of 100")
    print(f"  {'quads an article':34} {quads:7.0f}    {met:.0%} of the articles tell of a meeting")


def cost(ingestion: Ingestion, readers: Timed, article: Article) -> float:
    """Return how many seconds an article takes beyond its reading."""
    before, begun = readers.seconds, perf_counter()
    ingestion.add(article)
    return perf_counter() - begun - (readers.seconds - before)


def articles(gazetteer: Gazetteer, many: int) -> Iterator[Article]:
    """Yield made-up articles, the same every time."""
    pick = random.Random(20250918)  # noqa: S311 (no secret)
    heads = [held.person for held in gazetteer.occupancies if HEADS & set(gazetteer.posts[held.post].roles)]
    names = sorted({gazetteer.label(person, "ru") for person in heads})
    cities = sorted(gazetteer.label(place.id, "ru") for place in gazetteer.places.values() if place.within is None)
    for number in range(many):
        day = FIRST + timedelta(days=pick.randrange(DAYS))
        a, b, c = pick.sample(names, 3)
        told = pick.choice(SAYINGS).format(a=a, b=b, c=c, city=pick.choice(cities))
        yield article_of(told, title=f"{a} и {b}: итоги дня", published=day, language="ru", id=f"made-{number}")
