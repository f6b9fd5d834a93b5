"""Tellings: a frame with what it comes to in its article; «разговоры с президентами A и B» is told apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reading.dates import DateSpan
from kg.reading.drafts import LEADING
from kg.reading.frames import Agent, Frame
from kg.reading.individuals import Individual


@dataclass(frozen=True, slots=True)
class Telling:
    """A frame with what it comes to: who of the article takes part, for which sides, what kind of meeting, when."""

    frame: Frame
    who: dict[int, tuple[Individual, Agent]]
    sides: frozenset[str]
    kind: str
    date: DateSpan | None

    @property
    def level(self) -> str | None:
        """Return at what level they meet, where the words say so: states | governments | ministers."""
        return self.frame.at_level


def apart(telling: Telling) -> Iterator[Telling]:
    """Take «телефонные разговоры с президентами A и B» as two calls: each partner with the one who met them all."""
    partners = [key for key, (_, agent) in telling.who.items() if agent.rule == "with"]
    first = {key: value for key, value in telling.who.items() if key not in partners}
    if len(partners) < 2 or len(first) != 1 or not _one_by_one(telling, [telling.who[key][0] for key in partners]):
        yield telling
        return
    mine = next(iter(first.values()))[0].represents
    for key in partners:
        one, agent = telling.who[key]
        others = [other for other in telling.frame.agents if other.rule != "with" or other is agent]
        sides = frozenset(side for side in (mine, one.represents) if side)
        frame = replace(telling.frame, agents=others)
        yield Telling(frame, {**first, key: (one, agent)}, sides, telling.frame.kind, telling.date)


def _one_by_one(telling: Telling, partners: list[Individual]) -> bool:
    frame = telling.frame
    if frame.kind not in {"telephone-call", "bilateral-talks", "audience"} or frame.level:
        return False
    sides = {one.represents for one in partners}
    if len(sides) == 1:
        return all(one.level in {*LEADING, "parliament-speaker"} for one in partners)
    plural = any(form.number == "plur" for form in frame.view.tokens[frame.at].forms[:1])
    return frame.kind == "telephone-call" or frame.trigger == "meet" or plural
