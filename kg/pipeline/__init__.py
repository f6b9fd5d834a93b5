"""The order of the walk: the only package that knows the rooms together."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.pipeline.graph import Graph

if TYPE_CHECKING:
    from kg.model import Reading

__all__ = ["Graph", "open", "read"]


def open(path: Path | str = ".kg", *, language: str = "ru") -> Graph:  # noqa: A001 (kg.open is what one types)
    """Return the graph stored in a folder, which is made on the first ingestion."""
    return Graph(path, language=language)


def read(
    text: str, *, title: str | None = None, published: date | str | None = None, language: str | None = None, url: str | None = None
) -> "Reading":
    """Return what one article says, without storing it.

    Args:
        text: the article as it was published; what stands around the story (header, by-line, counters) is recognised.
        title: the headline, where it is not in the text.
        published: the day, or that day written as 2025-09-18; without it nothing relative is dated.
        language: two letters; recognised by the text where not given.
        url: where it was published.

    Raises:
        ValueError: the day is not written as 2025-09-18.
    """
    from kg.pipeline.reading import Readers  # noqa: PLC0415 (loaded when it is used)
    from kg.sources.articles import article_of  # noqa: PLC0415

    day = date.fromisoformat(published) if isinstance(published, str) else published
    return Readers().read(article_of(text, title=title, published=day, language=language, url=url))
