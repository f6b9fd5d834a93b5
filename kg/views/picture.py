"""The picture without a browser: the same plan as SVG for a paper or a slide, and as PNG."""

import re
from importlib.resources import as_file, files
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from kg.errors import UsageError
from kg.views.captions import fact_of, level_of
from kg.views.flags import flags_of
from kg.views.headings import headings_of
from kg.views.layout import place
from kg.views.measure import width, wrap
from kg.views.networks import Network, counted
from kg.views.plan import Card, Mark, Plan, Rule, Spot
from kg.views.words import LANGUAGES, Words, style, words_of

__all__ = ["FORMS", "picture"]

FORMS = ("svg", "png")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
_HEAD, _ROW, _MARGIN = 44.0, 24.0, 14.0
_LOUD = {"name": "ink", "kind": "ink", "flag": "flag", "person": "ink", "heading": "ink", "times": "ink"}
_NUMBER = 26.0  # room for the number of parallel edges
_SHARP, _MOST = 2.0, 3600.0  # pixels of a PNG to one of the plan; of its longer side


def picture(network: Network, *, form: str, title: str | None = None, language: str = "ru", show_all: bool = False) -> bytes:
    """Return the picture of a network with its heading and what the symbols mean; the same network gives the same bytes.

    Raises:
        UsageError: the form is neither svg nor png, or the language is unknown.
    """
    if form not in FORMS:
        raise UsageError(f"a picture is drawn as {' or '.join(FORMS)}, not as '{form}'")
    if language not in LANGUAGES:
        raise UsageError(f"the picture speaks {' and '.join(LANGUAGES)}, not '{language}'")
    shown = network if show_all else counted(network)
    drawn = _Sheet(shown, language, title or headings_of(shown)[LANGUAGES.index(language)]).drawn()
    return _png(drawn) if form == "png" else drawn.encode("utf-8")


def _png(drawn: str) -> bytes:
    from resvg_py import svg_to_bytes  # noqa: PLC0415 - three megabytes that only a PNG needs

    sizes = re.findall(r'(?:width|height)="([0-9.]+)"', drawn)[:2]
    fonts = files("kg.views").joinpath("assets", "fonts")
    with as_file(fonts.joinpath("DejaVuSans.ttf")) as plain, as_file(fonts.joinpath("DejaVuSans-Bold.ttf")) as bold:
        made = svg_to_bytes(
            svg_string=drawn,
            zoom=min(_SHARP, _MOST / max(float(size) for size in sizes)),
            skip_system_fonts=True,
            font_files=[str(plain), str(bold)],
            font_family="DejaVu Sans",
        )
    return bytes(made)


class _Sheet:
    """One picture being drawn: colours are written out, for not every program that shows SVG knows style sheets."""

    def __init__(self, network: Network, language: str, title: str) -> None:
        self.network = network
        self.words: Words = words_of(network.graph)
        self.language = language
        self.at = LANGUAGES.index(language)
        self.title = title
        self.taken: list[tuple[float, float]] = []
        self.numbers: list[tuple[tuple[float, float], str]] = []  # of parallel edges, written above all lines
        self.ink: dict[str, str] = style()["paper"]["light"]
        self.plan: Plan = next(iter(place(network, self.words).values()))["wide"]
        self.flags = flags_of(card.side for card in self.plan.cards)

    def drawn(self) -> str:
        """Return the SVG."""
        legend, heading = self._legend(), wrap(self.title, "heading", self.plan.width - 2 * _MARGIN)
        head = _HEAD + (len(heading) - 1) * _ROW
        wide, high = self.plan.width, head + self.plan.height + _ROW * len(legend) + _MARGIN
        root = Element("svg", xmlns="http://www.w3.org/2000/svg", width=_n(wide), height=_n(high), viewBox=f"0 0 {_n(wide)} {_n(high)}")
        root.set("font-family", style()["font"]["family"].replace('"', "'"))
        self._add(root, "title").text = _xml(self.title)
        self._add(root, "rect", width=_n(wide), height=_n(high), fill=self.ink["paper"])
        for number, line in enumerate(heading):
            self._line(root, (_MARGIN, 28.0 + number * _ROW), "start", "heading", line)
        body = self._add(root, "g", transform=f"translate(0 {_n(head)})")
        self._body(body)
        foot = self._add(root, "g", transform=f"translate({_n(_MARGIN)} {_n(head + self.plan.height)})")
        for number, row in enumerate(legend):
            for x, code, text in row:
                self._symbol(foot, code, x + 10, number * _ROW + 8)
                self._line(foot, (x + 26, number * _ROW + 12), "start", "post", text)
        return tostring(root, encoding="unicode") + "\n"

    def _body(self, body: Element) -> None:
        plan = self.plan
        for rule in plan.rules:
            if rule.path:
                self._add(body, "path", d=rule.path, fill="none", stroke=self.ink["line"])
            self._text(body, rule)
        for card in plan.cards:
            self._card(body, card)
        for one, other, key in sorted(self.network.edges(keys=True), key=lambda edge: (-self.network.number_of_edges(*edge[:2]), edge[2])):
            if key in plan.curves:
                self._curve(body, plan.curves[key], (one, other, key))
        for at, number in self.numbers:
            self._line(body, at, "middle", "times", number)
        for node in sorted(plan.spots):
            self._node(body, node, plan.spots[node])
        for key in sorted(plan.marks):
            self._mark(body, plan.marks[key])

    def _card(self, body: Element, card: Card) -> None:
        dashes = {"stroke-dasharray": "5 4"} if card.kind == "mention" else {}
        box = {"x": _n(card.box.x), "y": _n(card.box.y), "width": _n(card.box.width), "height": _n(card.box.height), "rx": "10"}
        self._add(body, "rect", fill=self.ink["raised"], stroke=self.ink["line"], **box, **dashes)
        if card.side in self.flags:
            self._add(body, "image", x=_n(card.flag_x), y=_n(card.text_y - 10), width="18", height="12", href=self.flags[card.side])
        self._text(body, card)

    def _curve(self, body: Element, path: str, edge: tuple[str, str, str]) -> None:
        times = self.network.number_of_edges(*edge[:2]) if self.network.graph["view"] == "states" else 1
        about = self.network.edges[edge]
        dashes = style()["facts"]["disputed" if about.get("disputed") else fact_of(about)]
        stroke = {"stroke": self.ink["edge"], "stroke-width": _n(min(9, 1.6 + (times - 1) * 1.1)), "fill": "none"}
        line = self._add(body, "path", d=path, **stroke, **({"stroke-dasharray": dashes} if dashes else {}))
        named = [self.network.nodes[node][f"label_{self.language}"] for node in edge[:2]]
        self._add(line, "title").text = _xml(f"{named[0]} – {named[1]}")
        if times > 1 and self._free(_middle(path)):
            self.numbers.append((_middle(path), f"×{times}"))

    def _free(self, point: tuple[float, float]) -> bool:
        """Say whether a number has room at a point, and take it."""
        free = all(abs(point[0] - x) > _NUMBER or abs(point[1] - y) > _NUMBER / 2 for x, y in self.taken)
        self.taken += [point] if free else []
        return free

    def _node(self, body: Element, node: str, spot: Spot) -> None:
        about = self.network.nodes[node]
        if about["category"] == "meeting" and any(spot.lines.values()):
            dashes = {} if about.get("status", "held") == "held" else {"stroke-dasharray": "6 5"}
            box = {"x": _n(spot.box.x), "y": _n(spot.box.y), "width": _n(spot.box.width), "height": _n(spot.box.height), "rx": "8"}
            self._add(body, "rect", fill=self.ink["paper"], stroke=self.ink["ink"], **{"stroke-width": "2"}, **box, **dashes)
        else:
            code = level_of(self.network, node) if about["category"] == "person" else about["category"]
            edges = self.network.edges(node, data=True) if about["category"] == "person" else ()
            standing = sorted({edge["standing_at"] for *_, edge in edges if edge.get("standing_at")})
            self._symbol(body, code, spot.x, spot.y, standing[0] if standing else "")
        self._text(body, spot)

    def _mark(self, body: Element, mark: Mark) -> None:
        self._symbol(body, mark.level, mark.spot.x, mark.spot.y)
        self._text(body, mark.spot)

    def _symbol(self, body: Element, code: str, x: float, y: float, standing: str = "") -> None:
        looks = style()["levels"] | style()["sides"] | {"meeting": {"colour": self.ink["muted"], **style()["meeting"]}}
        look = looks.get(code, looks["unknown"])
        group = self._add(body, "g", transform=f"translate({_n(x)} {_n(y)})")
        if standing in looks:
            self._add(group, "circle", r="14", fill="none", stroke=looks[standing]["colour"], **{"stroke-width": "2.5"})
        self._add(
            group, "path", d=style()["shapes"][look["shape"]], fill=look["colour"], stroke=self.ink["outline"], **{"stroke-width": "1.3"}
        )

    def _text(self, body: Element, of: Spot | Card | Rule) -> None:
        for number, (kind, text) in enumerate(of.lines[self.language]):
            self._line(body, (of.text_x, of.text_y + number * style()["font"]["step"]), of.anchor, kind, text)

    def _line(self, body: Element, at: tuple[float, float], anchor: str, kind: str, text: str) -> Element:
        font = style()["font"]
        weight = {"font-weight": "700"} if kind in font["bold"] else {}
        size = {"font-size": str(font["size"][kind]), "text-anchor": anchor, "fill": self.ink[_LOUD.get(kind, "muted")]}
        halo = {"stroke": self.ink["paper"], "stroke-width": "3", "paint-order": "stroke"} if kind in {"times", "person"} else {}
        line = self._add(body, "text", x=_n(at[0]), y=_n(at[1]), **size, **weight, **halo)
        line.text = _xml(text)
        return line

    def _legend(self) -> list[list[tuple[float, str, str]]]:
        """Return what the symbols mean, in rows that are no wider than the picture."""
        order, nodes = list(style()["levels"]), self.network.nodes(data=True)
        used = {level_of(self.network, node) for node, about in nodes if about["category"] == "person"} - {"unknown"}
        rows: list[list[tuple[float, str, str]]] = [[]]
        x = 0.0
        for level in sorted(used, key=order.index):
            text = self.words.code("level", level, self.language)
            if x and x + 40 + width(text, "post") > self.plan.width - 2 * _MARGIN:
                rows, x = [*rows, []], 0.0
            rows[-1].append((x, level, text))
            x += 46 + width(text, "post")
        return [row for row in rows if row]

    @staticmethod
    def _add(parent: Element, tag: str, **attributes: Any) -> Element:
        return SubElement(parent, tag, {name: _xml(str(value)) for name, value in attributes.items()})


def _middle(path: str) -> tuple[float, float]:
    """Return the middle of a curve with one bend, where a number stands."""
    x0, y0, x1, y1, x2, y2 = (float(number) for number in re.findall(r"-?[0-9.]+", path))
    return x0 / 4 + x1 / 2 + x2 / 4, y0 / 4 + y1 / 2 + y2 / 4 + 4


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
