"""Making and reading IRIs: the one place that knows what they look like."""

import re
from collections.abc import Iterable
from urllib.parse import unquote

from pyoxigraph import NamedNode

from kg.graph.vocabulary import BASE
from kg.model import Part, Span
from kg.slugs import slug
from kg.world import Membership, Occupancy

_PLAIN = frozenset("/-._~:@!$&'()*+,;=")
_EVIDENCE = re.compile(r"(title&)?char=(\d+),(\d+)")

ONTOLOGY = NamedNode(BASE + "graph/ontology")
SCHEMES = NamedNode(BASE + "graph/schemes")
REFERENCE = NamedNode(BASE + "graph/reference")
RULINGS = NamedNode(BASE + "graph/rulings")
LINKS = NamedNode(BASE + "graph/links")
NAMES = NamedNode(BASE + "graph/names")
ARTICLES = BASE + "article/"
ARTICLE_GRAPHS = BASE + "graph/article/"
MEETING_GRAPHS = BASE + "graph/meeting/"


# --- the world ------------------------------------------------------------------------------------------------------------------------


def state(code: str) -> NamedNode:
    """Return the IRI of a state.

    >>> state("KG").value
    'https://w3id.org/dmkg/state/kg'
    """
    return _mint("state", slug(code))


def organisation(code: str) -> NamedNode:
    """Return the IRI of an international organisation or format.

    >>> organisation("C5+1").value
    'https://w3id.org/dmkg/org/c5-1'
    """
    return _mint("org", slug(code))


def person(key: str) -> NamedNode:
    """Return the IRI of somebody."""
    return _mint("person", key)


def post(key: str) -> NamedNode:
    """Return the IRI of a post."""
    return _mint("post", key)


def place(key: str) -> NamedNode:
    """Return the IRI of a city or a place in one."""
    return _mint("place", key)


def occupancy(held: Occupancy) -> NamedNode:
    """Return the IRI of somebody's time in a post."""
    return _mint("occupancy", f"{held.post}/{held.person}/{held.since or 'unknown'}")


def membership(held: Membership) -> NamedNode:
    """Return the IRI of a state's belonging to an organisation."""
    return _mint("membership", f"{slug(held.organisation)}/{slug(held.state)}/{held.since or 'unknown'}")


def outlet(name: str) -> NamedNode:
    """Return the IRI of a newspaper, agency or site by its name."""
    return _mint("outlet", slug(name) or "unnamed")


def body(name: str, publisher: str | None) -> NamedNode:
    """Return the IRI of a body as an outlet calls it: another state's outlet may mean another press service by the same words."""
    return _mint("body", "/".join(filter(None, (slug(publisher or ""), slug(name) or "unnamed"))))


def group(name: str) -> NamedNode:
    """Return the IRI of people named only together."""
    return _mint("group", slug(name) or "unnamed")


# --- articles and what stands in them -------------------------------------------------------------------------------------------------


def article(key: str) -> NamedNode:
    """Return the IRI of an article.

    >>> article("проба/2025-09-18/a b").value
    'https://w3id.org/dmkg/article/проба/2025-09-18/a%20b'
    """
    return _mint("article", key)


def within(key: str, local: str) -> NamedNode:
    """Return the IRI of a report, participation, mention … of an article, by its id there.

    >>> within("x/2025-09-18/0a1b2c3d", "r1p2").value
    'https://w3id.org/dmkg/article/x/2025-09-18/0a1b2c3d#r1p2'
    """
    return NamedNode(f"{article(key).value}#{_safe(local)}")


def report(key: str) -> NamedNode:
    """Return the IRI of a report, or of a participation in one, by its key beyond its article.

    >>> report("x/2025-09-18/0a1b2c3d#r1").value
    'https://w3id.org/dmkg/article/x/2025-09-18/0a1b2c3d#r1'
    """
    of, _, local = key.rpartition("#")
    return within(of, local)


def evidence(key: str, span: Span) -> NamedNode:
    """Return the IRI of a stretch of an article's title or text (RFC 5147).

    >>> evidence("x", Span("title", 0, 12)).value
    'https://w3id.org/dmkg/article/x#title&char=0,12'
    """
    part = "title&" if span.part == "title" else ""
    return NamedNode(f"{article(key).value}#{part}char={span.start},{span.end}")


def span_of(iri: NamedNode) -> Span:
    """Return the stretch that the IRI of evidence stands for.

    >>> span_of(evidence("x", Span("text", 3, 9)))
    Span(part='text', start=3, end=9)
    """
    found = _EVIDENCE.fullmatch(iri.value.partition("#")[2])
    if found is None:
        raise ValueError(f"{iri.value} is no evidence")
    part: Part = "title" if found[1] else "text"
    return Span(part, int(found[2]), int(found[3]))


def name_within(evidence: str, named: str | None) -> tuple[int, int] | None:
    """Return where in its sentence a name stands, by the addresses of both as answers give them; None where it stands elsewhere.

    >>> name_within(f"{BASE}article/x#char=100,150", f"{BASE}article/x#char=110,118")
    (10, 18)
    """
    whole, name = (_EVIDENCE.fullmatch((iri or "").partition("#")[2]) for iri in (evidence, named))
    if whole is None or name is None or whole[1] != name[1]:
        return None
    start, end = int(name[2]) - int(whole[2]), int(name[3]) - int(whole[2])
    return (start, end) if 0 <= start < end <= int(whole[3]) - int(whole[2]) else None


def article_graph(key: str) -> NamedNode:
    """Return the name of the graph that holds all an article says."""
    return NamedNode(ARTICLE_GRAPHS + _safe(key))


def article_of_graph(graph: NamedNode) -> str:
    """Return the id of the article whose graph it is.

    >>> article_of_graph(article_graph("x/2025-09-18/0a1b2c3d"))
    'x/2025-09-18/0a1b2c3d'
    """
    return unquote(graph.value.removeprefix(ARTICLE_GRAPHS))


# --- meetings -------------------------------------------------------------------------------------------------------------------------


def meeting(key: str, local: str | None = None) -> NamedNode:
    """Return the IRI of a meeting, or of a participation or conflict in it.

    >>> meeting("2025-09-18/bishkek/summit", "olzhas-bektenov").value
    'https://w3id.org/dmkg/meeting/2025-09-18/bishkek/summit#olzhas-bektenov'
    """
    whole = _mint("meeting", key)
    return whole if local is None else NamedNode(f"{whole.value}#{_safe(local)}")


def meeting_graph(key: str) -> NamedNode:
    """Return the name of the graph that holds a derived meeting."""
    return NamedNode(MEETING_GRAPHS + _safe(key))


# --- rulings --------------------------------------------------------------------------------------------------------------------------


def ruling(key: str) -> NamedNode:
    """Return the IRI of a curator's ruling."""
    return _mint("ruling", key)


def of_id(short: str) -> NamedNode:
    """Return the IRI of an id as people write it.

    >>> of_id("article/x/2025-09-18/0a1b2c3d#r1p2").value
    'https://w3id.org/dmkg/article/x/2025-09-18/0a1b2c3d#r1p2'
    """
    noun, _, key = short.partition("/")
    whole, hash_, local = key.partition("#")
    iri = _mint(noun, whole)
    return NamedNode(f"{iri.value}#{_safe(local)}") if hash_ else iri


def id_of(iri: NamedNode) -> str:
    """Return an IRI as people write it.

    >>> id_of(of_id("person/olzhas-bektenov"))
    'person/olzhas-bektenov'
    """
    return unquote(iri.value.removeprefix(BASE))


# --- and back -------------------------------------------------------------------------------------------------------------------------


def key_of(iri: NamedNode, noun: str) -> str:
    """Return the id in an IRI of a noun.

    >>> key_of(person("olzhas-bektenov"), "person")
    'olzhas-bektenov'
    """
    prefix = f"{BASE}{noun}/"
    if not iri.value.startswith(prefix):
        raise ValueError(f"{iri.value} is no {noun}")
    return unquote(iri.value.removeprefix(prefix))


def local_of(iri: NamedNode) -> tuple[str, str]:
    """Return the article's id and the id within it.

    >>> local_of(within("x/1", "r1"))
    ('x/1', 'r1')
    """
    whole, _, local = iri.value.partition("#")
    return key_of(NamedNode(whole), "article"), unquote(local)


def code_of(iri: NamedNode) -> str:
    """Return the code of a concept.

    >>> code_of(NamedNode("https://w3id.org/dmkg/code/status/held"))
    'held'
    """
    return iri.value.removeprefix(BASE + "code/").partition("/")[2]


def by_iri(codes: Iterable[str], noun: str) -> dict[str, str]:
    """Return the codes of states ("state") or organisations ("org") by their IRI."""
    return {_mint(noun, slug(code)).value: code for code in codes}


def _mint(noun: str, key: str) -> NamedNode:
    return NamedNode(f"{BASE}{noun}/{_safe(key)}")


def _safe(key: str) -> str:
    if key.isascii() and key.isalnum():
        return key
    return "".join(letter if letter in _PLAIN or letter.isalnum() else _escaped(letter) for letter in key)


def _escaped(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))
