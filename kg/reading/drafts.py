"""Drafts: what an article tells of one meeting while it is being gathered from its frames."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.reading.dates import DateSpan
from kg.reading.frames import Agent, Frame
from kg.reading.individuals import Individual
from kg.reading.places import PlaceSpan
from kg.reading.tokens import Sentence

MULTILATERAL = {"summit", "heads-of-state-meeting", "heads-of-government-meeting", "ministerial", "council-session", "commission-session",
                "multilateral-meeting", "forum", "other"}  # fmt: skip
LEADING = {"head-of-state", "head-of-government", "deputy-head-of-state"}
_MINISTERS = {"foreign-minister", "minister", "deputy-minister"}


@dataclass(slots=True)
class Role:
    """What one individual does in a draft, and every sentence that says so."""

    individual: Individual
    sightings: list[tuple[Sentence, Agent]]

    @property
    def functions(self) -> set[str]:
        """Return everything that he is said to do there."""
        return {agent.function for _, agent in self.sightings}


@dataclass(slots=True)
class Draft:
    """What an article tells of one meeting, while it is being gathered."""

    kind: str
    mode: str
    frames: list[Frame] = field(default_factory=list)
    roles: dict[int, Role] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)  # of those named by title only or as a group
    groups: dict[str, int] = field(default_factory=dict)  # as printed, with the sentence
    under: str | None = None
    place: tuple[PlaceSpan, Sentence] | None = None
    date: tuple[DateSpan, Sentence] | None = None
    topics: dict[str, Sentence] = field(default_factory=dict)
    absent: dict[int, Role] = field(default_factory=dict)
    level: str | None = None  # at what level they meet: states | governments | ministers
    added: list[Sentence] = field(default_factory=list)  # sentences that say where

    @property
    def multilateral(self) -> bool:
        """Say whether several sides sit at one table."""
        return self.kind in MULTILATERAL or len(self.sides) > 2

    @property
    def sides(self) -> set[str]:
        """Return every state and organisation that the draft knows of."""
        own = {role.individual.represents for role in self.roles.values()}
        return {side for side in own if side} | self.states

    @property
    def only_spoken_of(self) -> bool:
        """Say whether no frame tells of the meeting itself: «подготовка к саммиту»."""
        return all(frame.about for frame in self.frames)

    @property
    def background(self) -> bool:
        """Say whether it is only spoken of, as a thing past: «говорили о саммите, который прошёл в Японии»."""
        spoken = all(frame.about or frame.trigger == "pronoun" for frame in self.frames)
        return spoken and any(frame.standing.status == "held" for frame in self.frames if frame.trigger == "pronoun")

    def of_side(self, side: str | None) -> dict[int, None]:
        """Return the individuals of a side, by their keys, in the order they are told."""
        return {key: None for key, role in self.roles.items() if role.individual.represents == side}

    def take_part(self, one: Individual, agent: Agent, sentence: Sentence) -> None:
        """Let somebody take part, with the sentence that says so."""
        self.roles.setdefault(one.key, Role(one, [])).sightings.append((sentence, agent))
        self.absent.pop(one.key, None)

    def stay_away(self, one: Individual, agent: Agent, sentence: Sentence) -> None:
        """Let somebody be absent, unless he was said to be there."""
        if one.key not in self.roles:
            self.absent.setdefault(one.key, Role(one, [])).sightings.append((sentence, agent))


def kind_of(frame: Frame) -> str:
    """Return the kind a frame gives its meeting: by whose meeting it is, or by its own word."""
    if frame.level is not None and frame.kind in {"bilateral-talks", "multilateral-meeting", "other", "consultations", "summit"}:
        return frame.level.kind
    return frame.kind


def opening_kind(frame: Frame, found: Sequence[Individual], sides: Iterable[str]) -> str:
    """Return the kind of a meeting as its first frame tells it: of three sides or more by who they are."""
    if frame.level is None and frame.kind in {"bilateral-talks", "multilateral-meeting"} and len(set(sides)) >= 3:
        titled = {agent.figure.titles[0].level for agent in frame.agents if agent.figure.titles and agent.figure.name is None}
        return of_many(found, titled)
    return kind_of(frame)


def of_many(found: Sequence[Individual], titled: Iterable[str] = ()) -> str:
    """Return the kind of a meeting of three sides or more: of leaders, of ministers, of both."""
    levels = {one.level for one in found} | set(titled)
    if levels & _MINISTERS and levels <= _MINISTERS:
        return "ministerial"
    return "summit" if levels & LEADING and levels <= {*LEADING, "secretary-general"} else "multilateral-meeting"


# The more a kind says, the later it stands; of two kinds of one meeting the later one is kept.
_RANK = (
    *("other", "visit", "forum", "multilateral-meeting", "bilateral-talks", "consultations", "heads-of-state-meeting", "summit"),
    *("signing-ceremony", "ceremony", "tete-a-tete", "audience", "ministerial", "heads-of-government-meeting", "council-session"),
    *("commission-session", "credentials", "video-conference", "telephone-call"),
)


def better(a: str, b: str) -> str:
    """Return of two kinds of one meeting the one that says more."""
    return max(a, b, key=_RANK.index)
