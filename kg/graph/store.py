"""The store: named graphs on disk, one writer, any number of readers on the last published snapshot."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import SurroundingsError
from kg.graph.names import names_after
from kg.graph.query_text import no_sparql
from kg.graph.snapshots import Folder, readable

Term = NamedNode | Literal
Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class Store:
    """Named graphs to ask. What is open has to be closed: use it with `with`."""

    def __init__(self, inner: ox.Store, path: Path, held: int, snapshot: str = "") -> None:
        self._inner = inner
        self._held: int | None = held
        self.path = path
        self.snapshot = snapshot  # the name of what a reader opened

    @staticmethod
    def reader(path: Path | str) -> "Store":
        """Open the last published snapshot, which stays as it is whatever a writer does meanwhile.

        Raises:
            NotFoundError: nothing is stored there yet.
            SurroundingsError: the store has another format or cannot be read.
        """
        folder = Folder(Path(path))
        if folder.exists:
            folder.check_format()
        snapshot, held = folder.hold()
        with readable(folder.path):
            return Store(ox.Store.read_only(str(snapshot)), folder.path, held, snapshot.name)

    @staticmethod
    def writer(path: Path | str) -> "Writer":
        """Open the store to write, making it where there is none.

        Raises:
            SurroundingsError: somebody else is writing, it has another format, or it cannot be written.
        """
        folder = Folder(Path(path))
        folder.make()
        held = folder.lock()
        try:
            with readable(folder.path):
                return Writer(folder, held)
        except BaseException:
            os.close(held)
            raise

    def query(
        self, sparql: str, *, bindings: Mapping[str, Term] | None = None, prefixes: Mapping[str, str] | None = None, union: bool = True
    ) -> Answer:
        """Ask the union of all graphs.

        Args:
            sparql: a SELECT, ASK, CONSTRUCT or DESCRIBE query.
            bindings: values for variables of the query, by name.
            prefixes: prefixes the query may use undeclared.
            union: False where the query names its graphs with FROM.

        Raises:
            UsageError: the query is not SPARQL; the message says where it goes wrong.
        """
        values: dict[ox.Variable, NamedNode | ox.BlankNode | Literal | ox.Triple] = {}
        for name, value in (bindings or {}).items():
            values[ox.Variable(name)] = value
        with readable(self.path):
            try:
                return self._inner.query(sparql, use_default_graph_as_union=union, prefixes=dict(prefixes or {}), substitutions=values)
            except SyntaxError as wrong:
                raise no_sparql(sparql, str(wrong)) from wrong

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        value: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """Yield the statements that fit; what is None fits everything."""
        with readable(self.path):
            return self._inner.quads_for_pattern(subject, predicate, value, graph)

    @property
    def inner(self) -> ox.Store:
        """Return the database itself, for other faces of it; it goes away when this is closed."""
        return self._inner

    def knows(self, iri: str) -> bool:
        """Say whether anything is said of a thing, by its whole address."""
        try:
            node = NamedNode(iri)
        except ValueError:
            return False
        return next(iter(self.quads(node)), None) is not None

    def __contains__(self, quad: Quad) -> bool:
        return quad in self._inner

    def __len__(self) -> int:
        return len(self._inner)

    def graphs(self) -> Iterator[NamedNode]:
        """Yield the names of the graphs."""
        return (name for name in self._inner.named_graphs() if isinstance(name, NamedNode))

    def dump_canonical(self) -> bytes:
        """Return everything as sorted N-Quads, the form in which two stores can be compared byte for byte."""
        with readable(self.path):
            lines = (self._inner.dump(format=ox.RdfFormat.N_QUADS) or b"").split(b"\n")
        return b"".join(line + b"\n" for line in sorted(lines) if line)

    def close(self) -> None:
        """Let go of the store."""
        if self._held is not None:
            del self._inner
            os.close(self._held)
            self._held = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


@dataclass(slots=True)
class Change:
    """Statements to take back and to add, which come into force together or not at all."""

    removed: dict[Quad, None] = field(default_factory=dict)
    added: dict[Quad, None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


class Writer(Store):
    """The one who may change a store. What is written is seen by readers once it is published."""

    def __init__(self, folder: Folder, held: int) -> None:
        super().__init__(ox.Store(str(folder.db)), folder.path, held)
        self._folder = folder
        self._marked = folder.behind

    def __enter__(self) -> "Writer":
        return self

    def replacement(self, graph: NamedNode, quads: Iterable[Quad]) -> Change:
        """Return what makes a graph hold just these statements; nothing where it already does."""
        old, new = dict.fromkeys(self.quads(graph=graph)), dict.fromkeys(quads)
        return Change({quad: None for quad in old if quad not in new}, {quad: None for quad in new if quad not in old})

    def replace(self, graph: NamedNode, quads: Iterable[Quad]) -> bool:
        """Make a graph hold just these statements, in one transaction; say whether anything changed."""
        return self.commit(self.replacement(graph, quads))

    def commit(self, *changes: Change) -> bool:
        """Bring changes into force in one transaction, and with them the names of whom they name; say whether there were any.

        Raises:
            SurroundingsError: the disk is full, say; then nothing has changed.
        """
        removed = [quad for change in changes for quad in change.removed]
        added = [quad for change in changes for quad in change.added]
        old_names, new_names = names_after(self, removed, added)
        removed += old_names
        added += new_names
        if not removed and not added:
            return False
        with readable(self.path):
            self._mark()
            if removed:
                self._inner.update(f"DELETE DATA {{\n{_as_text(removed)}}} ;\nINSERT DATA {{\n{_as_text(added)}}}")
            else:
                self._inner.extend(added)
        return True

    def flush_and_publish(self) -> bool:
        """Bring all that was written safely to disk and show it to readers; say whether there was anything new."""
        if not self._marked:
            return False
        with readable(self.path):
            self._inner.flush()
            snapshot = self._folder.next_snapshot()
            self._inner.backup(str(snapshot))
            self._folder.publish(snapshot)
        self._marked = False
        return True

    def optimize(self) -> None:
        """Put the database in order after much was written; later queries are several times faster."""
        with readable(self.path):
            self._inner.optimize()

    def _mark(self) -> None:
        if not self._marked:
            self._folder.mark_behind()
            self._marked = True

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if not isinstance(error, SurroundingsError):
                self.flush_and_publish()  # whatever was committed is whole, even when the work broke off
        finally:
            self.close()


def _as_text(quads: Iterable[Quad]) -> str:
    return "".join(f"GRAPH {quad.graph_name} {{ {quad.subject} {quad.predicate} {quad.object} }}\n" for quad in quads)
