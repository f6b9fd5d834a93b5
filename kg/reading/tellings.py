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


_EACH = {"meet", "discuss"}  # verbs whose partners are met one by one


def apart(telling: Telling) -> Iterator[Telling]:
    """Take «телефонные разговоры с президентами A и B» as two calls: each partner with the one who met them all; a visit by its legs."""
    if telling.frame.legs:
        yield from (replace(telling, frame=replace(telling.frame, places=[leg], legs=[])) for leg in telling.frame.legs)
        return
    named = {key: value for key, value in telling.who.items() if value[1].rule == "with"}
    first = {key: value for key, value in telling.who.items() if key not in named}
    unnamed = _unnamed(telling, {one.represents for one, _ in named.values()})
    sides = {one.represents for one, _ in named.values()} | {side for _, _, side in unnamed}
    if len(named) + len(unnamed) < 2 or len(first) != 1 or not _one_by_one(telling, [one for one, _ in named.values()], len(sides)):
        yield telling
        return
    mine = next(iter(first.values()))[0].represents
    for agent, who, side in [*((agent, {key: (one, agent)}, one.represents) for key, (one, agent) in named.items()), *unnamed]:
        both = frozenset(code for code in (mine, side) if code)
        frame = replace(telling.frame, agents=[*(other for other in telling.frame.agents if other.rule != "with"), agent])
        if frame.kind == "summit":  # «встречи на высшем уровне с …»: each of two
            frame = replace(frame, kind="bilateral-talks", multilateral=False)
        yield Telling(frame, {**first, **who}, both, frame.kind, telling.date)


def _unnamed(telling: Telling, named: set[str | None]) -> list[tuple[Agent, dict[int, tuple[Individual, Agent]], str | None]]:
    """«с премьер-министром Израиля и президентом Узбекистана»: whom only a title names, each of a state that none of the named is of."""
    if telling.frame.kind not in {"telephone-call", "summit"} and telling.frame.trigger not in _EACH:
        return []
    with_them = [agent for agent in telling.frame.agents if agent.rule == "with" and agent.figure.titles and agent.figure.name is None]
    return [(one, {}, one.figure.of) for agent in with_them for one in _each_state(agent) if one.figure.of not in named]


def _each_state(agent: Agent) -> list[Agent]:
    """«с лидерами Турции и Израиля»: one of each state."""
    figure = agent.figure
    if figure.group is not None:
        return [replace(agent, figure=replace(figure, of=state, states=(state,), group=None)) for state in figure.states]
    return [agent] if figure.of else []


def _each_with(frame: Frame) -> bool:
    """«встретится с премьером А, а также с министром Б»: each with a preposition of his own."""
    tokens, words = frame.view.tokens, frame.view.known.words["with"]
    partners = [agent.figure.start for agent in frame.agents if agent.rule == "with"]
    return all(start and tokens[start - 1].lower in words for start in partners)


def _one_by_one(telling: Telling, partners: list[Individual], sides: int) -> bool:
    frame = telling.frame
    noun = [form for form in frame.view.tokens[frame.at].forms if form.pos == "NOUN"]
    plural = any(form.number == "plur" and (form is noun[0] or form.case in {"nomn", "accs"}) for form in noun)
    at_the_top = frame.kind == "summit" and plural and frame.under is None
    if (frame.kind not in {"telephone-call", "bilateral-talks", "audience"} and not at_the_top) or frame.level:
        return False
    if sides == 1:
        return all(one.level in {*LEADING, "parliament-speaker"} for one in partners) or _each_with(frame)
    return frame.kind == "telephone-call" or frame.trigger == "meet" or plural or (frame.trigger == "discuss" and not frame.places)
