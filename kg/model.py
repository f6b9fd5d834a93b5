"""The nouns of diplomacy as frozen values: what the whole house speaks of.

No value here opens a file, knows RDF or prints; every room may import this module. Codes (kinds, statuses, levels …) are plain strings,
because their one list is the ontology's schemes.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kg.world import Membership, Name, Occupancy, Organisation, Person, Place, Post, State

__all__ = [
    "Account",
    "Article",
    "Attendance",
    "Attribution",
    "Conflict",
    "Evidence",
    "Grounds",
    "Issue",
    "Link",
    "Meeting",
    "Membership",
    "Mention",
    "Name",
    "Occupancy",
    "Organisation",
    "Outcome",
    "Part",
    "Participation",
    "Person",
    "Place",
    "Post",
    "Reading",
    "Report",
    "Role",
    "Site",
    "Span",
    "State",
    "Statement",
    "Zone",
]

Part = Literal["title", "text"]


# --- the article and where in it something stands -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From one character to another, half-open, in the title or the text of an article."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the article that is not its story: header, headline, by-line, counter, photo credit, date stamp."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """What one outlet published under one headline, exactly as it was given."""

    id: str
    language: str | None
    text: str
    title: str | None = None  # where the input gives it apart from the text
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    zones: tuple[Zone, ...] = ()
    origin: str | None = None  # the file and line it came from, for messages

    def part(self, name: Part) -> str:
        """Return the title or the text, the string that spans of that part count in."""
        return (self.title or "") if name == "title" else self.text

    @property
    def headline(self) -> str | None:
        """Return the title given apart, or the headline recognised inside the text."""
        if self.title:
            return self.title
        found = next((zone.span for zone in self.zones if zone.kind == "headline"), None)
        return None if found is None else self.text[found.start : found.end]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentence of an article that says so, and in it the name it says it of."""

    span: Span
    quote: str
    name: tuple[int, int] | None = None


# --- what one article says ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why we read a field as we did: the rule, how sure it is, and the sentences."""

    rule: str | None
    confidence: float | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Where a meeting took place, as far as the article lets a reader know."""

    name: str | None
    state: str | None
    place: str | None = None  # id of the place in the gazetteer


@dataclass(frozen=True, slots=True)
class Participation:
    """Somebody takes part in a meeting: in what capacity, for whom, present or not, and which sentence says so."""

    id: str
    name: str
    person: str | None
    title: str | None
    posts: tuple[str, ...]
    represents: str | None
    attendance: str
    function: str
    basis: str
    position: int | None
    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Report:
    """One article's account of one meeting; never merged, never edited."""

    id: str
    kind: str
    status: str
    grounds: Grounds
    subkind: str | None = None
    date: str | None = None  # EDTF
    date_basis: str | None = None
    date_proposed: str | None = None
    place: Site | None = None
    under: str | None = None
    states: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    part_of: str | None = None
    list_complete: bool = False
    fields: tuple[tuple[str, Grounds], ...] = ()
    participants: tuple[Participation, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody the article names who takes part in nothing."""

    name: str
    person: str | None
    title: str | None
    represents: str | None
    role: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody is called something, of some body or state: where the article names him, what he is, and whose."""

    person: Span
    role: Span | None
    affiliation: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody says something, perhaps at a meeting, perhaps repeating what somebody else said."""

    speaker: str
    at: str | None
    direct: bool
    text: str
    reports_speaker: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document signed or adopted at a meeting."""

    kind: str
    of: str | None
    title: str | None
    signatories: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should look at: what is unclear, and where."""

    level: str  # info | warning | error
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The outlet says it has its news from this body."""

    name: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says, read by our rules: its reports, mentions, statements, outcomes and open issues."""

    article: Article
    source: Attribution | None = None
    reports: tuple[Report, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A report together with whose it is: the article, who published it, when, and on whose word."""

    article: str
    report: Report
    published: date | None = None
    publisher: str | None = None
    source: str | None = None
    language: str | None = None
    sketch: str | None = None  # of the article's text, to tell reprints

    @property
    def key(self) -> str:
        """Return the name of the report beyond its article: "{article id}#{report id}"."""
        return f"{self.article}#{self.report.id}"


# --- what one or more reports are about -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A report is about a meeting, and how sure that is; taking the link back un-merges."""

    report: str  # "{article id}#{report id}"
    meeting: str
    score: float
    features: str = ""  # what speaks for it, each with its weight


@dataclass(frozen=True, slots=True)
class Attendance:
    """One agent's part in a derived meeting, chosen from all reports of it."""

    agent: str  # person slug, else the name as printed
    name: str
    person: str | None
    posts: tuple[str, ...]
    title: str | None
    represents: str | None
    attendance: str
    function: str
    basis: str
    position: int | None
    level: str | None
    standing_at: str | None
    confidence: float
    support: int
    derived_from: tuple[str, ...]  # "{article id}#{participation id}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two reports of one meeting disagree; both sides are kept."""

    field: str
    agent: str | None
    reports: tuple[str, ...]  # "{article id}#{report id}"


@dataclass(frozen=True, slots=True)
class Meeting:
    """What one or more reports report: derived from them, and derivable again."""

    id: str  # 2025-09-18/bishkek/heads-of-government-meeting
    kind: str
    status: str
    date: str | None
    date_basis: str | None  # ruled | stated | relative | dateline
    place: Site | None
    under: str | None
    states: tuple[str, ...]
    groups: tuple[str, ...]
    topics: tuple[str, ...]
    part_of: str | None
    confidence: float
    attendances: tuple[Attendance, ...]
    conflicts: tuple[Conflict, ...]
    reports: tuple[str, ...]  # "{article id}#{report id}"
    subkind: str | None = None
    title: tuple[Name, ...] = field(default=())
