"""The one door to pictures: a network becomes a page, a picture without a browser, a file for other programs, or a line on a terminal."""

from html import escape

from kg.views import page as pages
from kg.views.facts import QUESTIONS, SELECTION, Findings
from kg.views.network_file import write
from kg.views.networks import VIEWS, Network, counted, network_of
from kg.views.picture import FORMS, picture

__all__ = [
    "FORMS",
    "QUESTIONS",
    "SELECTION",
    "VIEWS",
    "Findings",
    "Page",
    "counted",
    "graph_file",
    "network_of",
    "page",
    "picture",
    "summary",
]


CROWDED = 5_000  # edges beyond which a picture of states says more than one of people


class Page(str):
    """The text of a page, which a notebook shows as the page itself, shut up in a frame of its own."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        # without allow-same-origin: whatever an article says, the page in the frame can reach nothing of the notebook
        style = "width:100%;height:720px;border:1px solid #ccc;border-radius:6px"
        return f'<iframe sandbox="allow-scripts allow-downloads" style="{style}" srcdoc="{escape(self, quote=True)}"></iframe>'


def page(network: Network, *, title: str | None = None, language: str = "ru", show_all: bool = False) -> Page:
    """Return the HTML of the page; write it as UTF-8, or leave it as the last line of a notebook's cell.

    Args:
        network: from `network_of`.
        title: the heading; None: what the network is of, in both languages.
        language: the language the page opens in, ru or en.
        show_all: show also what answers leave out: planned, expected, absent, quoted, uncertain.

    Raises:
        UsageError: the page does not speak the language.
    """
    return Page(pages.render(network, title=title, language=language, show_all=show_all))


def graph_file(network: Network, form: str, *, language: str = "ru", show_all: bool = False) -> str:
    """Return the network as GraphML or GEXF.

    Raises:
        UsageError: the form is neither graphml nor gexf.
    """
    return write(network if show_all else counted(network), form, language=language)


def summary(network: Network, *, show_all: bool = False) -> dict[str, int]:
    """Return how much a picture shows: nodes, edges and meetings."""
    shown = network if show_all else counted(network)
    meetings = sum(about["category"] == "meeting" for _, about in shown.nodes(data=True))
    together = {about["meeting"] for *_, about in shown.edges(data=True) if about["relation"] == "together"}
    return {"nodes": shown.number_of_nodes(), "edges": shown.number_of_edges(), "meetings": meetings or len(together)}
