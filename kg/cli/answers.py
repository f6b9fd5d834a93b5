"""What the commands that answer have in common: the graph, the bounds of dates, the match that is announced."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.output import hint
from kg.cli.settings import Settings
from kg.cli.texts import say, word

if TYPE_CHECKING:
    from kg.identity.naming import Found
    from kg.pipeline.graph import Graph

_Function = TypeVar("_Function", bound=Callable[..., Any])


def graph_of(wanted: Settings) -> "Graph":
    """Return the graph that is asked."""
    from kg.pipeline.graph import Graph

    return Graph(wanted.store, language=wanted.language)


def date_options(function: _Function) -> _Function:
    """Give a command `--from`, `--to` and `--all`."""
    function = click.option("--all", "show_all", is_flag=True, help="Also what was planned, missed or is uncertain, marked.")(function)
    function = click.option("--to", "until", metavar="DATE", help="Not after this day, month or year.")(function)
    return click.option("--from", "since", metavar="DATE", help="Not before this day, month or year: 2025, 2025-09, 2025-09-18.")(function)


def announce(typed: str, found: "Found", wanted: Settings) -> None:
    """Say which name was matched and how, unless just that name was typed."""
    name = found.named.label(wanted.language)
    if found.how != "id" and typed.strip() != name:
        hint(say("found", wanted.language, typed=typed, name=name, how=word("how", found.how, wanted.language)))
