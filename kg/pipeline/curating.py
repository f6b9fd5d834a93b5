"""Rulings into force: what they are on is read again from the text in the store, and what rests on it is derived again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.errors import NotFoundError
from kg.graph import iris
from kg.graph.reference import refresh
from kg.graph.rulings import articles_naming, matters_of, ruling_quads, stored_proposals, stored_rulings
from kg.graph.store import Store
from kg.identity.ruling import Applied
from kg.model import Article
from kg.pipeline.ingesting import Ingestion
from kg.pipeline.naming import name_index
from kg.pipeline.reading import Readers
from kg.pipeline.rulebook import Rulebook
from kg.sources.articles import article_of
from kg.sources.rulings import Ruling, article_of_id

_DRAWN = frozenset({"same", "apart"})


def given_again(stored: Article) -> Article:
    """Return a stored article as it was when it was handed in, what stands around its story recognised again."""
    return article_of(
        stored.text,
        title=stored.title,
        published=stored.published,
        language=stored.language,
        publisher=stored.publisher,
        url=stored.url,
        author=stored.author,
        id=stored.id,
        origin=stored.id,
    )


@dataclass(frozen=True, slots=True)
class _Touched:
    """Which articles rulings that are new, changed or taken back speak of: those to be read again, and those only to be drawn together."""

    read: frozenset[str]
    drawn: frozenset[str]


class Curation:
    """Brings the rulings beside a store into force, and takes back what is no longer ruled."""

    def __init__(self, ingestion: Ingestion) -> None:
        """Take what writes articles; it knows the rulings."""
        self.ingestion = ingestion
        self.writer, self.ledger, self.book = ingestion.writer, ingestion.ledger, ingestion.rulebook

    def apply(self) -> int:
        """Bring rulings into force; say how many articles changed.

        Rulings on articles that are not in the store wait for them.

        Raises:
            DataError: what a ruling is on is no longer there; the message names the row, and nothing has changed.
        """
        touched = self._touched()
        readings = [self._read(article) for article in sorted(touched.read)]
        self._check_pairs()
        changed = sum(self.ingestion.write_read(found) for found in readings)
        changed += sum(self.ingestion.realign(article) for article in sorted(touched.drawn | touched.read))
        self.settle()
        return changed

    def settle(self) -> None:
        """See that the graph of rulings holds those in force: all but those that wait for their articles."""
        proposals = stored_proposals(self.writer) | self.ingestion.proposals
        in_force = [one for one in self.book.rulings if all(self._stored(article) for article in one.articles)]
        self.writer.replace(iris.RULINGS, ruling_quads(in_force, proposals))

    def waiting(self) -> list[Ruling]:
        """Return the rulings whose articles are not in the store."""
        return [one for one in self.book.rulings if not all(self._stored(article) for article in one.articles)]

    def _touched(self) -> _Touched:
        stored = stored_rulings(self.writer)
        now = {one.id: one for one in self.book.rulings}
        fresh = [one for one in now.values() if stored.get(one.id) != one.fingerprint]
        matters = [(one.verdict, matter) for one in fresh for matter in (one.target, one.value)]
        gone = [key for key in stored if key not in now or now[key].fingerprint != stored[key]]
        matters += [("", matter) for key in gone for matter in matters_of(self.writer, key)]
        read = {article for verdict, matter in matters if verdict not in _DRAWN for article in self._articles(matter)}
        drawn = {article for verdict, matter in matters if verdict in _DRAWN for article in self._articles(matter)}
        people = {article for _, matter in matters if matter.startswith("person/") for article in self._articles(matter)}
        return _Touched(frozenset(read | people), frozenset(drawn - read - people))

    def _articles(self, matter: str) -> set[str]:
        if matter.startswith("person/"):
            return articles_naming(self.writer, matter.removeprefix("person/"))
        article = article_of_id(matter)
        return {article} if article is not None and self._stored(article) else set()

    def _read(self, article: str) -> Applied:
        stored = self.ledger.article(article)
        if stored is None:
            raise NotFoundError(f"the article {article} is not stored here")
        return self.ingestion.read(given_again(stored))

    def _check_pairs(self) -> None:
        for one in self.book.pairs:
            for side in (one.target, one.value):
                article = article_of_id(side) or ""
                if self._stored(article) and self.ledger.trace(side.removeprefix("article/")) is None:
                    raise one.error(f"the article {article} has no report {side.partition('#')[2]} any more")

    def _stored(self, article: str) -> bool:
        return self.ledger.fingerprint(article) is not None


@contextmanager
def writing(path: Path) -> Iterator[Curation]:
    """Open a store to write, with the rulings beside it in force; at the end readers see it, under its names.

    Raises:
        DataError: a ruling says what it must not say, or what it is on is gone; the message names the row.
        SurroundingsError: somebody else is writing, the disk is full, a permission is missing.
    """
    readers = Readers(path / "gazetteer")
    with Store.writer(path) as writer:
        refresh(writer, readers.gazetteer)
        curation = Curation(Ingestion(writer, readers, Rulebook.beside(path)))
        curation.apply()
        yield curation
        curation.settle()
    with Store.reader(path) as store:
        name_index(store)


def take_out(ingestion: Ingestion, articles: Iterable[str]) -> int:
    """Take articles out of a store, and derive again what rested on them; say how many.

    Raises:
        NotFoundError: one of them is not stored; then nothing has changed.
    """
    wanted = list(dict.fromkeys(articles))
    for article in wanted:
        if ingestion.ledger.fingerprint(article) is None:
            raise NotFoundError(f"the article {article} is not stored here; kg ask articles-per-meeting lists articles")
    for article in wanted:
        ingestion.remove(article)
    Curation(ingestion).settle()
    return len(wanted)
