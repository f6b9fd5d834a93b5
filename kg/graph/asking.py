"""SPARQL as a user writes it: only to read, for a limited time, with plain values as the answer."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from math import ceil
from threading import Timer
from typing import IO

import pyoxigraph as ox
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple

from kg.errors import SurroundingsError, UsageError
from kg.graph.answerer import SYNTAX
from kg.graph.query_text import Query, read_query
from kg.graph.rows import Rows, rows_of
from kg.graph.store import Store
from kg.graph.vocabulary import PREFIXES

__all__ = ["Statements", "sparql"]

_MEMORY = 4 << 30  # bytes of address space for the process that answers


@dataclass(frozen=True, slots=True)
class Statements:
    """What a CONSTRUCT or DESCRIBE answers: statements, as text, sorted."""

    turtle: str
    ntriples: str
    complete: bool = True  # whether these are all

    def __len__(self) -> int:
        return self.ntriples.count("\n")


Answer = Rows | bool | Statements


def sparql(store: Store, text: str, *, timeout: float | None = None, limit: int | None = None) -> Answer:
    """Answer a SPARQL query over all graphs together, or over those it names with FROM; every prefix of ours is declared already.

    Args:
        store: what to ask; with a time limit, a reader of a published snapshot.
        text: SELECT gives `Rows`, ASK a truth value, CONSTRUCT and DESCRIBE give `Statements`.
        timeout: seconds after which a process of its own, in which the query runs, is stopped; None runs it here, however long it takes.
        limit: at most so many rows or statements; `complete` says whether there were no more.

    Raises:
        UsageError: it is no SPARQL (the message says where), it would write or ask another server, it follows a path from anywhere to
            anywhere, or it took too long.
        SurroundingsError: the store cannot be read, or the machine has not enough memory.
    """
    query = read_query(text)
    if timeout is None:
        return _here(store, query, limit)
    return _apart(store, query, timeout, limit)


def _here(store: Store, query: Query, limit: int | None) -> Answer:
    answer = store.query(query.text, prefixes=PREFIXES, union=not query.names_graphs)
    match answer:
        case QueryBoolean():
            return bool(answer)
        case QuerySolutions():
            return _rows(answer, limit)
        case _:
            return _statements(answer, limit)


# --- in a process of its own ----------------------------------------------------------------------------------------------------------


def _apart(store: Store, query: Query, timeout: float, limit: int | None) -> Answer:
    asked = {
        "memory": _MEMORY,
        "prefixes": dict(PREFIXES),
        "seconds": ceil(timeout) + 1,
        "snapshot": str(store.snapshot_path),
        "text": query.text,
        "union": not query.names_graphs,
    }
    with _answerer(json.dumps(asked), timeout) as (out, settle):
        kind = out.readline().strip()
        if kind == b"boolean":
            said = out.read()
            settle()
            return said == b"true"
        if kind == b"solutions":
            table = out if limit is None else _first_lines(out, limit + 2)  # the heading, and one more to know whether there are more
        ...
