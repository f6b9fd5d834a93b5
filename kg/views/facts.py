"""What the drawing questions found, checked and gathered: one fact a participation, with all the sentences that say so."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from kg.errors import DataError

__all__ = ["COLUMNS", "QUESTIONS", "Findings", "Record", "Table", "gathered", "records"]

Record = dict[str, str]

# The question that fills each table.
QUESTIONS = {
    "meetings": "draw-meetings",
    "participations": "draw-participations",
    "mentions": "draw-mentions",
    "particulars": "draw-particulars",
    "codes": "draw-codes",
}

_SIDE = ("represents", "represents_kind", "represents_ru", "represents_en")  # state or organisation one stands for; kind: state | organisation
_SAYING = ("quote", "name_start", "name_end", "article", "headline", "publisher", "published", "url")

# Columns of each table; others are ignored. Several rows with the same key are several sentences (or posts) for one fact.
COLUMNS: dict[str, tuple[str, ...]] = {
    "meetings": (
        *("meeting", "meeting_ru", "meeting_en", "kind", "status", "date", "date_basis"),
        *("place_ru", "place_en", "under", "under_ru", "under_en"),
    ),
    "participations": (
        *("participation", "meeting", "person", "person_ru", "person_en", "title", "post_ru", "post_en", "level", "standing_at", *_SIDE),
        *("attendance", "function", "basis", "confidence", "position", "counted", *_SAYING),
    ),
    "mentions": ("meeting", "person", "person_ru", "person_en", "title", *_SIDE, "role", *_SAYING),
    "particulars": ("meeting", "particular", "value"),  # particular: group | topic | conflict
    "codes": ("scheme", "code", "ru", "en"),  # what the codes of the schemes are called
}


class Table(Protocol):
    """Rows of an answer and what their columns are called."""

    @property
    def columns(self) -> Sequence[str]:
        """Return the names of the columns."""

    @property
    def rows(self) -> Sequence[Sequence[object]]:
        """Return the rows, each as long as the columns."""


@dataclass(frozen=True, slots=True)
class _Nothing:
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[object, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything one picture is drawn from: the rows of the drawing questions."""

    meetings: Table
    participations: Table
    mentions: Table = field(default_factory=_Nothing)
    particulars: Table = field(default_factory=_Nothing)
    codes: Table = field(default_factory=_Nothing)


def records(findings: Findings, name: str) -> list[Record]:
    """Return one table's rows as sorted records of strings; an unknown value is the empty string.

    Raises:
        DataError: the table lacks columns that a picture needs.
    """
    table: Table = getattr(findings, name)
    if not table.rows:
        return []
    missing = [column for column in COLUMNS[name] if column not in table.columns]
    if missing:
        raise DataError(f"{QUESTIONS[name]}.rq: column '{missing[0]}' is missing; a picture needs {', '.join(COLUMNS[name])}")
    found = [
        {column: _plain(value) for column, value in zip(table.columns, row, strict=True) if column in COLUMNS[name]} for row in table.rows
    ]
    return sorted(found, key=lambda record: [record[column] for column in COLUMNS[name]])


def gathered(found: Iterable[Record], key: Callable[[Record], str]) -> list[tuple[Record, list[Mapping[str, object]]]]:
    """Return one record for each key, with the distinct sentences of all its rows; posts of several rows are joined.

    >>> rows = [{"p": "1", "post_ru": "a", "quote": ""}, {"p": "1", "post_ru": "b", "quote": "q", "article": "x"}]
    >>> gathered(rows, lambda row: row["p"])
    [({'p': '1', 'post_ru': 'a · b', 'quote': ''}, [{'quote': 'q', 'article': 'x'}])]
    """
    groups: dict[str, list[Record]] = {}
    for record in found:
        groups.setdefault(key(record), []).append(record)
    return [(_merged(group), _sayings(group)) for group in groups.values()]


def _merged(group: list[Record]) -> Record:
    joined = {
        column: " · ".join(dict.fromkeys(record[column] for record in group if record[column]))
        for column in ("post_ru", "post_en")
        if column in group[0]
    }
    return {**group[0], **joined}


def _sayings(group: list[Record]) -> list[Mapping[str, object]]:
    distinct = {tuple(record.get(column, "") for column in _SAYING): record for record in group if record["quote"]}
    ordered = sorted(distinct.values(), key=lambda record: (record.get("published", ""), record.get("article", ""), record["quote"]))
    return [_saying(record) for record in ordered]


def _saying(record: Record) -> Mapping[str, object]:
    texts: dict[str, object] = {column: record[column] for column in _SAYING if record.get(column) and not column.startswith("name_")}
    start, end = record.get("name_start", ""), record.get("name_end", "")
    if start and end and 0 <= int(start) < int(end) <= len(record["quote"]):
        texts["name"] = [int(start), int(end)]
    return texts


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
