"""The whole graph as a file that other programs read: RDF in four forms, or one table of who took part in what.

The same store gives the same bytes. Whole texts of articles stay behind unless they are asked for; the sentences quoted as evidence go out.
"""

import csv
import heapq
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import BinaryIO

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from kg.errors import UsageError
from kg.graph import iris, questions
from kg.graph.rows import Value
from kg.graph.store import Store
from kg.graph.turtle import write_turtle
from kg.graph.vocabulary import DM

__all__ = ["FORMS", "export"]

_AT_ONCE = 500_000  # so many lines are sorted in memory; more go through temporary files
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(store: Store, form: str, out: BinaryIO, *, with_text: bool = False) -> None:
    """Write everything in a store to a file.

    Args:
        store: what to write.
        form: "trig", "nq", "jsonld" (all named graphs apart), "ttl" (all graphs in one) or "csv" (one row a participation).
        out: where to write, in binary; text is UTF-8.
        with_text: whether the articles' whole texts go out too; the table never has them.

    Raises:
        UsageError: there is no such form.
        SurroundingsError: the store cannot be read.
    """
    if form not in FORMS:
        raise UsageError(f"there is no form {form!r} to export in; there are {', '.join(sorted(FORMS))}")
    FORMS[form](_Chosen(store, with_text=with_text), out)


class _Chosen:
    """What of a store goes out, in an order that is always the same."""

    def __init__(self, store: Store, *, with_text: bool) -> None:
        self.store = store
        self._with_text = with_text

    def quads(self) -> Iterator[Quad]:
        """Yield everything, graph by graph."""
        for graph in sorted(self.store.graphs(), key=str):
            yield from sorted(self._fit(self.store.quads(graph=graph)), key=_order)

    def lines(self) -> Iterator[bytes]:
        """Yield everything as N-Quads, in no order."""
        return (f"{quad} .\n".encode() for quad in self._fit(self.store.quads()))

    def triples(self) -> Iterator[Triple]:
        """Yield everything once, whichever graphs say it, subject by subject."""
        subjects = {quad.subject for quad in self.store.quads() if isinstance(quad.subject, NamedNode)}
        for subject in sorted(subjects, key=str):
            said = {quad.triple: None for quad in self._fit(self.store.quads(subject))}
            yield from sorted(said, key=_order)

    def _fit(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        return (quad for quad in quads if self._with_text or not _is_whole_text(quad))


def _is_whole_text(quad: Quad) -> bool:
    """Tell an article's text from the words of a statement in it."""
    subject = quad.subject
    return (
        quad.predicate == DM.text
        and isinstance(subject, NamedNode)
        and subject.value.startswith(iris.ARTICLES)
        and "#" not in subject.value
    )


def _order(said: Quad | Triple) -> tuple[str, str, str]:
    return str(said.subject), str(said.predicate), str(said.object)


# --- RDF ------------------------------------------------------------------------------------------------------------------------------


def _nq(chosen: _Chosen, out: BinaryIO) -> None:
    for line in _sorted(chosen.lines()):
        out.write(line)


def _trig(chosen: _Chosen, out: BinaryIO) -> None:
    write_turtle(chosen.quads(), out)


def _ttl(chosen: _Chosen, out: BinaryIO) -> None:
    write_turtle(chosen.triples(), out)


def _jsonld(chosen: _Chosen, out: BinaryIO) -> None:
    serialize(chosen.quads(), out, RdfFormat.STREAMING_JSON_LD)
    out.write(b"\n")


def _sorted(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield lines in order; sorted pieces of a long list wait in temporary files."""
    pieces: list[Iterable[bytes]] = []
    while piece := sorted(islice(lines, _AT_ONCE)):
        pieces.append(piece if len(piece) < _AT_ONCE else _parked(piece))
    return heapq.merge(*pieces)


def _parked(piece: list[bytes]) -> Iterator[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when its last line is read
    file.writelines(piece)
    file.seek(0)
    return iter(file)


# --- the table ------------------------------------------------------------------------------------------------------------------------


def _csv(chosen: _Chosen, out: BinaryIO) -> None:
    answer = questions.run(chosen.store, "participations", all=True)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        table = csv.writer(text)
        table.writerow(answer.columns)
        table.writerows([_cell(value) for value in row] for row in answer)
    finally:
        text.detach()


def _cell(value: Value) -> str:
    """Return a value as a spreadsheet may show it: what would be taken for a formula begins with an apostrophe."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


FORMS: Mapping[str, Callable[[_Chosen, BinaryIO], None]] = MappingProxyType(
    {"csv": _csv, "jsonld": _jsonld, "nq": _nq, "trig": _trig, "ttl": _ttl}
)
