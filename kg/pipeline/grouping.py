"""Groups of articles → a store made for the purpose → scores: how well the graph knows which articles tell of one meeting."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import DataError, InputError
from kg.graph.ledger import Ledger
from kg.graph.store import Store
from kg.model import Article
from kg.pipeline.ingesting import Ingestion
from kg.pipeline.intake import found_in
from kg.pipeline.reading import Readers
from kg.records.node import Node
from kg.scoring.groups import Gathered, Group, GroupScores, group_of, group_scores
from kg.sources.annotation_files import Annotated, annotations_in, articles_beside
from kg.sources.articles import Unreadable

Progress = Callable[[int, int], None]  # articles read, of how many


@dataclass(frozen=True, slots=True)
class GroupSet:
    """Groups of articles with the meetings somebody found in them, and the articles themselves, in order."""

    groups: tuple[Group, ...]
    articles: tuple[Article, ...]

    def title(self, article: str) -> str | None:
        """Return the headline of an article, by its id."""
        return next((one.title for one in self.articles if one.id == article), None)


def groups_in(*golds: Path, articles: Sequence[Path] = ()) -> GroupSet:
    """Return annotated groups with their articles.

    Args:
        golds: each JSON Lines, one group a line.
        articles: files or folders with the articles, in groups or one by one; else they lie beside the sets.

    Raises:
        InputError: a group is broken, an article is broken or missing, or two are called the same; the message names file and line.
    """
    rows = [row for gold in golds for row in annotations_in(gold)]
    shelf = _shelf(found_in(list(articles) or [articles_beside(gold) for gold in golds]))
    return GroupSet(tuple(_group(row, shelf.keys()) for row in rows), tuple(shelf.values()))


def around(files: Sequence[Path], inner: GroupSet) -> list[Article | Unreadable]:
    """Return the articles of files among which those of the groups are to be found; those of the groups themselves are left out."""
    own = {one.id for one in inner.articles}
    return [one for one in found_in(files) if isinstance(one, Unreadable) or one.id not in own]


def score_groups(
    found: GroupSet, readers: Readers, *, among: Sequence[Article | Unreadable] = (), progress: Progress | None = None
) -> tuple[GroupScores, list[Unreadable]]:
    """Ingest the articles of groups into a store of their own, see which meetings it draws from them, and score these.

    Args:
        found: the groups and their articles.
        readers: whose gazetteer is used.
        among: other articles; half of them are ingested before the groups, half after.
        progress: told how many articles are read, of how many.

    Returns:
        The scores, and the articles that could not be taken in.
    """
    half = len(among) // 2
    with TemporaryDirectory(prefix="kg-groups-") as folder, Store.writer(folder) as writer:
        ingestion = Ingestion(writer, readers)
        _ingest(ingestion, [*among[:half], *found.articles, *among[half:]], progress)
        meetings = list(_meetings(ingestion.ledger, found.articles))
    return group_scores(found.groups, meetings), ingestion.summary.unreadable


def _ingest(ingestion: Ingestion, articles: Sequence[Article | Unreadable], progress: Progress | None) -> None:
    for done, one in enumerate(articles, 1):
        if isinstance(one, Unreadable):
            ingestion.summary.unreadable.append(one)
        else:
            ingestion.add(one)
        if progress is not None:
            progress(done, len(articles))


def _meetings(ledger: Ledger, articles: Iterable[Article]) -> Iterator[Gathered]:
    """Yield the meetings that articles report, each with those of them that report it."""
    told: dict[str, set[str]] = {}
    for article in articles:
        for report in ledger.accounts(article.id):
            meeting = ledger.about(report.key)
            if meeting is not None:
                told.setdefault(meeting, set()).add(article.id)
    for meeting, tellers in told.items():
        yield Gathered(f"meeting/{meeting}", frozenset(tellers))


def _shelf(found: Iterable[Article | Unreadable]) -> dict[str, Article]:
    shelf: dict[str, Article] = {}
    for one in found:
        if isinstance(one, Unreadable):
            raise InputError(str(one))
        before = shelf.setdefault(one.id, one)
        if before.text != one.text:
            raise InputError(f"{one.origin}: article {one.id!r} has another text at {before.origin}")
    return shelf


def _group(row: Annotated, known: Iterable[str]) -> Group:
    try:
        group = group_of(Node(row.value, ""))
    except DataError as error:
        raise InputError(f"{row.where}: {error}") from error
    missing = sorted(group.articles.difference(known))
    if missing:
        raise InputError(f"{row.where}: no article is called {missing[0]!r}")
    return group
