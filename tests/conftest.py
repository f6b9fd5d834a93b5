"""What many tests share: the gazetteer, and a store with all of the project's own dispatches, made once by the real walk."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import resources
from kg.cli.root import run
from kg.pipeline import Graph
from kg.sources.gazetteer import Gazetteer, load_gazetteer


@dataclass(frozen=True)
class Said:
    """What a command answered: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Kg = Callable[..., Said]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer(resources.seeds() / "gazetteer")


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store into which all dispatches were ingested."""
    store = tmp_path_factory.mktemp("seeded") / "store"
    summary = Graph(store).ingest(resources.seeds() / "articles")
    assert summary.unreadable == []
    return store


@pytest.fixture(scope="session")
def unread(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that holds the gazetteer and the ontology, and no article yet; to be copied."""
    store = tmp_path_factory.mktemp("unread") / "store"
    Graph(store).add([])
    return store


@pytest.fixture
def graph(seeded: Path) -> Graph:
    return Graph(seeded, language="en")


@pytest.fixture
def kg(seeded: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Return what runs `kg` in this process on the store of all dispatches, in English, as if piped."""
    monkeypatch.setenv("KG_STORE", str(seeded))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def call(*arguments: str | Path) -> Said:
        capfd.readouterr()
        code = run([str(one) for one in arguments])
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return call
