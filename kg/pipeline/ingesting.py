"""Articles → the store: each with its reports, their links and the meetings derived from them, in one transaction."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from time import monotonic

from kg.errors import StatementError
from kg.graph import iris
from kg.graph.ledger import Ledger, drop, rederive, relink
from kg.graph.reference import expected_levels, protocol_ranks
from kg.graph.statements import article_quads
from kg.graph.store import Change, Writer
from kg.identity.attending import Protocol
from kg.identity.derivation import derive
from kg.identity.linking import Block, block_of, link
from kg.model import Account, Article
from kg.pipeline.reading import Readers
from kg.sources.articles import Unreadable

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
        self.protocol = Protocol(protocol_ranks(), expected_levels())
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
        self._write(article.id, self.writer.replacement(iris.article_graph(article.id), quads), self.ledger.read_back(quads))
        self._count(article, bool(reading.reports))

    def remove(self, article: str) -> None:
        """Take an article out of the store, and derive again what rested on it."""
        self._write(article, drop(self.writer, iris.article_graph(article)), ())

    def _count(self, article: Article, meetings: bool) -> None:  # noqa: FBT001 (two numbers of one summary)
        self.summary.read += 1
        self.summary.with_meetings += meetings
        self.summary.without += not meetings
        if not self.readers.reads(article.language):
            self.summary.languages[article.language or "und"] += 1

    def _write(self, article: str, change: Change, now: tuple[Account, ...]) -> None:
        before = self.ledger.accounts(article)
        self.writer.commit(change, *_Realignment(self, article, before, now).changes())


class _Realignment:
    """What changes in links and meetings when the reports of one article change."""

    def __init__(self, ingestion: Ingestion, article: str, before: tuple[Account, ...], now: tuple[Account, ...]) -> None:
        self.writer, self.ledger = ingestion.writer, ingestion.ledger
        self.gazetteer, self.protocol = ingestion.gazetteer, ingestion.protocol
        self.article = article
        self.before = before
        self._accounts: dict[str, tuple[Account, ...]] = {article: now}

    def changes(self) -> list[Change]:
        """Return the changes of the links and of every meeting concerned."""
        if not self.before and not self._of(self.article):
            return []
        members = self._members()
        known = {one.key: self._about(one.key) for one in members}
        links = link(members, self.gazetteer.places, {key: name for key, name in known.items() if name is not None})
        new = {one.report: one.meeting for one in links}
        gone = {one.key for one in self.before} - new.keys()
        moved = {key for key, meeting in new.items() if known[key] != meeting}
        touched = {self._about(one.key) for one in self.before} | {known[key] for key in moved} | {new[key] for key in moved}
        touched |= {new[one.key] for one in self._of(self.article)} | self._siblings(moved, new)
        meetings = [self._meeting(meeting, new, gone) for meeting in sorted(one for one in touched if one is not None)]
        return [relink(self.writer, gone, links), *meetings]

    def _members(self) -> list[Account]:
        """Return every report of the blocks that the article's reports belong or belonged to."""
        now = self._of(self.article)
        blocks = {block for one in (*self.before, *now) if (block := self._block(one)) is not None}
        articles = {article for day in {block.day for block in blocks} for article in self.ledger.articles_on(day)} - {self.article}
        others = [one for article in sorted(articles) for one in self._of(article) if self._block(one) in blocks]
        return [*now, *others]

    def _meeting(self, meeting: str, new: Mapping[str, str], gone: set[str]) -> Change:
        reports = {key for key in self.ledger.reports_about(meeting) if key not in gone and new.get(key, meeting) == meeting}
        reports |= {key for key, about in new.items() if about == meeting}
        if not reports:
            return drop(self.writer, iris.meeting_graph(meeting))
        by_article: dict[str, set[str]] = defaultdict(set)
        for key in reports:
            by_article[key.rpartition("#")[0]].add(key)
        accounts = [one for article, keys in sorted(by_article.items()) for one in self._of(article) if one.key in keys]
        about = {one.key: where for article in by_article for one in self._of(article) if (where := new.get(one.key) or self._about(one.key))}
        derived = derive(meeting, accounts, gazetteer=self.gazetteer, protocol=self.protocol, about=about)
        languages = {one.language for one in accounts}
        return rederive(self.writer, derived, self.gazetteer, language=languages.pop() if len(languages) == 1 else None)

    def _siblings(self, moved: set[str], new: Mapping[str, str]) -> set[str | None]:
        """Return the meetings that are told of as part of one that is now called otherwise."""
        articles = {key.rpartition("#")[0] for key in moved}
        parts = [one for article in articles for one in self._of(article) if f"{article}#{one.report.part_of}" in moved]
        return {new.get(one.key) or self._about(one.key) for one in parts}

    def _of(self, article: str) -> tuple[Account, ...]:
        if article not in self._accounts:
            self._accounts[article] = self.ledger.accounts(article)
        return self._accounts[article]

    def _about(self, report: str) -> str | None:
        return self.ledger.about(report)

    def _block(self, account: Account) -> Block | None:
        return block_of(account, self.gazetteer.places)
