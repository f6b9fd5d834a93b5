"""Frames of one article brought together: which of them tell of one meeting."""

from collections.abc import Sequence
from itertools import pairwise

from kg.reading.counting import comprised, counted, members_told
from kg.reading.dates import SPELL, DateSpan
from kg.reading.drafts import Draft, better, opening_kind
from kg.reading.fitting import fits, from_afar, same_day, says_how, still_to_come
from kg.reading.frames import Frame
from kg.reading.meaning import Meaning
from kg.reading.opening import opens
from kg.reading.people import People
from kg.reading.places import PlaceSpan
from kg.reading.settled import to_come_only
from kg.reading.story import Story
from kg.reading.tellings import Telling, apart
from kg.reading.tokens import Sentence
from kg.reading.view import View

_SOON = 4  # sentences over which the story is still at a session


class Gatherer:
    """Brings the frames of an article together, in the order they are told."""

    def __init__(self, people: People, headline: frozenset[int]) -> None:
        """Take who is who, and which sentences are the headline."""
        self.people = people
        self.story = Story(headline)
        self.meaning = Meaning(people, self.story)

    def add(self, frame: Frame, date: DateSpan | None) -> Draft | None:
        """Let a frame join the draft it tells of, or open one; None when it speaks of none."""
        self.meaning.ring_up(frame)
        frame.headline = frame.number in self.story.headline
        if frame.agents and all(agent.figure.group and self.people.speaks_of_all(agent.figure) for agent in frame.agents):
            frame.general = True
            last = self.story.last
            if last is not None and last.mode == "visit" and len(last.roles) > 1 and frame.mode == "meeting":
                frame.lacks, frame.agents = "all", []  # «лидеры проведут переговоры», said of a visit
            if (
                frame.trigger == "meet"
                and frame.standing.status == "planned"
                and (frame.places or date is not None)
                and self.story.told_as_held
            ):
                next_session = any(draft.multilateral and draft.under and draft.mode == "meeting" for draft in self.story.drafts)
                frame.lacks, frame.agents, frame.anew = None if next_session else "all", [], True
        last, top = self.story.last, frame.trigger == "meeting" and not frame.agents and self._at_the_top(frame)
        if top and last is not None and last.mode == "visit" and len(last.roles) > 1:
            frame.lacks = "all"
        if frame.trigger == "round" and (frame.numbered or frame.anew) and not frame.agents:
            frame.lacks, frame.anew = "sides", True  # «Третий раунд состоится в Маскате»
        for telling in apart(self.meaning.telling(frame, date)):
            home = self._home(telling)
            if home is not None and frame.joins and _others_than(home, telling):
                frame.joins, frame.weak, frame.kind, home = False, False, "multilateral-meeting", None
            if home is None and opens(telling, self.story):
                self._inherit(frame)
                home = Draft(opening_kind(telling.frame, [one for one, _ in telling.who.values()], telling.sides), frame.mode)
                self.story.drafts.append(home)
            if home is not None:
                self._join(home, telling)
                self.story.last = self.story.last if frame.trigger == "press" else home
        return self.story.last

    def _at_the_top(self, frame: Frame) -> bool:
        """«переговоры на высшем уровне», said of a visit: of the guest and his host."""
        behind = {token.lower for token in frame.view.tokens[frame.end : frame.end + 3]}
        return self.people.known.words["at_the_top"] <= behind

    def open(self, frame: Frame, days: Sequence[DateSpan]) -> None:
        """Open a draft for a frame whose people are told in the lines that follow."""
        self.story.last = Draft(frame.kind, frame.mode)
        self.story.drafts.append(self.story.last)
        self._join(self.story.last, Telling(frame, {}, frozenset(), frame.kind, days[0] if days else None))

    def told_of_body(self, view: View) -> None:
        """«В ЕАЭС входят A, B и C», said beside its session: these states are those that it brings together."""
        named = {match.value for match in view.organisations}
        for draft in self.story.drafts:
            if draft.multilateral and draft.under in named:
                draft.states |= members_told(view)

    # --- which meeting is meant ---

    def _inherit(self, frame: Frame) -> None:
        """«Следующее заседание пройдёт в Душанбе»: a next meeting is of the kind and roof of the one told before."""
        last = self._session_before(frame)
        if last is None or not (frame.anew or frame.same_body or (frame.about and frame.kind == last.kind)):
            return
        frame.under = frame.under or last.under
        if frame.general or frame.trigger in {"session", "council"}:
            frame.kind, frame.multilateral = last.kind, True

    def _session_before(self, frame: Frame) -> Draft | None:
        """Return the session told last: one of the same level, and one of a body rather than of nobody."""
        told = [draft for draft in reversed(self.story.drafts) if draft.multilateral and draft.mode == "meeting"]
        alike = [draft for draft in told if frame.at_level is None or draft.level in {frame.at_level, None}]
        return next((draft for draft in alike if draft.under), next(iter(alike or told), None))

    def _home(self, telling: Telling) -> Draft | None:
        if telling.frame.joins:
            return self._told_before(telling)
        fitting = [draft for draft in reversed(self.story.drafts) if fits(draft, telling)]
        if telling.frame.attends and telling.frame.level is None:
            return next(iter(fitting), None)
        shared = [draft for draft in fitting if set(draft.roles) & set(telling.who)]
        same = [draft for draft in fitting if draft.kind == telling.kind]
        return next(iter(shared or same or fitting), None)

    def _told_before(self, telling: Telling) -> Draft | None:
        """Return the meeting told last; a visit only where nothing else is told."""
        last = self.story.last
        if telling.frame.trigger == "pronoun":
            near = last is not None and telling.frame.number - last.frames[-1].number <= 1
            return last if near and last is not None and not _of_a_visit(last, telling.frame) else None
        if telling.frame.trigger == "speech":
            return self._session_held(telling)
        talks = self._on_that_day(telling)
        if talks is not self.story.last_talks:
            return talks
        verbs = set(self.people.known.lexicon.verbs["chair"])
        chairs = bool(telling.frame.view.tokens[telling.frame.at].lemmas & verbs)
        own_day = chairs and telling.date is not None and telling.date.rule == "date.day" and talks is not None and not talks.multilateral
        if talks is not None and (own_day or still_to_come(talks, telling)):
            return None  # «30 ноября – премьеры, онлайн: председательствует Б»
        return self.story.last_talks if self.story.last_talks is not None and self.story.last_talks.mode != "visit" else None

    def _session_held(self, telling: Telling) -> Draft | None:
        """Return the session that the story is at: who speaks to those who are there is there."""
        sessions = [draft for draft in reversed(self.story.drafts) if draft.multilateral and draft.mode != "home"]
        said = ({other.standing.status for other in draft.frames} for draft in sessions)
        held = [draft for draft, status in zip(sessions, said, strict=True) if "held" in status and "planned" not in status]
        near = [draft for draft in held if telling.frame.number - draft.frames[-1].number <= _SOON]
        return next((draft for draft in held if set(telling.who) <= set(draft.roles)), next(iter(near), None))

    def _on_that_day(self, telling: Telling) -> Draft | None:
        """«Завтра они сядут за общий стол»: of the meetings told before the one of that day, where the last is of another."""
        last, day = self.story.last_talks, telling.date
        if last is None or day is None or last.date is None or same_day(day.edtf, last.date[0].edtf):
            return last
        others = [d for d in reversed(self.story.drafts) if d.mode != "visit" and d.date is not None and same_day(day.edtf, d.date[0].edtf)]
        return others[0] if others else last

    # --- what it adds ---

    def _join(self, draft: Draft, telling: Telling) -> None:
        frame = telling.frame
        if all(other.headline for other in draft.frames) and not frame.joins and not frame.weak and not from_afar(draft, frame):
            draft.mode = frame.mode  # the story knows better than its headline how they met
        elif draft.frames and says_how(draft, frame):
            draft.kind, draft.mode = frame.kind, frame.mode
        draft.frames.append(frame)
        if not frame.joins and frame.trigger != "sign" and not from_afar(draft, frame) and not _part_of_talks(draft, telling):
            forum = draft.kind == "forum" and telling.kind == "bilateral-talks" and draft.place is not None
            draft.kind = draft.kind if forum else better(draft.kind, telling.kind)
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
        draft.states |= counted(frame, self.story.last_talks) | comprised(frame)
        self._where_and_when(draft, telling, frame.view.sentence)

    def _anonymous(self, draft: Draft, frame: Frame) -> None:
        """Keep those who are named only by title or as a group: their states, and their phrase."""
        for agent in frame.agents:
            figure = agent.figure
            if figure.bystander or figure.qualifier == "former" or len(self.meaning.meant(frame, agent)) >= max(1, len(figure.states)):
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
        vague = telling.date is not None and telling.date.rule == SPELL and len(draft.frames) > 1  # perhaps of another meeting
        if telling.date is not None and not vague and (draft.date is None or self._better_date(draft.date, telling.date)):
            draft.date = (telling.date, sentence)

    def _there_too(self, frame: Frame) -> list[PlaceSpan]:
        """«там же», «здесь же»: where the meeting told before was."""
        words, tokens = self.people.known.words, frame.view.tokens
        said = any(a.lower in words["there_too"] and b.lower in words["same"] for a, b in pairwise(tokens))
        before = next(
            (draft.place for draft in reversed(self.story.drafts) if draft.place and frame not in draft.frames and not to_come_only(draft)),
            None,
        )
        return [before[0]] if said and before is not None else []

    def _better_date(self, had: tuple[DateSpan, Sentence], now: DateSpan) -> bool:
        """A day says more than the month or year it lies in; the story more than its headline."""
        return now.edtf.startswith(f"{had[0].edtf}-") or (
            had[1].number in self.story.headline and not had[0].edtf.startswith(f"{now.edtf}-")
        )

    def _better_place(self, had: tuple[PlaceSpan, Sentence], now: PlaceSpan) -> bool:
        """A city says more than its state; the story more than its headline."""
        if had[0].place is None:
            return now.place is not None and now.state in {had[0].state, None}
        return had[0].place == now.place and had[1].number in self.story.headline


def _others_than(draft: Draft, telling: Telling) -> bool:
    """«за одним столом оказались …»: three sides do not join what two told before."""
    strangers = telling.sides - draft.sides
    return not draft.multilateral and draft.mode == "meeting" and len(draft.sides) == 2 and len(telling.who) > 1 and bool(strangers)


def _of_a_visit(last: Draft, frame: Frame) -> bool:
    """«обсудили подготовку визита, который запланирован на март»: the pronoun stands for the visit, not for the talks."""
    before = [match for match in frame.view.triggers if match.end <= frame.at]
    return bool(before) and before[-1].value.mode == "visit" != last.mode


def _part_of_talks(draft: Draft, telling: Telling) -> bool:
    """«переговоры начались с беседы в узком составе»: what the story told as talks is more than their part among few."""
    return telling.kind == "tete-a-tete" and draft.kind == "bilateral-talks" and any(not frame.headline for frame in draft.frames[:-1])
