"""What people, outlets, bodies and groups are called that only articles name: one label a language, whichever articles name them.

An article's own graph keeps the name it prints (schema:name); the labels that answers show lie in a graph of their own, so that somebody
named in a thousand articles is not called by his name a thousand times in every answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import iris
from kg.graph.vocabulary import BASE, DM, RDF, SCHEMA, SKOS

_CLASSES: Mapping[str, NamedNode] = MappingProxyType(
    {"body": DM.Organisation, "group": DM.CollectiveAgent, "outlet": DM.Outlet, "person": DM.Person}
)


class Stored(Protocol):
    """Statements that can be looked up."""

    def quads(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, *, graph: NamedNode | None = None
    ) -> Iterator[Quad]:
        """Yield the statements that fit; what is None fits everything."""


def names_after(stored: Stored, removed: Iterable[Quad], added: Iterable[Quad]) -> tuple[list[Quad], list[Quad]]:
    """Return the statements of the graph of names that go and come when articles change: for each language the first name in the alphabet.

    Args:
        stored: all that is stored before the change.
        removed: what the change takes back.
        added: what it adds.
    """
    gone, come = _names(removed), _names(added)
    goes: list[Quad] = []
    comes: list[Quad] = []
    for thing in sorted(gone.keys() | come.keys(), key=str):
        old = dict.fromkeys(stored.quads(thing, graph=iris.NAMES))
        names = _left(stored, thing, gone[thing]) if thing in gone else [quad.object for quad in old if isinstance(quad.object, Literal)]
        new = dict.fromkeys(_called(thing, [*names, *(quad.object for quad in come.get(thing, ()))]))
        goes += (quad for quad in old if quad not in new)
        comes += (quad for quad in new if quad not in old)
    return goes, comes


def _names(quads: Iterable[Quad]) -> dict[NamedNode, set[Quad]]:
    """Return the statements that name somebody, by whom they name."""
    found: dict[NamedNode, set[Quad]] = {}
    for quad in quads:
        if quad.predicate == SCHEMA.name and isinstance(quad.subject, NamedNode) and _class_of(quad.subject) is not None:
            found.setdefault(quad.subject, set()).add(quad)
    return found


def _left(stored: Stored, thing: NamedNode, gone: set[Quad]) -> list[Literal]:
    named = (quad for quad in stored.quads(thing, SCHEMA.name) if quad not in gone)
    return [quad.object for quad in named if isinstance(quad.object, Literal)]


def _called(thing: NamedNode, names: Iterable[object]) -> Iterator[Quad]:
    first: dict[str, str] = {}
    for name in names:
        if isinstance(name, Literal):
            language = name.language or ""
            first[language] = min(name.value, first.get(language, name.value))
    class_ = _class_of(thing)
    if first and class_ is not None:
        yield Quad(thing, RDF.type, class_, iris.NAMES)
    for language, name in first.items():
        yield Quad(thing, SKOS.prefLabel, Literal(name, language=language or "und"), iris.NAMES)


def _class_of(thing: NamedNode) -> NamedNode | None:
    return _CLASSES.get(thing.value.removeprefix(BASE).partition("/")[0]) if thing.value.startswith(BASE) else None
