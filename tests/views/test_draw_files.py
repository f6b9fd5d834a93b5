"""Pages, pictures and graph files as bytes: complete, closed to the outside, and the same every time."""

import base64
import hashlib
import re
from io import StringIO
from xml.etree import ElementTree

import networkx as nx
import pytest

from kg.errors import UsageError
from kg.views import draw

from . import conftest
from .conftest import Named

SEED_LIMIT, WHOLE_LIMIT = 100 * 1024, 800 * 1024
each = pytest.mark.parametrize("name", sorted(conftest.VIEWS))


@each
def test_the_same_graph_gives_the_same_bytes(ask: conftest.Ask, network_named: Named, name: str) -> None:
    again = conftest.world_network(ask, name)
    assert draw.page(again) == draw.page(network_named(name))
    assert draw.picture(again, form="svg") == draw.picture(network_named(name), form="svg")
    for form in ("graphml", "gexf"):
        assert draw.graph_file(again, form) == draw.graph_file(network_named(name), form)


@each
def test_a_page_is_small_and_names_nothing_outside_itself(network_named: Named, name: str) -> None:
    page = draw.page(network_named(name), show_all=True)
    assert len(page.encode()) < WHOLE_LIMIT
    assert not re.findall(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=(?![\"']?data:)", page)


def test_a_meeting_weighs_little_beside_script_and_style(network_named: Named) -> None:
    page = draw.page(network_named("meeting"), show_all=True)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    (css,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert len(page.encode()) - len(script.encode()) - len(css.encode()) < SEED_LIMIT


def test_the_policy_allows_just_this_script_and_this_style(network_named: Named) -> None:
    page = draw.page(network_named("meeting"))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    policy = policy.replace("&#39;", "'")
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        (text,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{rule} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


@each
def test_a_picture_is_svg_that_any_program_reads(network_named: Named, name: str) -> None:
    network = draw.counted(network_named(name))
    root = ElementTree.fromstring(draw.picture(network_named(name), form="svg", language="en"))  # noqa: S314 - our own
    texts = " ".join(text for element in root.iter() for text in element.itertext())
    assert root.tag.endswith("svg")
    assert not [element for element in root.iter() if element.tag.endswith(("script", "foreignObject"))]
    assert network.number_of_nodes() > 0
    assert "var(" not in texts


def test_the_picture_of_a_meeting_says_who_was_there(network_named: Named) -> None:
    svg = draw.picture(network_named("meeting"), form="svg", language="en").decode()
    for name in ("Olzhas Bektenov", "Ali Asadov", "Cevdet Yılmaz", "standing at: head of", "Kyrgyzstan · host"):
        assert name in svg
    assert "Tokayev" not in svg


def test_a_picture_is_a_png_in_which_something_is_drawn(network_named: Named) -> None:
    png = draw.picture(network_named("meeting"), form="png")
    assert png == draw.picture(network_named("meeting"), form="png")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(png[16:20], "big") > 1000  # pixels wide
    assert len(png) > 50_000, "an empty sheet: the fonts are missing"


@each
@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graph_files_are_read_back_with_places(network_named: Named, name: str, form: str) -> None:
    shown = draw.counted(network_named(name))
    text = draw.graph_file(network_named(name), form, language="en")
    read = nx.parse_graphml(text, force_multigraph=True) if form == "graphml" else nx.read_gexf(StringIO(text))
    assert set(read.nodes) == set(shown.nodes)
    assert read.number_of_edges() == shown.number_of_edges()
    placed = [about for _, about in read.nodes(data=True) if "x" in about or "viz" in about]
    assert placed


def test_unknown_forms_and_languages_are_refused(network_named: Named) -> None:
    network = network_named("person")
    for wrong in (
        lambda: draw.page(network, language="fr"),
        lambda: draw.picture(network, form="gif"),
        lambda: draw.picture(network, form="svg", language="fr"),
        lambda: draw.graph_file(network, "dot"),
        lambda: draw.graph_file(network, "gexf", language="fr"),
    ):
        with pytest.raises(UsageError):
            wrong()


def test_the_summary_counts_what_is_drawn(network_named: Named) -> None:
    network = network_named("meeting")
    shown, everything = draw.summary(network), draw.summary(network, show_all=True)
    kept = draw.counted(network)
    assert shown == {
        "nodes": kept.number_of_nodes(),
        "edges": kept.number_of_edges(),
        "meetings": sum(about["category"] == "meeting" for _, about in kept.nodes(data=True)),
    }
    assert everything["edges"] > shown["edges"]
    assert draw.summary(network_named("states"))["meetings"] > 5


def test_a_notebook_shows_the_page_in_a_closed_frame(network_named: Named) -> None:
    shown = draw.page(network_named("person"))._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts allow-downloads"')
    assert "allow-same-origin" not in shown
    assert "<script" not in shown
