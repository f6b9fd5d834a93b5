"""What the drawing questions found, checked: the tables a picture is made from, as records of plain strings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from kg.errors import DataError

__all__ = ["COLUMNS", "QUESTIONS", "SELECTION", "Findings", "Record", "Table", "grouped_by", "records", "sayings"]

Record = dict[str, str]

SELECTION = "draw-selection"  # which meetings a picture is of: its rows are the values of `meeting` for the questions below

# The question that fills each table. All but the last take the parameter `meeting`: the ids of the meetings, or nothing for all of them.
QUESTIONS: Mapping[str, str] = {
    "meetings": "draw-meetings",
    "participations": "draw-participations",
    "sentences": "draw-sentences",
    "mentions": "draw-mentions",
    "grounds": "draw-grounds",
    "conflicts": "draw-conflicts",
    "particulars": "draw-particulars",
    "names": "draw-names",
    "offices": "draw-offices",
    "articles": "draw-articles",
    "codes": "draw-codes",
}

# The state or organisation one stands for; kind: state | organisation.
_SIDE = ("represents", "represents_kind", "represents_ru", "represents_en")
_SENTENCE = ("quote", "name_start", "name_end", "article")

# Columns of each table, less the `_id` that some end in; others are ignored.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "meetings": (
        *("meeting", "meeting_ru", "meeting_en", "kind", "subkind", "status", "date", "date_basis"),
        *("place_ru", "place_en", "under", "under_ru", "under_en", "part_of"),
    ),
    "participations": (
        *("participation", "meeting", "person", "title", "post_ru", "post_en", "level", "standing_at", *_SIDE),
        *("attendance", "function", "basis", "confidence", "support", "position", "counted"),
    ),
    "sentences": ("participation", *_SENTENCE),
    "mentions": ("meeting", "person", "title", *_SIDE, "role", *_SENTENCE),
    "grounds": ("meeting", "field", "quote", "article"),  # field: kind | status | date | place
    "conflicts": ("meeting", "field", "person", "value", "value_ru", "value_en", "quote", "article"),
    "particulars": ("meeting", "particular", "value", "value_ru", "value_en"),  # particular: group | topic | state
    "names": ("person", "language", "main", "name"),
    "offices": ("person", "post", "post_ru", "post_en", "since", "until", "acting"),
    "articles": ("article", "headline", "publisher", "published", "url"),
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
    sentences: Table = field(default_factory=_Nothing)
    mentions: Table = field(default_factory=_Nothing)
    grounds: Table = field(default_factory=_Nothing)
    conflicts: Table = field(default_factory=_Nothing)
    particulars: Table = field(default_factory=_Nothing)
    names: Table = field(default_factory=_Nothing)
    offices: Table = field(default_factory=_Nothing)
    articles: Table = field(default_factory=_Nothing)
    codes: Table = field(default_factory=_Nothing)


def records(findings: Findings, name: str) -> list[Record]:
    """Return one table's rows as sorted records of strings, each once; an unknown value is the empty string.

    Raises:
        DataError: the table lacks columns that a picture needs.
    """
    table: Table = getattr(findings, name)
    if not table.rows:
        return []
    places = {column.removesuffix("_id"): place for place, column in enumerate(table.columns)}
    missing = [column for column in COLUMNS[name] if column not in places]
    if missing:
        raise DataError(f"{QUESTIONS[name]}.rq: column '{missing[0]}' is missing; a picture needs {', '.join(COLUMNS[name])}")
    wanted = [places[column] for column in COLUMNS[name]]
    rows = {tuple(_plain(row[place]) for place in wanted) for row in table.rows}
    return [dict(zip(COLUMNS[name], row, strict=True)) for row in sorted(rows)]


def grouped_by(found: Iterable[Record], *columns: str) -> dict[tuple[str, ...], list[Record]]:
    """Return the records that share the values of some columns.

    >>> grouped_by([{"p": "1", "q": "a"}, {"p": "1", "q": "b"}], "p")
    {('1',): [{'p': '1', 'q': 'a'}, {'p': '1', 'q': 'b'}]}
    """
    groups: dict[tuple[str, ...], list[Record]] = {}
    for record in found:
        groups.setdefault(tuple(record[column] for column in columns), []).append(record)
    return groups


def sayings(found: Iterable[Record]) -> list[dict[str, Any]]:
    """Return the distinct sentences of some records: quote, id of the article, and where the name stands.

    >>> sayings([{"quote": "He met her.", "article": "article/x", "name_start": "0", "name_end": "2"}])
    [{'quote': 'He met her.', 'article': 'article/x', 'name': [0, 2]}]
    """
    told: dict[tuple[str, str], dict[str, Any]] = {}
    for record in found:
        if record["quote"]:
            entry = told.setdefault((record["article"], record["quote"]), {"quote": record["quote"], "article": record["article"]})
            entry.update(_name(record))
    return list(told.values())


def _name(record: Record) -> dict[str, list[int]]:
    start, end = record.get("name_start", ""), record.get("name_end", "")
    inside = start and end and 0 <= int(start) < int(end) <= len(record["quote"])
    return {"name": [int(start), int(end)]} if inside else {}


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
