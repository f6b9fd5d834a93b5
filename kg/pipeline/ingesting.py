"""Articles → the store: each with its reports, their links and the meetings derived from them, in one transaction."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from kg.errors import StatementError
from kg.graph import iris
from kg.graph.ledger import Ledger, finding_quads
from kg.graph.reference import expected_levels, protocol_ranks
from kg.graph.statements import article_quads
from kg.graph.store import Writer
from kg.identity.attending import Protocol
from kg.identity.reprints import sketch
from kg.model import Article
from kg.pipeline.reading import Readers
from kg.pipeline.realigning import Aligner
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
    meetings: int = 0
    unreadable: list[Unreadable] = field(default_factory=list)
    languages: Counter[str] = field(default_factory=Counter)  # not read yet

    @property
    def articles(self) -> int:
        """Return how many articles were taken in."""
        return self.read + self.unchanged


Progress = Callable[[Summary], None]


class Ingestion:
    """Writes articles into one store; only the meetings that an article touches are derived again."""

    def __init__(self, writer: Writer, readers: Readers) -> None:
        """Take the store and the readers."""
        self.writer = writer
        self.readers = readers
        self.gazetteer = readers.gazetteer
        self.ledger = Ledger(writer, self.gazetteer)
        self.aligner = Aligner(writer, self.gazetteer, Protocol(protocol_ranks(), expected_levels()))
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
        """Write one article, unless just this article read by these rules is there already."""
        fingerprint = self.readers.fingerprint(article)
        if self.ledger.fingerprint(article.id) == fingerprint:
            self.summary.unchanged += 1
            return
        reading = self.readers.read(article)
        try:
            quads = article_quads(reading, self.gazetteer, fingerprint=fingerprint)
        except StatementError as wrong:
            self.summary.unreadable.append(Unreadable(article.origin or article.id, str(wrong)))
            return
        findings = self.aligner.findings(self.ledger.read_back(quads))
        self._write(article.id, [*quads, *finding_quads(article.id, findings, sketch(article.text))])
        self._count(article, bool(reading.reports))

    def remove(self, article: str) -> None:
        """Take an article out of the store, and derive again what rested on it."""
        self._write(article, [])

    def _count(self, article: Article, meetings: bool) -> None:  # noqa: FBT001 (two numbers of one summary)
        self.summary.read += 1
        self.summary.with_meetings += meetings
        self.summary.without += not meetings
        if not self.readers.reads(article.language):
            self.summary.languages[article.language or "und"] += 1

    def _write(self, article: str, quads: "Sequence[Quad]") -> None:
        change = self.writer.replacement(iris.article_graph(article), quads)
        self.writer.commit(change, *self.aligner.changes(article, self.ledger.read_back(quads)))
