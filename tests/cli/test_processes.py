"""Real processes: two writers, a reader beside a writer, one that is killed, one that is interrupted, a full disk, a closed pipe."""

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.pipeline import Graph

KG = [sys.executable, "-m", "kg.cli"]
NAMES = ("Токаев", "Жапаров", "Мирзиёев", "Алиев", "Путин", "Рахмон")


def kg(*arguments, store, **options):
    return subprocess.run(
        [*KG, "--store", str(store), *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False, **options
    )


@pytest.fixture
def many(tmp_path) -> Path:
    """Return a file of so many articles that reading them takes a while."""
    path = tmp_path / "many.jsonl"
    lines = [
        json.dumps(
            {
                "id": f"probe/{number}",
                "language": "ru",
                "published": f"2025-{1 + number % 12:02}-{1 + number % 28:02}",
                "text": f"Президент Казахстана Касым-Жомарт Токаев принял в Астане главу МИД Армении Арарата Мирзояна. Встреча № {number}.",
            },
            ensure_ascii=False,
        )
        for number in range(1000)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def begun(many, store) -> "subprocess.Popen[bytes]":
    """Start an ingestion and wait until something of it is published."""
    process = subprocess.Popen([*KG, "--store", str(store), "ingest", str(many)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not (store / "current").exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert process.poll() is None, "it was over before anything could be tried; make the file longer"
    return process


def articles(store) -> int:
    rows = {str(class_).rpartition("#")[2]: number for class_, _, number in Graph(store).ask("stats")}
    return int(rows.get("Article", 0))


def test_lookups_work_beside_a_running_ingestion_and_a_second_writer_is_refused(many, tmp_path):
    store = tmp_path / "store"
    process = begun(many, store)
    try:
        lookups = [
            subprocess.Popen([*KG, "--store", str(store), "person", "Токаев", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(2)
        ]
        for one in lookups:
            one.communicate(timeout=60)  # read it: what a pipe does not hold keeps the process waiting
        assert [one.returncode for one in lookups] == [0, 0]
        second = kg("ingest", many, store=store)
        assert second.returncode == 5
        assert f"is being written by another process (pid {process.pid})" in second.stderr
    finally:
        process.kill()
        process.communicate()


def test_a_killed_ingestion_loses_nothing_published_and_is_resumed(many, tmp_path):
    store = tmp_path / "store"
    process = begun(many, store)
    time.sleep(0.5)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    published = articles(store)
    again = kg("ingest", many, "--json", store=store)
    assert again.returncode == 0, again.stderr
    (summary,) = json.loads(again.stdout)
    assert summary["unchanged"] >= published > 0
    assert summary["unchanged"] + summary["read"] == 1000
    assert articles(store) == 1000


def test_an_interrupted_ingestion_keeps_what_it_read(many, tmp_path):
    store = tmp_path / "store"
    process = begun(many, store)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.decode().strip().splitlines()[-1] == "kg: interrupted"
    assert articles(store) > 0


def test_a_full_disk_is_one_line_and_loses_nothing(many, tmp_path):
    store = tmp_path / "store"
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(many.read_text(encoding="utf-8").splitlines()[:5]), encoding="utf-8")
    assert kg("ingest", few, store=store).returncode == 0

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    full = kg("ingest", many, store=store, preexec_fn=small_files)
    assert full.returncode == 5, full.stderr
    assert "Traceback" not in full.stderr
    assert len(full.stderr.strip().splitlines()) == 1
    assert articles(store) >= 5
    assert kg("ingest", few, store=store).returncode == 0


def test_a_reader_who_has_had_enough(seeded):
    command = [*KG, "--store", str(seeded), "sparql", "SELECT * WHERE { ?s ?p ?o }"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=120) == 0


def test_on_a_terminal_there_is_a_table_in_colour_unless_no_colour_is_wanted(seeded):
    coloured = on_terminal(["--lang", "ru", "person", "Бектенов"], seeded)
    assert "\x1b[1m" in coloured
    assert "Должности" in coloured
    assert "──" in coloured
    assert "\x1b[" not in on_terminal(["--lang", "ru", "person", "Бектенов"], seeded, NO_COLOR="1")


def on_terminal(arguments, store, **environment) -> str:
    """Return what `kg` shows on a terminal 100 cells wide."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*KG, "--store", str(store), *arguments],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "COLUMNS": "100", "TERM": "xterm", **environment},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert process.wait(timeout=60) == 0
    return shown.decode()


def test_a_lookup_loads_no_heavy_library(seeded):
    code = (
        "import sys; from kg.cli.root import run; code = run(['--store', sys.argv[1], 'person', 'bektenow', '--json']);"
        "heavy = {'rdflib', 'networkx', 'pyvis', 'natasha', 'numpy', 'pymorphy3', 'trafilatura', 'pyshacl'} & set(sys.modules);"
        "sys.exit(f'{code} {heavy}' if code or heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(seeded)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_on_a_terminal_one_key_answers_in_the_review(tmp_path):
    store = tmp_path / "store"
    kg("ingest", "seeds/articles", store=store)
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [*KG, "--store", str(store), "--lang", "en", "review"], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        for keys in (b"xs", b"q"):  # x is no answer
            said = b""
            while b"quit:" not in said:
                said += os.read(asked.stderr.fileno(), 4096)
            for key in keys:
                time.sleep(0.3)  # what is typed before the terminal listens is lost
                os.write(ours, bytes([key]))
        out, _ = asked.communicate(timeout=20)
    finally:
        asked.kill()
        os.close(ours)
        os.close(theirs)
    assert asked.returncode == 0
    assert out.decode().count("article/") == 2
    assert len((store / "review-skipped.txt").read_text(encoding="utf-8").splitlines()) == 1
