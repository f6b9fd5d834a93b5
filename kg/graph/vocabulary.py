"""The terms we may say, as pyoxigraph nodes: a term that the ontology does not define cannot be written.

The names below and the files of ontology/ say the same; a test holds them together both ways.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg import resources
from kg.errors import StatementError
from kg.slugs import BASE

__all__ = [
    "BASE",
    "CLASSES",
    "DM",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROPERTIES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SCHEMES",
    "SH",
    "SKOS",
    "XSD",
    "Vocabulary",
    "called",
    "code",
    "codes",
    "ontology_quads",
    "scheme_quads",
]

CLASSES = (
    "Agent", "Article", "AttendanceCode", "Basis", "CollectiveAgent", "Conflict", "DateBasis", "Evidence", "FunctionCode",
    "IntergovernmentalOrganisation", "Issue", "Kind", "Level", "Meeting", "MembershipStatus", "Mention", "MentionRole", "Occupancy",
    "Organisation", "OrganisationMembership", "Outcome", "OutcomeKind", "Outlet", "Participation", "Person", "Place", "Post", "PostRole",
    "Report", "ReportedParticipation", "Ruling", "State", "StateBody", "Statement", "Status", "Topic",
)  # fmt: skip

PROPERTIES = (
    "about", "aboutFeatures", "aboutScore", "acting", "attendance", "attendee", "attributedTo", "basis", "between", "capacity",
    "confidence", "conflictAgent", "conflictIn", "conflictOn", "dateBasis", "dateEvidence", "dateProposed", "decides", "direct", "earliest",
    "edtf", "end", "evidence", "expectedLevel", "function", "group", "holder", "hostState", "inArticle", "inMeeting", "inReport", "inState",
    "issueLevel", "kind", "kindEvidence", "latest", "level", "listComplete", "listPosition", "matchKey", "matchTrace", "memberState",
    "membershipOf", "membershipStatus", "mentionRole", "mentioned", "message", "met", "named", "outcomeKind", "outcomeOf", "part", "partOf",
    "participant", "place", "placeEvidence", "placeName", "post", "postLevel", "postOf", "printedName", "protocolRank", "quote", "reason",
    "reportsSpeaker", "representing", "role", "rule", "ruledField", "ruledProposal", "ruledValue", "saidAt", "seats", "sentence", "sha256",
    "signatory", "since", "source", "sourceEvidence", "speaker", "standingAt", "start", "state", "statedTitle", "status", "statusEvidence",
    "subkind", "succeeds", "support", "text", "textSketch", "topic", "under", "until", "validFrom", "validTo", "verdict", "within",
)  # fmt: skip

# Which class the codes of a scheme belong to.
SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        "attendance": "AttendanceCode",
        "basis": "Basis",
        "date-basis": "DateBasis",
        "function": "FunctionCode",
        "kind": "Kind",
        "level": "Level",
        "membership": "MembershipStatus",
        "mention-role": "MentionRole",
        "outcome": "OutcomeKind",
        "post-role": "PostRole",
        "status": "Status",
        "topic": "Topic",
    }
)


class Vocabulary:
    """A namespace that knows its terms and refuses any other.

    >>> DM.attendance.value
    'https://w3id.org/dmkg/ns#attendance'
    >>> DM.attendence
    Traceback (most recent call last):
    AttributeError: https://w3id.org/dmkg/ns# has no term 'attendence'; did you mean 'attendance'?
    """

    def __init__(self, namespace: str, names: tuple[str, ...]) -> None:
        self.namespace = namespace
        self.terms: Mapping[str, NamedNode] = MappingProxyType({name: NamedNode(namespace + name) for name in names})

    def __getattr__(self, name: str) -> NamedNode:
        terms: Mapping[str, NamedNode] = self.__dict__.get("terms", {})  # empty while an instance is being copied
        if name not in terms:
            raise AttributeError(f"{self.__dict__.get('namespace')} has no term {name!r}{_suggestion(name, terms)}")
        return terms[name]


DM = Vocabulary(BASE + "ns#", CLASSES + PROPERTIES)
OA = Vocabulary("http://www.w3.org/ns/oa#", ("SpecificResource", "end", "exact", "hasSource", "start"))
ORG = Vocabulary("http://www.w3.org/ns/org#", ("Membership", "Organization", "Post", "member", "organization", "postIn"))
OWL = Vocabulary("http://www.w3.org/2002/07/owl#", ("Class", "DatatypeProperty", "ObjectProperty", "Ontology", "sameAs"))
PROV = Vocabulary(
    "http://www.w3.org/ns/prov#",
    ("Activity", "Entity", "atTime", "endedAtTime", "generatedAtTime", "wasAssociatedWith", "wasAttributedTo", "wasDerivedFrom"),
)
RDF = Vocabulary("http://www.w3.org/1999/02/22-rdf-syntax-ns#", ("Property", "langString", "type"))
RDFS = Vocabulary("http://www.w3.org/2000/01/rdf-schema#", ("comment", "label", "range", "seeAlso", "subClassOf", "subPropertyOf"))
SCHEMA = Vocabulary(
    "https://schema.org/",
    (
        "author", "dateModified", "datePublished", "domainIncludes", "gender", "headline", "identifier", "inLanguage", "latitude",
        "longitude", "name", "publisher", "rangeIncludes", "url", "version",
    ),
)  # fmt: skip
SH = Vocabulary(
    "http://www.w3.org/ns/shacl#",
    (
        "Info", "NodeShape", "Violation", "Warning", "class", "datatype", "focusNode", "in", "inversePath", "lessThan", "lessThanOrEquals",
        "maxCount", "maxInclusive", "message", "minCount", "minInclusive", "path", "pattern", "result", "resultMessage", "resultPath",
        "resultSeverity", "select", "severity", "sourceConstraintComponent", "sourceShape", "sparql", "targetClass", "value",
    ),
)  # fmt: skip
SKOS = Vocabulary(
    "http://www.w3.org/2004/02/skos/core#",
    (
        "Concept", "ConceptScheme", "altLabel", "broadMatch", "broader", "closeMatch", "definition", "exactMatch", "hiddenLabel",
        "inScheme", "narrowMatch", "narrower", "notation", "note", "prefLabel", "relatedMatch", "topConceptOf",
    ),
)  # fmt: skip
XSD = Vocabulary("http://www.w3.org/2001/XMLSchema#", ("boolean", "date", "dateTime", "decimal", "integer", "string"))

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dm": DM.namespace,
        **{scheme: f"{BASE}code/{scheme}/" for scheme in SCHEMES},
        **{noun: f"{BASE}{noun}/" for noun in ("article", "graph", "meeting", "person", "place", "post", "state")},
        "organisation": BASE + "org/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "lode": "http://linkedevents.org/ontology/",
        "oa": OA.namespace,
        "org": ORG.namespace,
        "owl": OWL.namespace,
        "prov": PROV.namespace,
        "rdf": RDF.namespace,
        "rdfs": RDFS.namespace,
        "schema": SCHEMA.namespace,
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "skos": SKOS.namespace,
        "wd": "http://www.wikidata.org/entity/",
        "xsd": XSD.namespace,
    }
)


def code(scheme: str, value: str) -> NamedNode:
    """Return the concept that a code stands for.

    >>> code("status", "held").value
    'https://w3id.org/dmkg/code/status/held'

    Raises:
        StatementError: the scheme, or the code in it, does not exist.
    """
    known = codes(scheme)
    if value not in known:
        raise StatementError(f"{value!r} is no code of the scheme {scheme!r}{_suggestion(value, known)}")
    return NamedNode(f"{BASE}code/{scheme}/{value}")


def codes(scheme: str) -> frozenset[str]:
    """Return every code of a scheme, the narrower ones included.

    Raises:
        StatementError: there is no such scheme.
    """
    if scheme not in SCHEMES:
        raise StatementError(f"there is no scheme {scheme!r}{_suggestion(scheme, SCHEMES)}")
    return _all_codes()[scheme]


def called(scheme: str, name: str) -> str | None:
    """Return the code of a scheme that is called so in some language, whatever the case of its letters.

    >>> called("kind", "Саммит"), called("kind", "picnic")
    ('summit', None)
    """
    return _all_names().get((scheme, name.casefold()))


def ontology_quads() -> Iterator[Quad]:
    """Yield the classes, the properties and their mappings to other vocabularies, as they go into the graph of that name."""
    graph = NamedNode(BASE + "graph/ontology")
    for name in ("ontology.ttl", "properties.ttl", "mappings.ttl"):
        yield from _read(resources.ontology() / name, graph)


def scheme_quads() -> Iterator[Quad]:
    """Yield the concept schemes, as they go into the graph of that name."""
    graph = NamedNode(BASE + "graph/schemes")
    for path in sorted((resources.ontology() / "schemes").glob("*.ttl")):
        yield from _read(path, graph)


def _read(path: Path, graph: NamedNode) -> Iterator[Quad]:
    for quad in parse(path=path, format=RdfFormat.TURTLE):
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


@cache
def _all_codes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {scheme: set() for scheme in SCHEMES}
    for quad in scheme_quads():
        if quad.predicate == SKOS.inScheme and isinstance(quad.subject, NamedNode):
            scheme, value = quad.subject.value.removeprefix(BASE + "code/").split("/", 1)
            found[scheme].add(value)
    return MappingProxyType({scheme: frozenset(values) for scheme, values in found.items()})


@cache
def _all_names() -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for quad in scheme_quads():
        if quad.predicate == SKOS.prefLabel and isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            scheme, _, value = quad.subject.value.removeprefix(BASE + "code/").partition("/")
            found.setdefault((scheme, quad.object.value.casefold()), value)
    return MappingProxyType(found)


def _suggestion(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
