"""What curators ruled: text files beside the store, one ruling a row, to be read, versioned and argued about by people."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.sources.tables import did_you_mean, error_at

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PART = re.compile(r"(?P<report>[^#\s]+?)p(\d+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision of a curator: on what, what, why, and where it is written."""

    id: str
    verdict: str  # accept | reject | correct | add | same | apart | alias
    target: str  # article/…#r1p2, article/…#r1, meeting/…, person/…
    field: str
    value: str
    quote: str
    curator: str
    day: str
    reason: str
    path: Path
    line: int

    @property
    def kind(self) -> str:
        """Return what is ruled on: report, participation, article, meeting, person, place, org or state."""
        return kind_of(self.target)

    @property
    def article(self) -> str | None:
        """Return the id of the article that the ruling is on; None where it is on something else."""
        return article_of_id(self.target)

    @property
    def articles(self) -> frozenset[str]:
        """Return the ids of all articles it speaks of."""
        return frozenset(filter(None, (self.article, article_of_id(self.value))))

    @property
    def local(self) -> str:
        """Return the id within the article."""
        return self.target.partition("#")[2]

    @property
    def decided(self) -> date:
        """Return the day of the decision."""
        return date.fromisoformat(self.day)

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the row as it is written."""
        named = (self.id, self.verdict, self.target, self.field, self.value, self.quote, self.curator, self.day, self.reason)
        return tuple(" ".join(cell.split()) for cell in named)

    @property
    def fingerprint(self) -> str:
        """Return what tells this ruling from any other, or from an earlier wording of it."""
        return sha256("\t".join(self.cells).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def error(self, message: str) -> DataError:
        """Return an error that begins with the file and line of the row."""
        return error_at(self.path, self.line, message)


def kind_of(target: str) -> str:
    """Return what an id names.

    >>> kind_of("article/x/2025-09-18/0a1b2c3d#r1p2"), kind_of("article/x#r1"), kind_of("meeting/2025-09-18/bishkek/summit")
    ('participation', 'report', 'meeting')
    """
    noun, _, key = target.partition("/")
    _, _, local = key.partition("#")
    if noun != "article" or not local:
        return noun
    return "participation" if _PART.fullmatch(local) else "report"


def article_of_id(target: str) -> str | None:
    """Return the article in the id of an article or of what stands in one; None for other ids."""
    noun, _, key = target.partition("/")
    return key.partition("#")[0] if noun == "article" else None


def load_rulings(folder: Path) -> tuple[Ruling, ...]:
    """Return the rulings of all files of a folder, in the order of file names and lines; none where there is no folder.

    Raises:
        DataError: a row is not of the form; the message begins with file and line.
    """
    rulings = tuple(ruling for path in sorted(folder.glob("*.tsv")) for ruling in _read(path)) if folder.is_dir() else ()
    seen: dict[str, Ruling] = {}
    for ruling in rulings:
        first = seen.setdefault(ruling.id, ruling)
        if first is not ruling:
            raise ruling.error(f"the ruling {ruling.id} is already in {first.path.name}, line {first.line}")
    return rulings


def append_ruling(path: Path, ruling: Ruling) -> None:
    """Write one ruling at the end of a file, which is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    begun = path.exists() and path.stat().st_size > 0
    with path.open("a", encoding="utf-8", newline="\n") as file:
        if not begun:
            file.write("\t".join(_form()["columns"]) + "\n")
        file.write("\t".join(ruling.cells) + "\n")


def take_back(rulings: Iterable[Ruling], ids: Iterable[str]) -> None:
    """Take rulings out of their files."""
    wanted = set(ids)
    for path in {ruling.path for ruling in rulings if ruling.id in wanted}:
        lines = path.read_text(encoding="utf-8").split("\n")
        kept = [line for number, line in enumerate(lines) if number == 0 or line.partition("\t")[0] not in wanted]
        path.write_text("\n".join(kept), encoding="utf-8", newline="\n")


@cache
def _form() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("rulings.toml").read_text(encoding="utf-8"))


def _read(path: Path) -> Iterator[Ruling]:
    columns = _form()["columns"]
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise error_at(path, 1, "is not UTF-8; save the file as UTF-8") from None
    header, *rows = text.split("\n")
    if header.rstrip("\r").split("\t") != columns:
        raise error_at(path, 1, f"the header must be {' '.join(columns)} with tabs between, not {header!r}")
    for number, row in enumerate(rows, 2):
        if row.strip() and not row.startswith("#"):
            cells = row.rstrip("\r").split("\t")
            if len(cells) != len(columns):
                raise error_at(path, number, f"has {len(cells)} cells instead of {len(columns)} ({' '.join(columns)})")
            id_, verdict, target, field, value, quote, curator, day, reason = cells
            yield checked(Ruling(id_, verdict, target, field, value, quote, curator, day, reason, path, number))


def checked(ruling: Ruling) -> Ruling:
    """Return a ruling, seeing that its row says what its verdict needs.

    Raises:
        DataError: it does not; the message begins with file and line.
    """
    known = _form()["verdicts"]
    if _ID.fullmatch(ruling.id) is None:
        raise ruling.error(f"'{ruling.id}' is no id of a ruling: letters, digits, dots and hyphens")
    if ruling.verdict not in known:
        raise ruling.error(f"there is no verdict '{ruling.verdict}'{did_you_mean(ruling.verdict, known)}; there are {', '.join(known)}")
    form = known[ruling.verdict]
    if ruling.kind not in form["targets"]:
        raise ruling.error(f"'{ruling.target}' cannot be the target of {ruling.verdict}; that takes {_or(form['targets'])}")
    if form.get("value") and kind_of(ruling.value) != ruling.kind:
        raise ruling.error(f"'{ruling.value}' must be a {ruling.kind} as '{ruling.target}' is")
    _check_cells(ruling, form["filled"])
    return ruling


def _check_cells(ruling: Ruling, filled: Iterable[str]) -> None:
    cells = {"curator": ruling.curator, "date": ruling.day, "field": ruling.field, "value": ruling.value, "quote": ruling.quote}
    for name in ("curator", "date", *filled):
        if not cells[name].strip():
            raise ruling.error(f"{name} is empty")
    try:
        date.fromisoformat(ruling.day)
    except ValueError:
        raise ruling.error(f"'{ruling.day}' is no day; write it as 2025-09-18") from None
    fields = _form()["fields"]
    wanted = fields["added"].get(ruling.kind, []) if ruling.verdict == "add" else fields.get(ruling.kind, [])
    if ruling.field and ruling.verdict in {"add", "correct"} and ruling.field not in wanted:
        raise ruling.error(
            f"a {ruling.kind} has no field '{ruling.field}'{did_you_mean(ruling.field, wanted)}; there are {', '.join(wanted)}"
        )


def _or(nouns: Iterable[str]) -> str:
    return " or ".join(f"a {noun}" for noun in nouns)
