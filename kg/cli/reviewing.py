"""`kg review`: a queue of what was read with little confidence, one key each to accept, reject, correct, skip, undo."""

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from kg.cli.curating import curator_of, user
from kg.cli.output import hint, out
from kg.cli.root import Command
from kg.cli.settings import Settings, settings, store_options
from kg.cli.texts import quoted, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.pipeline.curator import Curator
    from kg.pipeline.reviewing import Proposal, Skipped

KEYS = ("a", "r", "c", "s", "u", "q")


@click.command(cls=Command)
@click.option("--by", default="", metavar="NAME", help="Who rules; the name of the user by default.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@store_options
def review(by: str, limit: int | None) -> None:
    """Go through what was read with little confidence: a accept, r reject, c correct, s skip, u undo, q quit.

    Every answer is a ruling at once, so it can be stopped at any time and taken up again: what is ruled does not come back, and what
    was skipped comes last. On a terminal one key is enough; elsewhere each answer is a line.
    """
    wanted = settings()
    from kg.graph.store import Store
    from kg.pipeline.reviewing import Skipped, queue

    skipped = Skipped(wanted.store)
    with Store.reader(wanted.store) as store:
        waiting = skipped.last(queue(store, wanted.language))[:limit]
    _Session(curator_of(wanted), by or user(), wanted, waiting, skipped).run()


@dataclass
class _Session:
    """One sitting of a curator."""

    curator: "Curator"
    by: str
    wanted: Settings
    waiting: "list[Proposal]"
    skipped: "Skipped"
    ruled: list[tuple[str, ...]] = field(default_factory=list)
    at: int = 0

    def run(self) -> None:
        steps: dict[str, Callable[[Proposal], bool]] = {
            "a": lambda one: self._rule("accept", one),
            "r": lambda one: self._rule("reject", one),
            "c": self._correct,
            "s": self._skip,
            "u": lambda _: self._undo(),
        }
        while self.at < len(self.waiting):
            one = self.waiting[self.at]
            self._show(one)
            key = _key(say("review_left", self.wanted.language, number=len(self.waiting) - self.at))
            if key == "q":
                return
            steps[key](one)
        hint(say("review_done", self.wanted.language))

    def _show(self, one: "Proposal") -> None:
        start, end = one.named or (0, 0)
        out("  ".join([one.id, f"{one.confidence:.2f}", *([one.rule] if one.rule else [])]))
        out(f"  {' · '.join([*([one.name] if one.name else []), *one.says])}")
        out(f"  {quoted(one.quote, start, end, self.wanted.colour)}")

    def _rule(self, verdict: str, one: "Proposal", value: str = "", name: str = "") -> bool:
        from kg.pipeline.curator import Wish

        made = self.curator.rule(Wish(verdict, one.id, value, name, curator=self.by))
        self.ruled.append(tuple(ruling.id for ruling in made))
        return self._on()

    def _correct(self, one: "Proposal") -> bool:
        name = click.prompt("field", err=True)
        return self._rule("correct", one, click.prompt("value", default="", show_default=False, err=True), name)

    def _skip(self, one: "Proposal") -> bool:
        self.skipped.add(one.id)
        return self._on()

    def _on(self) -> bool:
        self.at += 1
        if len(self.ruled) < self.at:
            self.ruled.append(())
        return True

    def _undo(self) -> bool:
        if self.at:
            self.at -= 1
            taken = self.ruled.pop()
            if taken:
                self.curator.undo(taken)
        return True


def _key(question: str) -> str:
    """Return the key pressed, on a terminal at once; elsewhere the line typed."""
    if not sys.stdin.isatty():
        return str(click.prompt(question, type=click.Choice(KEYS), show_choices=False, prompt_suffix=" ", err=True))
    click.echo(f"{question} ", nl=False, err=True)
    while (key := click.getchar().lower()) not in KEYS:
        pass
    click.echo(key, err=True)
    return key
