"""Drafts → reports: status, day, place, sides and kind, each with the sentences that say so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.edtf import earliest
from kg.model import Article, Grounds, Report, Site
from kg.reading.drafts import Draft, of_many
from kg.reading.known import Known
from kg.reading.participations import SURE, Setting, listing_sentences, participations
from kg.reading.places import PlaceSpan
from kg.reading.scene import Scene
from kg.reading.scope import in_scope
from kg.reading.tokens import Sentence

_STATUS = ("cancelled", "postponed", "held", "planned")
_COLLECTIVE = {"heads-of-state-meeting", "heads-of-government-meeting", "ministerial", "multilateral-meeting", "summit"}
Placed = tuple[PlaceSpan, Sentence]
Kept = list[tuple[Report, Draft]]


def reports(
    article: Article, known: Known, drafts: Sequence[Draft], scene: Scene, visitors: frozenset[int], headline: frozenset[int], *, told: int
) -> tuple[Kept, list[Draft]]:
    """Return the reports of an article with the drafts they come from, and the drafts that are no meeting in our scope."""
    reporter = _Reporter(article, known, drafts, scene, visitors, headline)
    for draft in drafts:
        reporter.lend_visit(draft)
    kept = sorted(in_scope(drafts), key=reporter.first_told)
    for place, draft in enumerate(kept):
        reporter.lend(draft, first=place == 0)
    for draft in kept[1:]:
        reporter.lend_from(kept[0], draft)
    return [(reporter.report(f"r{k}", draft), draft) for k, draft in enumerate(kept, told + 1)], [
        draft for draft in drafts if draft not in kept
    ]


class _Reporter:
    def __init__(
        self, article: Article, known: Known, drafts: Sequence[Draft], scene: Scene, visitors: frozenset[int], headline: frozenset[int]
    ) -> None:
        self.article = article
        self.known = known
        self.drafts = drafts
        self.scene = scene
        self.visitors = visitors
        self.headline = headline

    def lend_visit(self, draft: Draft) -> None:
        """Talks of a visitor are where he came to, and with those who are at home there."""
        visit = next((v for v in self.drafts if v.mode == "visit" and v.place and set(v.roles) & set(draft.roles)), None)
        if draft.mode != "meeting" or draft.multilateral or len(draft.sides) != 1 or draft.only_spoken_of:
            return
        if draft.place is None and visit is not None:
            draft.place = visit.place
        state = draft.place[0].state if draft.place is not None else None
        if state is not None and state not in draft.sides and any(frame.rule.startswith("noun") for frame in draft.frames):
            draft.states.add(state)

    def lend_from(self, main: Draft, draft: Draft) -> None:
        """A meeting told beside the main one, of some of its people, was there and then, unless the text says otherwise."""
        held = self._status(main)[0] == "held" == self._status(draft)[0]
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

    def lend(self, draft: Draft, *, first: bool) -> None:
        """Give a meeting the place and day of the scene where it says none itself: the first told, and those held at the same time."""
        status, _ = self._status(draft)
        apart = any(frame.anew for frame in draft.frames) or status not in {"held", "planned"} or draft.mode == "visit"
        place, day = self.scene.near(self.first_told(draft)[1]) if first and not apart else (None, None)
        if draft.place is None and draft.mode == "meeting" and not apart:
            fits = place is not None and place[0].state in draft.sides
            draft.place = self._lent_place(draft) or (place if fits else None) or (self.scene.place if status == "held" else None)
        if draft.date is None and not apart and status == "held" and first:
            draft.date = day or self.scene.date

    def first_told(self, draft: Draft) -> tuple[bool, int, int]:
        """Return where the story first tells of a meeting; one told in the headline alone comes last."""
        telling = [frame for frame in draft.frames if not frame.back or frame.agents] or draft.frames
        return min((frame.number in self.headline, frame.number, frame.at) for frame in telling)

    def report(self, key: str, draft: Draft) -> Report:
        """Return what the article says of one meeting."""
        status, status_rule = self._status(draft)
        place = None if draft.mode in {"call", "video"} or draft.kind == "telephone-call" else draft.place or self._lent_place(draft)
        site = None if place is None else Site(place[0].name, place[0].state, place[0].place)
        participants = tuple(participations(draft, Setting(key, status, site, self.headline, self.visitors)))
        own = {p.represents for p in participants if p.represents and p.attendance != "absent"}
        if draft.mode == "visit" and site is not None and site.state:
            own.add(site.state)
        states = (own | draft.states) & set(self.known.gazetteer.states) or self._host_state(draft, site)
        kind = self._kind(draft, states)
        grounds = Grounds(f"ru.{draft.frames[0].rule}", _sure(draft), tuple(s.evidence() for s in self._sentences(draft)))
        date = draft.date[0] if draft.date else None
        return Report(
            key, kind, status, grounds,
            subkind=self._subkind(draft, kind), date=date.edtf if date else None, date_basis=date.basis if date else None,
            date_proposed=self._proposed(draft, status), place=site, under=draft.under, states=tuple(sorted(states)),
            groups=tuple(self._groups(draft, len(participants))), topics=tuple(draft.topics), fields=tuple(_fields(draft, place, status_rule, grounds)),
            participants=participants,
        )  # fmt: skip

    def _kind(self, draft: Draft, states: set[str]) -> str:
        """Two sides are a bilateral meeting, whoever they are; three leaders or more a summit."""
        sides = draft.sides | states
        if (
            draft.kind in _COLLECTIVE
            and len(sides) == 2
            and not draft.under
            and not draft.groups
            and not any(f.trigger == "summit" for f in draft.frames)
        ):
            return "bilateral-talks"
        if draft.kind == "signing-ceremony" and len(sides) == 2 and any(o is not draft and (o.sides & sides) for o in self.drafts):
            return "bilateral-talks"  # a signing after talks is part of them
        if draft.kind == "heads-of-state-meeting":
            return "summit"
        if draft.kind in {"other", "bilateral-talks", "signing-ceremony"} and len(sides) > 2:
            return of_many([role.individual for role in draft.roles.values()])
        return draft.kind

    def _host_state(self, draft: Draft, site: Site | None) -> set[str]:
        """Return the state that holds a meeting of an organisation it belongs to, where the text names nobody."""
        day = self.article.published
        if site is None or site.state is None or not draft.multilateral or draft.under is None or day is None:
            return set()
        members = {membership.state for membership in self.known.gazetteer.members(draft.under, day)}
        return {site.state} & members

    def _groups(self, draft: Draft, named: int) -> list[str]:
        """Return the groups the story names; whose meeting it is only where nearly nobody is named."""
        body = [group for group, number in draft.groups.items() if number not in self.headline]
        whose = [frame.level_group for frame in draft.frames if frame.level_group and frame.number not in self.headline]
        return body or ((list(draft.groups) or whose[:1]) if named < 2 else [])

    def _subkind(self, draft: Draft, kind: str) -> str | None:
        subkinds = self.known.lexicon.subkinds_of
        return next((frame.subkind for frame in draft.frames if frame.subkind and kind in subkinds.get(frame.subkind, ())), None)

    def _status(self, draft: Draft) -> tuple[str, str | None]:
        """Of all that frames say, calling off weighs most; then telling it as past or present; the text of the story before its headline."""
        body = [frame for frame in draft.frames if frame.number not in self.headline and frame.standing.status] or draft.frames
        said: dict[str | None, str | None] = {frame.standing.status: frame.standing.rule for frame in body if frame.standing.status}
        status = next((one for one in _STATUS if one in said), None)
        if draft.date is not None and self.article.published is not None and status in {"held", None}:
            first = earliest(draft.date[0].edtf)
            if first is not None and first > self.article.published:
                return "planned", "status.date-ahead"
        if status is None and draft.only_spoken_of:
            return "planned", "status.spoken-of"
        return status or "held", said.get(status)

    def _lent_place(self, draft: Draft) -> Placed | None:
        """A meeting without a place has that of the one it is told beside: the visit it is part of, or a meeting of the same sides or roof."""
        for other in self.drafts:
            if other is draft or other.place is None or other.mode in {"call", "video"}:
                continue
            visit = other.mode == "visit" and bool(set(other.roles) & set(draft.roles) or (other.sides and other.sides <= draft.sides))
            roof = draft.under is not None and draft.under == other.under and not any(frame.anew for frame in draft.frames)
            headline = other.place[1].number in self.headline and other.place[0].state in draft.sides
            if visit or roof or headline:
                return other.place
        return None

    def _proposed(self, draft: Draft, status: str) -> str | None:
        if draft.date is not None or status != "held" or self.article.published is None:
            return None
        return self.article.published.isoformat()

    def _sentences(self, draft: Draft) -> list[Sentence]:
        """Return the sentences that tell of the meeting itself: the first of its story, those that add where, and the one that lists who."""
        telling = [f for f in draft.frames if not f.joins and (f.agents or f.level or f.places or f.under)]
        body = (
            [f for f in telling if f.number not in self.headline]
            or [f for f in draft.frames if f.number not in self.headline]
            or draft.frames
        )
        first = min(body, key=lambda frame: (frame.back and not frame.agents, frame.number)).view.sentence
        added = [sentence for sentence in draft.added if sentence.number not in self.headline]
        return _unique([first, *added, *listing_sentences(draft, self.headline)])


def _sure(draft: Draft) -> float:
    return max([SURE.get(agent.rule, 0.8) for frame in draft.frames for agent in frame.agents], default=0.8)


def _fields(draft: Draft, place: Placed | None, status_rule: str | None, grounds: Grounds) -> Iterable[tuple[str, Grounds]]:
    yield "kind", grounds
    yield "status", replace(grounds, rule=f"ru.{status_rule}" if status_rule else None)
    if draft.date is not None:
        yield "date", Grounds(f"ru.{draft.date[0].rule}", 0.9, (draft.date[1].evidence(),))
    if place is not None:
        yield "place", Grounds("ru.place", 0.9 if draft.place else 0.8, (place[1].evidence(),))


def is_headline(article: Article, sentence: Sentence) -> bool:
    """Say whether a sentence is the headline, given apart or printed above the story."""
    if sentence.part == "title":
        return True
    return any(zone.kind == "headline" and zone.span.start <= sentence.start < zone.span.end for zone in article.zones)


def _unique(found: Iterable[Sentence]) -> list[Sentence]:
    return sorted({sentence.number: sentence for sentence in found}.values(), key=lambda sentence: sentence.number)
