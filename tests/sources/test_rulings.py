"""Rulings files: every slip is found where it was made."""

import pytest

from kg.errors import DataError
from kg.sources.rulings import kind_of, load_rulings, take_back

HEADER = "ruling\tverdict\ttarget\tfield\tvalue\tquote\tcurator\tdate\treason"
GOOD = "1\treject\tarticle/x#r1p2\t\t\t\tanna\t2025-10-09\tquoted only"


def write(folder, *rows, header=HEADER):
    folder.mkdir(exist_ok=True)
    (folder / "anna.tsv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return folder


def test_a_row_is_read_as_it_stands(tmp_path):
    (ruling,) = load_rulings(write(tmp_path / "rulings", GOOD))
    assert (ruling.id, ruling.verdict, ruling.kind, ruling.article, ruling.local) == ("1", "reject", "participation", "x", "r1p2")
    assert (ruling.path.name, ruling.line) == ("anna.tsv", 2)


def test_without_a_folder_nothing_is_ruled(tmp_path):
    assert load_rulings(tmp_path / "rulings") == ()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1\trejct\tarticle/x#r1\t\t\t\tanna\t2025-10-09\t", "no verdict 'rejct'; did you mean 'reject'"),
        (
            "1\treject\tperson/x\t\t\t\tanna\t2025-10-09\t",
            "'person/x' cannot be the target of reject; that takes a report or a participation",
        ),
        ("1\tcorrect\tarticle/x#r1\t\t2025\t\tanna\t2025-10-09\t", "field is empty"),
        ("1\tcorrect\tarticle/x#r1\tdat\t2025\t\tanna\t2025-10-09\t", "a report has no field 'dat'; did you mean 'date'"),
        ("1\tadd\tarticle/x#r1\tparticipant\tkto\t\tanna\t2025-10-09\t", "quote is empty"),
        ("1\tsame\tarticle/x#r1\t\tperson/y\t\tanna\t2025-10-09\t", "'person/y' must be a report as 'article/x#r1' is"),
        ("1\treject\tarticle/x#r1\t\t\t\tanna\t9.10.2025\t", "'9.10.2025' is no day"),
        ("1\treject\tarticle/x#r1\t\t\t\t\t2025-10-09\t", "curator is empty"),
        ("1\treject\tarticle/x#r1\tanna", "has 4 cells instead of 9"),
    ],
)
def test_a_slip_names_file_and_line(tmp_path, row, message):
    with pytest.raises(DataError) as wrong:
        load_rulings(write(tmp_path / "rulings", "# why these are here", row))
    assert "anna.tsv:3: " in str(wrong.value)
    assert message in str(wrong.value)


def test_an_id_is_given_once(tmp_path):
    with pytest.raises(DataError, match=r"anna\.tsv:3: the ruling 1 is already in anna\.tsv, line 2"):
        load_rulings(write(tmp_path / "rulings", GOOD, GOOD))


def test_the_header_is_checked(tmp_path):
    with pytest.raises(DataError, match=r"anna\.tsv:1: the header must be ruling verdict"):
        load_rulings(write(tmp_path / "rulings", GOOD, header="id\tverdict"))


def test_taking_one_back_leaves_the_others(tmp_path):
    folder = write(tmp_path / "rulings", "# first", GOOD, GOOD.replace("1\treject", "2\taccept", 1))
    take_back(load_rulings(folder), ["1"])
    assert [ruling.id for ruling in load_rulings(folder)] == ["2"]
    assert "# first" in (folder / "anna.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("article/x/2025-09-18/0a1b2c3d", "article"),
        ("article/x#r1", "report"),
        ("article/x#r1p2", "participation"),
        ("meeting/2025-09-18/bishkek/summit", "meeting"),
    ],
)
def test_what_an_id_names(target, kind):
    assert kind_of(target) == kind
