"""Frames of one article brought together: which of them tell of one meeting."""

from datetime import date

from kg.edtf import earliest
from kg.reading.dates import DateSpan
from kg.reading.drafts import Draft, better, kind_of, opening_kind
from kg.reading.figures import Figure
from kg.reading.fitting import fits
from kg.reading.frames import Agent, Frame
from kg.reading.individuals import Individual
from kg.reading.people import People
from kg.reading.places import PlaceSpan
from kg.reading.tellings import Telling, apart
from kg.reading.tokens import Sentence

_NEAR = 3  # sentences over which somebody spoken of stays in mind


class Gatherer:
    """Brings the frames of an article together, in the order they are told."""

    def __init__(self, people: People, headline: frozenset[int]) -> None:
        """Take who is who, and which sentences are the headline."""
        self.people = people
        self.headline = headline
        self.drafts: list[Draft] = []
        self.last: Draft | None = None  # the meeting told of last
        self.topic: tuple[int, Individual] | None = None  # whom the text spoke of last, and in which sentence
        self.calling: Individual | None = None  # who rings up one after another

    def add(self, frame: Frame, date: DateSpan | None) -> Draft | None:
        """Let a frame join the draft it tells of, or open one; None when it speaks of none."""
        self._ring_up(frame)
        frame.headline = frame.number in self.headline
        if frame.agents and all(agent.figure.group and self.people.speaks_of_all(agent.figure) for agent in frame.agents):
            frame.general = True
            if (
                frame.trigger == "meet"
                and frame.standing.status == "planned"
                and (frame.places or date is not None)
                and self._held_before()
            ):
                frame.lacks, frame.agents, frame.anew = "all", [], True
        for telling in apart(self._telling(frame, date)):
            home = self._home(telling)
            if home is not None and frame.joins and _others_than(home, telling):
                frame.joins, frame.weak, frame.kind, home = False, False, "multilateral-meeting", None
            if home is None and self._opens(telling):
                self._inherit(frame)
                home = Draft(opening_kind(telling.frame, [one for one, _ in telling.who.values()], telling.sides), frame.mode)
                self.drafts.append(home)
            if home is not None:
                self._join(home, telling)
                self.last = home
        return self.last

    def _held_before(self) -> bool:
        last = self.last_talks
        return last is not None and any(frame.standing.status == "held" for frame in last.frames)

    def open(self, frame: Frame, days: list[DateSpan]) -> None:
        """Open a draft for a frame whose people are told in the lines that follow."""
        self.last = Draft(frame.kind, frame.mode)
        self.drafts.append(self.last)
        self._join(self.last, Telling(frame, {}, frozenset(), frame.kind, days[0] if days else None))

    def _ring_up(self, frame: Frame) -> None:
        """«провёл ряд телефонных разговоров»: the talks told next are his calls."""
        if frame.mode == "call":
            first = [agent for agent in frame.agents if agent.rule != "with"]
            found = {one.key: one for agent in first for one in self._meant(frame, agent) if one.bystander is None}
            if frame.lacks == "pronoun" and self.topic is not None and not found:
                found = {self.topic[1].key: self.topic[1]}
            if len(found) == 1 and not (frame.lacks == "partner" and self.calling is not None):
                self.calling = next(iter(found.values()))
        elif self.calling is not None and frame.mode == "meeting" and not frame.joins:
            if frame.places or frame.multilateral or frame.trigger not in {"talk", "meeting", "discuss"}:
                self.calling = None
            elif frame.partners and not frame.about:
                frame.kind, frame.mode, frame.weak = "telephone-call", "call", False
                frame.lacks = frame.lacks or "partner"

    def spoke_of(self, number: int, figures: tuple[Figure, ...]) -> None:
        """Keep in mind whom a sentence spoke of: the first in the nominative."""
        for figure in figures:
            one = self.people.who(number, figure) if "nomn" in figure.cases else None
            if one is not None and one.bystander is None:
                self.topic = (number, one)
                return

    @property
    def last_talks(self) -> Draft | None:
        """Return the meeting told last; a visit only where nothing else is told."""
        if self.last is None or self.last.mode != "visit":
            return self.last
        return next((draft for draft in reversed(self.drafts) if draft.mode != "visit"), self.last)

    def last_past(self, day: date | None) -> Draft | None:
        """Return the dated meeting told last that is not to come after a day."""
        dated = (draft for draft in reversed(self.drafts) if draft.date is not None)
        return next((draft for draft in dated if day is None or not _after(draft, day)), None)

    # --- who is meant ---

    def _telling(self, frame: Frame, date: DateSpan | None) -> Telling:
        who: dict[int, tuple[Individual, Agent]] = {}
        sides: set[str] = set()
        for agent in frame.agents:
            found = self._meant(frame, agent)
            for one in found:
                if one.bystander is None:
                    who.setdefault(one.key, (one, agent))
            sides |= {code for code in (*agent.figure.states, agent.figure.of) if code} | {
                one.represents for one in found if one.represents
            }
        if (
            not frame.agents
            and frame.places
            and date is not None
            and frame.trigger == "meeting"
            and self.last_talks is not None
            and self.last_talks.mode == "call"
        ):
            frame.lacks = "all"  # «… которые были затронуты во время переговоров в Сочи», said of a call
        self._fill(frame, who, sides)
        sides |= self._counted(frame)
        return Telling(frame, who, frozenset(sides), kind_of(frame), date)

    def _counted(self, frame: Frame) -> set[str]:
        """«встреча президентов трёх государств»: the three spoken of."""
        words = (frame.level_group or "").lower().replace("ё", "е").split()
        count = next((number for word, number in self.people.known.lexicon.numerals.items() if word in words), None)
        last = self.last_talks
        states = last.sides & set(self.people.known.gazetteer.states) if last is not None else set()
        return states if count is not None and len(states) == count else set()

    def _meant(self, frame: Frame, agent: Agent) -> tuple[Individual, ...]:
        figure = agent.figure
        one = self.people.who(frame.number, figure)
        if one is not None:
            return (one,)
        if figure.name is None and figure.group is None and figure.titles:
            one = self._of_the_last(figure) or self._colleague(frame, figure)
            return (one,) if one is not None else ()
        return self.people.members(figure)

    def _of_the_last(self, figure: Figure) -> Individual | None:
        """«министр», «Президент» where several would do: the one of the meeting told last."""
        if self.last is None:
            return None
        fitting = [role.individual for role in self.last.roles.values() if self.people.fits(role.individual, figure)]
        return fitting[0] if len(fitting) == 1 else None

    def _colleague(self, frame: Frame, figure: Figure) -> Individual | None:
        """«с казахстанским коллегой»: the one of that state whose post is that of another who is there."""
        if figure.of is None or not figure.titles[0].bare:
            return None
        others = [one for agent in frame.agents if agent.figure is not figure and (one := self.people.who(frame.number, agent.figure))]
        levels = frozenset(level for one in others for level in one.levels)
        fitting = [one for one in self.people.individuals if one.represents == figure.of and one.bystander is None and one.levels & levels]
        return fitting[0] if len(fitting) == 1 else None

    def _fill(self, frame: Frame, who: dict[int, tuple[Individual, Agent]], sides: set[str]) -> None:
        """Let the one spoken of before take part where the sentence leaves him out: «он встретился с …», «на встрече с … планируется»."""
        if frame.lacks == "all" and self.last_talks is not None:
            self._all_again(frame, who, sides)
            return
        one = self.calling if frame.mode == "call" and self.calling is not None else self._in_mind(frame)
        if frame.lacks is None or one is None:
            return
        if one.key in who or (one.represents is not None and one.represents in sides and frame.lacks != "host"):
            return
        place = Figure(frame.at, frame.at, None, (), one.represents, frozenset())
        who[one.key] = (one, Agent(place, "host" if frame.lacks == "host" else "member", frame.lacks))
        if one.represents:
            sides.add(one.represents)

    def _all_again(self, frame: Frame, who: dict[int, tuple[Individual, Agent]], sides: set[str]) -> None:
        """«министры увидятся снова», «условлено встретиться в Москве»: all who met meet again."""
        last = self.last_talks
        for key, role in last.roles.items() if last is not None else ():
            who[key] = (
                role.individual,
                Agent(Figure(frame.at, frame.at, None, (), role.individual.represents, frozenset()), "member", "again"),
            )
        sides |= last.sides if last is not None else set()

    def _in_mind(self, frame: Frame) -> Individual | None:
        """Return whom the text spoke of last, if it told of his meetings, or it means him by a pronoun."""
        if self.topic is None or frame.number - self.topic[0] > _NEAR:
            return None
        one = self.topic[1]
        told = any(one.key in draft.roles for draft in self.drafts) or self.topic[0] in self.headline
        return one if told or frame.lacks in {"pronoun", "host"} else None

    def _inherit(self, frame: Frame) -> None:
        """«Следующее заседание пройдёт в Душанбе»: a next meeting is of the kind and roof of the one told before."""
        last = self.last_talks
        if last is None or not last.multilateral or not (frame.anew or frame.same_body):
            return
        frame.under = frame.under or last.under
        if frame.general or frame.trigger in {"session", "council"}:
            frame.kind, frame.multilateral = last.kind, True

    # --- which meeting is meant ---

    def _opens(self, telling: Telling) -> bool:
        frame = telling.frame
        if frame.joins or frame.trigger == "event":
            return False
        if frame.anew and (frame.places or telling.date):
            return True
        if (
            frame.weak
            and frame.level is None
            and len(telling.who) < 2
            and len(telling.sides) < 2
            and not (frame.places and telling.who)
            and not frame.under
        ):
            return False
        if frame.about and not (frame.multilateral or frame.level or len(telling.sides) >= 2):
            return False
        return bool(telling.who or frame.agents or frame.level or (frame.multilateral and (frame.under or frame.places)))

    def _home(self, telling: Telling) -> Draft | None:
        if telling.frame.joins:
            return self._told_before(telling)
        fitting = [draft for draft in reversed(self.drafts) if fits(draft, telling)]
        if telling.frame.attends and telling.frame.level is None:
            return next(iter(fitting), None)
        shared = [draft for draft in fitting if set(draft.roles) & set(telling.who)]
        same = [draft for draft in fitting if draft.kind == telling.kind]
        return next(iter(shared or same or fitting), None)

    def _told_before(self, telling: Telling) -> Draft | None:
        """Return the meeting told last; a visit only where nothing else is told."""
        if telling.frame.trigger == "pronoun":
            near = self.last is not None and telling.frame.number - self.last.frames[-1].number <= 1
            return self.last if near else None
        return self.last_talks if self.last_talks is not None and self.last_talks.mode != "visit" else None

    # --- what it adds ---

    def _join(self, draft: Draft, telling: Telling) -> None:
        frame = telling.frame
        if all(other.headline for other in draft.frames) and not frame.joins:
            draft.mode = frame.mode  # the story knows better than its headline how they met
        draft.frames.append(frame)
        if not frame.joins and frame.trigger != "sign":
            draft.kind = better(draft.kind, telling.kind)
        if frame.trigger == "pronoun" and frame.mode != "meeting" and draft.mode == "meeting":
            draft.kind, draft.mode = frame.kind, frame.mode
        draft.under = draft.under or frame.under
        draft.level = draft.level or telling.level
        for one, agent in telling.who.values():
            if agent.function == "absent":
                draft.stay_away(one, agent, frame.view.sentence)
            else:
                draft.take_part(one, agent, frame.view.sentence)
        self._anonymous(draft, frame)
        draft.states |= self._counted(frame)
        self._where_and_when(draft, telling, frame.view.sentence)

    def _anonymous(self, draft: Draft, frame: Frame) -> None:
        """Keep those who are named only by title or as a group: their states, and their phrase."""
        for agent in frame.agents:
            figure = agent.figure
            if figure.bystander or len(self._meant(frame, agent)) >= max(1, len(figure.states)):
                continue
            draft.states |= {code for code in (*figure.states, figure.of) if code}
            if figure.group is not None and figure.group not in draft.groups and not self.people.speaks_of_all(figure):
                draft.groups[figure.group] = frame.number

    def _where_and_when(self, draft: Draft, telling: Telling, sentence: Sentence) -> None:
        places = telling.frame.places or self._there_too(telling.frame)
        city = next((span for span in places if span.place), None) or next(iter(places), None)
        if city is not None and (draft.place is None or self._better_place(draft.place, city)):
            draft.place = (city, sentence)
            draft.added.append(sentence)
        if telling.date is not None and (draft.date is None or draft.date[1].number in self.headline):
            draft.date = (telling.date, sentence)

    def _there_too(self, frame: Frame) -> list[PlaceSpan]:
        """«там же», «здесь же»: where the meeting told before was."""
        words, tokens = self.people.known.words, frame.view.tokens
        said = any(a.lower in words["there_too"] and b.lower in words["same"] for a, b in zip(tokens, tokens[1:], strict=False))
        before = next((draft.place for draft in reversed(self.drafts) if draft.place and frame not in draft.frames), None)
        return [before[0]] if said and before is not None else []

    def _better_place(self, had: tuple[PlaceSpan, Sentence], now: PlaceSpan) -> bool:
        """A city says more than its state; the story more than its headline."""
        if had[0].place is None:
            return now.place is not None and now.state in {had[0].state, None}
        return had[0].place == now.place and had[1].number in self.headline


def _after(draft: Draft, day: date) -> bool:
    first = earliest(draft.date[0].edtf) if draft.date is not None else None
    return first is not None and first > day


def _others_than(draft: Draft, telling: Telling) -> bool:
    """«за одним столом оказались …»: three sides do not join what two told before."""
    strangers = telling.sides - draft.sides
    return not draft.multilateral and draft.mode == "meeting" and len(draft.sides) == 2 and len(telling.who) > 1 and bool(strangers)
