"""What the store knows of articles, of their reports, and of the meetings these are about; and how one article's news changes it."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import iris
from kg.graph.loading import Loader, load_article
from kg.graph.meetings import link_quads, meeting_quads
from kg.graph.store import Change, Store, Writer
from kg.graph.vocabulary import DM, RDF, SCHEMA
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

    def articles(self) -> Iterator[str]:
        """Yield the ids of all articles, sorted."""
        names = (quad.subject for quad in self.store.quads(predicate=RDF.type, value=DM.Article))
        yield from sorted(iris.key_of(name, "article") for name in names if isinstance(name, NamedNode))

    def accounts(self, article: str) -> tuple[Account, ...]:
        """Return the reports of an article."""
        return self._loader.accounts(self.store.quads(graph=iris.article_graph(article)))

    def read_back(self, quads: Iterable[Quad]) -> tuple[Account, ...]:
        """Return the reports in the statements of an article that is not stored yet."""
        return self._loader.accounts(quads)

    def articles_on(self, day: str) -> set[str]:
        """Return the ids of articles with a report dated, or proposed to be dated, on exactly this EDTF date."""
        found = set()
        for property_ in (DM.edtf, DM.dateProposed):
            for quad in self.store.quads(predicate=property_, value=Literal(day)):
                if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(iris.ARTICLE_GRAPHS):
                    found.add(iris.article_of_graph(quad.graph_name))
        return found

    def about(self, report: str) -> str | None:
        """Return the meeting that a report is about, by the report's key."""
        quads = self.store.quads(iris.report(report), DM.about, graph=iris.LINKS)
        return next((iris.key_of(quad.object, "meeting") for quad in quads if isinstance(quad.object, NamedNode)), None)

    def reports_about(self, meeting: str) -> set[str]:
        """Return the keys of the reports that are about a meeting."""
        quads = self.store.quads(predicate=DM.about, value=iris.meeting(meeting), graph=iris.LINKS)
        return {"#".join(iris.local_of(quad.subject)) for quad in quads if isinstance(quad.subject, NamedNode)}


def relink(writer: Writer, gone: Iterable[str], links: Iterable[Link]) -> Change:
    """Return what takes back the links of reports that are gone or linked anew, and adds the new ones."""
    new = dict.fromkeys(link_quads(links))
    subjects = {quad.subject for quad in new} | {iris.report(key) for key in gone}
    old = [quad for subject in subjects for quad in writer.quads(subject, graph=iris.LINKS)]
    return Change({quad: None for quad in old if quad not in new}, {quad: None for quad in new if quad not in writer})


def rederive(writer: Writer, meeting: Meeting, gazetteer: Gazetteer, *, language: str | None) -> Change:
    """Return what makes the graph of a meeting say what was derived."""
    return writer.replacement(iris.meeting_graph(meeting.id), meeting_quads(meeting, gazetteer, language=language))


def drop(writer: Writer, graph: NamedNode) -> Change:
    """Return what empties a graph."""
    return writer.replacement(graph, ())

