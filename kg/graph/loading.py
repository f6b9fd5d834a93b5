"""The statements of an article's graph back as the article and its reports: all but the grounds of single fields."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from kg.errors import DataError
from kg.graph import iris
from kg.graph.people import person_key
from kg.graph.subjects import Subjects
from kg.graph.vocabulary import DM, SCHEMA
from kg.model import Account, Article, Evidence, Grounds, Participation, Report, Site, Span
from kg.sources.gazetteer import Gazetteer


def load_article(quads: Iterable[Quad]) -> Article | None:
    """Return the article in an article's graph as it was given, without its zones; None where the graph is empty."""
    said = Subjects(quads)
    me = next(iter(said.of_class(DM.Article)), None)
    if me is None:
        return None
    return Article(
        id=iris.key_of(me, "article"),
        language=said.text(me, SCHEMA.inLanguage),
        text=said.text(me, DM.text) or "",
        title=said.text(me, SCHEMA.name),
        published=said.day(me, SCHEMA.datePublished),
        publisher=said.text(said.node(me, SCHEMA.publisher), SCHEMA.name),
        url=said.text(me, SCHEMA.url),
        author=said.text(me, SCHEMA.author),
    )


class Loader:
    """Reads reports out of the statements of articles."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._codes = iris.by_iri(gazetteer.states, "state") | iris.by_iri(gazetteer.organisations, "org")

    def accounts(self, quads: Iterable[Quad]) -> tuple[Account, ...]:
        """Return the reports in an article's graph, each with who published it, when and on whose word."""
        said = Subjects(quads)
        return tuple(self._account(said, me) for me in said.of_class(DM.Report))

    def _account(self, said: Subjects, me: NamedNode) -> Account:
        key, local = iris.local_of(me)
        article = iris.article(key)
        return Account(
            article=key,
            report=self._report(said, me, local),
            published=said.day(article, SCHEMA.datePublished),
            publisher=said.text(said.node(article, SCHEMA.publisher), SCHEMA.name),
            source=said.text(said.node(article, DM.attributedTo), SCHEMA.name),
            language=said.text(article, SCHEMA.inLanguage),
            sketch=said.text(article, DM.textSketch),
        )

    def _report(self, said: Subjects, me: NamedNode, local: str) -> Report:
        part_of = said.node(me, DM.partOf)
        return Report(
            id=local,
            kind=said.code(me, DM.kind) or "",
            status=said.code(me, DM.status) or "",
            grounds=_grounds(said, me),
            subkind=said.code(me, DM.subkind),
            date=said.text(me, DM.edtf),
            date_basis=said.code(me, DM.dateBasis),
            date_proposed=said.text(me, DM.dateProposed),
            place=self._site(said, me),
            under=self._code(said.node(me, DM.under)),
            states=tuple(sorted(self._code(one) or "" for one in said.nodes(me, DM.state))),
            groups=tuple(sorted(said.text(one, SCHEMA.name) or "" for one in said.nodes(me, DM.group))),
            topics=tuple(sorted(iris.code_of(one) for one in said.nodes(me, DM.topic))),
            part_of=None if part_of is None else iris.local_of(part_of)[1],
            list_complete=said.text(me, DM.listComplete) == "true",
            participants=tuple(self._participation(said, one) for one in said.pointing(DM.inReport, me, DM.ReportedParticipation)),
        )

    def _site(self, said: Subjects, me: NamedNode) -> Site | None:
        place = said.node(me, DM.place)
        site = Site(
            name=said.text(me, DM.placeName),
            state=self._code(said.node(me, DM.hostState)),
            place=None if place is None else iris.key_of(place, "place"),
        )
        return None if site == Site(None, None) else site

    def _participation(self, said: Subjects, me: NamedNode) -> Participation:
        name, position = said.text(me, DM.printedName) or "", said.number(me, DM.listPosition)
        return Participation(
            id=iris.local_of(me)[1],
            name=name,
            person=self._person(said.node(me, DM.participant), name),
            title=said.text(me, DM.statedTitle),
            posts=tuple(sorted(iris.key_of(post, "post") for post in said.nodes(me, DM.capacity))),
            represents=self._code(said.node(me, DM.representing)),
            attendance=said.code(me, DM.attendance) or "",
            function=said.code(me, DM.function) or "",
            basis=said.code(me, DM.basis) or "",
            position=None if position is None else int(position),
            grounds=_grounds(said, me),
        )

    def _person(self, iri: NamedNode | None, name: str) -> str | None:
        """Return the id of somebody known; who has his IRI only from his name is not."""
        key = None if iri is None else iris.key_of(iri, "person")
        return None if key == person_key(None, name, self._gazetteer) else key

    def _code(self, iri: NamedNode | None) -> str | None:
        if iri is not None and iri.value not in self._codes:
            raise DataError(f"the store speaks of {iri.value}, which the gazetteer no longer knows; put its row back")
        return None if iri is None else self._codes[iri.value]


def _grounds(said: Subjects, me: NamedNode) -> Grounds:
    names = {iris.span_of(one) for one in said.nodes(me, DM.named)}
    evidence = sorted((_evidence(said, one, names) for one in said.nodes(me, DM.evidence)), key=lambda one: one.span)
    return Grounds(said.text(me, DM.rule), said.number(me, DM.confidence), tuple(evidence))


def _evidence(said: Subjects, me: NamedNode, names: set[Span]) -> Evidence:
    span = iris.span_of(me)
    name = next((one for one in sorted(names) if one.part == span.part and span.start <= one.start and one.end <= span.end), None)
    return Evidence(span, said.text(me, DM.quote) or "", None if name is None else (name.start, name.end))
