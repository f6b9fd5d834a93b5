"""Each row below breaks one thing of a sound world in one way, and the check must find just that."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pyshacl
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import SH as SHACL
from rdflib import Graph, URIRef

from kg import resources
from kg.graph import iris
from kg.graph.checking import Violation, check
from kg.graph.store import Store
from kg.graph.vocabulary import BASE, DM, OWL, PROV, RDF, SCHEMA, SKOS, XSD, code

NOBODY = NamedNode("x:nobody")
RU, EN = Literal("имя", language="ru"), Literal("name", language="en")


def number(text: str) -> Literal:
    return Literal(text, datatype=XSD.integer)


def share(text: str) -> Literal:
    return Literal(text, datatype=XSD.decimal)


def day(text: str) -> Literal:
    return Literal(text, datatype=XSD.date)


PLAIN = Literal("plain")
MISSING = "at least 1 is needed"

# The class, the property, what is said with it instead (nothing: it is left out), and how the complaint ends.
ROWS = [
    (DM.Article, DM.text, [], "text: " + MISSING),
    (DM.Article, DM.sha256, [Literal("abc")], "fingerprint of the text: 'abc' has not the form it must have"),
    (DM.Article, SCHEMA.datePublished, [PLAIN], "schema:datePublished: 'plain' is no xsd:date"),
    (DM.Article, SCHEMA.headline, [RU, EN], "schema:headline: at most 1 is allowed"),
    (DM.Article, SCHEMA.publisher, [NOBODY], "schema:publisher: x:nobody is no outlet"),
    (DM.Article, DM.attributedTo, [iris.state("kz")], "has it from: state:kz is no organisation"),
    (DM.Report, DM.kind, [], "kind: " + MISSING),
    (DM.Report, DM.kind, [code("status", "held")], "kind: status:held is no kind of meeting"),
    (DM.Report, DM.kind, [NamedNode(BASE + "code/kind/tea-party")], "kind: kind:tea-party is no kind of meeting"),
    (DM.Report, DM.status, [], "status: " + MISSING),
    (DM.Report, DM.status, [code("status", "held"), code("status", "planned")], "status: at most 1 is allowed"),
    (DM.Report, DM.evidence, [], "evidence: " + MISSING),
    (DM.Report, DM.kindEvidence, [], "evidence of the kind: " + MISSING),
    (DM.Report, DM.statusEvidence, [], "evidence of the status: " + MISSING),
    (DM.Report, DM.dateEvidence, [], "a date, or a place, needs evidence"),
    (DM.Report, DM.placeEvidence, [], "a date, or a place, needs evidence"),
    (DM.Report, DM.inArticle, [], "in article: " + MISSING),
    (DM.Report, DM.edtf, [Literal("18.09.2025")], "date: '18.09.2025' has not the form it must have"),
    (DM.Report, DM.earliest, [day("2031-01-01")], "not before: '2031-01-01' comes after not after"),
    (DM.Report, DM.confidence, [share("1.5")], "confidence: 1.5 is more than 1"),
    (DM.Report, DM.place, [iris.state("kg")], "place: state:kg is no place"),
    (DM.Report, DM.under, [iris.state("kg")], "in the framework of: state:kg is no organisation"),
    (DM.Report, DM.state, [iris.organisation("ots")], "state represented: organisation:ots is no state"),
    (DM.Report, DM.topic, [NOBODY], "topic: x:nobody is no topic"),
    (DM.Report, DM.about, [iris.person("olzhas-bektenov")], "is about: person:olzhas-bektenov is no meeting"),
    (DM.ReportedParticipation, DM.participant, [], "participant: " + MISSING),
    (DM.ReportedParticipation, DM.participant, [NOBODY], "participant: x:nobody is no agent"),
    (DM.ReportedParticipation, DM.attendance, [], "attendance: " + MISSING),
    (DM.ReportedParticipation, DM.attendance, [Literal("present")], "attendance: 'present' is no attendance"),
    (DM.ReportedParticipation, DM.function, [], "function: " + MISSING),
    (DM.ReportedParticipation, DM.basis, [], "basis: " + MISSING),
    (DM.ReportedParticipation, DM.evidence, [], "evidence: " + MISSING),
    (DM.ReportedParticipation, DM.evidence, [NOBODY], "evidence: x:nobody is no evidence"),
    (DM.ReportedParticipation, DM.printedName, [PLAIN], "name as printed: 'plain' is no rdf:langString"),
    (DM.ReportedParticipation, DM.listPosition, [number("0")], "place in the list: 0 is less than 1"),
    (DM.ReportedParticipation, DM.representing, [NOBODY], "represents: x:nobody is of no class it may be of"),
    (DM.ReportedParticipation, DM.capacity, [NOBODY], "capacity: x:nobody is no post"),
    (DM.ReportedParticipation, DM.capacity, [iris.post("cu/prime-minister")], "the post belongs to another state than the one represented"),
    (DM.ReportedParticipation, RDF.type, [], "x:broken-38 is no reported participation"),
    (DM.Mention, DM.mentioned, [], "mentioned: " + MISSING),
    (DM.Mention, DM.mentionRole, [code("function", "host")], "mentioned as: function:host is no reason of the mention"),
    (DM.Mention, DM.evidence, [], "evidence: " + MISSING),
    (DM.Statement, DM.speaker, [], "speaker: " + MISSING),
    (DM.Statement, DM.direct, [PLAIN], "direct speech: 'plain' is no xsd:boolean"),
    (DM.Statement, DM.evidence, [], "evidence: " + MISSING),
    (DM.Outcome, DM.outcomeKind, [], "kind of outcome: " + MISSING),
    (DM.Outcome, DM.signatory, [NOBODY], "signatory: x:nobody is no agent"),
    (DM.Evidence, DM.quote, [Literal("короче")], "the quote is not as long as its place says"),
    (DM.Evidence, DM.part, [Literal("text")], "part of the article: 'text' is not one of title"),
    (DM.Evidence, DM.inArticle, [NOBODY], "in article: x:nobody is no article"),
    (DM.Meeting, DM.kind, [], "kind: " + MISSING),
    (DM.Meeting, DM.confidence, [], "confidence: " + MISSING),
    (DM.Meeting, PROV.wasDerivedFrom, [NOBODY], "prov:wasDerivedFrom: x:nobody is no report"),
    (DM.Meeting, SKOS.prefLabel, [RU, Literal("другое", language="ru")], "skos:prefLabel: there are two in one language"),
    (DM.Meeting, DM.about, [], "no report is about it"),
    (DM.Participation, DM.inMeeting, [NOBODY], "in meeting: x:nobody is no meeting"),
    (DM.Participation, DM.level, [code("kind", "summit")], "own level: kind:summit is no level"),
    (DM.Participation, DM.support, [number("0")], "independent reports: 0 is less than 1"),
    (DM.Participation, DM.capacity, [iris.post("cu/prime-minister")], "the post belongs to another state than the one represented"),
    (DM.Conflict, DM.between, [NamedNode(f"{BASE}article/kazpravda-kz/2025-09-18/a0000002#r1")], "between: at least 2 is needed"),
    (DM.Conflict, DM.conflictOn, [Literal("weather")], "conflict on: 'weather' is not one of attendance, date, kind, place, status"),
    (DM.Ruling, DM.verdict, [PLAIN], "verdict: 'plain' is not one of accept, add, alias, apart, correct, reject, same"),
    (DM.Ruling, DM.decides, [], "decides: " + MISSING),
    (DM.Person, SKOS.prefLabel, [RU], "the gazetteer knows it, so it needs a label in Russian and one in English"),
    (DM.Person, OWL.sameAs, [PLAIN], "owl:sameAs: 'plain' is no IRI"),
    (DM.State, SKOS.prefLabel, [EN], "it has no label in Russian"),
    (DM.State, SKOS.notation, [], "skos:notation: " + MISSING),
    (DM.IntergovernmentalOrganisation, SKOS.prefLabel, [EN], "the gazetteer knows it, so it needs a label in Russian and one in English"),
    (DM.CollectiveAgent, SKOS.prefLabel, [], "skos:prefLabel: " + MISSING),
    (DM.Place, DM.inState, [], "in state: " + MISSING),
    (DM.Post, DM.postLevel, [], "level of the post: " + MISSING),
    (DM.Post, DM.seats, [Literal("two")], "seats: 'two' is not one of several, single"),
    (DM.Post, SKOS.prefLabel, [RU], "it has no label in English"),
    (DM.Occupancy, DM.holder, [], "holder: " + MISSING),
    (DM.Occupancy, DM.since, [Literal("20-10")], "since: '20-10' has not the form it must have"),
    (DM.OrganisationMembership, DM.membershipStatus, [], "standing: " + MISSING),
    (DM.Level, DM.protocolRank, [], "protocol rank: " + MISSING),
    (DM.Topic, SKOS.prefLabel, [EN], "it has no label in Russian"),
]


@dataclass(frozen=True)
class Broken:
    """A sound thing said once more under another name, with one thing about it changed."""

    number: int
    class_: NamedNode
    property_: NamedNode
    values: list[NamedNode | Literal]

    @property
    def node(self) -> NamedNode:
        return NamedNode(f"x:broken-{self.number}")

    @cached_property
    def graph(self) -> NamedNode:
        return NamedNode(f"{BASE}graph/article/broken-{self.number}")

    def quads(self, world: Store) -> Iterator[Quad]:
        sample = self._sample(world)
        for quad in {quad.triple: quad for quad in world.quads(sample)}.values():
            if quad.predicate != self.property_:
                yield Quad(self.node, quad.predicate, quad.object, self.graph)
        for value in self.values:
            yield Quad(self.node, self.property_, value, self.graph)
        if self.property_ != DM.about and any(world.quads(predicate=DM.about, value=sample)):
            yield Quad(NamedNode(f"{self.node.value}-report"), DM.about, self.node, self.graph)

    def _sample(self, world: Store) -> NamedNode:
        """Return a thing of the class that says most, and says what is to be changed."""
        things = {quad.subject for quad in world.quads(predicate=RDF.type, value=self.class_) if isinstance(quad.subject, NamedNode)}
        return max(sorted(things, key=str), key=lambda one: (any(world.quads(one, self.property_)), len({*world.quads(one)})))


BROKEN = [(Broken(number, *row[:3]), row[3]) for number, row in enumerate(ROWS)]


# Who held the post of a single person: from, to, only acting; the same of another; and whether that is one too many.
SEATS = [
    (("2020-01-01", "2021-05-10", False), ("2021-05-10", None, False), False),  # the day of handover
    (("2020-01-01", "2021-05-10", False), ("2021-05-09", None, False), True),
    (("2020-01-01", "2021-05-10", False), ("2021-05", None, False), False),  # in the same month
    (("2020-01-01", "2021-05-10", False), ("2021-04", None, False), True),
    (("2020-01-01", None, False), ("2021-05", None, False), True),
    (("2020-01-01", None, False), ("2021-05-01", "2021-06-01", True), False),  # somebody acts for him
    (("2020-01-01", "2021-05-10", False), (None, None, False), False),
]
ROLES = {"quoted": True, "mentioned": True, "author": True, "source": True, "arrival": False, "background": False, "other-event": False}


def seat(world: Store, number_: int, *held: tuple[str | None, str | None, bool]) -> Iterator[Quad]:
    """Yield a post of a single person and who held it."""
    post, graph = NamedNode(f"x:post-{number_}"), NamedNode(f"{BASE}graph/article/seat-{number_}")
    for quad in world.quads(iris.post("kg/foreign-minister")):
        yield Quad(post, quad.predicate, quad.object, graph)
    for place, ((since, until, acting), holder) in enumerate(zip(held, ("sadyr-japarov", "jeenbek-kulubaev"), strict=True)):
        me = NamedNode(f"x:held-{number_}-{place}")
        said: dict[NamedNode, NamedNode | Literal | None] = {
            RDF.type: DM.Occupancy,
            DM.holder: iris.person(holder),
            DM.post: post,
            DM.source: PLAIN,
            DM.since: None if since is None else Literal(since),
            DM.until: None if until is None else Literal(until),
            DM.acting: Literal("true", datatype=XSD.boolean) if acting else None,
        }
        yield from (Quad(me, property_, value, graph) for property_, value in said.items() if value is not None)


def standing_by(world: Store, role: str) -> Iterator[Quad]:
    """Yield a mention, for some reason, of somebody who takes part in a meeting of the same article."""
    article, graph = "kazpravda-kz/2025-09-18/a0000002", NamedNode(f"{BASE}graph/article/standing-by-{role}")
    instead = {DM.mentioned: iris.person("olzhas-bektenov"), DM.mentionRole: code("mention-role", role)}
    for quad in world.quads(iris.within(article, "m1")):
        yield Quad(NamedNode(f"x:standing-by-{role}"), quad.predicate, instead.get(quad.predicate, quad.object), graph)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, world: Store) -> Iterator[Store]:
    """The world, and beside it everything that is broken."""
    with Store.writer(tmp_path_factory.mktemp("broken") / "store") as writer:
        graphs = [writer.replacement(graph, world.quads(graph=graph)) for graph in world.graphs()]
        seats = [seat(world, number_, *both) for number_, (*both, _) in enumerate(SEATS)]
        mentions = [standing_by(world, role) for role in ROLES]
        for quads in (*(one.quads(world) for one, _ in BROKEN), *seats, *mentions):
            said = list(quads)
            graphs.append(writer.replacement(said[0].graph_name, said))
        writer.commit(*graphs)
        yield writer


@pytest.fixture(scope="module")
def found(broken: Store) -> dict[str, list[Violation]]:
    by_node: dict[str, list[Violation]] = {}
    for violation in check(broken):
        by_node.setdefault(violation.node, []).append(violation)
    return by_node


def test_the_world_is_as_it_must_be(world):
    assert check(world) == ()


@pytest.mark.parametrize(("one", "message"), BROKEN, ids=[f"{one.class_.value.rpartition('#')[2]}-{text}" for one, text in BROKEN])
def test_what_is_broken_is_found_and_nothing_else_of_it(found, one, message):
    assert [violation.message for violation in found.get(one.node.value, [])] == [message]


def test_nothing_sound_is_complained_of(found):
    assert {node for node in found if not node.startswith("x:")} == set()


def test_a_complaint_says_where_and_of_what(found):
    assert found["x:broken-9"] == [
        Violation("error", f"{BASE}graph/article/broken-9", "x:broken-9", DM.status.value, "status: at least 1 is needed")
    ]


def test_it_says_what_a_shacl_processor_says_of_all_graphs_in_one(broken, found):
    whole = Graph().parse(data="".join({f"{quad.triple} .\n" for quad in broken.quads()}), format="nt")
    _, report, _ = pyshacl.validate(whole, shacl_graph=Graph().parse(resources.ontology() / "shapes.ttl"), inplace=True)
    said = set()
    for result in report.objects(None, SHACL.result):
        path = report.value(result, SHACL.resultPath)  # for a link followed backwards it has no name
        said.add((str(report.value(result, SHACL.focusNode)), str(path) if isinstance(path, URIRef) else ""))
    assert {(one.node, one.path) for some in found.values() for one in some} == said


# --- occupancies and bystanders -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number_", "overlap"), [(number_, overlap) for number_, (_, _, overlap) in enumerate(SEATS)], ids=str)
def test_two_people_in_one_seat_are_a_warning(found, number_, overlap):
    first, second = f"x:held-{number_}-0", f"x:held-{number_}-1"
    assert [one.severity for one in found.get(first, [])] == (["warning"] if overlap else [])
    assert second not in found


@pytest.mark.parametrize(("role", "refused"), ROLES.items())
def test_nobody_takes_part_and_stands_by(found, role, refused):
    said = "somebody who takes part in a meeting of the article is no bystander of it"
    assert [one.message for one in found.get(f"x:standing-by-{role}", [])] == ([said] if refused else [])
