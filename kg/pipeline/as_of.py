"""The graph as the articles published up to a day had it, and what those of later days changed."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.graph.copying import copy_published
from kg.pipeline.curating import writing
from kg.pipeline.graph import Graph

_FIELDS = ("date", "kind_label", "where_label", "under_label", "states", "participants", "articles", "marks")
Row = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Changed:
    """A meeting that came (+) or went (-), or a field of one that is another now (~)."""

    sign: str
    meeting: str
    label: str
    field: str
    before: object
    after: object


@contextmanager
def as_of(store: Path, day: date) -> Iterator[Path]:
    """Make a store, for as long as it is needed, that holds only the articles published up to a day.

    Articles of which no day of publication is known are left out: they may be later.

    Raises:
        NotFoundError: nothing is stored there yet.
    """
    with TemporaryDirectory(prefix="kg-as-of-") as folder:
        target = Path(folder) / "store"
        copy_published(store, target)
        with writing(target) as curation:
            published = curation.ledger.published()
            for article in curation.ledger.articles():
                if article not in published or published[article] > day:
                    curation.ingestion.remove(article)
        yield target


def compare(store: Path, first: date, second: date | None, language: str) -> list[Changed]:
    """Return how the meetings that articles up to one day told of differ from those of articles up to a later day, or of all.

    Raises:
        NotFoundError: nothing is stored there yet.
    """
    with ExitStack() as stack:
        before = Graph(stack.enter_context(as_of(store, first)), language=language)
        after = Graph(store if second is None else stack.enter_context(as_of(store, second)), language=language)
        old, new = (_meetings(graph) for graph in (before, after))
    return [change for key in sorted(old.keys() | new.keys()) for change in _changes(key, old.get(key), new.get(key))]


def _meetings(graph: Graph) -> dict[str, Row]:
    return {str(row["meeting"]): row for row in graph.meetings(all=True).to_dicts()}


def _changes(meeting: str, old: Row | None, new: Row | None) -> Iterator[Changed]:
    if old is None or new is None:
        some = new or old or {}
        yield Changed("-" if new is None else "+", meeting, str(some.get("meeting_label")), "", None, some.get("date"))
        return
    for field in _FIELDS:
        if old.get(field) != new.get(field):
            yield Changed("~", meeting, str(new.get("meeting_label")), field, old.get(field), new.get(field))
