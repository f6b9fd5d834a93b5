"""Where and when a meeting was that does not say it itself: its visit, the meeting it is told beside, the scene of the story."""

from collections.abc import Sequence

from kg.model import Article
from kg.reading.drafts import Draft
from kg.reading.known import Known
from kg.reading.scene import Placed, Surroundings
from kg.reading.settled import first_told, status_of


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

    def _city(self, draft: Draft) -> None:
        """Let a meeting of which only the state is said have the city that the article names there."""
        if draft.place is None or draft.place[0].place is not None:
            return
        state = draft.place[0].state
        known = (other.place for other in self.drafts if other.place and other.place[0].place and other.mode == "visit")
        draft.place = next((place for place in known if place[0].state == state), draft.place)

    def lend(self, kept: Sequence[Draft]) -> None:
        """Let the first meeting told have the scene, and the others what the first one has."""
        for place, draft in enumerate(kept):
            self._lend(draft, first=place == 0)
        for draft in kept[1:]:
            self._lend_from(kept[0], draft)
        for draft in kept:
            self._city(draft)
            self._roof(draft, kept)

    @staticmethod
    def _roof(draft: Draft, kept: Sequence[Draft]) -> None:
        """Delegations received beside a session are received as its delegations."""
        if draft.kind == "audience" and draft.groups and len(draft.roles) < 2 and draft.under is None:
            draft.under = next((other.under for other in kept if other.under and other.multilateral), None)

    def _status(self, draft: Draft) -> str:
        return status_of(draft, self.headline, self.published)[0]

    def _lend_visit(self, draft: Draft) -> None:
        """Talks of a visitor are where he came to, and with those who are at home there."""
        visit = next((v for v in self.drafts if v.mode == "visit" and v.place and set(v.roles) & set(draft.roles)), None)
        if draft.mode != "meeting" or draft.multilateral or len(draft.sides) != 1 or draft.only_spoken_of:
            return
        if draft.place is None and visit is not None:
            draft.place = visit.place
        state = draft.place[0].state if draft.place is not None else None
        if state is not None and state not in draft.sides and any(frame.rule.startswith("noun") for frame in draft.frames):
            draft.states.add(state)

    def _lend_from(self, main: Draft, draft: Draft) -> None:
        """A meeting told beside the main one, of some of its people, was there and then, unless the text says otherwise."""
        held = self._status(main) == "held" == self._status(draft)
        apart = draft.only_spoken_of or any(frame.anew for frame in draft.frames) or "visit" in {main.mode, draft.mode}
        if not held or apart or not (main.sides & draft.sides):
            return
        if draft.date is None and not self._earlier(draft):
            draft.date = main.date
        if draft.place is None and draft.mode == main.mode == "meeting" and draft.date == main.date:
            draft.place = main.place

    def _earlier(self, draft: Draft) -> bool:
        """Say whether its sentence sets it at another time: «ранее», «тогда», «недавно»."""
        frame = draft.frames[0]
        return any(token.lower in self.known.words["earlier"] for token in frame.view.tokens)

    def _lend(self, draft: Draft, *, first: bool) -> None:
        """Give a meeting the place and day of the scene where it says none itself: the first told, and those held at the same time."""
        status = self._status(draft)
        apart = any(frame.anew for frame in draft.frames) or status not in {"held", "planned"} or draft.mode == "visit"
        place, day = self.scene.near(first_told(draft, self.headline)[1]) if first and not apart else (None, None)
        if draft.place is None and draft.mode == "meeting" and not apart:
            fits = place is not None and place[0].state in draft.sides
            draft.place = self._lent_place(draft) or (place if fits else None) or (self.scene.place if status == "held" else None)
        if draft.date is None and not apart and status == "held" and first:
            draft.date = day or self.scene.date

    def _lent_place(self, draft: Draft) -> Placed | None:
        """Return the place of what it is told beside: the visit it is part of, or a meeting of the same sides or roof."""
        for other in self.drafts:
            if other is draft or other.place is None or other.mode in {"call", "video"}:
                continue
            visit = other.mode == "visit" and bool(set(other.roles) & set(draft.roles) or (other.sides and other.sides <= draft.sides))
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
