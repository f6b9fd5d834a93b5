"""The one door to pictures: a network becomes a page, a picture without a browser, a file for other programs, or a line on a terminal."""

from kg.errors import UsageError
from kg.views import page as pages
from kg.views.facts import QUESTIONS, SELECTION, Findings
from kg.views.network_file import write
from kg.views.networks import VIEWS, Network, counted, network_of

__all__ = ["QUESTIONS", "SELECTION", "VIEWS", "Findings", "counted", "graph_file", "network_of", "page", "picture", "summary"]

FORMS = ("svg", "png")


def page(network: Network, *, title: str | None = None, language: str = "ru", show_all: bool = False) -> str:
    """Return the HTML of the page; write it as UTF-8.

    Args:
        network: from `network_of`.
        title: the heading; None: what the network is of, in both languages.
        language: the language the page opens in, ru or en.
        show_all: show also what answers leave out: planned, expected, absent, quoted, uncertain.

    Raises:
        UsageError: the page does not speak the language.
    """
    return pages.render(network, title=title, language=language, show_all=show_all)


def graph_file(network: Network, form: str, *, language: str = "ru", show_all: bool = False) -> str:
    """Return the network as GraphML or GEXF.

    Raises:
        UsageError: the form is neither graphml nor gexf.
    """
    return write(network if show_all else counted(network), form, language=language)


def picture(network: Network, *, form: str, title: str | None = None, language: str = "ru", show_all: bool = False) -> bytes:
    """Return the picture alone, as SVG or PNG.

    Raises:
        UsageError: the form is neither svg nor png.
    """
    raise UsageError(f"a picture is drawn as {' or '.join(FORMS)}, not as '{form}'")


def summary(network: Network, *, show_all: bool = False) -> dict[str, int]:
    """Return how much a picture shows: nodes, edges and meetings."""
    shown = network if show_all else counted(network)
    meetings = sum(about["category"] == "meeting" for _, about in shown.nodes(data=True))
    together = {about["meeting"] for *_, about in shown.edges(data=True) if about["relation"] == "together"}
    return {"nodes": shown.number_of_nodes(), "edges": shown.number_of_edges(), "meetings": meetings or len(together)}
