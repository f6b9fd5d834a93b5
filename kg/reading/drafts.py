"""Frames of one article brought together: which of them tell of one meeting, and what they say of it together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.reading.dates import DateSpan
from kg.reading.frames import Agent, Frame
from kg.reading.people import Individual, People
from kg.reading.tokens import Sentence
from kg.reading.view import PlaceSpan

MULTILATERAL = {"summit", "heads-of-state-meeting", "heads-of-government-meeting", "ministerial", "council-session", "commission-session",
                "multilateral-meeting", "forum", "other"}  # fmt: skip


@dataclass(slots=True)
class Role:
    """What one individual does in a draft, and every sentence that says so."""

    individual: Individual
    agent: Agent
    sightings: list[tuple[Sentence, Agent]]


@dataclass(slots=True)
class Draft:
    """What an article tells of one meeting, while it is being gathered."""

    kind: str
    mode: str
    frames: list[Frame] = field(default_factory=list)
    roles: dict[int, Role] = field(default_factory=dict)
    states: set[str] = field(default_factory=set)
    groups: list[str] = field(default_factory=list)
    under: str | None = None
    place: tuple[PlaceSpan, Sentence] | None = None
    date: tuple[DateSpan, Sentence] | None = None
    topics: dict[str, Sentence] = field(default_factory=dict)
    absent: set[int] = field(default_factory=set)

    @property
    def multilateral(self) -> bool:
        """Say whether several sides sit at one table."""
        return self.kind in MULTILATERAL

    @property
    def sides(self) -> set[str]:
        """Return every state and organisation that the draft knows of."""
        own = {role.individual.represents for role in self.roles.values()}
        return {side for side in own if side} | self.states


def frame_kind(frame: Frame, people: People) -> str:
    """Return the kind a frame gives its meeting: by whose meeting it is, by how many sides, or by its own word."""
    if frame.level is not None and frame.kind in {"bilateral-talks", "multilateral-meeting", "other", "consultations"}:
        return frame.level.kind
    if frame.kind in {"bilateral-talks", "multilateral-meeting"} and not frame.multilateral:
        found = [people.who(frame.number, agent.figure) for agent in frame.agents]
        sides = {one.represents for one in found if one is not None and one.represents}
        return _of_many([one for one in found if one is not None]) if len(sides) >= 3 else frame.kind
    return frame.kind


def _of_many(found: Sequence[Individual]) -> str:
    levels = {title.level for one in found for title in one.titles[:1]}
    if levels <= {"foreign-minister", "minister"} and levels:
        return "ministerial"
    return "summit" if levels and levels <= {"head-of-state", "head-of-government"} else "multilateral-meeting"


class Gatherer:
    """Brings the frames of an article together, in the order they are told."""

    def __init__(self, people: People) -> None:
        """Take who is who."""
        self.people = people
        self.drafts: list[Draft] = []

    def add(self, frame: Frame, date: DateSpan | None) -> Draft | None:
        """Let a frame join the draft it tells of, or open one; None when it speaks of none."""
        kind = frame_kind(frame, self.people)
        who = self._who(frame)
        home = None if frame.about else self._home(frame, kind, who, date)
        if home is None:
            if frame.about or not self._opens(frame, who):
                return None
            home = Draft(kind, frame.mode)
            self.drafts.append(home)
        self._join(home, frame, kind, who, date)
        return home

    def _who(self, frame: Frame) -> dict[int, tuple[Individual, Agent]]:
        found = [(one, agent) for agent in frame.agents for one in self._meant(frame, agent)]
        return {one.key: (one, agent) for one, agent in reversed(found) if one.bystander is None}

    def _meant(self, frame: Frame, agent: Agent) -> tuple[Individual, ...]:
        one = self.people.who(frame.number, agent.figure)
        return (one,) if one is not None else self.people.members(agent.figure)

    def _opens(self, frame: Frame, who: dict[int, tuple[Individual, Agent]]) -> bool:
        if frame.weak and (len(who) < 2 and not (frame.places and who)):
            return False
        return bool(who or frame.agents or frame.level or (frame.multilateral and (frame.under or frame.places)))

    def _home(self, frame: Frame, kind: str, who: dict[int, tuple[Individual, Agent]], date: DateSpan | None) -> Draft | None:
        fitting = [draft for draft in reversed(self.drafts) if self._fits(draft, frame, kind, who, date)]
        shared = [draft for draft in fitting if set(draft.roles) & set(who)]
        same = [draft for draft in fitting if draft.kind == kind]
        return (shared or same or fitting or [None])[0]

    def _fits(self, draft: Draft, frame: Frame, kind: str, who: dict[int, tuple[Individual, Agent]], date: DateSpan | None) -> bool:
        if not _modes_fit(draft, frame) or _apart(draft, frame, date):
            return False
        sides = {one.represents for one, _ in who.values() if one.represents} | {s for a in frame.agents for s in a.figure.states}
        if not who and not sides:
            return self._names_it(draft, frame, kind)
        if draft.multilateral or kind in MULTILATERAL:
            return self._fits_many(draft, frame, kind, set(who))
        keys = set(who)
        if keys and draft.roles:
            return keys <= set(draft.roles) or set(draft.roles) <= keys or bool(keys & set(draft.roles) and len(sides | draft.sides) <= 2)
        return sides <= draft.sides or draft.sides <= sides

    def _names_it(self, draft: Draft, frame: Frame, kind: str) -> bool:
        """A frame without people points back to a meeting of its kind, or to any if its word is general."""
        if frame.under and draft.under and frame.under != draft.under:
            return False
        if frame.level is not None:
            return draft.kind == kind
        return frame.general or draft.kind == kind

    def _fits_many(self, draft: Draft, frame: Frame, kind: str, keys: set[int]) -> bool:
        if frame.under and draft.under and frame.under != draft.under:
            return False
        if draft.kind == kind:
            return not (keys and draft.roles and frame.level is None and frame.general) or bool(keys & set(draft.roles)) or frame.multilateral
        partners = any(agent.rule in {"with", "between", "genitive", "object"} for agent in frame.agents)
        return frame.general and not frame.level and (not partners or keys <= set(draft.roles)) and (draft.multilateral or not frame.multilateral)

    def _join(self, draft: Draft, frame: Frame, kind: str, who: dict[int, tuple[Individual, Agent]], date: DateSpan | None) -> None:
        draft.frames.append(frame)
        draft.kind = _better(draft.kind, kind)
        draft.under = draft.under or frame.under
        for key, (one, agent) in who.items():
            role = draft.roles.setdefault(key, Role(one, agent, []))
            role.sightings.append((frame.view.sentence, agent))
        for agent in frame.agents:
            if len(self._meant(frame, agent)) < max(1, len(agent.figure.states)):
                self._anonymous(draft, agent)
        city = next((span for span in frame.places if span.place), None) or next(iter(frame.places), None)
        if city is not None and (draft.place is None or (draft.place[0].place is None and city.place)):
            draft.place = (city, frame.view.sentence)
        if date is not None and draft.date is None:
            draft.date = (date, frame.view.sentence)

    def _anonymous(self, draft: Draft, agent: Agent) -> None:
        """Keep those who are named only by title or as a group: their states, and their phrase."""
        figure = agent.figure
        draft.states |= {code for code in (*figure.states, figure.of) if code}
        if figure.group is not None and figure.group not in draft.groups:
            draft.groups.append(figure.group)


def _modes_fit(draft: Draft, frame: Frame) -> bool:
    if draft.mode == frame.mode:
        return True
    return {draft.mode, frame.mode} <= {"call", "video", "meeting"} and frame.general and (frame.back or frame.weak or not frame.agents)


def _apart(draft: Draft, frame: Frame, date: DateSpan | None) -> bool:
    """Two stated days or two stated cities are two meetings."""
    if date is not None and draft.date is not None and date.edtf != draft.date[0].edtf:
        return True
    cities = {span.place for span in frame.places if span.place}
    return bool(cities and draft.place is not None and draft.place[0].place and draft.place[0].place not in cities)


# The more a kind says, the later it stands; of two kinds of one meeting the later one is kept.
_RANK = ("other", "visit", "forum", "multilateral-meeting", "bilateral-talks", "consultations", "summit", "heads-of-state-meeting", "signing-ceremony",
         "ceremony", "tete-a-tete", "audience", "ministerial", "heads-of-government-meeting", "council-session", "commission-session",
         "credentials", "video-conference", "telephone-call")  # fmt: skip


def _better(a: str, b: str) -> str:
    return max(a, b, key=_RANK.index)
