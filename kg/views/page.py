"""One network becomes one page: a single file that opens from disk and asks nobody for anything."""

from typing import Any

from kg.errors import UsageError
from kg.views.content import Contents, names_of_codes, names_of_dates
from kg.views.drawing import Drawing
from kg.views.flags import flags_of
from kg.views.headings import headings_of
from kg.views.layout import place
from kg.views.networks import Network, counted
from kg.views.plan import Card, Mark, Plan, Rule, Spot
from kg.views.sounds import sounds
from kg.views.words import LANGUAGES, style, words_of

__all__ = ["render"]


def render(network: Network, *, title: str | None = None, language: str = "ru", show_all: bool = False) -> str:
    """Return the HTML of the page; write it as UTF-8.

    Args:
        network: from `kg.views.networks`.
        title: the heading, in any language; None: what the network is of, in both languages.
        language: the language the page opens in, ru or en; a switch on it changes that.
        show_all: show also what answers leave out: planned, expected, absent, quoted, uncertain.

    Raises:
        UsageError: the page does not speak the language.
    """
    if language not in LANGUAGES:
        raise UsageError(f"the page speaks {' and '.join(LANGUAGES)}, not '{language}'")
    shown = network if show_all else counted(network)
    headings = [title, title] if title else headings_of(shown)
    drawing = Drawing(heading=headings[LANGUAGES.index(language)], language=language)
    contents = Contents(shown)
    for node in contents.nodes():
        drawing.add_node(node.pop("id"), **node)
    for edge in contents.facts():
        drawing.add_edge(contents.ids[edge.pop("from")], contents.ids[edge.pop("to")], **edge)
    drawing.content = {
        **_content(shown),
        **contents.shared(),
        "sides": contents.sides(),
        "flags": flags_of(contents.sides()),
        "headings": headings,
        "language": language,
        **_pictures(shown, contents),
    }
    return drawing.generate_html()


def _content(network: Network) -> dict[str, Any]:
    words, looks = words_of(network.graph), style()
    return {
        "view": network.graph["view"],
        "centre": network.graph.get("centre"),
        "left_out": network.graph.get("left_out", 0),
        "words": words.interface(),
        "codes": names_of_codes(network, words),
        "dates": names_of_dates(network, words),
        "sounds": sounds(),
        "shapes": looks["shapes"],
        "symbols": {name: about["shape"] for name, about in (looks["levels"] | looks["sides"] | {"meeting": looks["meeting"]}).items()},
        "order": list(looks["levels"]),
        "dashes": looks["facts"],
        "step": looks["font"]["step"],
    }


def _pictures(network: Network, contents: Contents) -> dict[str, Any]:
    """Return every picture's plans; one of more edges than the page can hold as elements is painted on a canvas."""
    pictures: dict[str, Any] = {}
    for name, plans in place(network, words_of(network.graph)).items():
        drawn = {width: _plan(plan, contents) for width, plan in plans.items() if width == "wide" or plan is not plans["wide"]}
        painted = len(contents.edges) > style()["renderer"]["elements"]
        pictures[name] = {**drawn, "renderer": "canvas" if painted else "svg"}
    return {"pictures": pictures, "picture": next(iter(pictures))}


def _plan(plan: Plan, contents: Contents) -> dict[str, Any]:
    """Return a plan with its spots and curves in the order of the page's nodes and edges; straight lines are left to the page."""
    entry: dict[str, Any] = {"size": _round(plan.width, plan.height), "spots": [_spot(plan.spots.get(node)) for node in contents.ids]}
    if any("L" not in curve for curve in plan.curves.values()):
        entry["curves"] = [plan.curves.get(key, 0) for *_, key in contents.edges]
    elif plan.curves:
        entry["straight"] = 1
    if plan.marks:
        entry["marks"] = [_mark(plan.marks.get(key)) for *_, key in contents.edges]
    return {**entry, "cards": [_card(card) for card in plan.cards], "rules": [_rule(rule) for rule in plan.rules]}


def _spot(spot: Spot | None) -> dict[str, Any] | list[float] | int:
    if spot is None:
        return 0
    if not any(spot.lines.values()):
        return [round(spot.x), round(spot.y)]
    return {"at": _round(spot.x, spot.y), "box": _round(spot.box.x, spot.box.y, spot.box.width, spot.box.height), **_text(spot)}


def _mark(mark: Mark | None) -> Any:
    return 0 if mark is None else {"level": mark.level, **(_spot(mark.spot) if isinstance(_spot(mark.spot), dict) else {})}  # type: ignore[dict-item]


def _card(card: Card) -> dict[str, Any]:
    flag = {"side": card.side, "flag": round(card.flag_x, 1)} if card.side else {}
    return {"kind": card.kind, "box": _round(card.box.x, card.box.y, card.box.width, card.box.height), **_text(card), **flag}


def _rule(rule: Rule) -> dict[str, Any]:
    return {**({"path": rule.path} if rule.path else {}), **(_text(rule) if any(rule.lines.values()) else {})}


def _text(of: Spot | Card | Rule) -> dict[str, Any]:
    lines = [of.lines[language] for language in LANGUAGES]
    return {"text": _round(of.text_x, of.text_y), "anchor": of.anchor, "lines": lines[:1] if lines[0] == lines[1] else lines}


def _round(*numbers: float) -> list[float]:
    return [round(number) if number == round(number) else round(number, 1) for number in numbers]
