"""`kg eval`: scores of an annotated set, its errors by class, and one clear line where the set is broken."""

import json
import tomllib
from pathlib import Path

import pytest

from kg.cli import scoring
from kg.cli.root import run
from kg.scoring import groups
from kg.scoring.figures import FIGURES

ARTICLES = [
    {
        "id": "talks",
        "lang": "ru",
        "date": "2025-08-23",
        "title": "Токаев и Жапаров встретились в Бишкеке",
        "text": "Президент Казахстана Касым-Жомарт Токаев 22 августа провёл в Бишкеке переговоры с президентом Киргизии Садыром Жапаровым.",
    },
    {
        "id": "weather",
        "lang": "ru",
        "date": "2025-08-23",
        "title": "Погода",
        "text": "В столице весь день шёл дождь, к вечеру похолодало.",
    },
]
TALKS = {
    "kind": "bilateral-talks",
    "status": "held",
    "date": "2025-08-22",
    "place": {"city": "Бишкек", "state": "KG"},
    "under": None,
    "participants": [
        {"name": "Касым-Жомарт Токаев", "title": "президент", "of": "KZ", "attendance": "present", "function": "guest"},
        {"name": "Садыр Жапаров", "title": "президент", "of": "KG", "attendance": "present", "function": "host"},
    ],
    "states": ["KG", "KZ"],
    "groups": [],
    "anchor": "провёл в Бишкеке переговоры",
}
GOLD = [
    {"id": "talks", "lang": "ru", "date": "2025-08-23", "meetings": [TALKS], "not_participants": [], "note": ""},
    {"id": "weather", "lang": "ru", "date": "2025-08-23", "meetings": [], "not_participants": [], "note": ""},
]


@pytest.fixture
def evaluate(tmp_path, capfd, monkeypatch):
    """Return what writes a set and evaluates it: exit code, standard output, standard error."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def call(gold, *options, articles=ARTICLES):
        lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in gold]
        (tmp_path / "set.gold.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (tmp_path / "set.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), encoding="utf-8")
        capfd.readouterr()
        code = run(["eval", str(tmp_path / "set.gold.jsonl"), *options])
        return code, *capfd.readouterr()

    return call


def test_what_is_read_rightly_scores_one(evaluate):
    code, out, _ = evaluate(GOLD, "--json")
    figures = {row["figure"]: row for row in json.loads(out)}
    assert code == 0
    for name in (
        "meetings",
        "participations",
        "side-and-status",
        "states",
        "date",
        "city",
        "place-state",
        "title",
        "represents",
        "kind",
        "status",
    ):
        assert figures[name]["score"] == 1, name
    assert (figures["participations"]["right"], figures["participations"]["gold"]) == (2, 2)
    assert figures["left-empty"]["score"] == 1
    assert figures["meetings"]["low"] <= figures["meetings"]["score"] <= figures["meetings"]["high"]


def test_errors_are_listed_with_article_class_and_words(evaluate):
    absent = {
        **TALKS,
        "participants": [*TALKS["participants"], {"name": "Акылбек Жапаров", "title": "премьер", "of": "KG"}],
        "date": "2025-08-21",
    }
    code, out, _ = evaluate([{**GOLD[0], "meetings": [absent]}, GOLD[1]], "--errors", "--json")
    errors = json.loads(out)
    assert code == 0
    assert {(one["error"], one["article"]) for one in errors} == {("missed-participant", "talks"), ("date", "talks")}
    date = next(one for one in errors if one["error"] == "date")
    assert (date["expected"], date["found"]) == ("2025-08-21", "2025-08-22")
    assert date["quote"] == TALKS["anchor"]


def test_on_a_terminal_figures_and_errors_stand_in_tables(evaluate):
    _, out, err = evaluate([{**GOLD[0], "meetings": []}, GOLD[1]], "--errors", "--table")
    assert "meetings read that are none: 1" in out
    assert "articles without a meeting" in out
    assert "2 articles" in err


def test_an_extraction_record_may_be_the_annotation(evaluate, tmp_path, capfd):
    (tmp_path / "set.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in ARTICLES), encoding="utf-8")
    run(["extract", str(tmp_path / "set.jsonl"), "--format", "jsonl"])
    records = capfd.readouterr().out.splitlines()
    code, out, _ = evaluate(records, "--json")
    assert code == 0
    assert {row["score"] for row in json.loads(out)} == {1}


def test_articles_may_lie_elsewhere(tmp_path, capfd):
    (tmp_path / "annotated.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in GOLD), encoding="utf-8")
    (tmp_path / "texts.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in ARTICLES), encoding="utf-8")
    assert run(["eval", str(tmp_path / "annotated.jsonl"), "--json"]) == 4
    assert "name them with --articles" in capfd.readouterr().err
    assert run(["eval", str(tmp_path / "annotated.jsonl"), "--articles", str(tmp_path / "texts.jsonl"), "--json"]) == 0


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": "talks", "meetings": [', "is no JSON"),
        ({**GOLD[0], "meetings": [{**TALKS, "kind": "sumit"}]}, "meetings[0].kind: 'sumit' is none of"),
        ({**GOLD[0], "meetings": [{**TALKS, "kind": "sumit"}]}, "did you mean 'summit'?"),
        ({**GOLD[0], "meetings": [{**TALKS, "status": "done"}]}, "meetings[0].status: 'done' is none of held, planned"),
        ({**GOLD[0], "meetings": [{key: TALKS[key] for key in TALKS if key != "states"}]}, "meetings[0]: key 'states' is missing"),
        ({**GOLD[0], "meetings": [{**TALKS, "participants": [{"title": "президент"}]}]}, "participants[0]: key 'name' is missing"),
        ({**GOLD[0], "meetings": "none"}, "meetings: must be a list"),
        ({**GOLD[0], "id": "elsewhere"}, "no article is called 'elsewhere'"),
        ({**GOLD[1], "id": "weather"}, "is annotated already, at"),
        ("[1, 2]", "must be an object"),
    ],
)
def test_a_broken_line_is_named(evaluate, line, message):
    code, out, err = evaluate([GOLD[1], line])
    assert code == 4
    assert out == ""
    assert "set.gold.jsonl:2: " in err
    assert message in err


def test_a_set_that_is_not_there(capfd):
    assert run(["eval", "nowhere.gold.jsonl"]) == 4
    assert "nowhere.gold.jsonl: there is no such file or folder" in capfd.readouterr().err


def test_confidences_stand_against_what_was_right(evaluate):
    code, out, _ = evaluate(GOLD, "--confidence", "--json")
    rows = json.loads(out)
    assert code == 0
    for basis in ("stated", "cross-validated"):
        assert sum(row["count"] for row in rows if row["basis"] == basis) == 2
        assert sum(row["right"] for row in rows if row["basis"] == basis) == 2


def test_several_sets_are_scored_as_one(evaluate, tmp_path, capfd):
    again = [{**one, "id": f"again-{one['id']}"} for one in GOLD]
    (tmp_path / "again.gold.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in again), encoding="utf-8")
    texts = [{**one, "id": f"again-{one['id']}"} for one in ARTICLES]
    (tmp_path / "again.jsonl").write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in texts), encoding="utf-8")
    _, out, _ = evaluate(GOLD, str(tmp_path / "again.gold.jsonl"), "--json")
    assert next(row for row in json.loads(out) if row["figure"] == "meetings")["gold"] == 2


def test_an_organisation_may_be_annotated_by_its_acronym_or_its_code(evaluate):
    text = "Сергей Лавров 22 августа провёл в Москве переговоры с председателем Комиссии Африканского союза Муссой Факи Махаматом."
    article = {**ARTICLES[0], "title": "Лавров встретился с главой Африканского союза", "text": text, "date": "2023-08-23"}
    two = [
        {"name": "Сергей Лавров", "of": "RU"},
        {"name": "Мусса Факи Махамат", "title": "председатель Комиссии Африканского союза"},
    ]
    for code in ("AU", "African Union"):
        gold = {
            **TALKS,
            "date": "2023-08-22",
            "participants": [two[0], {**two[1], "of": code}],
            "states": ["RU"],
            "anchor": "провёл в Москве переговоры",
        }
        _, out, _ = evaluate([{**GOLD[0], "meetings": [gold]}], "--json", articles=[article])
        side = next(row for row in json.loads(out) if row["figure"] == "represents")
        assert (side["right"], side["gold"]) == (2, 2)


def test_both_languages_have_the_same_words():
    words = tomllib.loads(Path(scoring.__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    assert {kind: set(rows) for kind, rows in words["en"].items()} == {kind: set(rows) for kind, rows in words["ru"].items()}
    assert {*FIGURES, *groups.FIGURES} <= set(words["en"]["figures"])
