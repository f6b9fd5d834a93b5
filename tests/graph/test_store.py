"""The store from its user's side: what is written is there, one writes, many read, and no mishap loses anything."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import NotFoundError, SurroundingsError
from kg.graph import iris
from kg.graph.store import Store, Writer
from kg.graph.vocabulary import DM

FIFTY = 50


def quads(number: int, *texts: str) -> list[Quad]:
    """Return fifty statements of one article, or one a text."""
    graph = iris.article_graph(f"a{number}")
    said = texts or [f"{place} " * 50 for place in range(FIFTY)]
    return [Quad(NamedNode(f"x:{number}-{place}"), DM.quote, Literal(text), graph) for place, text in enumerate(said)]


def run(program: str, *arguments: object) -> "subprocess.Popen[str]":
    """Start a process of its own that has `quads`, a folder and the store at hand."""
    here = Path(__file__)
    setup = f"import sys; sys.path.insert(0, {str(here.parent)!r}); from {here.stem} import *; folder = sys.argv[1]\n"
    command = [sys.executable, "-c", setup + program, *map(str, arguments)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which one article is published."""
    with Store.writer(tmp_path / "store") as writer:
        writer.replace(iris.article_graph("a0"), quads(0))
    return tmp_path / "store"


# --- writing --------------------------------------------------------------------------------------------------------------------------


def test_saying_the_same_twice_changes_nothing(folder):
    with Store.writer(folder) as writer:
        before = writer.dump_canonical()
        assert not writer.replace(iris.article_graph("a0"), reversed(quads(0)))
        assert writer.dump_canonical() == before
        assert not writer.flush_and_publish()


def test_what_replaces_takes_the_whole_place(folder):
    with Store.writer(folder) as writer:
        assert writer.replace(iris.article_graph("a0"), quads(0, "одно", "другое"))
    with Store.reader(folder) as store:
        assert sorted(quad.object.value for quad in store.quads()) == ["другое", "одно"]


def test_changes_come_into_force_together(folder):
    with Store.writer(folder) as writer:
        changes = [writer.replacement(iris.article_graph(f"a{number}"), quads(number)) for number in (1, 2)]
        assert writer.commit(*changes)
        assert {str(graph) for graph in writer.graphs()} == {str(iris.article_graph(f"a{number}")) for number in range(3)}
        assert not writer.commit()


def test_what_was_written_before_work_broke_off_is_published(folder):
    with suppress(ZeroDivisionError), Store.writer(folder) as writer:
        writer.replace(iris.article_graph("a1"), quads(1))
        raise ZeroDivisionError
    with Store.reader(folder) as store:
        assert len(store) == 2 * FIFTY


TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    with Store.writer(tmp_path_factory.mktemp("scratch") / "store") as writer:
        yield writer


@given(st.lists(TEXT, min_size=1, max_size=4), TEXT)
@example(["\x00", "\r\n", "'\"\\", "\\u0041", "\u2028", "\ufffe"], "\x00}} ; DROP ALL")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_comes_back_as_it_was(scratch, texts, later):
    scratch.replace(iris.article_graph("a0"), quads(0, *texts))
    changed = [later, *texts[1:]]
    scratch.replace(iris.article_graph("a0"), quads(0, *changed))  # by way of SPARQL, which has escapes of its own
    assert {quad.subject.value: quad.object.value for quad in scratch.quads()} == {
        f"x:0-{place}": text for place, text in enumerate(changed)
    }


# --- one writer, many readers ---------------------------------------------------------------------------------------------------------


def test_a_second_writer_is_told_who_writes(folder):
    with run("with Store.writer(folder): print(os.getpid(), flush=True); sys.stdin.read()", folder) as other:
        first = other.stdout.readline().strip()
        with pytest.raises(SurroundingsError, match=rf"is being written by another process \(pid {first}\); wait for it"):
            Store.writer(folder)
        other.stdin.close()
    with Store.writer(folder) as writer:
        assert len(writer) == FIFTY


def test_readers_in_other_processes_see_what_was_published_while_a_writer_goes_on(folder):
    look = "with Store.reader(folder) as store: print(len(store))"
    with Store.writer(folder) as writer:
        writer.replace(iris.article_graph("a1"), quads(1))
        assert [run(look, folder).communicate()[0] for _ in range(2)] == [f"{FIFTY}\n"] * 2
        writer.flush_and_publish()
        writer.replace(iris.article_graph("a2"), quads(2))
        assert run(look, folder).communicate()[0] == f"{2 * FIFTY}\n"
    assert run(look, folder).communicate()[0] == f"{3 * FIFTY}\n"


def test_a_reader_keeps_what_it_opened(folder):
    watch = "with Store.reader(folder) as store:\n while sys.stdin.readline(): print(len(list(store.quads())), flush=True)"
    with run(watch, folder) as reader:
        print(file=reader.stdin, flush=True)
        assert reader.stdout.readline() == "50\n"
        for number in range(1, 6):
            with Store.writer(folder) as writer:
                writer.replace(iris.article_graph(f"a{number}"), quads(number))
            print(file=reader.stdin, flush=True)
            assert reader.stdout.readline() == "50\n"
        reader.stdin.close()
    assert len(list((folder / "snapshots").iterdir())) <= 3  # the newest, the one before, and the one that was held


def test_where_nothing_is_published_a_reader_is_told_how_to_begin(tmp_path):
    with pytest.raises(NotFoundError, match=r"nothing is stored in .*; begin with: kg ingest FILE"):
        Store.reader(tmp_path / "none")


# --- mishaps --------------------------------------------------------------------------------------------------------------------------


def test_nothing_acknowledged_is_lost_when_a_writer_is_killed(folder):
    write = (
        "writer = Store.writer(folder)\n"
        "for number in range(1, 1000):\n"
        "    writer.replace(iris.article_graph(f'a{number}'), quads(number)); print(number, flush=True)"
    )
    with run(write, folder) as writer:
        while int(writer.stdout.readline()) < 20:
            pass
        writer.send_signal(signal.SIGKILL)
        acknowledged = [int(line) for line in writer.stdout.read().split()] or [20]
    with Store.reader(folder) as store:
        assert len(store) == FIFTY  # what was published
    with Store.writer(folder) as again:
        whole = {str(graph): len(list(again.quads(graph=graph))) for graph in again.graphs()}
        assert set(whole.values()) == {FIFTY}
        assert {str(iris.article_graph(f"a{number}")) for number in range(acknowledged[-1] + 1)} <= whole.keys()
    with Store.reader(folder) as store:
        assert len(store) == FIFTY * len(whole)


def test_a_full_disk_is_one_clear_line_and_loses_nothing(folder):
    fill = (
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        "    with Store.writer(folder) as writer:\n"
        "        for number in range(1, 1000): writer.replace(iris.article_graph(f'a{number}'), quads(number)); print(number, flush=True)\n"
        "except SurroundingsError as told: print(told)"
    )
    with run(fill, folder) as writer:
        *written, told = writer.stdout.read().splitlines()
        assert writer.stderr.read() == ""
    assert told.startswith(f"{folder}: the disk is full; free some space and run it again, nothing stored before is lost (")
    assert len(written) > 1
    with Store.reader(folder) as store:
        assert len(store) == FIFTY
    with Store.writer(folder) as again:
        assert len(again) == FIFTY * (len(written) + 1)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("99", "has format 99, newer than the .* known here; install a newer version"),
        ("0", "has format 0, older than the .* written here; ingest its articles into a new store"),
        ("kg", "must hold a number, not 'kg'; restore the store from a copy"),
    ],
)
@pytest.mark.parametrize("opens", [Store.reader, Store.writer], ids=["reader", "writer"])
def test_a_store_of_another_format_is_not_touched(folder, opens, written, message):
    (folder / "format").write_text(written, encoding="ascii")
    with pytest.raises(SurroundingsError, match=message):
        opens(folder)


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("…", encoding="utf-8")
    with pytest.raises(SurroundingsError, match=r"letters is no store of meetings: it holds 'dear\.txt'; name another folder"):
        Store.writer(tmp_path / "letters")
    assert [entry.name for entry in (tmp_path / "letters").iterdir()] == ["dear.txt"]


def test_a_file_where_a_folder_is_wanted_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SurroundingsError, match="file"):
        Store.writer(tmp_path / "file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_missing_permission_is_told(folder):
    for path in (folder, folder / "db"):
        path.chmod(0o500)
    with pytest.raises(SurroundingsError, match="no permission"):
        Store.writer(folder)


__all__ = ["FIFTY", "Literal", "NamedNode", "Quad", "Store", "SurroundingsError", "iris", "os", "quads", "resource", "sys"]  # for `run`
