"""The nouns of the gazetteer: what is known about the world before any article is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody, some state, place, post or organisation is called this in one language."""

    text: str
    language: str
    kind: str  # label (the one to show), then short, full, abbreviation, adjective, alias … (each table lists its own)


@dataclass(frozen=True, slots=True)
class State:
    """A state, or an entity outside ISO 3166 that acts beside states, by its two-letter or own code."""

    code: str
    kind: str  # un-member | un-observer | other
    iso3: str | None
    wikidata: str | None
    note: str | None
    source: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class StatePart:
    """A part of a state with officials of its own, such as a federal state, a province or a big city; they stand for their state."""

    id: str  # de/bavaria
    state: str
    source: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation or format, by its usual English acronym."""

    code: str
    kind: str  # organisation | format | union
    wikidata: str | None
    source: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A state belongs to an organisation from one day to another, as a member or in a lesser standing."""

    organisation: str
    state: str
    status: str  # member | observer | partner | candidate | suspended
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class PremierLeads:
    """The head of government is the leader of a state, not its head of state, from one day to another."""

    state: str
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Capital:
    """A city is the capital of a state from one day to another."""

    state: str
    place: str
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """A city, or a residence, palace or airport within one, where people meet."""

    id: str  # kg/bishkek
    state: str
    kind: str  # city | landmark
    within: str | None
    latitude: float | None
    longitude: float | None
    wikidata: str | None
    source: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """One office of a state or organisation in one constitutional form; its level belongs to it, not to its holder."""

    id: str  # kz/prime-minister
    of: str
    roles: tuple[str, ...]
    levels: tuple[str, ...]
    seats: str  # single | several
    succeeds: str | None
    since: str | None
    until: str | None
    source: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A human being who holds or held a post, or whom an article names."""

    id: str  # olzhas-bektenov
    gender: str | None  # m | f
    wikidata: str | None
    source: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Somebody holds a post from one day to another."""

    person: str
    post: str
    since: str | None
    until: str | None
    acting: bool
    source: str
