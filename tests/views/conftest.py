"""Pictures of a small world, and a browser to look at them."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.graph.questions import run
from kg.graph.rows import Rows
from kg.graph.store import Store
from kg.graph.vocabulary import DM, ontology_quads, scheme_quads
from kg.views import draw

from .browsing import chromium, launch

WORLD = Path(__file__).parents[1] / "graph" / "world"  # twelve articles, the meetings derived from them, whom they speak of
BISHKEK = ["2025-09-18/bishkek/heads-of-government-meeting", "2025-09-18/bishkek/multilateral-meeting"]
TWO_PEOPLE = {"a": "person/kassym-jomart-tokayev", "b": "person/sadyr-japarov"}

# What each view is drawn with: values of the selection, the view, and what network_of is told besides.
VIEWS: dict[str, tuple[dict[str, Any], str, dict[str, Any]]] = {
    "meeting": ({"meeting": BISHKEK}, "meeting", {}),
    "person": ({"person": ["olzhas-bektenov"]}, "person", {"centre": "person/olzhas-bektenov"}),
    "person-deep": ({"person": ["olzhas-bektenov"], "depth": 3}, "person", {"centre": "person/olzhas-bektenov", "depth": 3}),
    "two-people": (TWO_PEOPLE, "pair", {"centre": TWO_PEOPLE["a"], "other": TWO_PEOPLE["b"]}),
    "two-states": ({"a": "state/kz", "b": "state/kg"}, "pair", {"centre": "state/kz", "other": "state/kg"}),
    "states": ({}, "states", {}),
    "timeline-of-person": ({"person": ["sadyr-japarov"]}, "timeline", {"centre": "person/sadyr-japarov"}),
    "timeline-of-state": ({"state": ["kg"]}, "timeline", {"centre": "state/kg"}),
    "timeline-of-series": ({"organisation": ["OTS"]}, "timeline", {}),
    "organisation": ({"organisation": ["OTS"]}, "organisation", {"centre": "org/ots"}),
    "whole": ({}, "whole", {}),
}

Ask = Callable[..., Rows]
Named = Callable[[str], draw.Network]


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Return what asks the named questions of the small world."""
    folder = tmp_path_factory.mktemp("pictured") / "store"
    graphs: dict[NamedNode, list[Quad]] = {}
    told = [quad for path in sorted(WORLD.glob("*.trig")) for quad in parse(path=path, format=RdfFormat.TRIG)]
    for quad in chain(told, marks(told), ontology_quads(), scheme_quads()):
        assert isinstance(quad.graph_name, NamedNode)
        graphs.setdefault(quad.graph_name, []).append(quad)
    with Store.writer(folder) as writer:
        writer.commit(*(writer.replacement(graph, quads) for graph, quads in graphs.items()))
    with Store.reader(folder) as store:
        yield lambda name, **values: run(store, name, **values)


def marks(told: list[Quad]) -> Iterator[Quad]:
    """Say where the names stand in the sentences, which the small world leaves out."""
    said = {(quad.subject, quad.predicate): quad.object.value for quad in told if isinstance(quad.object, Literal)}
    for quad in told:
        quote = said.get((quad.object, DM.quote), "")
        stem = said.get((quad.subject, DM.printedName), "\0").split()[-1][:6]
        if quad.predicate == DM.evidence and stem in quote:
            start = int(said[quad.object, DM.start]) + quote.index(stem)
            article = quad.object.value.partition("#")[0]
            yield Quad(quad.subject, DM.named, NamedNode(f"{article}#char={start},{start + len(stem)}"), quad.graph_name)


@pytest.fixture(scope="session")
def network_named(ask: Ask) -> Named:
    """Return what gives the network of a view by its name above."""
    return cache(lambda name: world_network(ask, name))


def world_network(ask: Ask, name: str) -> draw.Network:
    selection, view, about = VIEWS[name]
    meetings = [row[0] for row in ask(draw.SELECTION, **selection)]
    tables = {table: ask(question, meeting=meetings) for table, question in draw.QUESTIONS.items() if table != "codes"}
    return draw.network_of(draw.Findings(**tables, codes=ask(draw.QUESTIONS["codes"])), view, **about)


@pytest.fixture(scope="session")
def summit() -> str:
    """Return the id of the meeting of heads of government in Bishkek."""
    return f"meeting/{BISHKEK[0]}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser, where the machine has one."""
    if chromium() is None:
        pytest.skip("no Chromium here: apt-get install chromium, and these tests run")
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def page_of(network_named: Named, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return what writes the page of a view and tells where it is."""
    folder = tmp_path_factory.mktemp("pages")

    def written(name: str, *, show_all: bool = False, language: str = "ru") -> Path:
        path = folder / f"{name}-{language}{'-all' if show_all else ''}.html"
        if not path.exists():
            path.write_text(draw.page(network_named(name), language=language, show_all=show_all), "utf-8")
        return path

    return written
