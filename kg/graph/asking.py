"""SPARQL as a user writes it: only to read, for a limited time, with plain values as the answer."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from math import ceil
from threading import Timer
from typing import IO, cast

import pyoxigraph as ox
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple

from kg.errors import SurroundingsError, UsageError
from kg.graph import answerer
from kg.graph.query_text import Query, no_sparql, read_query
from kg.graph.rows import Rows, rows_of
from kg.graph.store import Store
from kg.graph.turtle import READABLE, write_turtle
from kg.graph.vocabulary import PREFIXES

__all__ = ["Statements", "sparql"]

_MEMORY = 4 << 30  # bytes of address space for the process that answers
_HEADINGS = 2  # lines of its answer before the first row


@dataclass(frozen=True, slots=True)
class Statements:
    """What a CONSTRUCT or DESCRIBE answers: statements, as text, sorted."""

    turtle: str
    ntriples: str
    complete: bool = True  # whether there were no more

    def __len__(self) -> int:
        return self.ntriples.count("\n")


Answer = Rows | bool | Statements


def sparql(store: Store, text: str, *, timeout: float | None = None, limit: int | None = None) -> Answer:
    """Answer a SPARQL query over all graphs together, or over those it names with FROM; every prefix of ours is declared already.

    Args:
        store: what to ask.
        text: SELECT gives `Rows`, ASK a truth value, CONSTRUCT and DESCRIBE give `Statements`.
        timeout: seconds after which a process of its own, in which the query runs, is stopped. None runs the query here, however long it
            takes; so does a store that is open for writing, because no other process can read it.
        limit: at most so many rows or statements; `complete` says whether there were no more.

    Raises:
        UsageError: it is no SPARQL (the message says where), it would write or ask another server, it follows a path from anywhere to
            anywhere, it took too long or needed too much memory.
        SurroundingsError: the store cannot be read.
    """
    query = read_query(text)
    answer = _here(store, query, limit) if timeout is None or not store.snapshot else _apart(store, query, timeout, limit)
    return answer.ordered(query.order) if isinstance(answer, Rows) and query.order else answer


def _here(store: Store, query: Query, limit: int | None) -> Answer:
    answer = store.query(query.text, prefixes=PREFIXES, union=not query.names_graphs)
    match answer:
        case QueryBoolean():
            return bool(answer)
        case QuerySolutions():
            return rows_of(answer, limit=limit)
        case _:
            return _statements(answer, limit)


def _statements(triples: Iterable[Triple], limit: int | None) -> Statements:
    found = list(islice(triples, None if limit is None else limit + 1))
    kept = sorted(dict.fromkeys(found[:limit]), key=str)
    lines = "".join(f"{triple} .\n" for triple in kept)
    turtle = BytesIO()
    write_turtle(kept, turtle, prefixes={prefix: space for prefix, space in READABLE.items() if f"<{space}" in lines})
    return Statements(turtle.getvalue().decode(), lines, complete=len(found[:limit]) == len(found))


# --- in a process of its own ----------------------------------------------------------------------------------------------------------


def _apart(store: Store, query: Query, timeout: float, limit: int | None) -> Answer:
    asked = {
        "memory": _MEMORY,
        "prefixes": dict(PREFIXES),
        "seconds": ceil(timeout) + 1,
        "snapshot": str(store.path / "snapshots" / store.snapshot),
        "text": query.text,
        "union": not query.names_graphs,
    }
    kind, *lines = _lines(asked, timeout, None if limit is None else limit + _HEADINGS + 1)
    said = b"".join(lines)
    match kind:
        case b"boolean\n":
            return said == b"true"
        case b"solutions\n":
            solutions = ox.parse_query_results(said, QueryResultsFormat.TSV)
            assert isinstance(solutions, QuerySolutions)  # noqa: S101 - TSV has no truth values
            return rows_of(solutions, limit=limit)
        case _:
            return _statements((quad.triple for quad in ox.parse(said, RdfFormat.N_TRIPLES)), limit)


def _lines(asked: Mapping[str, object], timeout: float, most: int | None) -> list[bytes]:
    """Return the lines of an answer; when there are as many as are wanted, the process is stopped."""
    with tempfile.TemporaryFile() as complaint, _answerer(complaint) as process:
        into, out = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        timer = Timer(timeout, process.kill)
        timer.start()
        try:
            with suppress(BrokenPipeError), into:  # it may have ended already; why is seen below
                into.write(json.dumps(asked).encode())
            lines = list(islice(out, most))
            if most is None or len(lines) < most:
                _check(process.wait(), complaint, str(asked["text"]), timeout, expired=not timer.is_alive())
        finally:
            timer.cancel()
            process.kill()
    return lines


def _answerer(complaint: IO[bytes]) -> "subprocess.Popen[bytes]":
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", "-m", answerer.__name__]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaint, env=surroundings)


def _check(code: int, complaint: IO[bytes], text: str, timeout: float, *, expired: bool) -> None:
    complaint.seek(0)
    said = complaint.read().decode("utf-8", "replace").strip()
    if code == 0:
        return
    if code == answerer.SYNTAX:
        raise no_sparql(text, said)
    if expired or code == -signal.SIGXCPU:
        raise UsageError(f"the query was stopped after {timeout:g} seconds; narrow it, or allow it more time")
    if code == -signal.SIGABRT or "memory" in said.lower():
        raise UsageError(f"the query was stopped because it needs more than {_MEMORY >> 30} GB of memory; narrow it")
    raise SurroundingsError(f"the query could not be answered: {said or f'its process ended with {code}'}")
