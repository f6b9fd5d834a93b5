"""`kg eval --groups`: which of a few dispatches of two outlets tell of one meeting, and one clear line where the set is broken."""

import json

import pytest

from kg.cli.root import run
from kg.scoring.groups import FIGURES


def dispatch(key, outlet, day, title, text):
    return {"id": key, "lang": "ru", "date": day, "publisher": outlet, "title": title, "text": text}


TOLD = [
    dispatch(
        "steppe-1",
        "Степной вестник",
        "2025-08-22",
        "Токаев и Жапаров провели переговоры",
        "Президент Казахстана Касым-Жомарт Токаев 22 августа провёл в Бишкеке переговоры с президентом Киргизии Садыром Жапаровым.",
    ),
    dispatch(
        "hills-1",
        "Голос предгорий",
        "2025-08-23",
        "Жапаров принял Токаева",
        "Накануне, 22 августа, президент Киргизии Садыр Жапаров встретился в Бишкеке с президентом Казахстана Касым-Жомартом Токаевым.",
    ),
    dispatch(
        "hills-2",
        "Голос предгорий",
        "2025-08-26",
        "Мирзиёев и Рахмон встретились в Душанбе",
        "Президент Узбекистана Шавкат Мирзиёев 26 августа провёл в Душанбе переговоры с президентом Таджикистана Эмомали Рахмоном.",
    ),
]
AROUND = [
    dispatch("steppe-2", "Степной вестник", "2025-08-24", "Погода", "В столице весь день шёл дождь, к вечеру похолодало."),
    dispatch(
        "steppe-3",
        "Степной вестник",
        "2025-08-23",
        "Итоги переговоров",
        "22 августа в Бишкеке Касым-Жомарт Токаев провёл переговоры с Садыром Жапаровым.",
    ),
]
IDS = [one["id"] for one in TOLD]
GOLD = [
    {
        "group": "august",
        "articles": IDS,
        "meetings": [{"key": "m1", "articles": ["steppe-1", "hills-1"]}, {"key": "m2", "articles": ["hills-2"]}],
    }
]


def lines(path, rows):
    path.write_text("".join(f"{one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)}\n" for one in rows), encoding="utf-8")
    return str(path)


@pytest.fixture
def evaluate(tmp_path, capfd, monkeypatch):
    """Return what writes groups and evaluates them: exit code, standard output, standard error."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("KG_STORE", str(tmp_path / "none"))

    def call(gold, *options, articles=TOLD):
        lines(tmp_path / "set.jsonl", articles)
        capfd.readouterr()
        code = run(["eval", "--groups", lines(tmp_path / "set.gold.jsonl", gold), *options])
        return code, *capfd.readouterr()

    return call


@pytest.mark.parametrize("articles", [TOLD, [{"group": "august", "articles": TOLD}]])
def test_dispatches_on_one_meeting_are_found_to_be_so(evaluate, articles, tmp_path):
    code, out, _ = evaluate(GOLD, "--json", articles=articles)
    told = {row["figure"]: row for row in json.loads(out)}
    assert code == 0
    assert tuple(told) == FIGURES
    assert [told[name]["score"] for name in FIGURES] == [1, 1, 1, None]
    assert (told["meetings-mixed"]["number"], told["meetings-mixed"]["derived"]) == (0, 2)
    assert not (tmp_path / "none").exists()


def test_other_articles_around_change_nothing(evaluate, tmp_path):
    _, alone, _ = evaluate(GOLD, "--json")
    others = lines(tmp_path / "others.jsonl", [*AROUND, TOLD[0], "{"])
    code, out, err = evaluate(GOLD, "--json", "--among", others)
    assert (code, out) == (0, alone)
    assert "others.jsonl:4: is no JSON" in err
    assert "3 articles in 1 groups, among 2 others" in evaluate(GOLD, "--table", "--among", others)[2]


WRONG = [{"group": "august", "articles": IDS, "meetings": [{"key": "m1", "articles": ["steppe-1", "hills-2"]}]}]


def test_pairs_missed_and_pairs_wrongly_joined_are_listed(evaluate):
    _, out, _ = evaluate(WRONG, "--errors", "--json")
    missed, false = json.loads(out)
    assert (missed["error"], missed["article"], missed["other"], missed["expected"]) == (
        "missed-pair",
        "hills-2",
        "steppe-1",
        ["august/m1"],
    )
    assert len(missed["found"]) == 2
    assert (false["error"], false["title"], false["other_title"]) == ("false-pair", TOLD[1]["title"], TOLD[0]["title"])
    assert false["found"][0].startswith("meeting/2025-08-22/bishkek/")


def test_on_a_terminal_figures_and_errors_stand_in_tables_and_apart_in_csv(evaluate):
    _, out, err = evaluate(WRONG, "--errors", "--table")
    assert "derived meetings mixed" in out
    assert "articles on one meeting not joined: 1" in out
    assert "articles joined that share no meeting: 1" in out
    assert "3 articles in 1 groups" in err
    assert evaluate(GOLD, "--csv")[1].splitlines()[0] == "figure,score,precision,recall,number,gold,derived"
    assert evaluate(WRONG, "--errors", "--csv")[1].splitlines()[0] == "error,article,title,other,other_title,expected,found"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"group": "july", "articles": [', "is no JSON"),
        ("[]", "must be an object"),
        ({"articles": IDS, "meetings": []}, "key 'group' is missing"),
        ({"group": "july", "meetings": []}, "key 'articles' is missing"),
        ({"group": "july", "articles": IDS, "meetings": [{"articles": IDS}]}, "meetings[0]: key 'key' is missing"),
        ({"group": "july", "articles": IDS, "meetings": [{"key": "m1", "articles": "all"}]}, "meetings[0].articles: must be a list"),
        ({"group": "july", "articles": ["steppe-9"], "meetings": []}, "no article is called 'steppe-9'"),
    ],
)
def test_a_broken_line_is_named(evaluate, line, message):
    code, out, err = evaluate([*GOLD, line])
    assert (code, out) == (4, "")
    assert "set.gold.jsonl:2: " in err
    assert message in err


def test_a_broken_article_is_named(evaluate):
    code, _, err = evaluate(GOLD, articles=[{"group": "august", "articles": [TOLD[0], {**TOLD[1], "text": ""}]}])
    assert code == 4
    assert "set.jsonl:1: articles[1] has no text" in err


def test_two_articles_of_one_name_are_refused(evaluate):
    code, _, err = evaluate(GOLD, articles=[*TOLD, {**TOLD[0], "text": TOLD[1]["text"]}])
    assert code == 4
    assert "set.jsonl:4: article 'steppe-1' has another text at" in err


@pytest.mark.parametrize("options", [["--among", "others.jsonl"], ["--groups", "--confidence"], ["--groups", "--roles", "fre"]])
def test_options_that_do_not_go_together(options, capfd):
    assert run(["eval", "set.gold.jsonl", *options]) == 2
    assert "goes" in capfd.readouterr().err


def test_articles_around_that_are_not_there(evaluate):
    code, _, err = evaluate(GOLD, "--among", "nowhere.jsonl")
    assert code == 4
    assert "nowhere.jsonl: there is no such file or folder" in err
