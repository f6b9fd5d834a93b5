"""Answers on standard output in the form that was asked for; everything else on standard error."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

import click

from kg.cli.settings import Settings
from kg.cli.tables import table
from kg.cli.texts import heading, short, word

Record = Mapping[str, object]


def show(columns: Sequence[str], records: Iterable[Record], settings: Settings) -> None:
    """Print records in the form wanted; only the columns named, in their order, but in JSON whole."""
    rows = list(records)
    if settings.form == "json":
        out(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
    elif settings.form == "jsonl":
        for row in rows:
            out(json.dumps(row, ensure_ascii=False, default=str))
    elif settings.form == "table":
        section(None, columns, rows, settings)
    else:
        _separated(columns, rows, settings)


def section(title: str | None, columns: Sequence[str], rows: Sequence[Record], settings: Settings) -> None:
    """Print one table under a title, without the columns that are empty throughout; nothing where there is no row."""
    filled = [column for column in columns if any(_cell(row.get(column), settings.language) for row in rows)]
    if not rows or not filled:
        return
    if title is not None:
        out(_bold(word("sections", title, settings.language), settings))
    headings = [heading(column, settings.language) for column in filled]
    cells = [[_cell(row.get(column), settings.language) for column in filled] for row in rows]
    out(table(headings, cells, settings.width, colour=settings.colour))


def out(text: str) -> None:
    """Print one piece of data and a line end."""
    sys.stdout.write(text + "\n")


def hint(text: str) -> None:
    """Say something to the person, beside the data."""
    sys.stdout.flush()
    click.echo(text, err=True)


def _separated(columns: Sequence[str], rows: Sequence[Record], settings: Settings) -> None:
    import csv

    if settings.form == "csv":
        sys.stdout.write("\ufeff" if settings.bom else "")
        writer = csv.writer(sys.stdout, lineterminator="\n")
    else:
        writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_flat(row.get(column)) for column in columns])


def _flat(value: object) -> str:
    """Return a value on one line, whatever is in it."""
    return " ".join(_plain(value).split())


def _cell(value: object, language: str) -> str:
    """Return a value as a table shows it: addresses of ours as the short ids one types."""
    return word("yes-no", str(value).lower(), language) if isinstance(value, bool) else short(_flat(value))


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_plain, value))
    return str(value)


def _bold(text: str, settings: Settings) -> str:
    return f"\x1b[1m{text}\x1b[0m" if settings.colour else text
