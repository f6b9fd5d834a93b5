"""Files of annotations become objects that know where they stand: JSON Lines, or a folder with one JSON file an article."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError

_GOLD = ".gold"
_ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Annotated:
    """One object of an annotated set."""

    where: str  # file, or file:line
    value: object
    stem: str | None = None  # of a file of its own: the article's file is called so too


def annotations_in(path: Path) -> Iterator[Annotated]:
    """Yield the objects of a file of JSON Lines or of a folder of JSON files.

    Raises:
        InputError: there is no such file, or something in it is no JSON; the message names file and line.
    """
    if path.is_dir():
        found = sorted(path.glob("*.json"))
        if not found:
            raise InputError(f"{path}: holds no JSON file")
        for file in found:
            yield Annotated(str(file), _parsed(_text(file), str(file)), file.stem)
    elif path.suffix == ".json":
        yield Annotated(str(path), _parsed(_text(path), str(path)), path.stem)
    else:
        yield from _lines(path)


def articles_beside(gold: Path) -> Path:
    """Return where the articles of an annotated set lie: `dev.jsonl` beside `dev.gold.jsonl`, `articles/` beside a folder.

    Raises:
        InputError: nothing lies there.
    """
    beside = gold.resolve().parent / _ARTICLES if gold.is_dir() else gold.with_name(gold.name.replace(_GOLD, "", 1))
    if beside == gold or not beside.exists():
        raise InputError(f"{gold}: its articles are not beside it as '{beside.name}'; name them with --articles FILE")
    return beside


def _lines(path: Path) -> Iterator[Annotated]:
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.strip():
            yield Annotated(f"{path}:{number}", _parsed(line, f"{path}:{number}"))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file or folder") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 at byte {error.start}") from error


def _parsed(text: str, where: str) -> object:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: is no JSON: {error.msg} at character {error.colno}") from error
    except RecursionError as error:
        raise InputError(f"{where}: is nested too deep") from error
    return value
