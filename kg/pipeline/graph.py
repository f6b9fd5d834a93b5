"""The graph as a library knows it: articles go in, answers come out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import NotFoundError, UsageError
from kg.graph.rows import Rows
from kg.graph.store import Store
from kg.identity.naming import Found
from kg.pipeline.asking import Desk

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.graph.asking import Answer
    from kg.graph.checking import Violation
    from kg.model import Article
    from kg.pipeline.ingesting import Progress, Summary
    from kg.sources.articles import Unreadable
    from kg.views.networks import Network

_PEOPLE, _AGENTS = ("person",), ("person", "state", "org")


@dataclass(frozen=True, slots=True)
class PersonFile:
    """A person: offices held, meetings, and whom they met."""

    found: Found
    offices: Rows
    meetings: Rows
    counterparts: Rows


@dataclass(frozen=True, slots=True)
class Occasion:
    """The meetings of one occasion: what is known of them, who stood there, on whose word, and what the reports disagree on."""

    meetings: tuple[str, ...]
    facts: Rows
    participants: Rows
    sources: Rows
    conflicts: Rows


@dataclass(frozen=True, slots=True)
class Pair:
    """All meetings of two people, states or organisations."""

    one: Found
    other: Found
    summary: Rows
    meetings: Rows


class Graph:
    """All that is stored in a folder. Answers come from what was published last, also while somebody writes.

    Args:
        path: the folder; it is made on the first ingestion.
        language: that of labels, ru or en.
    """

    def __init__(self, path: Path | str, *, language: str = "ru") -> None:
        self.path = Path(path)
        self.language = language

    # --- in ---

    def ingest(self, *sources: "Path | str | Article", progress: "Progress | None" = None) -> "Summary":
        """Read articles from files, folders or values into the graph; doing it again changes nothing.

        Raises:
            InputError: a file or folder is not there.
            SurroundingsError: somebody else is writing, the disk is full, a permission is missing.
        """
        from kg.pipeline.intake import found_in  # noqa: PLC0415 (reading needs more than asking)

        return self.add(found_in(sources), progress=progress)

    def add(self, articles: "Iterable[Article | Unreadable]", *, progress: "Progress | None" = None) -> "Summary":
        """Write articles into the graph, in one ingestion."""
        from kg.pipeline.curating import writing  # noqa: PLC0415

        with writing(self.path) as curation:
            return curation.ingestion.run(articles, progress)

    # --- out ---

    def ask(self, question: str, /, **parameters: object) -> Rows:
        """Ask one of the named questions; names and words may be in any spelling.

        Raises:
            UsageError: there is no such question, or a parameter is unknown, missing or not of its type.
            NotFoundError: a name means nothing here, or nothing is stored yet.
            AmbiguousError: a name means several.
        """
        with self.desk() as desk:
            return desk.ask(question, parameters)

    def sparql(self, query: str, *, timeout: float | None = None) -> "Answer":
        """Run a SPARQL query over all graphs, read-only; every prefix of the ontology may be used undeclared.

        Args:
            query: SELECT gives `Rows`, ASK a truth value, CONSTRUCT and DESCRIBE give statements as text.
            timeout: seconds after which it is given up; None: never.

        Raises:
            UsageError: it is no SPARQL, it would write or ask another server, or it took too long.
        """
        from kg.graph.asking import sparql  # noqa: PLC0415

        with self.desk() as desk:
            return sparql(desk.store, query, timeout=timeout)

    def person(self, name: str, **filters: object) -> PersonFile:
        """Return a person's offices, meetings and counterparts.

        Args:
            name: in any case, alphabet or spelling, or the id.
            filters: `with_` (a person, state or organisation), `since`, `until` (EDTF dates), `all` (also what was planned or missed).
        """
        with self.desk() as desk:
            found = desk.find(name, _PEOPLE)
            key = found.named.id
            bounds = {"from": filters.get("since"), "to": filters.get("until")}
            meetings = {**bounds, "with": filters.get("with_"), "all": filters.get("all")}
            return PersonFile(
                found,
                desk.ask("offices-of-person", {"person": key}),
                desk.ask("meetings-of-person", {"person": key, **meetings}),
                desk.ask("person-counterparts", {"person": key, **bounds}),
            )

    def meetings(self, **filters: object) -> Rows:
        """Return meetings, newest first.

        Args:
            filters: those of the question `meetings`, `since` and `until` for its dates.
        """
        return self.ask("meetings", **_dated(filters))

    def meeting(self, words: str, *, level: str | None = None, show_all: bool = False) -> Occasion:
        """Return the meetings of the one occasion that an id or words mean ("Bishkek summit").

        Raises:
            NotFoundError: no meeting is meant.
            AmbiguousError: several occasions are.
        """
        with self.desk() as desk:
            meant = list(desk.meetings(words))
            return Occasion(
                tuple(meant),
                desk.ask("meeting-facts", {"meeting": meant}),
                desk.ask("meeting-participants", {"meeting": meant, "level": level, "all": show_all or None}),
                desk.ask("meeting-sources", {"meeting": meant}),
                desk.ask("conflicting-reports", {"meeting": meant}),
            )

    def between(self, one: str, other: str, **filters: object) -> Pair:
        """Return every meeting of two people, states or organisations, with the first, the last and the longest gap."""
        with self.desk() as desk:
            first, second = _two(desk.find(one, _AGENTS), desk.find(other, _AGENTS))
            sides = {"a": first.named.id, "b": second.named.id}
            return Pair(first, second, desk.ask("first-last-gap", sides), desk.ask("between", {**sides, **_dated(filters)}))

    def chain(self, one: str, other: str) -> "tuple[Found, Found, tuple[Any, ...]]":
        """Return how two people are linked through meetings: whom the names mean, and the steps between.

        Raises:
            NotFoundError: no chain of meetings leads from one to the other.
        """
        from kg.pipeline.paths import shortest  # noqa: PLC0415

        with self.desk() as desk:
            first, second = _two(desk.find(one, _PEOPLE), desk.find(other, _PEOPLE))
            steps = shortest(desk.store, first.named.id, second.named.id, self.language)
        if steps is None:
            raise NotFoundError(
                f"no chain of meetings leads from {first.named.label(self.language)} to {second.named.label(self.language)}"
            )
        return first, second, steps

    def explain(self, *ids: str) -> Rows:
        """Return the sentences behind facts: of participations, meetings, reports, mentions; of a person, behind every part in a meeting.

        Args:
            ids: as answers print them, or somebody's name.

        Raises:
            NotFoundError: an id, or a name, means nothing here.
        """
        with self.desk() as desk:
            return desk.ask("explain", {"id": [desk.id_of(one) for one in ids]})

    def network(self, *, view: str = "whole", **asked: object) -> "Network":
        """Return a networkx graph of people and meetings, or of states.

        Args:
            view: whole, meeting, person, pair, states, timeline or organisation.
            asked: what the view is of, in any spelling: meeting, person, a and b, state, organisation, kind, from, to, depth.

        Raises:
            NotFoundError: there is no such meeting, or nobody of that name.
            AmbiguousError: a name, or words for a meeting, mean several.
        """
        from kg.pipeline.drawing import network  # noqa: PLC0415

        with self.desk() as desk:
            return network(desk, view, **asked)

    def export(self, form: str, out: BinaryIO, *, with_text: bool = False, bom: bool = False) -> None:
        """Write the published graph as RDF (trig, nq, ttl, jsonld), as a network (graphml, gexf) or as a table (csv).

        Args:
            form: one of these.
            out: where to, open for bytes.
            with_text: whether whole texts of articles are written too; quotes are in any case.
            bom: whether CSV begins with the mark that Excel wants.
        """
        with self.desk() as desk:
            if form in {"graphml", "gexf"}:
                from kg.pipeline.drawing import network  # noqa: PLC0415
                from kg.views.draw import graph_file  # noqa: PLC0415

                out.write(graph_file(network(desk), form, language=self.language, show_all=True).encode())
                return
            from kg.graph.exporting import export  # noqa: PLC0415

            if form == "csv" and bom:
                out.write(b"\xef\xbb\xbf")
            export(desk.store, form, out, with_text=with_text)

    def check(self) -> "tuple[Violation, ...]":
        """Check the whole published graph against the shapes of the ontology."""
        from kg.graph.checking import check  # noqa: PLC0415

        with self.desk() as desk:
            return check(desk.store)

    @property
    def dataset(self) -> "Dataset":
        """Return the published graph as an rdflib Dataset, to read."""
        from kg.graph.dataset import dataset  # noqa: PLC0415

        return dataset(self.path)

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """Open what was published last, to ask several things of the same state of it.

        Raises:
            NotFoundError: nothing is stored yet.
        """
        with Store.reader(self.path) as store:
            yield Desk(store, self.language)


def _two(one: Found, other: Found) -> tuple[Found, Found]:
    if one.named.id == other.named.id:
        raise UsageError(f"both names mean {one.named.labels[1]}; name two")
    return one, other


def _dated(filters: dict[str, object]) -> dict[str, object]:
    names = {"since": "from", "until": "to"}
    return {names.get(name, name): value for name, value in filters.items()}
