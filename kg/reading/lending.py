"""Where and when a meeting was that does not say it itself: its visit, the meeting it is told beside, the scene of the story."""

from collections.abc import Sequence
from itertools import pairwise

from kg.model import Article
from kg.reading.drafts import Draft
from kg.reading.frames import Frame
from kg.reading.known import Known
from kg.reading.nearness import beside, days_apart, headlined, met_one_of_his_own, strange_place
from kg.reading.scene import Placed, Surroundings
from kg.reading.settled import first_told, status_of, to_come_only

_SOON = 3  # days
_NAMED = 4  # words of a group that say of which states it is


class Lender:
    """Gives the meetings of one article the place and day they leave to the reader."""

    def __init__(self, article: Article, known: Known, drafts: Sequence[Draft], around: Surroundings) -> None:
        """Take all that the article tells of."""
        self.known = known
        self.drafts = drafts
        self.scene = around.scene
        self.headline = around.headline
        self.published = article.published

    def lend_visits(self) -> None:
        """Let talks of a visitor be where he came to."""
        for draft in self.drafts:
            self._lend_visit(draft)
            self._lend_visitor(draft)

    def _lend_visitor(self, draft: Draft) -> None:
        """«В его программе – переговоры с …, участие в саммите»: he is the only visitor told, whom the text never names."""
        visits = [other for other in self.drafts if other.mode == "visit"]
        nobody = not draft.roles and len(visits) == 1 and not visits[0].roles and len(visits[0].sides) == 1
        if nobody and draft.mode == "meeting" and any(frame.lacks == "pronoun" for frame in draft.frames):
            draft.states |= visits[0].sides
            draft.place = draft.place or visits[0].place

    def _city(self, draft: Draft) -> None:
        """Let a meeting of which only the state is said have the city that the article names there."""
        if draft.place is None or draft.place[0].place is not None:
            return
        state = draft.place[0].state
        known = (other.place for other in self.drafts if other.place and other.place[0].place and other.mode == "visit")
        draft.place = next((place for place in known if place[0].state == state), draft.place)

    def lend(self, kept: Sequence[Draft]) -> None:
        """Let the first meeting told have the scene, and the others what the first one has."""
        opening = self._opening(kept)
        for draft in kept:
            self._own_date(draft)
            self._lend(draft, first=draft in opening)
        for draft in kept[1:]:
            self._lend_from(kept[0], draft)
        for before, draft in enumerate(kept):
            self._lend_beside(kept[:before], draft)
        for draft in kept:
            self._city(draft)
            self._roof(draft, kept)

    def _opening(self, kept: Sequence[Draft]) -> list[Draft]:
        """Return the first meeting told, and behind one only spoken of the first that was held."""
        held = next((draft for draft in kept if not draft.only_spoken_of), None)
        return [draft for draft in (*kept[:1], held) if draft is not None]

    def _own_date(self, draft: Draft) -> None:
        """«Оно состоится в четверг»: the sentence behind gives the day."""
        numbers = {frame.number + 1 for frame in draft.frames}
        if draft.date is None:
            draft.date = next((dated for dated in self.scene.own_dates if dated[1].number in numbers), None)
        if draft.date is None and self._status(draft) == "planned":
            told = {frame.number for frame in draft.frames}
            draft.date = next((dated for dated in self.scene.coming_dates if dated[1].number + 1 in told), None)

    def _roof(self, draft: Draft, kept: Sequence[Draft]) -> None:
        """Delegations received beside a session are received as its delegations."""
        if draft.under is None and draft.multilateral:
            draft.under = headlined(draft) or self._of_the_same_body(draft, kept)
        if draft.kind == "audience" and draft.groups and len(draft.roles) < 2 and draft.under is None:
            draft.under = next((other.under for other in kept if other.under and other.multilateral), None)

    def _of_the_same_body(self, draft: Draft, kept: Sequence[Draft]) -> str | None:
        """«Очередная встреча лидеров», «там же совещались министры»: of the only body whose session the story tells."""
        roofs = {other.under for other in kept if other.under and other.multilateral and not other.only_spoken_of}
        alike = {other.under for other in kept if other.under and other.level == draft.level}
        again = any(frame.anew for frame in draft.frames) and draft.level is not None and bool(alike)
        there = any(frame.level and not frame.agents and self._there_too(frame) for frame in draft.frames)
        return next(iter(roofs)) if len(roofs) == 1 and (again or there) else None

    def _there_too(self, frame: Frame) -> bool:
        """«там же»: where the session told before was; whose meeting it is, the words leave open."""
        words, group = self.known.words, frame.level_group or ""
        return len(group.split()) < _NAMED and any(
            a.lower in words["there_too"] and b.lower in words["same"] for a, b in pairwise(frame.view.tokens)
        )

    def _status(self, draft: Draft) -> str:
        return status_of(draft, self.headline, self.published)[0]

    def _lend_visit(self, draft: Draft) -> None:
        """Talks of a visitor are where he came to, and with those who are at home there."""
        here = (v for v in self.drafts if v.mode == "visit" and v.place and not v.only_spoken_of and not to_come_only(v))
        visit = next((v for v in here if set(v.roles) & set(draft.roles)), None)
        if draft.mode != "meeting" or draft.multilateral or len(draft.sides) != 1 or draft.only_spoken_of or met_one_of_his_own(draft):
            return
        if draft.place is None and visit is not None:
            draft.place = visit.place
        if draft.date is None and visit is not None and self._comes(visit, draft):
            draft.date = visit.date
        state = draft.place[0].state if draft.place is not None else None
        strangers = any(role.individual.represents is None for role in draft.roles.values())
        if (
            state is not None
            and state not in draft.sides
            and not strangers
            and any(frame.rule.startswith("noun") for frame in draft.frames)
        ):
            draft.states.add(state)

    def _lend_from(self, main: Draft, draft: Draft) -> None:
        """A meeting told beside the main one, of some of its people, was there and then, unless the text says otherwise."""
        held = self._status(main) == "held" == self._status(draft)
        apart = draft.only_spoken_of or any(frame.anew for frame in draft.frames) or "visit" in {main.mode, draft.mode}
        open_to_all = main.multilateral and not main.sides
        if not held or apart or not (open_to_all or main.sides & draft.sides):
            return
        if (
            draft.date is None
            and not open_to_all
            and not self._earlier(draft)
            and (self._in_headline(main) or not self._in_headline(draft))
        ):
            draft.date = main.date
        if draft.place is None and draft.mode == main.mode == "meeting" and self._there(main, draft):
            draft.place = main.place

    def _in_headline(self, draft: Draft) -> bool:
        """Say whether the headline tells of a meeting: it is the news, and not of the day of what lies further back."""
        return any(frame.number in self.headline for frame in draft.frames)

    def _there(self, main: Draft, draft: Draft) -> bool:
        """Say whether a meeting was where the main one was: on its day, or a day apart between the same two sides, one of them at home."""
        if main.place is None or self._elsewhere(draft):
            return False
        if draft.date is None or main.date is None or draft.date[0].edtf == main.date[0].edtf:
            return draft.date == main.date or (draft.date is not None and main.date is not None)
        return main.place[0].state in draft.sides == main.sides and days_apart(main.date[0].edtf, draft.date[0].edtf) == 1

    def _elsewhere(self, draft: Draft) -> bool:
        """«переговоры, которые проходят на Аляске»: it is said to be where no table knows."""
        return any(strange_place(frame.view) for frame in draft.frames)

    def _of_the_day(self, draft: Draft) -> bool:
        """Say whether a meeting may belong to the day of the story: one of another week does not play where the story is written."""
        apart = None if draft.date is None or self.published is None else days_apart(draft.date[0].edtf, self.published.isoformat())
        return apart is None or apart <= _SOON

    def _soon(self, draft: Draft, status: str) -> bool:
        return status in {"held", "planned"} and draft.date is not None and draft.mode == "meeting" and self._of_the_day(draft)

    def _lend_beside(self, before: Sequence[Draft], draft: Draft) -> None:
        """A meeting beside a forum was on the forum's day, and the session beside which another was told on that one's."""
        if draft.date is not None or self._status(draft) != "held":
            return
        beside = next(
            (other for other in reversed(before) if other.date and self._status(other) == "held" and self._along(other, draft)), None
        )
        draft.date = beside.date if beside is not None else None

    @staticmethod
    def _along(other: Draft, draft: Draft) -> bool:
        if other.multilateral and not draft.multilateral:
            return any(beside(frame, other.under) for frame in draft.frames)
        return draft.multilateral and draft.under is not None and any(beside(frame, draft.under) for frame in other.frames)

    def _earlier(self, draft: Draft) -> bool:
        """Say whether its sentence sets it at another time: «ранее», «тогда», «недавно»."""
        frame = draft.frames[0]
        return any(token.lower in self.known.words["earlier"] for token in frame.view.tokens)

    def _lend(self, draft: Draft, *, first: bool) -> None:
        """Give a meeting the place and day of the scene where it says none itself: the first told, and those held at the same time."""
        status = self._status(draft)
        apart = any(frame.anew for frame in draft.frames) or status not in {"held", "planned"} or draft.mode == "visit"
        place, day = (
            self.scene.near(first_told(draft, self.headline)[1], [frame.number for frame in draft.frames])
            if first and not apart
            else (None, None)
        )
        if draft.place is None and draft.mode == "meeting" and not (apart and not self._soon(draft, status)):
            same = day is not None and place is not None and day[1] is place[1]  # «шла сегодня речь в Астане»
            there = any(frame.view.tokens[0].lower in self.known.words["there_too"] for frame in draft.frames)  # «Там собрались …»
            fits = place is not None and (same or there or place[0].state in draft.sides)
            scene = self.scene.place if status == "held" and self._of_the_day(draft) else None
            draft.place = self._lent_place(draft) or (place if fits else None) or scene
        spoken_of = all(frame.spoken_of or frame.about for frame in draft.frames)  # «об итогах … говорил сегодня»
        if draft.date is None and not apart and status == "held" and first and not spoken_of:
            draft.date = day or self.scene.date

    def _comes(self, visit: Draft, draft: Draft) -> bool:
        """Say whether a visit is told as one on which somebody met: none put off or only spoken of, none to come for what was held."""
        status = self._status(visit)
        return visit.mode == "visit" and not visit.only_spoken_of and status in {"held", self._status(draft)} - {"postponed", "cancelled"}

    def _lent_place(self, draft: Draft) -> Placed | None:
        """Return the place of what it is told beside: the visit it is part of, or a meeting of the same sides or roof."""
        for other in self.drafts:
            if other is draft or other.place is None or other.mode in {"call", "video"}:
                continue
            visit = self._comes(other, draft) and bool(set(other.roles) & set(draft.roles) or (other.sides and other.sides <= draft.sides))
            roof = (
                draft.under is not None
                and draft.under == other.under
                and not other.only_spoken_of
                and not any(frame.anew for frame in draft.frames)
            )
            headline = other.place[1].number in self.headline and other.place[0].state in draft.sides
            if visit or roof or headline:
                return other.place
        return None
