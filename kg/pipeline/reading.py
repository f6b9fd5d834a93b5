"""Articles → readings: the reader of the article's language, or an empty reading that says why."""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, resources
from kg.model import Article, Issue, Reading

if TYPE_CHECKING:
    from kg.reading.reader import Reader
    from kg.sources.gazetteer import Gazetteer

_PACKAGE = Path(__file__).resolve().parent.parent
_RULES = ("reading/*.py", "identity/*.py", "identity/*.toml", "languages/*.toml")
_LETTERS = 200_000  # of articles that are read together: some 200 leads, or 50 dispatches
_LEAST = 100  # letters that an article counts for


class Readers:
    """A reader for each language that is read, built when the first article in it comes."""

    def __init__(self, own_tables: Path | None = None) -> None:
        """Take the folder of the user's own gazetteer tables, which extend the shipped ones."""
        self._folders = (resources.seeds() / "gazetteer", *([own_tables] if own_tables is not None and own_tables.is_dir() else []))
        self._by_language: dict[str, Reader | None] = {}

    @cached_property
    def gazetteer(self) -> "Gazetteer":
        """Return what is known of the world, the user's own tables included."""
        from kg.sources.gazetteer import load_gazetteer  # noqa: PLC0415 (loaded when it is used)

        return load_gazetteer(*self._folders)

    @cached_property
    def rules(self) -> str:
        """Return a fingerprint of all that decides how an article is read."""
        made = hashlib.sha256(__version__.encode("ascii"))
        files = [path for pattern in _RULES for path in sorted(_PACKAGE.glob(pattern))]
        for path in (*files, *(table for folder in self._folders for table in sorted(folder.glob("*.tsv")))):
            made.update(path.read_bytes())
        return made.hexdigest()

    def fingerprint(self, article: Article) -> str:
        """Return what tells this article, read by these rules, from any other or from another reading of it."""
        heading = (article.id, article.language, article.title, article.published, article.publisher, article.url, article.author)
        whole = f"{self.rules}\n{heading!r}\n{article.text}"
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def reads(self, language: str | None) -> bool:
        """Say whether articles in a language are read."""
        return self._reader(language) is not None

    def read(self, article: Article) -> Reading:
        """Return what an article says; in a language that is not read yet nothing, with an issue that says so."""
        return next(self._read_together(article.language, (article,)))

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Yield the readings of articles in their order; some are taken in ahead, for they are read faster together."""
        for some in _together(articles):
            for language, group in groupby(some, lambda article: article.language):
                yield from self._read_together(language, tuple(group))

    def _read_together(self, language: str | None, articles: Sequence[Article]) -> Iterator[Reading]:
        reader = self._reader(language)
        if language is None or reader is None:
            unread = Issue("warning", f"articles in the language '{language or 'und'}' are not read yet")
            return (Reading(article, issues=(unread,)) for article in articles)
        from kg.reading.confidence import calibrated  # noqa: PLC0415
        from kg.sources.confidence import load_confidence  # noqa: PLC0415

        sure = load_confidence(language)
        return (calibrated(reading, sure) for reading in reader.read_together(articles))

    def _reader(self, language: str | None) -> "Reader | None":
        if language is None:
            return None
        if language not in self._by_language:
            self._by_language[language] = self._build(language)
        return self._by_language[language]

    def _build(self, language: str) -> "Reader | None":
        from kg.sources.lexicon import load_lexicon  # noqa: PLC0415

        lexicon = load_lexicon(language)
        if lexicon is None:
            return None
        from kg.reading.reader import Reader  # noqa: PLC0415

        reader = Reader(self.gazetteer, lexicon)
        gc.freeze()  # its tables are kept as long as it reads: looking through them for waste again and again took an eighth of the time
        return reader


def _together(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield articles in their order, as many at a time as are read together."""
    some: list[Article] = []
    letters = 0
    for article in articles:
        some.append(article)
        letters += max(_LEAST, len(article.text))
        if letters >= _LETTERS:
            yield some
            some, letters = [], 0
    if some:
        yield some
