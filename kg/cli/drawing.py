"""`kg draw`: a page, a picture or a network file of meetings and those who took part."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.answers import date_options, graph_of
from kg.cli.keeping import size_of
from kg.cli.names import completed
from kg.cli.output import hint
from kg.cli.root import Command
from kg.cli.settings import settings, store_options
from kg.cli.texts import say

if TYPE_CHECKING:
    from kg.views.networks import Network

FORMS = ("html", "svg", "png", "graphml", "gexf")


@click.command(cls=Command)
@click.argument("words", nargs=-1)
@click.option("--person", metavar="NAME", help="The surroundings of a person.", shell_complete=completed("person"))
@click.option("--depth", type=click.IntRange(1, 3), default=1, show_default=True, help="How many steps from the person.")
@click.option("--between", "pair", nargs=2, metavar="ONE OTHER", help="The shared meetings of two people, states or organisations.")
@click.option("--states", is_flag=True, help="Which states met, and how often.")
@click.option("--timeline", is_flag=True, help="In the order of time: of --person, --state, or of --under and --kind.")
@click.option("--state", multiple=True, metavar="NAME", help="Only meetings with this state.", shell_complete=completed("state"))
@click.option(
    "--under", "organisation", multiple=True, metavar="NAME", help="The meetings of an organisation.", shell_complete=completed("org")
)
@click.option("--kind", multiple=True, metavar="KIND", help="Only meetings of this kind.")
@click.option("--whole", is_flag=True, help="Everything: many nodes, seldom of use.")
@click.option("--title", metavar="TEXT", help="The heading.")
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), help="The file; its ending says the form: html, svg, png, graphml, gexf."
)
@click.option("--format", "form", type=click.Choice(FORMS), help="The form, where the ending does not say it.")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
@date_options
@store_options
def draw(words: tuple[str, ...], **asked: object) -> None:
    """Write one offline page with the network of a meeting ("Bishkek summit"), a person, two parties, states or an organisation."""
    wanted = settings()
    target, form, title, opened, show_all = (asked.pop(name) for name in ("target", "form", "title", "opened", "show_all"))
    view, said = _subject(words, asked)
    sheet = _sheet(target, form, view)
    network = graph_of(wanted).network(view=view, **said)
    sheet.path.write_bytes(
        _written(network, sheet.form, title=None if title is None else str(title), language=wanted.language, show_all=bool(show_all))
    )
    _tell(network, sheet.path, show_all=bool(show_all), language=wanted.language)
    if opened:
        click.launch(sheet.path.resolve().as_uri())


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn on: a file, and in which form."""

    path: Path
    form: str


def _sheet(target: object, form: object, view: str) -> Sheet:
    named = target if isinstance(target, Path) else None
    shape = str(form) if form else "html" if named is None else named.suffix.removeprefix(".").lower()
    if shape not in FORMS:
        raise click.UsageError(f"say which form: --format {'|'.join(FORMS)}")
    return Sheet(named or Path(f"{view}.{shape}"), shape)


def _subject(words: tuple[str, ...], asked: dict[str, object]) -> tuple[str, dict[str, object]]:
    """Return the view that is asked for and what was said of it."""
    pair, organisation = asked.pop("pair"), asked["organisation"]
    said = {
        {"since": "from", "until": "to"}.get(name, name): list(value) if isinstance(value, tuple) else value
        for name, value in asked.items()
        if value
    }
    flags = [name for name in ("states", "timeline", "whole") if said.pop(name, False)]
    if isinstance(pair, tuple) and pair:
        return "pair", {**said, "a": pair[0], "b": pair[1]}
    if words:
        return "meeting", {**said, "meeting": " ".join(words)}
    view = next(iter(flags), None) or ("person" if asked["person"] else "organisation" if organisation else None)
    if view is None:
        raise click.UsageError('say of what: a meeting ("Bishkek summit"), --person, --between, --states, --timeline, --under or --whole')
    return view, said


def _written(network: "Network", form: str, *, title: str | None, language: str, show_all: bool) -> bytes:
    from kg.views import draw as views

    if form == "html":
        return views.page(network, title=title, language=language, show_all=show_all).encode()
    if form in {"svg", "png"}:
        return views.picture(network, form=form, title=title, language=language, show_all=show_all)
    return views.graph_file(network, form, language=language, show_all=show_all).encode()


def _tell(network: "Network", path: Path, *, show_all: bool, language: str) -> None:
    """Say what was drawn; of too much, propose what shows more."""
    from kg.views import draw as views

    numbers = views.summary(network, show_all=show_all)
    hint(say("drawn", language, path=path, size=size_of(path), **numbers))
    if numbers["edges"] > views.CROWDED:
        hint(say("hairball", language, edges=numbers["edges"]))
