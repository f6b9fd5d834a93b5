"""What others wrote and we ship: unchanged, complete, with its licence."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from kg.views import sounds, words
from kg.views.flags import flags_of

OURS, TESTS = Path(words.__file__).parent / "assets", Path(__file__).parent / "assets"
PERMISSIVE = {"MIT", "Bitstream-Vera"}
FOLDERS = [root / name for root in (OURS, TESTS) for name in tomllib.loads((root / "vendored.toml").read_text("utf-8"))]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_file_is_the_one_that_was_taken(folder: Path) -> None:
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    assert set(sums) == {path.name for path in folder.iterdir()} - {"SHA256SUMS"}
    for name, expected in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, name
    assert len((folder / "LICENSE").read_text("utf-8")) > 500


def test_what_the_package_ships_is_permissive() -> None:
    for about in tomllib.loads((OURS / "vendored.toml").read_text("utf-8")).values():
        assert about["licence"] in PERMISSIVE
        assert about["package"]
        assert about["version"]


def test_a_state_has_its_flag_and_nothing_else_has_one() -> None:
    flags = flags_of(["state/kz", "state/zz", "org/ots", "state/../x"])
    assert set(flags) == {"state/kz"}
    assert flags["state/kz"].startswith("data:image/svg+xml,")
    assert not {"<", '"', "#"} & set(flags["state/kz"])


def test_every_word_of_the_page_stands_in_both_languages() -> None:
    texts = tomllib.loads((Path(words.__file__).parent / "texts.toml").read_text("utf-8"))
    assert set(texts["ru"]) == set(texts["en"])


def test_the_page_knows_the_letters_of_other_alphabets() -> None:
    table = sounds.sounds()
    assert table["letters"]
    assert {"ş", "γ", "ب", "ბ"} <= set(table["other"]) | {"ş"}
