"""The index of names beside a store: made from the graph, kept in a file, made anew when the graph has moved on."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from kg.graph.questions import run
from kg.graph.store import Store
from kg.graph.vocabulary import BASE
from kg.identity.naming import Named, NameIndex, build_lines

_TYPES = frozenset({"person", "state", "org", "place"})


def name_index(store: Store) -> NameIndex:
    """Return the names known to a store as it was published last."""
    kept = _kept(store.path / "names", store.snapshot)
    return NameIndex(write_names(store) if kept is None else kept)


def write_names(store: Store) -> tuple[str, ...]:
    """Make the index of a published store and keep it; a folder that cannot be written costs time, and nothing else."""
    lines = build_lines(everybody(store))
    path = store.path / "names"
    new = path.with_name("names.new")
    with suppress(OSError):
        new.write_text("\n".join([f"{store.snapshot}", *lines]), encoding="utf-8", errors="surrogatepass")
        new.replace(path)
    return lines


def everybody(store: Store) -> Iterator[Named]:
    """Yield all people, states, organisations and places of a store with all they are called."""
    for thing, rows in groupby(run(store, "names"), key=lambda row: str(row[0])):
        key = thing.removeprefix(BASE)
        if key.partition("/")[0] in _TYPES:
            yield _named(key, [(str(name), str(language), bool(chief)) for _, name, language, chief in rows])


def _named(key: str, names: Iterable[tuple[str, str, bool]]) -> Named:
    known = [(" ".join(name.split()), language, chief) for name, language, chief in names]
    labels = {language: name for name, language, chief in reversed(known) if chief}
    russian = labels.get("ru") or next(iter(labels.values()))
    return Named(key, (russian, labels.get("en") or russian), tuple(dict.fromkeys(name for name, _, _ in known)))


def _kept(path: Path, snapshot: str) -> list[str] | None:
    try:
        first, *lines = path.read_text(encoding="utf-8", errors="surrogatepass").split("\n")
    except (OSError, ValueError):
        return None
    return lines if first == snapshot else None
