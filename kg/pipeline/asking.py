"""Questions with names in any spelling: what a person types becomes what the graph knows, then the question is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.errors import NotFoundError
from kg.graph.questions import Parameter, question, run
from kg.graph.reference import kind_labels
from kg.graph.rows import Rows
from kg.graph.rulings import meeting_aliases
from kg.graph.store import Store
from kg.graph.vocabulary import BASE
from kg.identity.naming import Found, NameIndex
from kg.identity.occasions import Candidate, Wanted, choose, understand
from kg.identity.spelling import fold
from kg.pipeline.naming import name_index
from kg.sources.occasions import load_occasion_words

_TYPES = {
    "person": ("person",),
    "state": ("state",),
    "organisation": ("org",),
    "place": ("place",),
    "agent": ("person", "state", "org"),
}
_FILTERS = {"place": "place", "org": "organisation", "state": "state", "person": "person"}
_SIDES = 3  # from which on a meeting is no longer between two


@dataclass(frozen=True)
class Desk:
    """One store as it was published, ready to be asked in one language."""

    store: Store
    language: str

    @cached_property
    def names(self) -> NameIndex:
        """Return the index of all names."""
        return name_index(self.store)

    def find(self, text: str, types: Sequence[str] = ()) -> Found:
        """Return whom or what a typed name means.

        Raises:
            NotFoundError: nobody and nothing is called that.
            AmbiguousError: several are.
        """
        return self.names.find(text, types=types, language=self.language)

    def id_of(self, text: str) -> str:
        """Return the id that is typed, or that of whom a name means.

        Raises:
            NotFoundError: neither an id of this store nor a name.
        """
        key = text.strip().removeprefix(BASE)
        return key if self.store.knows(BASE + key) else self.find(text).named.id

    def ask(self, name: str, values: Mapping[str, object]) -> Rows:
        """Ask a question; names, words and ids become what they mean.

        Raises:
            UsageError: there is no such question or parameter, or a value is not of its type.
            NotFoundError: a name means nothing here.
            AmbiguousError: a name means several.
        """
        params = {param.name: param for param in question(name).params}
        meant = {key: self._meant(params[key], value) if key in params else value for key, value in values.items() if value is not None}
        spoken = {"lang": self.language} if "lang" in params else {}
        return run(self.store, name, **{**spoken, **meant})

    def _meant(self, param: Parameter, value: object) -> object:
        if isinstance(value, str):
            if param.type == "meeting":
                return list(self.meetings(value))
            return self._one(param.type, value)
        if isinstance(value, list | tuple) and param.type in _TYPES:
            return [self._one(param.type, one) if isinstance(one, str) else one for one in value]
        return value

    def _one(self, kind: str, value: str) -> str:
        if kind not in _TYPES or value.startswith(BASE):
            return value
        return self.find(value, _TYPES[kind]).named.id

    def meetings(self, text: str) -> tuple[str, ...]:
        """Return the ids of the meetings that an id or words mean, all of one occasion.

        Raises:
            NotFoundError: no meeting is meant.
            AmbiguousError: several occasions are.
        """
        key = text.strip().removeprefix(BASE).removeprefix("meeting/")
        if run(self.store, "meeting-facts", meeting=key):
            return (key,)
        called = tuple(meeting for alias, meeting in meeting_aliases(self.store) if fold(alias) == fold(text))
        if called:
            return called
        wanted = understand(text, self.names, load_occasion_words(), _kind_labels())
        return self._chosen(text, wanted)

    def _chosen(self, text: str, wanted: Wanted) -> tuple[str, ...]:
        """Choose among what was held; where nothing was, among what was only planned."""
        try:
            return choose(self._candidates(wanted, show_all=False), wanted, text)
        except NotFoundError:
            return choose(self._candidates(wanted, show_all=True), wanted, text)

    def _candidates(self, wanted: Wanted, *, show_all: bool) -> list[Candidate]:
        many = load_occasion_words().many
        filters = {_FILTERS[kind]: list(ids) for kind, ids in wanted.things.items() if kind != "person"}
        people = [{"person": one} for one in wanted.things.get("person", ())] or [{}]
        rows = [set(run(self.store, "occasions", **filters, **one, all=show_all, lang=self.language)) for one in people]
        return [_candidate(row, many) for row in sorted(set.intersection(*rows), key=repr)]


def _candidate(row: Sequence[object], many: frozenset[str]) -> Candidate:
    meeting, label, kind, earliest, latest, under, sides = row
    code = str(kind).rpartition("/")[2]
    several = code in many or int(str(sides)) >= _SIDES
    key = str(meeting).removeprefix(f"{BASE}meeting/")
    return Candidate(key, str(label), code, earliest, latest, None if under is None else str(under), several)  # type: ignore[arg-type]


def _kind_labels() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(name.text for name in names) for kind, names in kind_labels().items()}
