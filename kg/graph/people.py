"""Which IRI stands for somebody an article names, known to the gazetteer or not."""

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.graph import iris
from kg.model import Reading
from kg.slugs import slug
from kg.sources.gazetteer import Gazetteer


def person_iri(person: str | None, name: str, gazetteer: Gazetteer) -> NamedNode:
    """Return the IRI of somebody: by the id where he is known, else by his name, which is the same in every article.

    Somebody unknown whose name reads like a known person's id gets an IRI of his own.
    """
    return iris.person(person_key(person, name, gazetteer))


def person_key(person: str | None, name: str, gazetteer: Gazetteer) -> str:
    """Return the last part of somebody's IRI."""
    if person is not None:
        return person
    made = slug(name)
    if made and made not in gazetteer.persons:
        return made
    return f"{made or 'unnamed'}-x{_fingerprint(name)}"


def side_iri(code: str, gazetteer: Gazetteer) -> NamedNode:
    """Return the IRI of a state or organisation by its code."""
    return iris.state(code) if code in gazetteer.states else iris.organisation(code)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody an article names, by the name it gives."""

    gazetteer: Gazetteer
    known: Mapping[str, str | None]  # printed name → id of the person

    def iri(self, name: str) -> NamedNode:
        """Return the IRI of somebody by the name the article gives."""
        return person_iri(self.known.get(name), name, self.gazetteer)

    def agent(self, name: str) -> NamedNode:
        """Return the IRI of a state or organisation by its code, else of a person by the name."""
        side = name not in self.known and (name in self.gazetteer.states or name in self.gazetteer.organisations)
        return side_iri(name, self.gazetteer) if side else self.iri(name)


def people_of(reading: Reading, gazetteer: Gazetteer) -> People:
    """Return who is who in an article."""
    known = {mention.name: mention.person for mention in reading.mentions}
    return People(gazetteer, known | {one.name: one.person for report in reading.reports for one in report.participants})


def _fingerprint(name: str) -> str:
    folded = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:4]
