"""`kg person`, `kg between`, `kg path`: people and the meetings that link them."""

import click

from kg.cli.answers import announce, date_options, graph_of
from kg.cli.names import completed
from kg.cli.output import hint, section, show
from kg.cli.root import Command
from kg.cli.settings import answer_options, settings
from kg.cli.texts import say

MEETINGS = ("date", "kind_label", "place_label", "capacity", "function_label", "others", "articles", "marks")
OFFICES = ("post_label", "of_label", "since", "until", "acting", "source")
COUNTERPARTS = ("other_name", "meetings", "first", "last")
PAIR = ("date", "kind_label", "place_label", "a_people", "b_people", "articles", "marks")


@click.command(cls=Command)
@click.argument("name", shell_complete=completed("person"))
@click.option("--with", "with_", metavar="NAME", help="Only meetings with this person, state or organisation.", shell_complete=completed())
@date_options
@answer_options
def person(name: str, with_: str | None, since: str | None, until: str | None, show_all: bool) -> int:
    """Show a person's offices, meetings and counterparts; the name in any case, alphabet or spelling."""
    wanted = settings()
    file = graph_of(wanted).person(name, with_=with_, since=since, until=until, all=show_all or None)
    announce(name, file.found, wanted)
    offices, meetings, counterparts = (rows.to_dicts() for rows in (file.offices, file.meetings, file.counterparts))
    narrowed = any(bound is not None for bound in (with_, since, until))
    empty = not meetings and (narrowed or not offices)
    if wanted.structured:
        whole = {
            "person": file.found.named.id,
            "name": file.found.named.label(wanted.language),
            "matched": file.found.name,
            "how": file.found.how,
        }
        show((), [] if empty else [{**whole, "offices": offices, "meetings": meetings, "counterparts": counterparts}], wanted)
    elif wanted.form == "table":
        section("offices", OFFICES, offices, wanted)
        section("meetings", MEETINGS, meetings, wanted)
        section("counterparts", COUNTERPARTS, counterparts, wanted)
    else:
        show((*MEETINGS, "meeting_label", "meeting"), meetings, wanted)
    if not meetings:
        hint(say("no_meetings", wanted.language, name=file.found.named.label(wanted.language)))
    return int(empty)


@click.command(cls=Command)
@click.argument("one", shell_complete=completed())
@click.argument("other", shell_complete=completed())
@date_options
@answer_options
def between(one: str, other: str, since: str | None, until: str | None, show_all: bool) -> int:
    """Show every meeting of two people, states or organisations, with the first, the last and the longest gap."""
    wanted = settings()
    pair = graph_of(wanted).between(one, other, since=since, until=until, all=show_all or None)
    announce(one, pair.one, wanted)
    announce(other, pair.other, wanted)
    meetings = pair.meetings.to_dicts()
    show((*PAIR, "meeting") if wanted.form in {"csv", "tsv"} else PAIR, meetings, wanted)
    summary = next(iter(pair.summary.to_dicts()), {})
    if not meetings:
        hint(say("no_pair", wanted.language, one=pair.one.named.label(wanted.language), other=pair.other.named.label(wanted.language)))
    elif summary.get("first") is not None:
        gap = say("summary_gap", wanted.language, days=summary["gap_days"], since=summary["gap_from"], until=summary["gap_to"])
        known = summary.get("gap_days") is not None
        hint(
            say("summary_pair", wanted.language, meetings=len(meetings), first=summary["first"], last=summary["last"])
            + (gap if known else "")
        )
    return int(not meetings)


@click.command(cls=Command)
@click.argument("one", shell_complete=completed("person"))
@click.argument("other", shell_complete=completed("person"))
@answer_options
def path(one: str, other: str) -> None:
    """Show how two people are linked: the shortest chain of people who met, and where."""
    wanted = settings()
    graph = graph_of(wanted)
    first, second, steps = graph.chain(one, other)
    announce(one, first, wanted)
    announce(other, second, wanted)
    rows = [{"step": number, **row} for number, step in enumerate(steps, 1) for row in step.meetings.to_dicts()]
    show(("step", "a_people", "b_people", "date", "kind_label", "place_label", "meeting"), rows, wanted)
