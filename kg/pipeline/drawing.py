"""Answers → pictures: what is to be drawn, found by the drawing questions and handed to the views."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import NotFoundError, UsageError
from kg.pipeline.asking import Desk

if TYPE_CHECKING:
    from kg.views.networks import Network

_SELECTED = ("state", "organisation", "kind", "from", "to")
_AGENTS = ("person", "state", "org")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture is of: a view, who stands in its middle, and which meetings belong to it."""

    view: str  # meeting | person | pair | states | timeline | organisation | whole
    selection: Mapping[str, object] = field(default_factory=dict)
    centre: str | None = None
    other: str | None = None
    depth: int = 1


def subject(desk: Desk, view: str, **asked: object) -> Subject:
    """Return what a picture is of, from words as people type them.

    Args:
        desk: where names are looked up.
        view: one of the views of `Subject`.
        asked: meeting (words or id), person, a and b, state, organisation, kind, from, to, depth.

    Raises:
        UsageError: the view needs something that was not said.
        NotFoundError: a name means nothing here.
        AmbiguousError: a name, or words for a meeting, mean several.
    """
    makers = {"meeting": _meeting, "person": _person, "pair": _pair, "timeline": _timeline, "organisation": _organisation}
    narrowed = {name: asked[name] for name in _SELECTED if asked.get(name)}
    if view not in makers:
        return Subject(view, narrowed)
    return makers[view](desk, asked, narrowed)


def network(desk: Desk, view: str = "whole", **asked: object) -> "Network":
    """Return the networkx graph of a view, everything in it marked as counted or not.

    Raises:
        NotFoundError: there is no meeting to draw.
    """
    return drawn(desk, subject(desk, view, **asked))


def drawn(desk: Desk, of: Subject) -> "Network":
    """Return the network of a subject.

    Raises:
        NotFoundError: there is no meeting to draw.
    """
    from kg.views import draw  # noqa: PLC0415 (networkx and pyvis are slow to import)

    meetings = [row[0] for row in desk.ask(draw.SELECTION, of.selection)]
    if not meetings:
        raise NotFoundError("there is no meeting to draw; kg meetings --all lists what is stored")
    chosen = {} if of.view == "whole" and not of.selection else {"meeting": meetings}
    tables = {table: desk.ask(name, {} if table == "codes" else chosen) for table, name in draw.QUESTIONS.items()}
    return draw.network_of(draw.Findings(**tables), of.view, centre=of.centre, other=of.other, depth=of.depth)


def _meeting(desk: Desk, asked: Mapping[str, object], narrowed: Mapping[str, object]) -> Subject:
    return Subject("meeting", {**narrowed, "meeting": list(desk.meetings(_said(asked, "meeting")))})


def _person(desk: Desk, asked: Mapping[str, object], narrowed: Mapping[str, object]) -> Subject:
    key = desk.find(_said(asked, "person"), ("person",)).named.id
    depth = int(str(asked.get("depth") or 1))
    return Subject("person", {**narrowed, "person": [key], "depth": depth}, centre=key, depth=depth)


def _pair(desk: Desk, asked: Mapping[str, object], narrowed: Mapping[str, object]) -> Subject:
    one, other = (desk.find(_said(asked, side), _AGENTS).named.id for side in ("a", "b"))
    return Subject("pair", {**narrowed, "a": one, "b": other}, centre=one, other=other)


def _timeline(desk: Desk, asked: Mapping[str, object], narrowed: Mapping[str, object]) -> Subject:
    """Return the timeline of a person or state, or of a series: the meetings of a kind in the framework of an organisation."""
    for name in ("person", "state"):
        if asked.get(name):
            key = desk.find(_said(asked, name), (name,)).named.id
            return Subject("timeline", {**narrowed, name: [key]}, centre=key)
    if not narrowed.keys() & {"organisation", "kind"}:
        raise UsageError("a timeline is of a person, a state, an organisation or a kind of meetings; say which")
    return Subject("timeline", narrowed)


def _organisation(desk: Desk, asked: Mapping[str, object], narrowed: Mapping[str, object]) -> Subject:
    key = desk.find(_said(asked, "organisation"), ("org",)).named.id
    return Subject("organisation", {**narrowed, "organisation": [key]}, centre=key)


def _said(asked: Mapping[str, object], name: str) -> str:
    value = asked.get(name)
    first = value[0] if isinstance(value, list | tuple) and value else value
    if not isinstance(first, str):
        raise UsageError(f"this picture needs {name}")
    return first
