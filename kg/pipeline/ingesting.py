"""Articles → the store: each with its reports, their links and the meetings derived from them, in one transaction."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from kg.errors import DataError, StatementError
from kg.graph import iris
from kg.graph.ledger import finding_quads
from kg.graph.reference import expected_levels, protocol_ranks
from kg.graph.statements import article_quads
from kg.graph.store import Writer
from kg.identity.attending import Protocol
from kg.identity.reprints import sketch
from kg.identity.ruling import Applied, applied
from kg.model import Article
from kg.pipeline.reading import Readers
from kg.pipeline.realigning import Aligner
from kg.pipeline.rulebook import Rulebook
from kg.sources.articles import Unreadable

if TYPE_CHECKING:
    from pyoxigraph import Quad

_PUBLISH_EVERY = 2.0  # seconds between snapshots that readers see
_SAFE_EVERY = 200  # articles between two flushes to disk at the latest


@dataclass(slots=True)
class Summary:
    """What an ingestion did, article by article, in numbers."""

    read: int = 0
    unchanged: int = 0
    with_meetings: int = 0
    without: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)  # not read yet

    @property
    def articles(self) -> int:
        """Return how many articles were taken in."""
        return self.read + self.unchanged


Progress = Callable[[Summary], None]


class Ingestion:
    """Writes articles into one store; only the meetings that an article touches are derived again."""

    def __init__(self, writer: Writer, readers: Readers, rulebook: Rulebook | None = None) -> None:
        """Take the store, the readers and what curators ruled."""
        self.writer = writer
        self.readers = readers
        self.rulebook = rulebook or Rulebook()
        self.proposals: dict[str, str] = {}  # what was read of matters ruled on
        self.gazetteer = readers.gazetteer
        self.aligner = Aligner(writer, self.gazetteer, Protocol(protocol_ranks(), expected_levels()), self.rulebook.ruled)
        self.ledger = self.aligner.ledger
        self.summary = Summary()

    def run(self, found: Iterable[Article | Unreadable], progress: Progress | None = None) -> Summary:
        """Write articles, publishing now and then; whatever is published is safe on disk."""
        published, waiting = monotonic(), 0
        for one in found:
            if isinstance(one, Unreadable):
                self.summary.unreadable.append(one)
            else:
                self.add(one)
                waiting += 1
            if progress is not None:
                progress(self.summary)
            if waiting >= _SAFE_EVERY or (waiting and monotonic() - published > _PUBLISH_EVERY):
                self.writer.flush_and_publish()
                published, waiting = monotonic(), 0
        self.writer.flush_and_publish()
        return self.summary

    def add(self, article: Article) -> None:
        """Write one article, unless just this article read by these rules and under these rulings is there already."""
        if self.ledger.fingerprint(article.id) == self._fingerprint(article):
            self.summary.unchanged += 1
            return
        try:
            found = self.read(article)
            self.write_read(found)
        except (DataError, StatementError) as wrong:
            self.summary.unreadable.append(Unreadable(article.origin or article.id, str(wrong)))
            return
        self._count(article, bool(found.reading.reports))

    def read(self, article: Article) -> Applied:
        """Return what an article says, its rulings applied.

        Raises:
            DataError: what a ruling is on is no longer there; the message names the row.
        """
        return applied(self.readers.read(article), self.rulebook.of(article.id), self.gazetteer)

    def write_read(self, found: Applied) -> bool:
        """Write an article as it was read; say whether anything changed.

        Raises:
            StatementError: what it says is broken; nothing was written.
        """
        article = found.reading.article
        quads = article_quads(found.reading, self.gazetteer, fingerprint=self._fingerprint(article))
        findings = self.aligner.findings(self.ledger.read_back(quads))
        self.proposals |= found.proposals
        return self._write(article.id, [*quads, *finding_quads(article.id, findings, sketch(article.text))])

    def remove(self, article: str) -> None:
        """Take an article out of the store, and derive again what rested on it."""
        self._write(article, [])

    def realign(self, article: str) -> bool:
        """Draw the reports of an article together anew with those of others; say whether anything changed."""
        return self.writer.commit(*self.aligner.changes(article, self.ledger.accounts(article)))

    def _count(self, article: Article, meetings: bool) -> None:  # noqa: FBT001 (two numbers of one summary)
        self.summary.read += 1
        self.summary.with_meetings += meetings
        self.summary.without += not meetings
        if not self.readers.reads(article.language):
            self.summary.languages[article.language or "und"] += 1

    def _write(self, article: str, quads: "Sequence[Quad]") -> bool:
        change = self.writer.replacement(iris.article_graph(article), quads)
        return self.writer.commit(change, *self.aligner.changes(article, self.ledger.read_back(quads)))

    def _fingerprint(self, article: Article) -> str:
        return self.readers.fingerprint(article) + self.rulebook.mark(article.id)
