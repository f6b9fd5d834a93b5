"""The gazetteer: what is known about states, organisations, places, posts and persons before any article is read.

Its tables lie in `seeds/gazetteer/`; a user's own tables of the same form extend them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from kg.edtf import earliest, latest
from kg.errors import NotFoundError
from kg.sources.gazetteer_checks import check_together
from kg.sources.tables import Form, Row, check_folder, did_you_mean, forms, key_of, read_table
from kg.world import Capital, Membership, Name, Occupancy, Organisation, Person, Place, Post, PremierLeads, State, StatePart

Noun = State | Organisation | Place | Post | Person
Held = TypeVar("Held", Occupancy, Membership, Post, Capital, PremierLeads)
_Rows = dict[tuple[str, ...], Row]
_Names = dict[str, list[Name]]


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The states, organisations, places, posts and persons that are known, who belongs to what, and who held what when."""

    states: Mapping[str, State]
    organisations: Mapping[str, Organisation]
    places: Mapping[str, Place]
    posts: Mapping[str, Post]
    persons: Mapping[str, Person]
    memberships: tuple[Membership, ...]
    occupancies: tuple[Occupancy, ...]
    capitals: tuple[Capital, ...] = ()
    parts: tuple[StatePart, ...] = ()
    premiers_lead: tuple[PremierLeads, ...] = ()

    def holders(self, post: str, day: date) -> tuple[Occupancy, ...]:
        """Return who can have held a post on a day; both the old and the new holder on the day of handover."""
        return self._holders.on(post, day)

    def posts_held(self, person: str, day: date) -> tuple[Occupancy, ...]:
        """Return the posts that somebody can have held on a day."""
        return self._held.on(person, day)

    def posts_of(self, code: str, day: date | None = None) -> tuple[Post, ...]:
        """Return the posts of a state or organisation, only those that can have existed on the day where one is given."""
        return self._posts_of.on(code, day)

    def members(self, organisation: str, day: date) -> tuple[Membership, ...]:
        """Return which states can have belonged to an organisation on a day, in whatever standing (see `status`)."""
        return self._members.on(organisation, day)

    def capital(self, state: str, day: date | None = None) -> str | None:
        """Return the city that is the capital of a state on a day, the latest one where no day is given, None where it is not known."""
        held = self._capitals_of.on(state, day or date.max)
        return held[-1].place if held else None

    def leading_level(self, state: str, day: date | None = None) -> str:
        """Return at which level the leader of a state stands: head-of-government where the premier leads, else head-of-state."""
        return "head-of-government" if self._premiers_lead.on(state, day) else "head-of-state"

    def find(self, key: str) -> Noun:
        """Return the state, organisation, place, post or person of an id or code.

        Raises:
            NotFoundError: nothing has that id.
        """
        for nouns in (self.states, self.organisations, self.places, self.posts, self.persons):
            if key in nouns:
                return nouns[key]
        raise NotFoundError(f"'{key}' is in no table of the gazetteer{did_you_mean(key, self._ids)}")

    def label(self, key: str, language: str) -> str:
        """Return what an id or code is called in a language, in English where the gazetteer does not know.

        Raises:
            NotFoundError: nothing has that id.
        """
        labels = {name.language: name.text for name in self.find(key).names if name.kind == "label"}
        return labels.get(language) or labels["en"]

    @cached_property
    def acronyms(self) -> Mapping[str, str]:
        """Return how records show the organisations whose usual acronym is not their code, by code: the African Union as AU."""
        return {one.code: name.text for one in self.organisations.values() for name in one.names if name.kind == "shown"}

    @property
    def _ids(self) -> tuple[str, ...]:
        return (*self.states, *self.organisations, *self.places, *self.posts, *self.persons)

    @cached_property
    def _holders(self) -> "_Calendar[Occupancy]":
        return _Calendar(self.occupancies, lambda held: held.post)

    @cached_property
    def _held(self) -> "_Calendar[Occupancy]":
        return _Calendar(self.occupancies, lambda held: held.person)

    @cached_property
    def _posts_of(self) -> "_Calendar[Post]":
        return _Calendar(self.posts.values(), lambda post: post.of)

    @cached_property
    def _members(self) -> "_Calendar[Membership]":
        return _Calendar(self.memberships, lambda held: held.organisation)

    @cached_property
    def _capitals_of(self) -> "_Calendar[Capital]":
        return _Calendar(self.capitals, lambda held: held.state)

    @cached_property
    def _premiers_lead(self) -> "_Calendar[PremierLeads]":
        return _Calendar(self.premiers_lead, lambda held: held.state)


def load_gazetteer(*folders: Path) -> Gazetteer:
    """Read the tables of each folder that has them; a row of a later folder replaces the row of an earlier one with the same key.

    A later label replaces the earlier one, which goes on as an alias.

    Raises:
        DataError: a table says something it must not say; the message begins with file and line.
    """
    tables: dict[str, _Rows] = {name: {} for name in forms()}
    for folder in folders:
        check_folder(folder)
        for name, form in forms().items():
            if (folder / form.file).is_file():
                _merge(tables[name], read_table(folder / form.file, form), form)
    check_together(tables)
    return _build(tables)


class _Calendar(Generic[Held]):
    """What lasts from one date to another, by whose it is, ready to be asked for a day."""

    def __init__(self, things: Iterable[Held], owner: Callable[[Held], str]) -> None:
        self._by_owner: dict[str, list[tuple[date, date, Held]]] = {}
        for thing in things:
            lasts = (earliest(thing.since) or date.min, latest(thing.until) or date.max, thing)
            self._by_owner.setdefault(owner(thing), []).append(lasts)

    def on(self, owner: str, day: date | None) -> tuple[Held, ...]:
        return tuple(thing for first, last, thing in self._by_owner.get(owner, ()) if day is None or first <= day <= last)


def _merge(rows: _Rows, later: Iterable[Row], form: Form) -> None:
    for row in later:
        key = key_of(row, form)
        earlier = rows.get(key)
        if earlier is not None and form.demoted is not None and earlier.cells["kind"] == "label":
            alias = earlier._replace(cells=earlier.cells | {"kind": form.demoted})
            rows.setdefault(key_of(alias, form), alias)
        rows[key] = row


def _build(tables: Mapping[str, _Rows]) -> Gazetteer:
    states, places, posts, persons, organisations = (_names(tables, noun) for noun in ("state", "place", "post", "person", "organisation"))
    return Gazetteer(
        states={row.cells["code"]: _state(row, states) for name in ("states", "entities") for row in tables[name].values()},
        organisations={row.cells["code"]: _organisation(row, organisations) for row in tables["organisations"].values()},
        places={row.cells["id"]: _place(row, places) for row in tables["places"].values()},
        posts={row.cells["id"]: _post(row, posts) for row in tables["posts"].values()},
        persons={row.cells["id"]: _person(row, persons) for row in tables["persons"].values()},
        memberships=tuple(_membership(row) for row in tables["memberships"].values()),
        occupancies=tuple(_occupancy(row) for row in tables["occupancies"].values()),
        capitals=tuple(_capital(row) for row in tables["capitals"].values()),
        parts=_parts(tables["parts"].values()),
        premiers_lead=tuple(_premier_leads(row) for row in tables["premiers_lead"].values()),
    )


def _names(tables: Mapping[str, _Rows], noun: str) -> _Names:
    names: _Names = {}
    for row in tables[f"{noun}_names"].values():
        cells = row.cells
        names.setdefault(cells[noun], []).append(Name(cells["name"], cells["language"], cells["kind"]))
    return names


def _state(row: Row, names: _Names) -> State:
    code, iso3, kind, wikidata, note, source = row.cells.values()
    return State(code, kind, iso3 or None, wikidata or None, note or None, source, tuple(names[code]))


def _organisation(row: Row, names: _Names) -> Organisation:
    code, kind, wikidata, source = row.cells.values()
    return Organisation(code, kind, wikidata or None, source, tuple(names[code]))


def _place(row: Row, names: _Names) -> Place:
    key, state, kind, within, latitude, longitude, wikidata, source = row.cells.values()
    return Place(key, state, kind, within or None, _number(latitude), _number(longitude), wikidata or None, source, tuple(names[key]))


def _post(row: Row, names: _Names) -> Post:
    key, of, roles, levels, seats, succeeds, since, until, source = row.cells.values()
    lists = (tuple(roles.split(" ")), tuple(levels.split(" ")))
    return Post(key, of, *lists, seats, succeeds or None, since or None, until or None, source, tuple(names[key]))


def _person(row: Row, names: _Names) -> Person:
    key, gender, wikidata, source = row.cells.values()
    return Person(key, gender or None, wikidata or None, source, tuple(names[key]))


def _membership(row: Row) -> Membership:
    organisation, state, status, since, until, source = row.cells.values()
    return Membership(organisation, state, status, since or None, until or None, source)


def _occupancy(row: Row) -> Occupancy:
    post, person, since, until, acting, source = row.cells.values()
    return Occupancy(person, post, since or None, until or None, acting == "yes", source)


def _capital(row: Row) -> Capital:
    state, place, since, until, source = row.cells.values()
    return Capital(state, place, since or None, until or None, source)


def _premier_leads(row: Row) -> PremierLeads:
    state, since, until, source = row.cells.values()
    return PremierLeads(state, since or None, until or None, source)


def _parts(rows: Iterable[Row]) -> tuple[StatePart, ...]:
    """Bring the names of each part together; a part lies in the state that its latest row says."""
    found: dict[str, StatePart] = {}
    for row in rows:
        key, state, language, kind, name, source = row.cells.values()
        before = found[key].names if key in found else ()
        found[key] = StatePart(key, state, source, (*before, Name(name, language, kind)))
    return tuple(found.values())


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
