"""`kg meetings`, `kg meeting`: meetings by what they were, and one of them in full."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from kg.cli.answers import as_of_option, date_options, graph_of
from kg.cli.names import completed
from kg.cli.output import hint, out, section, show
from kg.cli.root import Command
from kg.cli.settings import Settings, answer_options, settings
from kg.cli.texts import say, short

if TYPE_CHECKING:
    from kg.pipeline.graph import Graph, Occasion

Record = dict[str, Any]

LIST = ("date", "kind_label", "where_label", "under_label", "states", "participants", "articles", "marks", "meeting")
SHORT = tuple(column for column in LIST if column != "states")  # on a terminal; the label of a kind and the id tell enough
PARTICIPANTS = (
    "name",
    "title",
    "representing_label",
    "own_level_label",
    "standing_at_label",
    "function_label",
    "attendance_label",
    "support",
    "marks",
)
SOURCES = ("published", "outlet_label", "headline", "source_label", "url")
CONFLICTS = ("field", "name", "value", "outlet_label", "published", "quote")
_FILTERS = ("state", "kind", "level", "organisation", "place", "topic", "person")


@click.command(cls=Command)
@click.option("--state", multiple=True, metavar="NAME", help="One of these states took part.", shell_complete=completed("state"))
@click.option("--kind", multiple=True, metavar="KIND", help="Of this kind or a finer one: summit, bilateral-talks …")
@click.option("--level", multiple=True, metavar="LEVEL", help="Somebody of this level took part: head-of-government …")
@click.option(
    "--under", "organisation", multiple=True, metavar="NAME", help="In the framework of this organisation.", shell_complete=completed("org")
)
@click.option("--place", multiple=True, metavar="NAME", help="There, or within it.", shell_complete=completed("place"))
@click.option("--topic", multiple=True, metavar="TOPIC", help="This topic, or one below it, was discussed.")
@click.option("--person", multiple=True, metavar="NAME", help="This person took part.", shell_complete=completed("person"))
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many, newest first.")
@date_options
@answer_options
def meetings(since: str | None, until: str | None, show_all: bool, limit: int | None, **filters: tuple[str, ...]) -> int:
    """List meetings, newest first."""
    wanted = settings()
    given = {name: list(filters[name]) for name in _FILTERS if filters[name]}
    graph = graph_of(wanted)
    rows = graph.meetings(**given, since=since, until=until, all=show_all or None, limit=limit).to_dicts()
    show(SHORT if wanted.form == "table" else LIST, _with_articles(graph, rows) if wanted.structured and rows else rows, wanted)
    if not rows:
        hint(say("nothing", wanted.language))
    return int(not rows)


def _with_articles(graph: "Graph", rows: list[Record]) -> list[Record]:
    """Give each meeting its short id, and instead of the number of its articles their ids."""
    told: dict[object, list[str]] = {}
    for source in graph.ask("meeting-sources", meeting=[row["meeting"] for row in rows]).to_dicts():
        told.setdefault(source["meeting"], []).append(short(source["article"]).removeprefix("article/"))
    return [{"id": short(row["meeting"]), **row, "articles": sorted(set(told.get(row["meeting"], [])))} for row in rows]


@click.command(cls=Command)
@click.argument("words", nargs=-1, required=True)
@click.option("--level", metavar="LEVEL", help="Only who is of this level or stands at it.")
@as_of_option
@click.option("--all", "show_all", is_flag=True, help="Also who was only expected, absent or is uncertain, marked.")
@answer_options
def meeting(words: tuple[str, ...], level: str | None, show_all: bool) -> int:
    """Show one meeting or occasion: who stood there, in protocol order, on whose word. WORDS: "Bishkek summit", an id."""
    wanted = settings()
    occasion = graph_of(wanted).meeting(" ".join(words), level=level, show_all=show_all)
    if wanted.structured:
        show((), [{"meeting": one.meeting, **one.tables} for one in _wholes(occasion)], wanted)
    elif wanted.form != "table":
        show((*PARTICIPANTS, "quote", "participation"), occasion.participants.to_dicts(), wanted)
    else:
        for one in _wholes(occasion):
            _tell(one, wanted)
    if not occasion.participants and not show_all:
        hint(say("left_out", wanted.language))
    return 0


@dataclass(frozen=True, slots=True)
class Whole:
    """One meeting with all the answers on it, by what they tell."""

    meeting: str
    tables: dict[str, list[Record]]


def _wholes(occasion: "Occasion") -> list[Whole]:
    """Return each meeting of an occasion with what belongs to it."""
    answers = {name: getattr(occasion, name).to_dicts() for name in ("facts", "participants", "sources", "conflicts")}
    return [
        Whole(
            f"meeting/{key}",
            {name: [row for row in rows if str(row["meeting"]).endswith(f"/meeting/{key}")] for name, rows in answers.items()},
        )
        for key in occasion.meetings
    ]


def _tell(one: Whole, wanted: Settings) -> None:
    out(one.meeting)
    section(None, ("property_label", "value_label"), _shown(one.tables["facts"]), wanted)
    for title, columns in (("participants", PARTICIPANTS), ("sources", SOURCES), ("conflicts", CONFLICTS)):
        section(title, columns, [{**row, "value": row.get("value_label") or row.get("value")} for row in one.tables[title]], wanted)
    out("")


def _shown(facts: list[Record]) -> list[Record]:
    """Give each property once, its values together, a value under its label where it has one."""
    found: dict[object, list[str]] = {}
    for fact in facts:
        found.setdefault(fact["property_label"], []).append(str(fact["value_label"] or fact["value"]))
    return [{"property_label": name, "value_label": ", ".join(dict.fromkeys(values))} for name, values in found.items()]
