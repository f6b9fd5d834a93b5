"""Articles and corpora → roles: who is said to be what, of which body or state."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from kg.model import Article, Role, Span
from kg.pipeline.reading import Readers
from kg.reading.roles import RoleReader
from kg.scoring.mistakes import Mistake
from kg.scoring.roles import RoleFigure, role_figures
from kg.sources.articles import article_of
from kg.sources.lexicon import load_lexicon
from kg.sources.role_corpora import RoleText, read_corpus
from kg.sources.role_words import load_role_words

_LINE = re.compile(r":\d+$")
_CORPUS_LANGUAGE = "ru"
Progress = Callable[[int, int], None]


class RoleReaders:
    """A role reader for each language in which roles are read, built when the first article in it comes."""

    def __init__(self, readers: Readers) -> None:
        """Take the readers whose gazetteer is used."""
        self._readers = readers
        self._reader = cache(self._build)

    def roles(self, article: Article) -> list[Role]:
        """Return who is said to be what in an article; nothing in a language in which roles are not read."""
        reader = self._reader(article.language)
        return [] if reader is None else reader.roles(article)

    def _build(self, language: str | None) -> RoleReader | None:
        lexicon = None if language is None else load_lexicon(language)
        words = None if language is None else load_role_words(language)
        return None if lexicon is None or words is None else RoleReader(self._readers.gazetteer, lexicon, words)


def role_line(article: Article, roles: Sequence[Role]) -> dict[str, object]:
    """Return the roles of an article as one object, its key the name of its file where it has one of its own.

    Spans are {"start", "end", "text"}, in characters of the text.
    """
    parts = ("person", "role", "affiliation")
    told = [{part: _written(article, getattr(role, part)) for part in parts} for role in roles if role.person.part == "text"]
    return {"id": _key(article), "roles": told, "meetings": []}


def _key(article: Article) -> str:
    origin = article.origin
    return article.id if origin is None or _LINE.search(origin) else Path(origin).stem


def _written(article: Article, span: Span | None) -> dict[str, object] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": article.part(span.part)[span.start : span.end]}


def score_roles(
    kind: str, folders: Sequence[Path], readers: Readers, *, progress: Progress | None = None
) -> tuple[list[RoleFigure], list[Mistake]]:
    """Read the texts of a corpus of roles and compare what was read with what is annotated.

    Args:
        kind: fre (FactRuEval-2016) or nerel (NEREL).
        folders: where the corpus lies.
        readers: whose gazetteer is used.
        progress: told how many texts are read, of how many.

    Raises:
        InputError: the folder holds no such corpus, or a file of it is broken; the message names it.
    """
    texts = [text for folder in folders for text in read_corpus(kind, folder)]
    return role_figures(_read(texts, RoleReaders(readers), progress))


def _read(texts: Sequence[RoleText], readers: RoleReaders, progress: Progress | None) -> Iterator[tuple[RoleText, list[Role]]]:
    for done, text in enumerate(texts, 1):
        yield text, readers.roles(article_of(text.text, id=text.id, language=_CORPUS_LANGUAGE))
        if progress is not None:
            progress(done, len(texts))
