"""Drafts → reports: status, day, place, sides and kind, each with the sentences that say so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Article, Grounds, Report, Site
from kg.reading.drafts import Draft, of_many
from kg.reading.fitting import same_day
from kg.reading.frames import Frame
from kg.reading.known import Known
from kg.reading.lending import Lender
from kg.reading.nearness import beside
from kg.reading.participations import SURE, Setting, listing_sentences, participations
from kg.reading.scene import Placed, Surroundings
from kg.reading.scope import in_scope, tells_enough
from kg.reading.settled import first_told, status_of
from kg.reading.sides import lend_sides
from kg.reading.tokens import Sentence

_COLLECTIVE = {"heads-of-state-meeting", "heads-of-government-meeting", "ministerial", "multilateral-meeting", "summit"}
_LASTING = {"visit", "forum"}
_FEW = 4  # states of a format that is known by who they are: «нормандская четвёрка»
Kept = list[tuple[Report, Draft]]


def reports(article: Article, known: Known, drafts: Sequence[Draft], around: Surroundings) -> tuple[Kept, list[Draft]]:
    """Return the reports of an article with the drafts they come from, and the drafts that are no meeting in our scope."""
    lend_sides(drafts, known.gazetteer.states)
    lender = Lender(article, known, drafts, around)
    lender.lend_visits()
    kept = sorted(in_scope(drafts), key=lambda draft: first_told(draft, around.headline))
    lender.lend(kept)
    kept = [draft for draft in kept if tells_enough(draft, status_of(draft, around.headline, article.published)[0])]
    reporter = _Reporter(article, known, drafts, around)
    dropped = [draft for draft in drafts if draft not in kept]
    keys = {id(draft): f"r{k}" for k, draft in enumerate(kept, around.told + 1)}
    larger = {id(draft): keys[id(whole)] for draft in kept if (whole := _whole(draft, kept)) is not None}
    return [(replace(reporter.report(keys[id(draft)], draft), part_of=larger.get(id(draft))), draft) for draft in kept], dropped


def _whole(draft: Draft, kept: Sequence[Draft]) -> Draft | None:
    """Return the meeting on whose sidelines another is told to be: «на полях саммита»; of two, the one told nearest before."""
    if draft.multilateral:
        return None
    sessions = [other for other in kept if other.multilateral and other.mode == "meeting" and not other.only_spoken_of]
    near = sorted(sessions, key=lambda other: abs(other.frames[0].number - draft.frames[0].number))
    return next((other for other in near if _at_one_time(draft, other) and any(beside(f, other.under) for f in draft.frames)), None)


def _at_one_time(draft: Draft, other: Draft) -> bool:
    return draft.date is None or other.date is None or same_day(draft.date[0].edtf, other.date[0].edtf)


class _Reporter:
    def __init__(self, article: Article, known: Known, drafts: Sequence[Draft], around: Surroundings) -> None:
        self.article = article
        self.known = known
        self.drafts = drafts
        self.headline, self.visitors = around.headline, around.visitors

    def report(self, key: str, draft: Draft) -> Report:
        """Return what the article says of one meeting."""
        status, status_rule = self._with_its_visit(draft) or status_of(draft, self.headline, self.article.published)
        place = None if draft.mode in {"call", "video"} or draft.kind == "telephone-call" else draft.place
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
            subkind=self._subkind(draft, kind), date=_day(date.edtf, kind) if date else None, date_basis=date.basis if date else None,
            date_proposed=self._proposed(draft, status), place=site, under=self._under(draft, kind), states=tuple(sorted(states)),
            groups=tuple(self._groups(draft, len(participants))), topics=tuple(draft.topics),
            fields=tuple(_fields(draft, place, status_rule, grounds)), participants=participants,
        )  # fmt: skip

    def _with_its_visit(self, draft: Draft) -> tuple[str, str | None] | None:
        """«отменил визит в Германию; на встрече с канцлером собирались обсудить …»: talks of a visit called off are off with it."""
        visits = [
            v for v in self.drafts if v.mode == "visit" and set(v.roles) & set(draft.roles) and v.place and v.place[0].state in draft.sides
        ]
        told = {status_of(visit, self.headline, self.article.published) for visit in visits if visit is not draft and draft.place is None}
        return next((one for one in told if one[0] == "cancelled"), None)

    def _under(self, draft: Draft, kind: str) -> str | None:
        """Two sides that meet beside or within an organisation's session meet by themselves."""
        return draft.under if kind != "bilateral-talks" else None

    def _kind(self, draft: Draft, states: set[str]) -> str:
        """Two sides are a bilateral meeting, whoever they are; three leaders or more a summit."""
        sides = draft.sides | states
        if (
            draft.kind in _COLLECTIVE
            and len(sides) == 2
            and not draft.under
            and not draft.groups
            and not any(_called_summit(frame) for frame in draft.frames)
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
        format_of_few = self.known.gazetteer.organisations[draft.under].kind == "format" and len(members) <= _FEW
        return members if format_of_few else {site.state} & members

    def _groups(self, draft: Draft, named: int) -> list[str]:
        """Return the groups the story names; whose meeting it is only where nearly nobody is named."""
        body = [group for group, number in draft.groups.items() if number not in self.headline]
        whose = [frame.level_group for frame in draft.frames if frame.level_group and frame.number not in self.headline]
        return body or ((list(draft.groups) or whose[:1]) if named < 2 else [])

    def _subkind(self, draft: Draft, kind: str) -> str | None:
        subkinds = self.known.lexicon.subkinds_of
        return next((frame.subkind for frame in draft.frames if frame.subkind and kind in subkinds.get(frame.subkind, ())), None)

    def _proposed(self, draft: Draft, status: str) -> str | None:
        if draft.date is not None or status != "held" or self.article.published is None:
            return None
        return self.article.published.isoformat()

    def _sentences(self, draft: Draft) -> list[Sentence]:
        """Return the sentences that tell of the meeting itself: its first, those that add where, and the one that lists who."""
        telling = [f for f in draft.frames if not f.joins and (f.agents or f.level or f.places or f.under)]
        body = (
            [f for f in telling if f.number not in self.headline]
            or [f for f in draft.frames if f.number not in self.headline]
            or draft.frames
        )
        first = min(body, key=lambda frame: (frame.back and not frame.agents, frame.number)).view.sentence
        added = [sentence for sentence in draft.added if sentence.number not in self.headline]
        return _unique([first, *added, *listing_sentences(draft, self.headline)])


def _day(edtf: str, kind: str) -> str:
    """«соберутся 17–18 ноября»: a meeting is of the day on which it begins; a visit and a forum last."""
    return edtf if kind in _LASTING else edtf.partition("/")[0]


def _called_summit(frame: Frame) -> bool:
    """«саммит», whoever meets; a «встреча на высшем уровне» of two is talks of two."""
    words = frame.view.tokens[frame.at : frame.end]
    return frame.trigger == "summit" and not any(token.lemmas & frame.view.known.words["of_talks"] for token in words)


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
