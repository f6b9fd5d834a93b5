"""What is handed in → articles: files, folders, standard input, or articles made in memory."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.model import Article
from kg.sources.articles import Unreadable, read_articles, read_stream

STANDARD_INPUT = "-"


def found_in(sources: Iterable[Path | str | Article]) -> Iterator[Article | Unreadable]:
    """Return the articles of files and folders, in order; `-` is standard input.

    Raises:
        InputError: a file or folder is not there; said before anything is read.
    """
    given = list(sources)
    for source in given:
        if not isinstance(source, Article) and str(source) != STANDARD_INPUT and not Path(source).exists():
            raise InputError(f"{source}: there is no such file or folder")
    return _each(given)


def _each(sources: Iterable[Path | str | Article]) -> Iterator[Article | Unreadable]:
    for source in sources:
        if isinstance(source, Article):
            yield source
        elif str(source) == STANDARD_INPUT:
            yield from read_stream(sys.stdin.buffer, STANDARD_INPUT)
        else:
            yield from read_articles(Path(source))


def count_in(sources: Iterable[Path | str]) -> int | None:
    """Return about how many articles are handed in, to tell how long reading will take; None where that cannot be known before."""
    total = 0
    for source in sources:
        if str(source) == STANDARD_INPUT:
            return None
        path = Path(source)
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        total += sum(_lines(file) if file.suffix == ".jsonl" else 1 for file in files if file.is_file())
    return total


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b"")) or 1
    except OSError:
        return 1
