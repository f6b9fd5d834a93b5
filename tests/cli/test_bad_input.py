"""Bad input: one clear line that says what and where, everything else taken in, nothing stored lost."""

import json
import shutil

import pytest

from kg import resources
from kg.pipeline import Graph

GOOD = {
    "language": "ru",
    "published": "2025-08-23",
    "publisher": "Проба",
    "title": "Президенты встретились",
    "text": "Президент Казахстана Касым-Жомарт Токаев встретился в Бишкеке с президентом Кыргызстана Садыром Жапаровым.",
}
TEXT = "Президент Казахстана Касым-Жомарт Токаев провёл в Бишкеке переговоры с президентом Кыргызстана Садыром Жапаровым.\n"


@pytest.fixture
def store(tmp_path, unread):
    """Return a store in which nothing has been read yet."""
    return shutil.copytree(unread, tmp_path / "store")


def taken(kg, store, *sources):
    said = kg("--store", store, "ingest", *sources, "--json")
    return said, (json.loads(said.out) or [None])[0] if said.out.strip() else None


def test_an_empty_file(kg, store, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    said, summary = taken(kg, store, tmp_path / "empty.txt")
    assert said.code == 4
    assert "empty.txt" in said.err
    assert "empty" in said.err.split("empty.txt", 1)[1]
    assert (summary["read"], summary["unreadable"]) == (0, 1)


def test_a_binary_file(kg, store, tmp_path):
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 40)
    said, _ = taken(kg, store, tmp_path / "picture.txt")
    assert said.code == 4
    assert "picture.txt" in said.err


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "utf-8-sig", "koi8-r"])
def test_a_text_in_another_encoding(kg, store, tmp_path, encoding):
    (tmp_path / "old.txt").write_bytes((TEXT * 4).encode(encoding))
    said, summary = taken(kg, store, tmp_path / "old.txt")
    assert said.code == 0, said.err
    assert summary["with_meetings"] == 1


def test_an_article_of_ten_megabytes(kg, store, tmp_path):
    filler = "Погода в регионе остаётся устойчивой, осадков не ожидается.\n"
    (tmp_path / "long.txt").write_text(TEXT + filler * (10_000_000 // len(filler.encode())), encoding="utf-8")
    said, summary = taken(kg, store, tmp_path / "long.txt")
    assert said.code == 0, said.err
    assert summary["with_meetings"] == 1


def test_a_page_without_an_article(kg, store, tmp_path):
    (tmp_path / "menu.html").write_text("<html><body><nav><a href='/'>Главная</a></nav></body></html>", encoding="utf-8")
    said, _ = taken(kg, store, tmp_path / "menu.html")
    assert said.code == 4
    assert "menu.html" in said.err


def test_a_broken_line_in_the_middle_of_json_lines(kg, store, tmp_path):
    good = json.dumps(GOOD, ensure_ascii=False)
    other = json.dumps({**GOOD, "published": "2025-08-24"}, ensure_ascii=False)
    (tmp_path / "news.jsonl").write_text(f'{good}\n{{"text": "обор\n{other}\n', encoding="utf-8")
    said, summary = taken(kg, store, tmp_path / "news.jsonl")
    assert said.code == 4
    assert "news.jsonl:2" in said.err
    assert (summary["read"], summary["unreadable"]) == (2, 1)


def test_a_folder_with_one_unreadable_file(kg, store, tmp_path):
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").symlink_to(folder / "gone.txt")
    said, summary = taken(kg, store, folder)
    assert said.code == 4
    assert "b.txt" in said.err
    assert summary["read"] == 1


def test_a_file_that_is_not_there(kg, store, tmp_path):
    said, _ = taken(kg, store, tmp_path / "nowhere.txt")
    assert said.code == 4
    assert "nowhere.txt: there is no such file or folder" in said.err


def test_a_language_that_is_not_read_yet(kg, store, tmp_path):
    (tmp_path / "fr.txt").write_text(
        "Le président de la République a reçu ce matin le premier ministre grec à l'Élysée.\n" * 3, encoding="utf-8"
    )
    said, summary = taken(kg, store, tmp_path / "fr.txt")
    assert said.code == 0
    assert summary["languages"] == {"fr": 1}
    record = json.loads(kg("extract", tmp_path / "fr.txt", "--format", "jsonl").out)
    assert record["meetings"] == []
    assert "not read yet" in record["issues"][0]["message"]


def test_a_broken_table_of_ones_own_names_file_and_line(kg, store, tmp_path):
    (store / "gazetteer").mkdir()
    header = (resources.seeds() / "gazetteer" / "occupancies.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
    (store / "gazetteer" / "occupancies.tsv").write_text(f"{header}\nkz/prime-ministr\tolzhas-bektenov\t2024\t\t\tmine\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    said, _ = taken(kg, store, tmp_path / "a.txt")
    assert said.code == 4
    assert "occupancies.tsv:2" in said.err
    assert "did you mean 'kz/prime-minister'?" in said.err


def test_a_folder_that_is_no_store(kg, tmp_path):
    (tmp_path / "notes.txt").write_text(TEXT, encoding="utf-8")
    said, _ = taken(kg, tmp_path, tmp_path / "notes.txt")
    assert said.code == 5
    assert "is no store of meetings" in said.err


def test_nothing_stored_is_lost_by_bad_input(kg, seeded, tmp_path):
    store = shutil.copytree(seeded, tmp_path / "copy")
    before = Graph(store).ask("stats").rows
    (tmp_path / "bad.jsonl").write_text('{"text": 5}\n[]\nnull\n{"text": ""}\n\x00\n', encoding="utf-8")
    said, _ = taken(kg, store, tmp_path / "bad.jsonl")
    assert said.code == 4
    assert Graph(store).ask("stats").rows == before


def test_names_full_of_markup_and_control_characters_break_nothing(kg, store, tmp_path):
    hostile = {
        **GOOD,
        "title": "<script>alert(1)</script> \u202e встреча",
        "publisher": 'A"><b>',
        "text": GOOD["text"] + ' "}]} \\u0000 <img src=x> \t',
    }
    (tmp_path / "h.jsonl").write_text(json.dumps(hostile, ensure_ascii=False), encoding="utf-8")
    said, summary = taken(kg, store, tmp_path / "h.jsonl")
    assert said.code == 0, said.err
    assert summary["with_meetings"] == 1
    assert kg("--store", store, "meetings", "--json").code == 0
