"""Articles into the store: again and again, in any order, changed, taken out; the meetings follow."""

from datetime import date
from itertools import permutations

import pytest

import kg
from kg import resources
from kg.graph.store import Store
from kg.pipeline import Graph
from kg.pipeline.ingesting import Ingestion
from kg.pipeline.reading import Readers
from kg.sources.articles import article_of, read_articles


@pytest.fixture(scope="module")
def readers():
    return Readers()


def dump(path) -> bytes:
    with Store.reader(path) as store:
        return store.dump_canonical()


def write(path, articles, readers) -> None:
    with Store.writer(path) as writer:
        Ingestion(writer, readers).run(articles)


def told(text, *, day="2025-10-07", outlet="Проба", key=None):
    return article_of(text, published=date.fromisoformat(day), language="ru", publisher=outlet, id=key)


CALL = "Президент Казахстана Касым-Жомарт Токаев сегодня провёл в Астане переговоры с президентом Турции Реджепом Тайипом Эрдоганом."
SAME = "Касым-Жомарт Токаев и президент Турции Реджеп Тайип Эрдоган сегодня провели переговоры в Астане, сообщила пресс-служба."
OTHER = "Премьер-министр Казахстана Олжас Бектенов сегодня встретился в Астане с премьер-министром Узбекистана Абдуллой Ариповым."


def test_the_same_thing_twice_leaves_the_store_byte_for_byte_the_same(seeded, tmp_path):
    graph = Graph(tmp_path / "store")
    graph.ingest(resources.seeds() / "articles")
    once = dump(graph.path)
    summary = graph.ingest(resources.seeds() / "articles")
    assert summary.read == 0
    assert summary.unchanged == len(list((resources.seeds() / "articles").iterdir()))
    assert dump(graph.path) == once == dump(seeded)


def test_the_order_of_arrival_does_not_matter(readers, tmp_path):
    articles = [told(CALL, key="a"), told(SAME, key="b", outlet="Другая"), told(OTHER, key="c")]
    dumps = set()
    for number, order in enumerate(permutations(articles)):
        write(tmp_path / str(number), order, readers)
        dumps.add(dump(tmp_path / str(number)))
    assert len(dumps) == 1


def test_two_outlets_on_one_meeting_are_one_meeting(readers, tmp_path):
    write(tmp_path / "s", [told(CALL, key="a"), told(SAME, key="b", outlet="Другая")], readers)
    (row,) = Graph(tmp_path / "s").meetings().to_dicts()
    assert row["articles"] == 2
    assert row["date"] == "2025-10-07"


def test_a_new_version_of_an_article_replaces_the_old_one(readers, tmp_path):
    write(tmp_path / "s", [told(CALL, key="a")], readers)
    write(tmp_path / "s", [told(OTHER, key="a")], readers)
    graph = Graph(tmp_path / "s")
    (row,) = graph.meetings().to_dicts()
    assert "uz" in row["meeting"]
    write(tmp_path / "fresh", [told(OTHER, key="a")], readers)
    assert dump(tmp_path / "s") == dump(tmp_path / "fresh")


def test_taking_an_article_out_leaves_what_the_others_say(readers, tmp_path):
    write(tmp_path / "s", [told(CALL, key="a"), told(SAME, key="b", outlet="Другая"), told(OTHER, key="c")], readers)
    with Store.writer(tmp_path / "s") as writer:
        ingestion = Ingestion(writer, readers)
        ingestion.remove("a")
        ingestion.remove("c")
    write(tmp_path / "one", [told(SAME, key="b", outlet="Другая")], readers)
    assert dump(tmp_path / "s") == dump(tmp_path / "one")


def test_ones_own_table_beside_the_store_names_an_official(tmp_path):
    store = tmp_path / "store"
    tables = store / "gazetteer"
    tables.mkdir(parents=True)
    shipped = resources.seeds() / "gazetteer"

    def add(name: str, *rows: str) -> None:
        header = (shipped / f"{name}.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
        (tables / f"{name}.tsv").write_text("\n".join([header, *sorted(rows)]) + "\n", encoding="utf-8")

    add("persons", "probe-probov\tm\t\tour files")
    add("person_names", "probe-probov\ten\tlabel\tProbe Probov", "probe-probov\tru\tlabel\tПробе Пробов")
    add("occupancies", "kz/prime-minister\tprobe-probov\t2031\t\t\tour files")
    graph = kg.open(store, language="en")
    graph.ingest(
        told(
            "Премьер-министр Казахстана Пробе Пробов встретился в Астане с премьер-министром Узбекистана Абдуллой Ариповым.",
            day="2031-05-05",
        )
    )
    file = graph.person("Пробову")
    assert file.found.named.id == "person/probe-probov"
    assert len(file.meetings) == 1


def test_every_dispatch_is_read_as_it_is_extracted(seeded, readers):
    """What the store says of an article is what the extractor says of it."""
    graph = Graph(seeded)
    with graph.desk() as desk:
        from kg.graph.ledger import Ledger

        ledger = Ledger(desk.store, readers.gazetteer)
        for article in read_articles(resources.seeds() / "articles"):
            stored = {account.report.id: account.report.kind for account in ledger.accounts(article.id)}
            assert stored == {report.id: report.kind for report in readers.read(article).reports}
