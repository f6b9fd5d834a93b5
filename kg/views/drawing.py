"""A pyvis network with a page of its own: escaped throughout, sealed by a Content-Security-Policy, complete in one file."""

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from pyvis.network import Network as PyvisNetwork

from kg.views.content import packed
from kg.views.words import style

__all__ = ["Drawing"]

_ASSETS = files("kg.views").joinpath("assets")
_SCRIPTS = (
    *("model", "names", "filters", "scene", "svg", "canvas", "keys", "matrix"),
    *("facts", "panel", "table", "legend", "range", "exports", "controls", "main"),
)
_PYVIS = {"label", "shape", "color", "font", "arrows", "size"}  # what pyvis adds and our page does not use


class Drawing(PyvisNetwork):  # type: ignore[misc]  # pyvis has no types
    """Nodes and edges as pyvis keeps them, and `generate_html()` to make our page of them.

    pyvis's own page asks other servers for its scripts, escapes nothing, and lays the network out anew at every reload.
    """

    def __init__(self, *, heading: str, language: str) -> None:
        # directed, because pyvis drops the second of two edges between the same nodes of an undirected network
        super().__init__(heading=heading, directed=True, cdn_resources="in_line")
        self.language = language
        self.content: dict[str, Any] = {}
        self.templateEnv = Environment(
            loader=FileSystemLoader(str(_ASSETS)), autoescape=select_autoescape(default=True), undefined=StrictUndefined
        )
        self.path = "page.html.j2"

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:  # noqa: FBT001, FBT002, ARG002 - pyvis's signature
        """Return the whole page; the arguments are pyvis's and change nothing, because nothing is loaded from anywhere."""
        css, script = _css(), _script()
        self.html = self.templateEnv.get_template(self.path).render(
            language=self.language,
            heading=self.heading,
            policy=_policy(css, script),
            no_script=self.content["words"][self.language]["no_script"],
            css=Markup(css),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own files
            data=Markup(_json({**self.content, "nodes": self._packed_nodes(), "edges": self._packed_edges()})),  # noqa: S704 - escaped by _json
        )
        return self.html.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no text

    def get_nodes(self) -> Any:
        """Return the ids of the nodes; pyvis looks into them for every edge."""
        return self.node_map.keys()

    def _packed_nodes(self) -> dict[str, Any]:
        return packed([{key: value for key, value in node.items() if key not in _PYVIS} for node in self.nodes])

    def _packed_edges(self) -> dict[str, Any]:
        """Return the edges, their ends as numbers of nodes."""
        numbers = {node["id"]: number for number, node in enumerate(self.nodes)}
        ends = [{"from": numbers[edge["from"]], "to": numbers[edge["to"]]} for edge in self.edges]
        return packed([{**edge, **both} for edge, both in zip(_own(self.edges), ends, strict=True)])


def _own(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: value for key, value in edge.items() if key not in _PYVIS} for edge in edges]


def _json(content: dict[str, Any]) -> str:
    """Return JSON that no text inside can break out of: `<`, `>`, `&` and the line ends that HTML or scripts know are escapes."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029\x7f":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _policy(css: str, script: str) -> str:
    return f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(css)}'; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _script() -> str:
    parts = [Path(str(_ASSETS.joinpath("js", f"{name}.js"))).read_text("utf-8") for name in _SCRIPTS]
    return "\n(() => {\n'use strict';\n" + "\n".join(parts) + "\n})();\n"


@cache
def _css() -> str:
    rules = _ASSETS.joinpath("page.css").read_text("utf-8")
    light, dark = (";".join(f"--{name}:{value}" for name, value in style()["paper"][paper].items()) for paper in ("light", "dark"))
    themes = f":root{{{light};color-scheme:light}}:root[data-theme=dark]{{{dark};color-scheme:dark}}"
    themes += f"@media(prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark};color-scheme:dark}}}}"
    colours = {**style()["levels"], **style()["sides"]}
    fills = "".join(f".g-{code}{{--fill:{about['colour']}}}.s-{code}{{--standing:{about['colour']}}}" for code, about in colours.items())
    font = style()["font"]
    sizes = "".join(f".l-{kind}{{font-size:{size}px}}" for kind, size in font["size"].items())
    return f"\n:root{{--font:{font['family']}}}{themes}\n{fills}\n{sizes}\n{rules}"
