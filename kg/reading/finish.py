"""Drafts → reports: the status, the place, the sides, what each one does there, and whether it is a meeting in our scope at all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import Article, Evidence, Grounds, Participation, Report, Site
from kg.reading.drafts import Draft, Role
from kg.reading.figures import Figure
from kg.reading.frames import Agent
from kg.reading.known import Known
from kg.reading.people import joined
from kg.reading.tokens import Sentence
from kg.reading.view import PlaceSpan, View

_SURE = {"with": 0.95, "between": 0.95, "object": 0.95, "subject": 0.93, "genitive": 0.92, "list": 0.93, "adjective": 0.9}
_STATUS = ("cancelled", "postponed", "held", "planned")

Kept = list[tuple[Report, Draft]]


def reports(article: Article, known: Known, drafts: Sequence[Draft], views: Sequence[View]) -> tuple[Kept, list[Draft]]:
    """Return the reports of an article with the drafts they come from, and the drafts that are no meeting in our scope."""
    finisher = _Finisher(article, known, drafts, views)
    kept = [draft for draft in drafts if finisher.counts(draft)]
    kept = [draft for draft in kept if draft.mode != "visit" or not finisher.told_within(draft, kept)]
    kept.sort(key=finisher.first_told)
    return [(finisher.report(k, draft), draft) for k, draft in enumerate(kept, 1)], [draft for draft in drafts if draft not in kept]


class _Finisher:
    def __init__(self, article: Article, known: Known, drafts: Sequence[Draft], views: Sequence[View]) -> None:
        self.article = article
        self.known = known
        self.drafts = drafts
        self.headline = {view.sentence.number for view in views if _is_headline(article, view.sentence)}

    # --- scope ---

    def counts(self, draft: Draft) -> bool:
        """Say whether officials of two sides talk, and whether enough is told of it."""
        sides = draft.sides
        if draft.mode == "visit":
            return bool(draft.roles) and draft.place is not None and bool({draft.place[0].state} - sides)
        if len(sides) >= 2:
            return self._told(draft)
        abroad = draft.place is not None and bool(sides) and draft.place[0].state not in sides
        many = draft.multilateral and (draft.under is not None or any(frame.level for frame in draft.frames))
        host = bool(sides) and any(agent.function == "host" for role in draft.roles.values() for _, agent in role.sightings) and bool(draft.groups)
        return (many or abroad or host) and self._told(draft)

    def _told(self, draft: Draft) -> bool:
        """A meeting needs somebody, somewhere or some time; one already past two of them."""
        told = [bool(draft.roles or draft.states), draft.place is not None, draft.date is not None, draft.under is not None, bool(draft.groups)]
        return sum(told) >= 1

    def told_within(self, visit: Draft, kept: Iterable[Draft]) -> bool:
        """Say whether the text names the talks of a visit: then they are told, not the visit."""
        return any(other is not visit and other.mode == "meeting" and set(visit.roles) & set(other.roles) for other in kept)

    def first_told(self, draft: Draft) -> tuple[bool, int, int]:
        """Return where the story first tells of a meeting; one told in the headline alone comes last."""
        telling = [frame for frame in draft.frames if not frame.back] or draft.frames
        return min((frame.number in self.headline, frame.number, frame.at) for frame in telling)

    # --- fields ---

    def report(self, number: int, draft: Draft) -> Report:
        status, status_rule = self._status(draft)
        place = None if draft.mode in {"call", "video"} else draft.place or self._lent_place(draft)
        site = None if place is None else Site(place[0].name, place[0].state, place[0].place)
        key = f"r{number}"
        participants = tuple(self._participants(key, draft, status, site))
        states = {p.represents for p in participants if p.represents in self.known.gazetteer.states} | draft.states & set(self.known.gazetteer.states)
        sentences = self._sentences(draft)
        grounds = Grounds(f"ru.{draft.frames[0].rule}", self._sure(draft), tuple(s.evidence() for s in sentences))
        date = draft.date
        return Report(
            key, draft.kind, status, grounds,
            subkind=next((frame.subkind for frame in draft.frames if frame.subkind), None) if draft.kind == "visit" else None,
            date=date[0].edtf if date else None,
            date_basis=date[0].basis if date else None,
            date_proposed=self._proposed(draft, status),
            place=site, under=draft.under, states=tuple(sorted(states)), groups=tuple(draft.groups), topics=tuple(draft.topics),
            fields=tuple(self._fields(draft, place, status_rule, grounds)), participants=participants,
        )  # fmt: skip

    def _status(self, draft: Draft) -> tuple[str, str | None]:
        """Of all that frames say, calling off weighs most; then telling it as past or present; the text of the story before its headline."""
        body = [frame for frame in draft.frames if frame.number not in self.headline and frame.standing.status] or draft.frames
        said = {frame.standing.status: frame.standing.rule for frame in body if frame.standing.status}
        status = next((status for status in _STATUS if status in said), "held")
        if draft.date is not None and self.article.published is not None and draft.date[0].edtf[:10] > self.article.published.isoformat() and status == "held":
            return "planned", "status.date-ahead"
        return status, said.get(status)

    def _lent_place(self, draft: Draft) -> tuple[PlaceSpan, Sentence] | None:
        """A meeting without a place has that of the one it is told beside, where the sides or the organisation agree."""
        for other in self.drafts:
            if other is not draft and other.place is not None and other.mode != "call":
                state = other.place[0].state
                if (draft.under and draft.under == other.under) or (other.place[1].number in self.headline and state in draft.sides):
                    return other.place
        return None

    def _proposed(self, draft: Draft, status: str) -> str | None:
        if draft.date is not None or status != "held" or self.article.published is None:
            return None
        return self.article.published.isoformat()

    def _sentences(self, draft: Draft) -> list[Sentence]:
        """Return the sentences that tell of the meeting itself: those of its story, the headline only where nothing else does."""
        telling = [f for f in draft.frames if f.agents or f.level or f.places or f.under]
        found = _unique([frame.view.sentence for frame in telling if not frame.back] or [frame.view.sentence for frame in draft.frames])
        return [s for s in found if s.number not in self.headline] or found

    def _sure(self, draft: Draft) -> float:
        return max([_SURE.get(agent.rule, 0.85) for frame in draft.frames for agent in frame.agents], default=0.85)

    def _fields(self, draft: Draft, place: tuple[PlaceSpan, Sentence] | None, status_rule: str | None, grounds: Grounds) -> Iterable[tuple[str, Grounds]]:
        yield "kind", grounds
        yield "status", replace(grounds, rule=f"ru.{status_rule}" if status_rule else None)
        if draft.date is not None:
            yield "date", Grounds(f"ru.{draft.date[0].rule}", 0.9, (draft.date[1].evidence(),))
        if place is not None:
            yield "place", Grounds("ru.place", 0.9 if draft.place else 0.8, (place[1].evidence(),))

    # --- participants ---

    def _participants(self, key: str, draft: Draft, status: str, site: Site | None) -> Iterable[Participation]:
        roles = sorted(draft.roles.values(), key=lambda role: self._place_in_text(role))
        listing = self._listing(draft)
        position = 0
        for number, role in enumerate(roles, 1):
            sighting = self._sighting(role)
            position += sighting[0] is listing
            yield self._participation(f"{key}p{number}", draft, role, status, site, position if sighting[0] is listing else None)

    def _sighting(self, role: Role) -> tuple[Sentence, Agent]:
        """Return where the story first says that he took part; a headline only where nothing else does."""
        body = [seen for seen in role.sightings if seen[0].number not in self.headline]
        return sorted(body or role.sightings, key=lambda seen: (seen[1].figure.name is None, seen[0].number))[0]

    def _place_in_text(self, role: Role) -> tuple[int, int]:
        sentence, agent = self._sighting(role)
        return sentence.number, agent.figure.start

    def _listing(self, draft: Draft) -> Sentence | None:
        """Return the sentence that names most of those who took part."""
        counts: dict[int, tuple[int, Sentence]] = {}
        for role in draft.roles.values():
            sentence = self._sighting(role)[0]
            counts[sentence.number] = (counts.get(sentence.number, (0, sentence))[0] + 1, sentence)
        return max(counts.values(), key=lambda pair: (pair[0], -pair[1].number))[1] if counts else None

    def _participation(self, key: str, draft: Draft, role: Role, status: str, site: Site | None, position: int | None) -> Participation:
        sentence, agent = self._sighting(role)
        one, figure = role.individual, agent.figure
        title = (joined(figure.titles) if figure.name is not None and figure.titles and figure.titles[0].roles else None) or one.title
        title = title or next((text for _, seen in role.sightings if (text := joined(seen.figure.titles))), None)
        rule = f"ru.{draft.frames[0].rule}.{agent.rule}"
        grounds = Grounds(rule, _SURE.get(agent.rule, 0.85) if figure.name else 0.85, (evidence(sentence, figure),))
        attendance = "absent" if one.key in draft.absent else "expected" if status in {"planned", "postponed", "cancelled"} else "remote" if draft.mode == "video" else "present"
        basis = "named" if figure.name is not None else "implied"
        return Participation(key, one.name, one.person, title, one.posts, one.represents, attendance, self._function(draft, role, site), basis, position, grounds)

    def _function(self, draft: Draft, role: Role, site: Site | None) -> str:
        functions = {agent.function for _, agent in role.sightings}
        stated = next((f for f in ("host", "guest", "chair") if f in functions), None)
        one = role.individual
        home = site is not None and site.state is not None and one.represents == site.state
        if stated == "guest" and home:
            return "member"
        if stated is not None:
            return "host" if stated == "chair" and home else stated
        if one.roles & {"secretary-general", "executive-secretary"} and draft.multilateral:
            return "secretariat"
        return "host" if home and self._receives(draft, role) else "member"

    def _receives(self, draft: Draft, role: Role) -> bool:
        """«встреча Президента Кыргызстана с главами делегаций»: on home soil the one the meeting is named after is the host."""
        named_after = any(agent.rule == "genitive" for _, agent in role.sightings)
        return named_after and any(agent.rule == "with" and agent.figure.group for frame in draft.frames for agent in frame.agents)


def evidence(sentence: Sentence, figure: Figure) -> Evidence:
    """Return a sentence as evidence for a figure, with the span of his name in it."""
    if figure.name is None:
        return sentence.evidence()
    return sentence.evidence((sentence.tokens[figure.name.start].start, sentence.tokens[figure.name.end - 1].end))


def _is_headline(article: Article, sentence: Sentence) -> bool:
    if sentence.part == "title":
        return True
    return any(zone.kind == "headline" and zone.span.start <= sentence.start < zone.span.end for zone in article.zones)


def _unique(found: Iterable[Sentence]) -> list[Sentence]:
    return sorted({sentence.number: sentence for sentence in found}.values(), key=lambda sentence: sentence.number)
