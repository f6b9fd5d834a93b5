"""Answers as plain values: what every surface reads and none has to know RDF for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions

from kg.graph.vocabulary import XSD

__all__ = ["Rows", "Value", "plain_value", "rows_of"]

Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to one question: named columns, and rows of plain values in the order of the answer.

    >>> Rows(("name", "meetings"), (("Олжас Бектенов", 2),)).to_dicts()
    [{'name': 'Олжас Бектенов', 'meetings': 2}]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    complete: bool = True  # whether there were no more

    def ordered(self, names: Sequence[str]) -> "Rows":
        """Return the same rows with their columns in the order of some names; a column not among them comes last.

        >>> Rows(("o", "s"), ((1, 2),)).ordered(["s", "p", "o"]).columns
        ('s', 'o')
        """
        places = {name: place for place, name in enumerate(names)}
        order = sorted(range(len(self.columns)), key=lambda column: places.get(self.columns[column], len(places)))
        return replace(
            self,
            columns=tuple(self.columns[column] for column in order),
            rows=tuple(tuple(row[column] for column in order) for row in self.rows),
        )

    def to_dicts(self) -> list[dict[str, Value]]:
        """Return one dictionary a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)


def rows_of(solutions: QuerySolutions, *, limit: int | None = None) -> Rows:
    """Return the solutions of a SELECT as rows, at most so many; what is unbound is None, an IRI is its text."""
    columns = tuple(variable.value for variable in solutions.variables)
    rows = tuple(tuple(plain_value(term) for term in solution) for solution in islice(solutions, limit))
    return Rows(columns, rows, complete=next(solutions, None) is None)


def plain_value(term: Any) -> Value:
    """Return a term as a plain value.

    >>> plain_value(Literal("2025-09-18", datatype=XSD.date))
    datetime.date(2025, 9, 18)
    """
    if term is None:
        return None
    if isinstance(term, Literal):
        return _literal(term)
    if isinstance(term, NamedNode | BlankNode):
        return term.value
    return str(term)


def _literal(term: Literal) -> Value:
    try:
        if term.datatype == XSD.integer:
            return int(term.value)
        if term.datatype == XSD.decimal:
            return float(term.value)
        if term.datatype == XSD.date:
            return date.fromisoformat(term.value)
    except ValueError:  # a year before 1, a date with a time zone: keep what is written
        return term.value
    return term.value == "true" if term.datatype == XSD.boolean else term.value
