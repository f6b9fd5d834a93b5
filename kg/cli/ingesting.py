"""`kg ingest`: articles into the graph, with progress on standard error and a summary at the end."""

from time import monotonic
from typing import TYPE_CHECKING

import click

from kg.cli.answers import graph_of
from kg.cli.output import hint, show
from kg.cli.progress import ProgressLine
from kg.cli.root import Command
from kg.cli.settings import Settings, answer_options, settings
from kg.cli.texts import say

if TYPE_CHECKING:
    from kg.pipeline.ingesting import Summary

_EVERY = 0.2  # seconds between two lines of progress
_BAD_INPUT = 4


@click.command(cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="FILE…")
@answer_options
def ingest(sources: tuple[str, ...]) -> int:
    """Read articles into the graph: text, HTML, JSON Lines, CSV, feeds, folders of them, or - for standard input.

    It can be stopped at any moment and run again: what is there already is not read twice.
    """
    wanted = settings()
    from kg.pipeline.intake import count_in

    line = _Line(wanted, count_in(sources))
    summary = graph_of(wanted).ingest(*sources, progress=line)
    line.clear()
    for one in summary.unreadable:
        hint(f"kg: {one.where}: {one.message}")
    _report(summary, wanted)
    return _BAD_INPUT if summary.unreadable else 0


def _report(summary: "Summary", wanted: Settings) -> None:
    numbers = {name: getattr(summary, name) for name in ("read", "unchanged", "with_meetings", "without")}
    numbers["unreadable"] = len(summary.unreadable)
    if wanted.form == "table":
        hint(say("ingested", wanted.language, **numbers))
        if summary.languages:
            hint(
                say(
                    "not_read", wanted.language, languages=", ".join(f"{code} {count}" for code, count in sorted(summary.languages.items()))
                )
            )
        return
    show([*numbers, "languages"], [{**numbers, "languages": dict(sorted(summary.languages.items()))}], wanted)


class _Line(ProgressLine):
    """The line of progress of an ingestion: how many, how fast, how long still."""

    def __init__(self, wanted: Settings, total: int | None) -> None:
        super().__init__(wanted.width)
        self._language = wanted.language
        self._total = total
        self._begun = self._said = monotonic()

    def __call__(self, summary: "Summary") -> None:
        now = monotonic()
        if not self.shown or now - self._said < _EVERY:
            return
        self._said = now
        done = summary.articles + len(summary.unreadable)
        rate = done / max(now - self._begun, 0.001)
        text = say("progress", self._language, done=done, rate=round(rate), meetings=summary.with_meetings)
        if self._total and done:
            seconds = round(max(self._total - done, 0) / max(rate, 0.001))
            text = say("time_left", self._language, progress=text, left=f"{seconds // 60}:{seconds % 60:02}")
        self.write(text)
