"""What the commands that answer have in common: the graph, the bounds of dates, the match that is announced."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.output import hint
from kg.cli.settings import Settings, remember
from kg.cli.texts import say, word

if TYPE_CHECKING:
    from kg.identity.naming import Found
    from kg.pipeline.graph import Graph

_Function = TypeVar("_Function", bound=Callable[..., Any])


def graph_of(wanted: Settings) -> "Graph":
    """Return the graph that is asked."""
    from kg.pipeline.graph import Graph

    context = click.get_current_context()
    day = context.meta.get("kg.as_of")
    if day is None:
        return Graph(wanted.store, language=wanted.language)
    from kg.pipeline.as_of import as_of

    return Graph(context.with_resource(as_of(wanted.store, day.date())), language=wanted.language)


def date_options(function: _Function) -> _Function:
    """Give a command `--from`, `--to`, `--as-of` and `--all`."""
    function = as_of_option(function)
    function = click.option("--all", "show_all", is_flag=True, help="Also what was planned, missed or is uncertain, marked.")(function)
    function = click.option("--to", "until", metavar="DATE", help="Not after this day, month or year.")(function)
    return click.option("--from", "since", metavar="DATE", help="Not before this day, month or year: 2025, 2025-09, 2025-09-18.")(function)


def as_of_option(function: _Function) -> _Function:
    """Give a command `--as-of`."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DAY",
        expose_value=False,
        callback=remember,
        help="Answer from the articles published up to this day.",
    )(function)


def announce(typed: str, found: "Found", wanted: Settings) -> None:
    """Say which name was matched and how, unless just that name was typed."""
    name = found.named.label(wanted.language)
    if found.how != "id" and typed.strip() != name:
        hint(say("found", wanted.language, typed=typed, name=name, how=word("how", found.how, wanted.language)))
