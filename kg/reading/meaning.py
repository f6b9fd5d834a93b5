"""Whom a frame means: by name, by title, by a pronoun, or because the story speaks of nobody else."""

from collections.abc import Sequence

from kg.reading.counting import counted
from kg.reading.dates import DateSpan
from kg.reading.drafts import LEADING, kind_of
from kg.reading.figures import Figure
from kg.reading.frames import Agent, Frame
from kg.reading.individuals import Individual
from kg.reading.people import People
from kg.reading.story import Story
from kg.reading.tellings import Telling

_FIRST = 2  # sentences of which the first that names somebody is of the story's hero
_TWO = 2
_NEAR = 3  # sentences over which somebody spoken of stays in mind


class Meaning:
    """Finds who is meant, sentence after sentence."""

    def __init__(self, people: People, story: Story) -> None:
        """Take who is who, and the story that is being gathered."""
        self.people = people
        self.story = story
        self.topic: tuple[int, Individual] | None = None  # whom the text spoke of last, and in which sentence
        self.spoken: tuple[int, tuple[Individual, ...]] = (-1, ())  # everybody a sentence named last
        self.headlined: Individual | None = None  # whom the headline names first
        self.calling: Individual | None = None  # who rings up one after another

    def ring_up(self, frame: Frame) -> None:
        """«провёл ряд телефонных разговоров»: the talks told next are his calls."""
        if frame.mode == "call":
            first = [agent for agent in frame.agents if agent.rule != "with"]
            found = {one.key: one for agent in first for one in self.meant(frame, agent) if one.bystander is None}
            if frame.lacks == "pronoun" and self.topic is not None and not found:
                found = {self.topic[1].key: self.topic[1]}
            if len(found) == 1 and not (frame.lacks == "partner" and self.calling is not None):
                self.calling = next(iter(found.values()))
        elif self.calling is not None and frame.mode == "meeting" and not frame.joins:
            if frame.places or frame.multilateral or not self._by_word(frame):
                self.calling = None
            elif frame.partners and not frame.about:
                frame.kind, frame.mode, frame.weak = "telephone-call", "call", False
                frame.lacks = frame.lacks or "partner"

    def _by_word(self, frame: Frame) -> bool:
        """Say whether a frame speaks of talking, which may be by telephone, rather than of meeting."""
        verbal = frame.trigger == "meet" and bool(frame.view.tokens[frame.at].lemmas & self.people.known.words["speaking"])
        return verbal or frame.trigger in {"talk", "meeting", "discuss"}

    def spoke_of(self, number: int, figures: tuple[Figure, ...]) -> None:
        """Keep in mind whom a sentence spoke of: everybody, and the first in the nominative."""
        named = (one for figure in figures if figure.name is not None and (one := self.people.who(number, figure)))
        if everybody := {one.key: one for one in named if one.bystander is None}:
            self.spoken = (number, tuple(everybody.values()))
        for figure in figures:
            one = (self.people.who(number, figure) or self._called(figure)) if "nomn" in figure.cases else None
            if one is not None and one.bystander is None:
                self.topic = (number, one)
                self.headlined = one if number in self.story.headline or (self.headlined is None and number <= _FIRST) else self.headlined
                return

    def telling(self, frame: Frame, date: DateSpan | None) -> Telling:
        """Return what a frame comes to: who takes part, for which sides, when."""
        who: dict[int, tuple[Individual, Agent]] = {}
        sides: set[str] = set()
        for agent in frame.agents:
            found = self.meant(frame, agent)
            for one in found:
                if one.bystander is None:
                    who.setdefault(one.key, (one, agent))
            own = (*agent.figure.states, agent.figure.of) if agent.figure.name or agent.figure.qualifier != "former" else ()
            sides |= {code for code in own if code} | {one.represents for one in found if one.represents}
        if (
            not frame.agents
            and frame.places
            and date is not None
            and frame.trigger == "meeting"
            and self.story.last_talks is not None
            and self.story.last_talks.mode == "call"
        ):
            frame.lacks = "all"  # «… которые были затронуты во время переговоров в Сочи», said of a call
        self._pair(frame, who, sides)
        self._fill(frame, who, sides)
        sides |= counted(frame, self.story.last_talks)
        return Telling(frame, who, frozenset(sides), kind_of(frame), date)

    def meant(self, frame: Frame, agent: Agent) -> tuple[Individual, ...]:
        """Return whom of the article an agent of a frame names or means."""
        figure = agent.figure
        one = self.people.who(frame.number, figure)
        if one is not None:
            return (one,)
        if figure.name is None and figure.group is None and figure.titles:
            colleague = self.people.is_colleague(figure)
            one = self._colleague(frame, figure) if colleague else self._other_than(frame, figure) or self._called(figure)
            return (one,) if one is not None else ()
        return self.people.members(figure)

    def _other_than(self, frame: Frame, figure: Figure) -> Individual | None:
        """«президент говорил о встрече с президентом США …»: of two who hold such an office, the one whom he met is another."""
        named = (self.people.who(frame.number, agent.figure) for agent in frame.agents if agent.figure.name is not None)
        bare = len(figure.titles[0].text.split()) == len(figure.titles[0].entry.split())  # not «председатель правления»
        met = [one for one in named if bare and one is not None and self.people.fits(one, figure)]
        fitting = [one for one in self.people.individuals if one not in met and self.people.fits(one, figure)]
        return fitting[0] if len(fitting) == 1 and met else self._of_the_last(figure)

    def _of_the_last(self, figure: Figure) -> Individual | None:
        """«министр», «Президент» where several would do: the one of the meeting told last."""
        if self.story.last is None:
            return None
        fitting = [role.individual for role in self.story.last.roles.values() if self.people.fits(role.individual, figure)]
        return fitting[0] if len(fitting) == 1 else None

    def _called(self, figure: Figure) -> Individual | None:
        """«гость», «хозяин саммита»: who is only called so."""
        entry = figure.titles[0].entry if figure.name is None and figure.group is None and figure.titles else None
        if entry in self.people.known.words["guest_words"]:
            return self._guest()
        return self._host() if entry in self.people.known.words["host_words"] else None

    def _host(self) -> Individual | None:
        """«хозяин саммита»: who is said to hold it, or the one of the state where it is."""
        last = next((draft for draft in reversed(self.story.drafts) if draft.multilateral), None)
        if last is None:
            return None
        state = last.place[0].state if last.place is not None else None
        home = [role.individual for role in last.roles.values() if "host" in role.functions]
        home = home or [role.individual for role in last.roles.values() if role.individual.represents == state and state is not None]
        return home[0] if len(home) == 1 else None

    def _guest(self) -> Individual | None:
        """«встреча гостя со спикером»: the only one who is told to have come."""
        came = {
            key: role.individual
            for draft in self.story.drafts
            for key, role in draft.roles.items()
            if draft.mode == "visit" or "guest" in role.functions
        }
        return next(iter(came.values())) if len(came) == 1 else None

    def _colleague(self, frame: Frame, figure: Figure) -> Individual | None:
        """«с казахстанским коллегой»: the one of that state whose post is that of another who is there."""
        if figure.of is None:
            return None
        others = [one for agent in frame.agents if agent.figure is not figure and (one := self.people.who(frame.number, agent.figure))]
        alone = not (frame.partners and len(frame.agents) > 1)  # nobody is told whose colleague he is: a leader's
        levels = {level for one in others for level in one.levels} or (LEADING if alone else set())
        fitting = [one for one in self.people.individuals if one.represents == figure.of and one.bystander is None and one.levels & levels]
        return fitting[0] if len(fitting) == 1 else None

    def _of_the_same_noun(self, frame: Frame) -> set[str]:
        """«Третий раунд состоится в Маскате»: between the sides of the round told before."""
        noun = frame.view.tokens[frame.at].lemmas
        told = (d for d in self.story.drafts if any(other.view.tokens[other.at].lemmas & noun for other in d.frames))
        return next((draft.sides for draft in told), set())

    def _they(self, frame: Frame, who: dict[int, tuple[Individual, Agent]], sides: set[str]) -> None:
        """«Они условились, что проведут встречу в Баку»: those who met, else the two named last."""
        last = self.story.last_talks
        if last is not None and len(last.roles) > 1 and frame.number - last.frames[-1].number <= _NEAR:
            self._all_again(frame, who, sides)
        else:
            self._both(frame, who, sides)

    def _fill(self, frame: Frame, who: dict[int, tuple[Individual, Agent]], sides: set[str]) -> None:
        """Let the one spoken of before take part where the sentence leaves him out: «он встретился с …», «на встрече с … планируется»."""
        if frame.lacks == "sides":
            sides |= self._of_the_same_noun(frame)
            return
        if frame.lacks == "all" and self.story.last_talks is not None:
            self._all_again(frame, who, sides)
            return
        if frame.lacks in {"both", "they"}:
            (self._both if frame.lacks == "both" else self._they)(frame, who, sides)
            return
        if frame.lacks is None:
            return
        one = (
            self.calling
            if frame.mode == "call" and self.calling is not None
            else self._just_named(frame) or self._subject(frame) or self._protagonist(frame) or self._in_mind(frame)
        )
        if one is None or one.key in who or (one.represents is not None and one.represents in sides and frame.lacks != "host"):
            return
        who[one.key] = (one, _unprinted(frame, one, frame.lacks, frame.lacks if frame.lacks in {"host", "guest"} else "member"))
        if one.represents:
            sides.add(one.represents)

    def _both(self, frame: Frame, who: dict[int, tuple[Individual, Agent]], sides: set[str]) -> None:
        """«Медведев и Обама знакомы: их первая встреча состоялась в Лондоне»: the two named last, in this sentence or the one before."""
        here = [f for f in frame.view.named if f.name and f.end <= frame.at and f.start not in frame.view.speech]
        named = {one.key: one for f in here if (one := self.people.who(frame.number, f)) and one.bystander is None}
        number, two = self.spoken
        pair = tuple(named.values()) or (two if frame.number - number <= 1 else ())
        if not who:
            _let_meet(frame, pair, who, sides)

    def _pair(self, frame: Frame, who: dict[int, tuple[Individual, Agent]], sides: set[str]) -> None:
        """«А поздравил Б. Телефонный разговор состоялся по инициативе …»: the two just spoken of."""
        number, two = self.spoken
        told = frame.agents or self.story.last is not None or frame.mode != "call"
        if not told and frame.number - number == 1:
            _let_meet(frame, two, who, sides)

    def _all_again(self, frame: Frame, who: dict[int, tuple[Individual, Agent]], sides: set[str]) -> None:
        """«министры увидятся снова», «условлено встретиться в Москве»: all who met meet again."""
        last = self.story.last_talks
        for key, role in last.roles.items() if last is not None else ():
            who[key] = (role.individual, _unprinted(frame, role.individual, "again"))
        sides |= last.sides if last is not None else set()

    def _just_named(self, frame: Frame) -> Individual | None:
        """«Медведев прибыл в Давос, где его ждут встречи с …»: the subject of the clause before."""
        view, clause = frame.view, frame.view.clause(frame.at)
        if frame.lacks not in {"pronoun", "guest"} or clause == 0:
            return None
        named = [f for f in view.named if _one(f) and view.clause(f.start) < clause and f.start not in view.speech]
        he = any(view.pronoun_subject(earlier) for earlier in range(clause))
        before = [f for f in named if "nomn" in f.cases] or ([] if he else named)
        found = {one.key: one for figure in before if (one := self.people.who(frame.number, figure)) and one.bystander is None}
        return next(iter(found.values())) if len(found) == 1 else None

    def _subject(self, frame: Frame) -> Individual | None:
        """«министр А официально изложит позицию на встрече с Б»: the only one in the nominative, whatever he does there."""
        view = frame.view
        named = [f for f in view.named if f.name and f.start < frame.at and f.start not in view.speech]
        first = [f for f in named if "nomn" in f.cases and "gent" not in f.cases]
        return self.people.who(frame.number, first[0]) if frame.lacks == "partner" and len(first) == 1 else None

    def _in_mind(self, frame: Frame) -> Individual | None:
        """Return whom the text spoke of last, if it told of his meetings, or it means him by a pronoun."""
        if self.topic is None or frame.number - self.topic[0] > _NEAR:
            return None
        one = self.topic[1]
        if frame.lacks == "partner" and self._only_joined(one):
            return None
        told = any(one.key in draft.roles for draft in self.story.drafts) or self.topic[0] in self.story.headline
        return one if told or frame.lacks in {"pronoun", "host", "guest"} else None

    def _only_joined(self, one: Individual) -> bool:
        """Say whether somebody is so far only among those who took part besides: «в них приняли участие министры А и Б»."""
        said = [frame for draft in self.story.drafts if one.key in draft.roles for frame in draft.frames if self._has(frame, one)]
        return bool(said) and all(frame.joins for frame in said)

    def _has(self, frame: Frame, one: Individual) -> bool:
        return any(self.people.who(frame.number, agent.figure) is one for agent in frame.agents)

    def _protagonist(self, frame: Frame) -> Individual | None:
        """«Позднее прошли переговоры с президентом Нигерии»: the only one who takes part in every meeting told so far."""
        if frame.lacks != "partner":
            return None
        told = [draft for draft in self.story.drafts if draft.roles and not draft.multilateral]
        enough = len(told) > 1 or any(draft.mode == "visit" for draft in told)
        always = set.intersection(*(set(draft.roles) for draft in told)) if enough else set()
        if len(always) == 1:
            return told[0].roles[always.pop()].individual
        return self.headlined if self.headlined is not None and any(self.headlined.key in d.roles for d in self.story.drafts) else None


def _let_meet(frame: Frame, pair: Sequence[Individual], who: dict[int, tuple[Individual, Agent]], sides: set[str]) -> None:
    """Let two take part who stand for two sides."""
    of = {one.represents for one in pair if one.represents}
    if len(pair) == len(of) == _TWO:
        who |= {one.key: (one, _unprinted(frame, one, "pair")) for one in pair}
        sides |= of


def _one(figure: Figure) -> bool:
    """Say whether a figure is one person, by name or by an office with its state."""
    return figure.name is not None or (figure.group is None and figure.of is not None)


def _unprinted(frame: Frame, one: Individual, rule: str, function: str = "member") -> Agent:
    """Return somebody's part in a meeting whose sentence leaves him out."""
    return Agent(Figure(frame.at, frame.at, None, (), one.represents, frozenset()), function, rule)
