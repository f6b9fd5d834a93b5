"""`kg extract`: what the extractor reads in articles, for people and as records, without storing it."""

import json
from typing import TYPE_CHECKING

import click

from kg.cli.output import hint, out
from kg.cli.root import Command
from kg.cli.settings import settings, store_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Article
    from kg.pipeline.reading import Readers

_BAD_INPUT = 4


@click.command(cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "roles"]),
    help="text on a terminal, else jsonl; roles: who is what, a line an article.",
)
@click.option("--with-text", is_flag=True, help="Put title and text of the article into the record.")
@click.option("--explain", "explained", is_flag=True, help="Name the rule and the confidence of each fact.")
@store_options
def extract(sources: tuple[str, ...], form: str | None, with_text: bool, explained: bool) -> int:
    """Show what the extractor reads in articles, in the order of the input; nothing is stored."""
    wanted = settings()
    shape = form or ("text" if wanted.form == "table" else "jsonl")
    bad: list[str] = []
    if shape == "roles":
        _print_roles(sources, bad)
        return _BAD_INPUT if bad else 0
    readers = _readers()
    readings = readers.read_all(_articles(sources, bad))
    if shape == "text":
        from kg.cli.reading_view import told

        for reading in readings:
            out(told(reading, wanted, explained=explained))
    else:
        from kg.records import to_record

        records = (to_record(reading, with_text=with_text, acronyms=readers.gazetteer.acronyms) for reading in readings)
        if shape == "json":
            out(json.dumps(list(records), ensure_ascii=False, indent=1))
        else:
            for record in records:
                out(json.dumps(record, ensure_ascii=False))
    return _BAD_INPUT if bad else 0


def _print_roles(sources: tuple[str, ...], bad: list[str]) -> None:
    from kg.pipeline.roles import RoleReaders, role_line

    readers = RoleReaders(_readers())
    for article in _articles(sources, bad):
        out(json.dumps(role_line(article, readers.roles(article)), ensure_ascii=False))


def _readers() -> "Readers":
    from kg.pipeline.reading import Readers

    return Readers(settings().store / "gazetteer")


def _articles(sources: tuple[str, ...], bad: list[str]) -> "Iterator[Article]":
    from kg.model import Article
    from kg.pipeline.intake import found_in

    for one in found_in(sources):
        if isinstance(one, Article):
            yield one
        else:
            bad.append(one.where)
            hint(f"kg: {one.where}: {one.message}")
