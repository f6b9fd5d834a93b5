"""What one article says, as somebody annotated it or as our rules read it: the two sides of scoring in one shape."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from kg.model import Grounds, Mention, Participation, Reading, Report
from kg.records.node import Node
from kg.sources.likeness import LikenessTable

AWAY = frozenset({"absent", "denied"})


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody named in an article, in a meeting or beside it."""

    name: str
    title: str | None = None
    represents: str | None = None
    attendance: str | None = None
    person: str | None = None  # who it is, under any stable name
    why: str | None = None  # why he only stands beside the meetings
    read: Participation | None = None  # where it was read, not annotated


@dataclass(frozen=True, slots=True)
class Told:
    """One meeting as an article tells it."""

    kind: str
    status: str
    date: str | None
    city: str | None
    state: str | None  # of the place
    under: str | None
    states: tuple[str, ...]
    named: tuple[Someone, ...]
    quote: str | None  # a stretch of the article that tells of it

    @property
    def people(self) -> tuple[Someone, ...]:
        """Return the named who take part: neither absent nor denied to have come."""
        return tuple(one for one in self.named if one.attendance not in AWAY)


@dataclass(frozen=True, slots=True)
class Annotation:
    """All meetings that one article tells of, and those named who take part in none."""

    article: str
    language: str | None
    meetings: tuple[Told, ...]
    bystanders: tuple[Someone, ...]

    def namings(self) -> Iterator[Someone]:
        """Yield everybody named, those in meetings first."""
        for meeting in self.meetings:
            yield from meeting.named
        yield from self.bystanders


def by_acronym(annotation: Annotation, acronyms: Mapping[str, str]) -> Annotation:
    """Return an annotation with organisations by the acronyms that records show, so that both sides of a comparison say AU."""

    def shown(code: str | None) -> str | None:
        return acronyms.get(code or "", code)

    def meeting(told: Told) -> Told:
        return replace(told, under=shown(told.under), named=tuple(replace(one, represents=shown(one.represents)) for one in told.named))

    return replace(annotation, meetings=tuple(map(meeting, annotation.meetings)))


# --- annotated by hand -----------------------------------------------------------------------------------------------------------------


def annotated(node: Node, table: LikenessTable) -> Annotation:
    """Return the annotation that a JSON object is: `id`, `lang`, `meetings` and `not_participants`.

    Args:
        node: the object; a meeting has `kind`, `status`, `states` and `participants`, and may have `date`, `place` (`city`, `state`),
            `under` and `anchor`; a participant has `name`, and may have `title`, `of`, `attendance` and `person`.
        table: the codes that may be used.

    Raises:
        DataError: something is missing, of the wrong type or no code; the message begins with its path.
    """
    return Annotation(
        article=node["id"].text(),
        language=node.get("lang").text_or_none(),
        meetings=tuple(_meeting(one, table) for one in node["meetings"].items()),
        bystanders=tuple(_bystander(one) for one in node["not_participants"].items()),
    )


def _meeting(node: Node, table: LikenessTable) -> Told:
    place = node.get("place")
    return Told(
        kind=_code(node["kind"], tuple(table.families)),
        status=_code(node["status"], table.statuses),
        date=node.get("date").text_or_none(),
        city=None if place.value is None else place.get("city").text_or_none(),
        state=None if place.value is None else place.get("state").text_or_none(),
        under=node.get("under").text_or_none(),
        states=node["states"].texts(),
        named=tuple(_participant(one) for one in node["participants"].items()),
        quote=node.get("anchor").text_or_none(),
    )


def _participant(node: Node) -> Someone:
    return Someone(
        name=node["name"].text(),
        title=node.get("title").text_or_none(),
        represents=node.get("of").text_or_none(),
        attendance=node.get("attendance").text_or_none(),
        person=node.get("person").text_or_none(),
    )


def _bystander(node: Node) -> Someone:
    return Someone(name=node["name"].text(), person=node.get("person").text_or_none(), why=node.get("why").text_or_none())


def _code(node: Node, known: tuple[str, ...]) -> str:
    code = node.text()
    if code not in known:
        close = get_close_matches(code, known, n=1)
        raise node.error(f"{code!r} is none of {', '.join(known)}" + (f"; did you mean {close[0]!r}?" if close else ""))
    return code


# --- read, or annotated as a record ------------------------------------------------------------------------------------------------------


def as_annotation(reading: Reading) -> Annotation:
    """Return what a reading says of its article, as an annotation would say it."""
    return Annotation(
        article=reading.article.id,
        language=reading.article.language,
        meetings=tuple(_told(report) for report in reading.reports),
        bystanders=tuple(_mentioned(mention) for mention in reading.mentions),
    )


def _told(report: Report) -> Told:
    place = report.place
    return Told(
        kind=report.kind,
        status=report.status,
        date=report.date,
        city=None if place is None else place.name,
        state=None if place is None else place.state,
        under=report.under,
        states=report.states,
        named=tuple(_participating(one) for one in report.participants),
        quote=_quoted(report.grounds),
    )


def _participating(one: Participation) -> Someone:
    return Someone(one.name, one.title, one.represents, one.attendance, one.person, read=one)


def _mentioned(one: Mention) -> Someone:
    return Someone(one.name, one.title, one.represents, person=one.person, why=one.role)


def _quoted(grounds: Grounds) -> str | None:
    return grounds.evidence[0].quote if grounds.evidence else None
