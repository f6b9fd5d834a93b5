"""The gazetteer, the ontology and the schemes as statements, written once into each store and again when they change."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, Quad

from kg import resources
from kg.edtf import earliest, latest
from kg.graph import iris
from kg.graph.people import side_iri
from kg.graph.sheet import Sheet, Term, day, given, plain, share, truth, words
from kg.graph.store import Writer
from kg.graph.vocabulary import BASE, DM, OWL, SCHEMA, SKOS, code, ontology_quads, scheme_quads
from kg.sources.gazetteer import Gazetteer
from kg.world import Membership, Name, Occupancy, Organisation, Person, Place, Post, State

_FORM = "1"  # raised when the same tables are written in another way
_WIKIDATA = "http://www.wikidata.org/entity/"
_KINDS = BASE + "code/kind/"
_LABELS = {"label": SKOS.prefLabel, "adjective": SKOS.hiddenLabel}


def refresh(writer: Writer, gazetteer: Gazetteer) -> bool:
    """See that a store holds this gazetteer and this version's ontology; say whether it did not."""
    ontology = _fingerprint(*(path.read_bytes() for path in sorted(resources.ontology().rglob("*.ttl"))))
    tables = _fingerprint(repr(gazetteer).encode("utf-8", "surrogatepass"))
    parts = (
        (iris.ONTOLOGY, ontology, ontology_quads),
        (iris.SCHEMES, ontology, scheme_quads),
        (iris.REFERENCE, tables, lambda: reference_quads(gazetteer)),
    )
    stale = [(graph, _mark(graph, print_), make) for graph, print_, make in parts if _mark(graph, print_) not in writer]
    return writer.commit(*(writer.replacement(graph, [*make(), mark]) for graph, mark, make in stale))


def reference_quads(gazetteer: Gazetteer) -> Iterator[Quad]:
    """Yield the statements of the gazetteer."""
    page = _Page(gazetteer)
    for state in gazetteer.states.values():
        page.state(state)
    for organisation in gazetteer.organisations.values():
        page.organisation(organisation)
    for place in gazetteer.places.values():
        page.place(place)
    for post in gazetteer.posts.values():
        page.post(post)
    for person in gazetteer.persons.values():
        page.person(person)
    for occupancy in gazetteer.occupancies:
        page.occupancy(occupancy)
    for membership in gazetteer.memberships:
        page.membership(membership)
    yield from page.sheet.quads


@cache
def protocol_ranks() -> Mapping[str, int]:
    """Return the rank of each level; the lower the number, the higher the level."""
    return MappingProxyType({iris.code_of(subject): int(value.value) for subject, value in _of_schemes(DM.protocolRank)})


@cache
def expected_levels() -> Mapping[str, str]:
    """Return the level at which states are represented at a meeting, for each kind that expects one."""
    return MappingProxyType(
        {iris.code_of(subject): iris.code_of(NamedNode(value.value)) for subject, value in _of_schemes(DM.expectedLevel)}
    )


@cache
def kind_labels() -> Mapping[str, tuple[Name, ...]]:
    """Return what each kind of meeting is called in each language."""
    labels: dict[str, tuple[Name, ...]] = {}
    for subject, value in _of_schemes(SKOS.prefLabel):
        if subject.value.startswith(_KINDS) and isinstance(value, Literal):
            kind = iris.code_of(subject)
            labels[kind] = (*labels.get(kind, ()), Name(value.value, value.language or "und", "label"))
    return MappingProxyType(labels)


class _Page:
    def __init__(self, gazetteer: Gazetteer) -> None:
        self.sheet = Sheet(iris.REFERENCE)
        self.gazetteer = gazetteer

    def state(self, state: State) -> None:
        me = self._declare(iris.state(state.code), DM.State, state)
        self.sheet.say(me, SKOS.notation, plain(state.code))
        self.sheet.say(me, SCHEMA.identifier, plain(state.iso3))
        self.sheet.say(me, SKOS.note, plain(state.note))

    def organisation(self, organisation: Organisation) -> None:
        class_ = DM.Organisation if organisation.kind == "format" else DM.IntergovernmentalOrganisation
        me = self._declare(iris.organisation(organisation.code), class_, organisation)
        self.sheet.say(me, SKOS.notation, plain(organisation.code))

    def place(self, place: Place) -> None:
        me = self._declare(iris.place(place.id), DM.Place, place)
        self.sheet.say(me, DM.inState, iris.state(place.state))
        self.sheet.say(me, DM.within, given(place.within, iris.place))
        self.sheet.say(me, SCHEMA.latitude, share(place.latitude))
        self.sheet.say(me, SCHEMA.longitude, share(place.longitude))

    def post(self, post: Post) -> None:
        say = self.sheet.say
        me = self.sheet.declare(iris.post(post.id), DM.Post)
        self._names(me, post.names)
        say(me, DM.source, plain(post.source))
        say(me, DM.postOf, side_iri(post.of, self.gazetteer))
        say(me, DM.role, *(code("post-role", role) for role in post.roles))
        say(me, DM.postLevel, *(code("level", level) for level in post.levels))
        say(me, DM.seats, plain(post.seats))
        say(me, DM.succeeds, given(post.succeeds, iris.post))
        self._lasts(me, post)

    def person(self, person: Person) -> None:
        me = self._declare(iris.person(person.id), DM.Person, person)
        self.sheet.say(me, SCHEMA.gender, plain(person.gender))

    def occupancy(self, held: Occupancy) -> None:
        me = self.sheet.declare(iris.occupancy(held), DM.Occupancy)
        self.sheet.say(me, DM.holder, iris.person(held.person))
        self.sheet.say(me, DM.post, iris.post(held.post))
        self.sheet.say(me, DM.acting, truth(of=True) if held.acting else None)
        self.sheet.say(me, DM.source, plain(held.source))
        self._lasts(me, held)

    def membership(self, held: Membership) -> None:
        me = self.sheet.declare(iris.membership(held), DM.OrganisationMembership)
        self.sheet.say(me, DM.membershipOf, iris.organisation(held.organisation))
        self.sheet.say(me, DM.memberState, iris.state(held.state))
        self.sheet.say(me, DM.membershipStatus, code("membership", held.status))
        self.sheet.say(me, DM.source, plain(held.source))
        self._lasts(me, held)

    def _declare(self, me: NamedNode, class_: NamedNode, noun: State | Organisation | Place | Person) -> NamedNode:
        self.sheet.declare(me, class_)
        self._names(me, noun.names)
        self.sheet.say(me, OWL.sameAs, given(noun.wikidata, lambda key: NamedNode(_WIKIDATA + key)))
        self.sheet.say(me, DM.source, plain(noun.source))
        return me

    def _names(self, me: NamedNode, names: tuple[Name, ...]) -> None:
        for name in names:
            self.sheet.say(me, _LABELS.get(name.kind, SKOS.altLabel), words(name.text, name.language))

    def _lasts(self, me: NamedNode, held: Post | Occupancy | Membership) -> None:
        self.sheet.say(me, DM.since, plain(held.since))
        self.sheet.say(me, DM.until, plain(held.until))
        self.sheet.say(me, DM.validFrom, day(earliest(held.since)))
        self.sheet.say(me, DM.validTo, day(latest(held.until)))


def _of_schemes(property_: NamedNode) -> Iterator[tuple[NamedNode, Term]]:
    for quad in scheme_quads():
        if quad.predicate == property_ and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad.subject, quad.object


def _mark(graph: NamedNode, fingerprint: str) -> Quad:
    return Quad(graph, DM.sha256, Literal(fingerprint), graph)


def _fingerprint(*parts: bytes) -> str:
    made = hashlib.sha256(_FORM.encode("ascii"))
    for part in parts:
        made.update(part)
    return made.hexdigest()
