"""What the store knows of articles, of their reports, and of the meetings these are about; and how one article's news changes it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import iris
from kg.graph.loading import Loader, load_article
from kg.graph.meetings import link_quads, meeting_quads
from kg.graph.sheet import Sheet, plain
from kg.graph.store import Change, Store, Writer
from kg.graph.vocabulary import DM, PROV, RDF, SCHEMA
from kg.model import Account, Article, Link, Meeting
from kg.sources.gazetteer import Gazetteer


class Ledger:
    """The reports of a store by article, by day and by meeting."""

    def __init__(self, store: Store, gazetteer: Gazetteer) -> None:
        """Take the store to read from and the gazetteer its codes belong to."""
        self.store = store
        self.gazetteer = gazetteer
        self._loader = Loader(gazetteer)

    def fingerprint(self, article: str) -> str | None:
        """Return the fingerprint under which an article was stored, None where it never was."""
        quads = self.store.quads(iris.article(article), SCHEMA.version, graph=iris.article_graph(article))
        return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), None)

    def article(self, article: str) -> Article | None:
        """Return an article as it was given; None where it is not stored."""
        return load_article(self.store.quads(graph=iris.article_graph(article)))

    def whole(self, article: str) -> "Whole | None":
        """Return an article as it was given, and its reports; None where it is not stored."""
        quads = list(self.store.quads(graph=iris.article_graph(article)))
        found = load_article(quads)
        return None if found is None else Whole(found, self._loader.accounts(quads))

    def articles(self) -> Iterator[str]:
        """Yield the ids of all articles, sorted."""
        names = (quad.subject for quad in self.store.quads(predicate=RDF.type, value=DM.Article))
        yield from sorted(iris.key_of(name, "article") for name in names if isinstance(name, NamedNode))

    def published(self) -> dict[str, date]:
        """Return when articles were published, those left out of which that is not known."""
        quads = self.store.quads(predicate=SCHEMA.datePublished)
        return {
            iris.key_of(quad.subject, "article"): date.fromisoformat(quad.object.value)
            for quad in quads
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
        }

    def accounts(self, article: str) -> tuple[Account, ...]:
        """Return the reports of an article."""
        return self._loader.accounts(self.store.quads(graph=iris.article_graph(article)))

    def read_back(self, quads: Iterable[Quad]) -> tuple[Account, ...]:
        """Return the reports in the statements of an article that is not stored yet."""
        return self._loader.accounts(quads)

    def trace(self, report: str) -> str | None:
        """Return the line by which a report is compared with others, by the report's key."""
        return self._trace(iris.report(report))

    def traces_of(self, article: str) -> list[str]:
        """Return the lines by which the reports of an article are compared with others."""
        quads = self.store.quads(predicate=DM.matchTrace, graph=iris.article_graph(article))
        return [quad.object.value for quad in quads if isinstance(quad.object, Literal)]

    def traces_under(self, keys: Iterable[str]) -> list[str]:
        """Return the lines of the reports that are found under any of some keys."""
        found, property_ = self.store.inner.quads_for_pattern, DM.matchKey  # asked many times for each article
        subjects = (quad.subject for key in keys for quad in found(None, property_, Literal(key), None))
        reports = {report.value: report for report in subjects if isinstance(report, NamedNode)}
        return [trace for _, report in sorted(reports.items()) if (trace := self._trace(report)) is not None]

    def _trace(self, report: NamedNode) -> str | None:
        quads = self.store.inner.quads_for_pattern(report, DM.matchTrace, None, None)
        return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), None)

    def is_meeting(self, meeting: str) -> bool:
        """Say whether some report is about a meeting of this id."""
        return next(iter(self.store.quads(predicate=DM.about, value=iris.meeting(meeting), graph=iris.LINKS)), None) is not None

    def about(self, report: str) -> str | None:
        """Return the meeting that a report is about, by the report's key."""
        quads = self.store.quads(iris.report(report), DM.about, graph=iris.LINKS)
        return next((iris.key_of(quad.object, "meeting") for quad in quads if isinstance(quad.object, NamedNode)), None)

    def grounds_of(self, derived: str) -> list[str]:
        """Return the ids of the reports or participations that a meeting, or somebody's part in it, is derived from."""
        quads = self.store.quads(iris.of_id(derived), PROV.wasDerivedFrom)
        return sorted({iris.id_of(quad.object) for quad in quads if isinstance(quad.object, NamedNode)})

    def reports_about(self, meeting: str) -> set[str]:
        """Return the keys of the reports that are about a meeting."""
        quads = self.store.quads(predicate=DM.about, value=iris.meeting(meeting), graph=iris.LINKS)
        return {"#".join(iris.local_of(quad.subject)) for quad in quads if isinstance(quad.subject, NamedNode)}


@dataclass(frozen=True, slots=True)
class Whole:
    """An article as it was given, and its reports."""

    article: Article
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """How a report is found and compared: under which keys, and by which line."""

    report: str  # its key
    keys: tuple[str, ...]
    trace: str


def finding_quads(article: str, findings: Iterable[Finding], sketch: str | None) -> list[Quad]:
    """Return the statements by which the reports of an article, and reprints of it, are found."""
    sheet = Sheet(iris.article_graph(article))
    sheet.say(iris.article(article), DM.textSketch, plain(sketch))
    for one in findings:
        report = iris.report(one.report)
        sheet.say(report, DM.matchKey, *(plain(key) for key in one.keys))
        sheet.say(report, DM.matchTrace, plain(one.trace))
    return sheet.quads


def relink(writer: Writer, gone: Iterable[str], links: Iterable[Link]) -> Change:
    """Return what takes back the links of reports that are gone or linked anew, and adds the new ones."""
    links = list(links)
    new = dict.fromkeys(link_quads(links))
    subjects = {iris.report(key) for key in (*gone, *(one.report for one in links))}
    old = [quad for subject in subjects for quad in writer.quads(subject, graph=iris.LINKS)]
    return Change({quad: None for quad in old if quad not in new}, {quad: None for quad in new if quad not in writer})


def rederive(writer: Writer, meeting: Meeting, gazetteer: Gazetteer, *, language: str | None) -> Change:
    """Return what makes the graph of a meeting say what was derived."""
    return writer.replacement(iris.meeting_graph(meeting.id), meeting_quads(meeting, gazetteer, language=language))


def drop(writer: Writer, graph: NamedNode) -> Change:
    """Return what empties a graph."""
    return writer.replacement(graph, ())
