"""A derived meeting as the statements of its own named graph, and the links from reports to meetings."""

from collections.abc import Iterable
from itertools import permutations

from pyoxigraph import NamedNode, Quad

from kg.graph import iris
from kg.graph.people import person_iri, person_key, side_iri
from kg.graph.reference import kind_labels
from kg.graph.setting import say_setting
from kg.graph.sheet import Sheet, given, plain, share, whole, words
from kg.graph.vocabulary import DM, PROV, SKOS, code
from kg.model import Attendance, Conflict, Link, Meeting, Name
from kg.sources.gazetteer import Gazetteer

LANGUAGES = ("ru", "en")
_THERE = frozenset({"present", "remote"})
_FEW = 3  # so many states or fewer are named in a label


def meeting_quads(meeting: Meeting, gazetteer: Gazetteer, *, language: str | None = None) -> list[Quad]:
    """Return the statements of a derived meeting's named graph, always in the same order.

    Args:
        meeting: what to write.
        gazetteer: what states, organisations and places are called.
        language: that of titles and place names as printed, where all its articles are in one language.
    """
    page = _Page(meeting, gazetteer, language)
    page.write()
    return page.sheet.quads


def link_quads(links: Iterable[Link]) -> list[Quad]:
    """Return the statements that say which report is about which meeting."""
    sheet = Sheet(iris.LINKS)
    for link in links:
        report = iris.report(link.report)
        sheet.say(report, DM.about, iris.meeting(link.meeting))
        sheet.say(report, DM.aboutScore, share(link.score))
        sheet.say(report, DM.aboutFeatures, plain(link.features or None))
    return sheet.quads


def meeting_labels(meeting: Meeting, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """Return what to call a meeting: its own title, else what, of whom, where and when."""
    if meeting.title:
        return meeting.title
    kind = kind_labels().get(meeting.subkind or meeting.kind, ())
    named = {name.language: name.text for name in kind}
    return tuple(Name(_label(meeting, named.get(language, meeting.kind), language, gazetteer), language, "label") for language in LANGUAGES)


def _label(meeting: Meeting, kind: str, language: str, gazetteer: Gazetteer) -> str:
    return ", ".join(
        part for part in (kind, _whose(meeting, language, gazetteer), _where(meeting, language, gazetteer), meeting.date) if part
    )


def _whose(meeting: Meeting, language: str, gazetteer: Gazetteer) -> str | None:
    under = gazetteer.organisations.get(meeting.under or "")
    if under is not None:
        short = (name.text for name in under.names if name.language == language and name.kind == "abbreviation")
        return next(short, None) or gazetteer.label(under.code, language)
    if len(meeting.states) > _FEW:
        return None
    return " – ".join(gazetteer.label(state, language) for state in meeting.states)


def _where(meeting: Meeting, language: str, gazetteer: Gazetteer) -> str | None:
    site = meeting.place
    if site is None:
        return None
    if site.place is not None and site.place in gazetteer.places:
        return gazetteer.label(site.place, language)
    if site.name is None and site.state is not None:
        return gazetteer.label(site.state, language)
    return site.name


class _Page:
    """One meeting's sheet."""

    def __init__(self, meeting: Meeting, gazetteer: Gazetteer, language: str | None) -> None:
        self.sheet = Sheet(iris.meeting_graph(meeting.id))
        self.meeting = meeting
        self.gazetteer = gazetteer
        self.language = language
        self.me = iris.meeting(meeting.id)

    def write(self) -> None:
        self._what()
        say_setting(self.sheet, self.me, self.meeting, self.language)
        for attendance in self.meeting.attendances:
            self._participation(attendance)
        self._encounters()
        for conflict in self.meeting.conflicts:
            self._conflict(conflict)

    def _what(self) -> None:
        meeting, me, say = self.meeting, self.me, self.sheet.say
        self.sheet.declare(me, DM.Meeting)
        say(me, SKOS.prefLabel, *(words(name.text, name.language) for name in meeting_labels(meeting, self.gazetteer)))
        say(me, DM.kind, code("kind", meeting.kind))
        say(me, DM.subkind, None if meeting.subkind is None else code("kind", meeting.subkind))
        say(me, DM.status, code("status", meeting.status))
        say(me, DM.under, given(meeting.under, iris.organisation))
        say(me, DM.state, *(iris.state(state) for state in meeting.states))
        say(me, DM.group, *(iris.group(group) for group in meeting.groups))
        say(me, DM.topic, *(code("topic", topic) for topic in meeting.topics))
        say(me, DM.partOf, given(meeting.part_of, iris.meeting))
        say(me, DM.confidence, share(meeting.confidence))
        say(me, PROV.wasDerivedFrom, *(iris.report(report) for report in meeting.reports))

    def _participation(self, one: Attendance) -> None:
        say = self.sheet.say
        me = iris.meeting(self.meeting.id, person_key(one.person, one.name, self.gazetteer))
        self.sheet.declare(me, DM.Participation)
        say(me, DM.inMeeting, self.me)
        say(me, DM.participant, self._somebody(one))
        say(me, DM.capacity, *(iris.post(post) for post in one.posts))
        say(me, DM.statedTitle, words(one.title, self.language))
        say(me, DM.representing, None if one.represents is None else side_iri(one.represents, self.gazetteer))
        say(me, DM.level, None if one.level is None else code("level", one.level))
        say(me, DM.standingAt, None if one.standing_at is None else code("level", one.standing_at))
        say(me, DM.attendance, code("attendance", one.attendance))
        say(me, DM.function, code("function", one.function))
        say(me, DM.basis, code("basis", one.basis))
        say(me, DM.listPosition, whole(one.position))
        say(me, DM.confidence, share(one.confidence))
        say(me, DM.support, whole(one.support))
        say(me, PROV.wasDerivedFrom, *(iris.report(part) for part in one.derived_from))

    def _encounters(self) -> None:
        """Give the direct edges: who attended, and where it was held, who met whom."""
        there = [self._somebody(one) for one in self.meeting.attendances if one.attendance in _THERE]
        self.sheet.say(self.me, DM.attendee, *there)
        if self.meeting.status == "held":
            for one, other in permutations(dict.fromkeys(there), 2):
                self.sheet.say(one, DM.met, other)

    def _conflict(self, conflict: Conflict) -> None:
        agent = None if conflict.agent is None else self._agent(conflict.agent)
        of_whom = "" if agent is None else "-" + iris.key_of(agent, "person")
        me = self.sheet.declare(iris.meeting(self.meeting.id, f"conflict-{conflict.field}{of_whom}"), DM.Conflict)
        self.sheet.say(me, DM.conflictIn, self.me)
        self.sheet.say(me, DM.conflictOn, plain(conflict.field))
        self.sheet.say(me, DM.conflictAgent, agent)
        self.sheet.say(me, DM.between, *(iris.report(report) for report in conflict.reports))

    def _agent(self, agent: str) -> NamedNode:
        known = any(one.person == agent for one in self.meeting.attendances)
        return person_iri(agent if known else None, agent, self.gazetteer)

    def _somebody(self, one: Attendance) -> NamedNode:
        return person_iri(one.person, one.name, self.gazetteer)
