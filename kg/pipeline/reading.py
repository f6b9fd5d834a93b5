"""Articles → readings: the reader of the article's language, or an empty reading that says why."""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, resources
from kg.model import Article, Issue, Reading

if TYPE_CHECKING:
    from kg.reading.reader import Reader
    from kg.sources.gazetteer import Gazetteer

_PACKAGE = Path(__file__).resolve().parent.parent
_RULES = ("reading/*.py", "identity/*.py", "identity/*.toml", "languages/*.toml")


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
        reader = self._reader(article.language)
        if reader is None:
            return Reading(article, issues=(Issue("warning", f"articles in the language '{article.language or 'und'}' are not read yet"),))
        from kg.reading.confidence import calibrated  # noqa: PLC0415
        from kg.sources.confidence import load_confidence  # noqa: PLC0415

        return calibrated(reader.read(article), load_confidence(article.language))

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Yield the readings of articles in their order."""
        return map(self.read, articles)

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

        return Reader(self.gazetteer, lexicon)
