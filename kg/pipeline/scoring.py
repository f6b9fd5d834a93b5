"""Annotated articles → readings → scores: how well the reader reads what somebody read before it."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataError, InputError
from kg.model import Article, Reading
from kg.pipeline.intake import found_in
from kg.pipeline.reading import Readers
from kg.records import from_record
from kg.records.node import Node
from kg.scoring.annotation import Annotation, annotated, as_annotation, by_acronym
from kg.scoring.bootstrap import RESAMPLES
from kg.scoring.calibration import Observation, observed
from kg.scoring.comparing import compare
from kg.scoring.scores import Scores, scored
from kg.sources.annotation_files import Annotated, annotations_in, articles_beside
from kg.sources.articles import Unreadable
from kg.sources.likeness import load_likeness

_LINE = re.compile(r":\d+$")
Progress = Callable[[int, int], None]  # articles read, of how many


@dataclass(frozen=True, slots=True)
class Example:
    """One article with what somebody says it tells."""

    article: Article
    gold: Annotation


def examples_in(*golds: Path, articles: Sequence[Path] = ()) -> tuple[Example, ...]:
    """Return the articles of annotated sets with their annotations.

    Args:
        golds: each JSON Lines of annotations or of extraction records, or a folder of records, one a file.
        articles: files or folders with the articles; else they lie beside the sets.

    Raises:
        InputError: an annotation is broken or its article is missing; the message names file and line.
    """
    rows = [row for gold in golds for row in annotations_in(gold)]
    shelf = _Shelf(found_in(list(articles) or [articles_beside(gold) for gold in golds]))
    examples = tuple(_example(row, shelf) for row in rows)
    _refuse_twice(zip(rows, examples, strict=True))
    return examples


def score(examples: Sequence[Example], readers: Readers, *, progress: Progress | None = None, resamples: int = RESAMPLES) -> Scores:
    """Read every article of a set and compare what was read with what was annotated."""
    pairs = ((gold, read) for gold, read, _ in _both(examples, readers, progress))
    return scored(pairs, load_likeness(), resamples=resamples)


def observe(examples: Sequence[Example], readers: Readers, *, progress: Progress | None = None) -> list[Observation]:
    """Read every article of a set and return each participation read as an observation: how sure, and whether right."""
    table, found = load_likeness(), []
    for gold, read, reading in _both(examples, readers, progress):
        found += observed(reading, compare(gold, read, table))
    return found


def _both(examples: Sequence[Example], readers: Readers, progress: Progress | None) -> Iterator[tuple[Annotation, Annotation, Reading]]:
    """Yield what was annotated and what was read of each article, organisations by one acronym, and the reading itself."""
    acronyms = readers.gazetteer.acronyms
    for one, reading in zip(examples, _readings(examples, readers, progress), strict=True):
        yield by_acronym(one.gold, acronyms), by_acronym(as_annotation(reading), acronyms), reading


def _readings(examples: Sequence[Example], readers: Readers, progress: Progress | None) -> Iterator[Reading]:
    for done, reading in enumerate(readers.read_all(one.article for one in examples), 1):
        yield reading
        if progress is not None:
            progress(done, len(examples))


class _Shelf:
    """Articles by their id and by the name of their file."""

    def __init__(self, found: Iterable[Article | Unreadable]) -> None:
        self.by_id: dict[str, Article] = {}
        self.by_stem: dict[str, Article] = {}
        for one in found:
            if isinstance(one, Unreadable):
                raise InputError(str(one))
            self.by_id[one.id] = one
            self.by_stem[Path(_LINE.sub("", one.origin or one.id)).stem] = one

    def article(self, row: Annotated) -> Article:
        """Return the article of an annotation: that of its id, else that whose file is called as its own."""
        key = Node(row.value, "").get("id").text_or_none()
        article = self.by_id.get(key) if key is not None else self.by_stem.get(row.stem or "")
        if article is None:
            raise DataError(f"no article is called {key or row.stem!r}")
        return article


def _example(row: Annotated, shelf: _Shelf) -> Example:
    try:
        node = Node(row.value, "")
        if node.get("not_participants").value is not None:
            gold = annotated(node, load_likeness())
            return Example(shelf.article(row), gold)
        article = shelf.article(row)
        return Example(article, as_annotation(from_record(row.value, article)))
    except DataError as error:
        raise InputError(f"{row.where}: {error}") from error


def _refuse_twice(rows: Iterable[tuple[Annotated, Example]]) -> None:
    seen: dict[str, str] = {}
    for row, example in rows:
        before = seen.setdefault(example.article.id, row.where)
        if before != row.where:
            raise InputError(f"{row.where}: article {example.article.id!r} is annotated already, at {before}")
