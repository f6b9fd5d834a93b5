"""The package works from a wheel, from a source archive and from a bare checkout, with its ontology, gazetteer and dispatches."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHOWS = "seeds/articles/2025-08-23-bishkek-tokayev-japarov.json"

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").is_file(), reason="there is no checkout to build from")


def built(target: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


def answers(command: list[str], path: Path, cwd: Path) -> None:
    """See that the program in a folder, and no other, reads an article."""
    surroundings = {**os.environ, "PYTHONPATH": str(path), "KG_STORE": str(cwd / "none")}
    where = subprocess.run(
        [sys.executable, "-c", "import kg; print(kg.__file__)"], cwd=cwd, env=surroundings, capture_output=True, text=True, check=True
    )
    assert Path(where.stdout.strip()).is_relative_to(path)
    done = subprocess.run(
        [*command, "extract", str(ROOT / SHOWS), "--format", "jsonl"],
        cwd=cwd,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["meetings"]


def test_a_wheel_carries_all_it_needs(tmp_path):
    with zipfile.ZipFile(built("wheel", tmp_path / "dist")) as wheel:
        wheel.extractall(tmp_path / "site")
    inside = tmp_path / "site" / "kg" / "data"
    assert (inside / "ontology" / "shapes.ttl").is_file()
    assert (inside / "seeds" / "gazetteer" / "persons.tsv").is_file()
    assert list((tmp_path / "site").glob("*.dist-info/licenses/LICENSE"))
    answers([sys.executable, "-m", "kg.cli"], tmp_path / "site", tmp_path)


def test_a_source_archive_is_a_checkout(tmp_path):
    with tarfile.open(built("sdist", tmp_path / "dist")) as archive:
        archive.extractall(tmp_path / "source", filter="data")
    (checkout,) = (tmp_path / "source").iterdir()
    assert (checkout / "Makefile").is_file()
    answers([sys.executable, str(checkout / "cli.py")], checkout, tmp_path)
