"""Frames: each word that tells of a meeting, with those the sentence lets take part in it."""

from dataclasses import dataclass, field, replace

from kg.reading.figures import Figure
from kg.reading.places import PlaceSpan
from kg.reading.runs import Run
from kg.reading.status import UNSAID, Standing
from kg.reading.view import View
from kg.sources.lexicon import LevelEntry

_LEVELS = {"summit": "states", "heads-of-state-meeting": "states", "heads-of-government-meeting": "governments", "ministerial": "ministers"}


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody a frame lets take part: a named or titled figure, with what he does there."""

    figure: Figure
    function: str  # member | host | guest | chair | observer
    rule: str


@dataclass(slots=True)
class Frame:
    """One telling of a meeting in one sentence."""

    view: View
    at: int  # token of the trigger
    trigger: str
    kind: str
    mode: str  # meeting | call | video | visit
    rule: str
    end: int = 0  # the token after the trigger
    agents: list[Agent] = field(default_factory=list)
    level: LevelEntry | None = None
    under: str | None = None
    places: list[PlaceSpan] = field(default_factory=list)
    legs: list[PlaceSpan] = field(default_factory=list)  # of a visit that goes to several states: a place in each
    standing: Standing = UNSAID
    subkind: str | None = None
    multilateral: bool = False
    general: bool = False  # its word may mean any meeting: «встреча», «мероприятие»
    weak: bool = False  # opens nothing by itself
    back: bool = False  # «в ходе встречи»: speaks of one already told
    about: bool = False  # «говорили о саммите»: only spoken of
    ahead: bool = False  # «накануне саммита»: it is still to come
    during: bool = False  # «во время визита»: the day told is one of its days
    anew: bool = False  # «следующее заседание», «отдельная беседа»: not the one told before
    headline: bool = False  # told by the headline
    same_body: bool = False  # «саммит организации»: of the organisation spoken of
    of_group: bool = False  # «заседание группы»: of a body of its own, which is no summit
    spoken_of: bool = False  # «итоги саммита»: where the clause plays is not where it was
    numbered: bool = False  # «отдельная», «третья»: perhaps not
    joins: bool = False  # belongs to the meeting told before, whatever it is: «в нём участвовали»
    lacks: str | None = None  # whom the sentence leaves to the reader: partner | pronoun
    stated_level: str | None = None  # of a council or summit, by its own name
    attends: bool = False  # told by a verb of taking part: «во встрече участвовали …»
    level_group: str | None = None  # whose meeting it is, as a group: «министры иностранных дел стран …»
    once: bool = False  # «последним приезжал …»: what once happened, unless a day is told
    sidelines: bool = False  # «на полях»: what the organisation holds is another meeting

    @property
    def number(self) -> int:
        """Return the number of the sentence."""
        return self.view.sentence.number

    @property
    def at_level(self) -> str | None:
        """Return at what level they meet, where its words say so: states | governments | ministers."""
        return _LEVELS.get(self.level.kind) if self.level is not None else self.stated_level

    @property
    def partners(self) -> bool:
        """Say whether it names whom somebody met."""
        return any(agent.rule in {"with", "between", "genitive", "object", "adjective"} for agent in self.agents)

    def add(self, run: Run, function: str, rule: str) -> None:
        """Let the figures of a run take part, each once."""
        self.add_figures(run.figures, function, rule)

    def add_figures(self, figures: tuple[Figure, ...], function: str, rule: str) -> None:
        """Let figures take part, each once; what they do there is kept where it says more than being a member."""
        have = {agent.figure.start: k for k, agent in enumerate(self.agents)}
        for figure in figures:
            k = have.get(figure.start)
            if k is None:
                self.agents.append(Agent(figure, function, rule))
            elif self.agents[k].function == "member":
                self.agents[k] = replace(self.agents[k], function=function)


def both_named(frame: Frame) -> bool:
    """Say whether the words of a meeting name two people of two sides: «встреча министра России А с министром США Б»."""
    named = [agent.figure for agent in frame.agents if agent.figure.name is not None]
    return len({figure.of for figure in named}) > 1 and None not in {figure.of for figure in named}


def several(run: Run) -> bool:
    """Say whether a run speaks of more than one side."""
    return len(run.figures) > 1 or len(run.figures[0].states) > 1 or run.figures[0].group is not None
