"""`kg explain`: the sentence, the rule, the confidence and the ruling behind a fact."""

from collections.abc import Sequence
from typing import Any

import click

from kg.cli.answers import graph_of
from kg.cli.output import hint, out, show
from kg.cli.root import Command
from kg.cli.settings import Settings, answer_options, settings
from kg.cli.texts import quoted, say, short

COLUMNS = ("property_label", "quote", "rule", "confidence", "outlet_label", "published", "headline", "url", "verdict", "reason")
Record = dict[str, Any]


@click.command(cls=Command)
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.option("--cite", is_flag=True, help="Outlet, headline, date, link and quote, to paste.")
@click.option("--markdown", is_flag=True, help="The citation as Markdown.")
@answer_options
def explain(ids: tuple[str, ...], cite: bool, markdown: bool) -> int:
    """Show on which sentence a fact rests. ID: of a participation, meeting, report, mention, person — as other commands print it."""
    wanted = settings()
    rows = graph_of(wanted).explain(*ids).to_dicts()
    if (cite or markdown) and wanted.form in {"table", "tsv"}:
        for row in _once(rows):
            out(_markdown(row) if markdown else _text(row))
    elif wanted.form == "table":
        _tell(rows, wanted)
    else:
        show((*COLUMNS, "id", "fact", "evidence", "article"), rows, wanted)
    if not rows:
        hint(say("nothing", wanted.language))
    return int(not rows)


def _tell(rows: Sequence[Record], wanted: Settings) -> None:
    """Show each fact with its sentences, the name in them marked."""
    fact = None
    for row in rows:
        if row["fact"] != fact:
            fact = row["fact"]
            sure = "" if row["confidence"] is None else f" · {row['confidence']:.2f}"
            out(f"{short(fact)}  {row['rule'] or ''}{sure}")
            if row["features"]:
                out(f"  {say('same_meeting', wanted.language, score=row['score'], features=row['features'])}")
        out(f"  {row['property_label']}: {_marked(row, wanted)}")
        out(f"    {_source(row)}")
        if row["verdict"]:
            out(f"    {row['verdict']}: {row['reason'] or ''}")


def _marked(row: Record, wanted: Settings) -> str:
    """Return the sentence with the name in it marked."""
    from kg.graph.iris import name_within

    quote = str(row["quote"])
    start, end = name_within(str(row["evidence"]), row["named"]) or (0, 0)
    return quoted(quote, start, end, wanted.colour)


def _source(row: Record) -> str:
    parts = (row["outlet_label"], row["published"], row["headline"], row["url"])
    return " · ".join(str(part) for part in parts if part) or short(row["article"])


def _once(rows: Sequence[Record]) -> list[Record]:
    return list({(row["article"], row["quote"]): row for row in rows}.values())


def _text(row: Record) -> str:
    return f"{_source(row)}: «{' '.join(str(row['quote']).split())}»"


def _markdown(row: Record) -> str:
    headline = _escaped(str(row["headline"] or short(row["article"])))
    link = f"[{headline}](<{row['url']}>)" if str(row["url"] or "").startswith(("https://", "http://")) else headline
    whence = ", ".join(str(part) for part in (row["outlet_label"] and _escaped(str(row["outlet_label"])), row["published"]) if part)
    return f"> {_escaped(' '.join(str(row['quote']).split()))}\n>\n> — {link}" + (f", {whence}" if whence else "") + "\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in text)
