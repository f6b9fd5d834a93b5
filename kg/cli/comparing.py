"""`kg diff`: what the articles of some days changed."""

from datetime import datetime

import click

from kg.cli.output import hint, show
from kg.cli.root import Command
from kg.cli.settings import answer_options, settings
from kg.cli.texts import heading, say

COLUMNS = ("sign", "meeting_label", "field", "before", "after", "meeting")
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(cls=Command)
@click.argument("first", type=_DAY, metavar="DAY")
@click.argument("second", type=_DAY, required=False, metavar="[LATER]")
@answer_options
def diff(first: datetime, second: datetime | None) -> int:
    """Show what the articles published after one day, up to a later one or to the last, changed: a morning brief.

    + a meeting not heard of before, - one no longer told of, ~ a date, place, status or number that is another now.
    """
    wanted = settings()
    from kg.pipeline.as_of import compare

    changed = compare(wanted.store, first.date(), None if second is None else second.date(), wanted.language)
    rows = [
        {
            "sign": one.sign,
            "meeting_label": one.label,
            "field": heading(one.field, wanted.language) if wanted.form == "table" else one.field,
            "before": one.before,
            "after": one.after,
            "meeting": one.meeting,
        }
        for one in changed
    ]
    show(COLUMNS, rows, wanted)
    if not rows:
        hint(say("nothing", wanted.language))
    return int(not rows)
