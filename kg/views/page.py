"""One network becomes one page: a single file that opens from disk and asks nobody for anything."""

from typing import Any

from kg.errors import UsageError
from kg.views.content import Sentences, edges, names_of_codes, names_of_dates, nodes
from kg.views.drawing import Drawing
from kg.views.layout import place
from kg.views.networks import Network, counted
from kg.views.plan import Card, Plan, Spot
from kg.views.words import LANGUAGES, Words, style, words_of

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
    words = words_of(network.graph)
    shown = network if show_all else counted(network)
    headings = [title or _heading(shown, words, each) for each in LANGUAGES]
    drawing = Drawing(heading=headings[LANGUAGES.index(language)], language=language)
    sentences = Sentences(shown)
    for node, about in nodes(shown):
        drawing.add_node(node, label=about["names"][LANGUAGES.index(language)], **about)
    for one, other, about in edges(shown, sentences):
        drawing.add_edge(one, other, arrows="", **about)
    drawing.content = {**_content(shown, words), **sentences.written(), "headings": headings, "language": language}
    drawing.content["plans"] = {name: _plan(plan, drawing) for name, plan in place(shown, words).items()}
    return drawing.generate_html()


def _content(network: Network, words: Words) -> dict[str, Any]:
    looks = style()
    return {
        "view": network.graph["view"],
        "centre": network.graph.get("centre"),
        "left_out": network.graph.get("left_out", 0),
        "words": words.interface(),
        "codes": names_of_codes(network, words),
        "dates": names_of_dates(network, words),
        "shapes": looks["shapes"],
        "levels": {level: about["shape"] for level, about in looks["levels"].items()},
        "order": list(looks["levels"]),
        "dashes": looks["facts"],
        "step": looks["font"]["step"],
    }


def _heading(network: Network, words: Words, language: str) -> str:
    about = network.nodes
    match network.graph["view"]:
        case "person":
            return str(about[network.graph["centre"]][f"label_{language}"])
        case "meeting":
            meetings = sorted((node for node in about if about[node]["category"] == "meeting"), key=lambda node: (about[node].get("date", ""), node))
            if len(meetings) == 1:
                return str(about[meetings[0]][f"label_{language}"])
            return _occasion([about[node] for node in meetings], words, language) or words.word("view_meeting", language)
        case view:
            return words.word(f"view_{view}", language)


def _occasion(meetings: list[dict[str, Any]], words: Words, language: str) -> str:
    """Return what meetings of one occasion share: place, organisation, date."""
    shared = [{meeting.get(column, "") for meeting in meetings} for column in (f"place_{language}", f"under_{language}", "date")]
    parts = [next(iter(values)) if len(values) == 1 else "" for values in shared]
    if not parts[2]:  # one dated, another not: the date that is known
        known = {date for date in shared[2] if date}
        parts[2] = next(iter(known)) if len(known) == 1 else ""
    return " · ".join(part for part in (parts[0], parts[1], words.date(parts[2], language) if parts[2] else "") if part)


def _plan(plan: Plan, drawing: Drawing) -> dict[str, Any]:
    """Return a plan with its spots and curves in the order of the page's nodes and edges."""
    return {
        "size": _round(plan.width, plan.height),
        "spots": [_spot(plan.spots[node["id"]]) for node in drawing.nodes],
        "curves": [plan.curves[edge["id"]] for edge in drawing.edges],
        "cards": [_card(card) for card in plan.cards],
    }


def _spot(spot: Spot) -> dict[str, Any]:
    box = _round(spot.box.x, spot.box.y, spot.box.width, spot.box.height)
    return {"at": _round(spot.x, spot.y), "box": box, **_text(spot)}


def _card(card: Card) -> dict[str, Any]:
    return {"kind": card.kind, "box": _round(card.box.x, card.box.y, card.box.width, card.box.height), **_text(card)}


def _text(of: Spot | Card) -> dict[str, Any]:
    return {"text": _round(of.text_x, of.text_y), "anchor": of.anchor, "lines": [of.lines[language] for language in LANGUAGES]}


def _round(*numbers: float) -> list[float]:
    return [round(number, 1) for number in numbers]
