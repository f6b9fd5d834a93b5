"""A small world to ask: what twelve articles say, the meetings derived from them, and the people, posts and states they speak of."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.graph.store import Store
from kg.graph.vocabulary import ontology_quads, scheme_quads

WORLD = Path(__file__).parent / "world"


def world_quads() -> list[Quad]:
    return [quad for path in sorted(WORLD.glob("*.trig")) for quad in parse(path=path, format=RdfFormat.TRIG)]


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that holds the world, published."""
    folder = tmp_path_factory.mktemp("world") / "store"
    graphs: dict[NamedNode, list[Quad]] = {}
    for quad in (*world_quads(), *ontology_quads(), *scheme_quads()):
        assert isinstance(quad.graph_name, NamedNode), quad
        graphs.setdefault(quad.graph_name, []).append(quad)
    with Store.writer(folder) as writer:
        writer.commit(*(writer.replacement(graph, quads) for graph, quads in graphs.items()))
    return folder


@pytest.fixture(scope="session")
def world(world_folder: Path) -> Iterator[Store]:
    """The world, opened to be read."""
    with Store.reader(world_folder) as store:
        yield store
