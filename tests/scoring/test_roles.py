"""Who is said to be what: read from sentences, printed as spans, scored against corpora in their own formats."""

import json
import tomllib
from functools import cache

import pytest

from kg import resources
from kg.cli.root import run
from kg.model import Article
from kg.pipeline.reading import Readers
from kg.pipeline.roles import RoleReaders
from kg.reading.bodies import Bodies
from kg.reading.jobs import Jobs
from kg.reading.phrases import PhraseTable
from kg.reading.sentences import sentences
from kg.sources.articles import article_of
from kg.sources.role_words import load_role_words


@cache
def reader():
    return RoleReaders(Readers())


def roles(text):
    article = article_of(text, language="ru")
    found = reader().roles(article)
    return {
        tuple(None if span is None else text[span.start : span.end] for span in (one.person, one.role, one.affiliation)) for one in found
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Премьер-министр Казахстана Олжас Бектенов прибыл в Бишкек.", ("Олжас Бектенов", "Премьер-министр", "Казахстана")),
        ("Об этом сообщил министр иностранных дел Армении Арарат Мирзоян.", ("Арарат Мирзоян", "министр иностранных дел", "Армении")),
        ("Переговоры начал глава Федеральной миграционной службы Пётр Зимин.", ("Пётр Зимин", "глава", "Федеральной миграционной службы")),
        ("Пётр Зимин, директор Института востоковедения, с этим не согласен.", ("Пётр Зимин", "директор", "Института востоковедения")),
        ("Его поддержал лидер партии «Согласие» Иван Петров.", ("Иван Петров", "лидер", "партии «Согласие»")),
        ("Иван Петров был назначен послом Узбекистана.", ("Иван Петров", "послом", "Узбекистана")),
        ("Президентом Финляндии стал Александр Стубб.", ("Александр Стубб", "Президентом", "Финляндии")),
        ("Британский премьер Кир Стармер выступил в парламенте.", ("Кир Стармер", "премьер", "Британский")),
        ("Исполняющий обязанности главы ведомства Иван Петров ушёл.", ("Иван Петров", "Исполняющий обязанности главы", "ведомства")),
    ],
)
def test_a_sentence_says_who_is_what(text, told):
    assert told in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "После смерти Петра Зимина прошло десять лет.",
        "Иван Петров может стать министром.",
        "Супруга президента Анна Иванова открыла выставку.",
        "Советник Эрдогана в Анкару не приехал.",
    ],
)
def test_a_sentence_says_of_nobody_what_he_is(text):
    assert roles(text) == set()


def test_several_posts_of_one_person_are_several_roles():
    told = roles("Депутат парламента, председатель комитета по бюджету Иван Петров выступил.")
    assert {("Иван Петров", "Депутат", "парламента"), ("Иван Петров", "председатель", "комитета по бюджету")} <= told


def test_a_shared_title_is_each_ones():
    told = roles("Прибыли депутаты Иван Петров и Анна Зимина.")
    assert {("Иван Петров", "депутаты", None), ("Анна Зимина", "депутаты", None)} <= told


def test_a_sentence_without_a_name_goes_on_about_the_last(capfd):
    assert ("Иван Петров", "министром финансов", None) in roles("Иван Петров родился в Москве. В 2008 году стал министром финансов.")


def test_extract_prints_roles_with_their_spans(tmp_path, capfd):
    text = "Премьер-министр Казахстана Олжас Бектенов прибыл в Бишкек."
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    assert run(["extract", str(tmp_path / "note.txt"), "--format", "roles"]) == 0
    line = json.loads(capfd.readouterr().out)
    assert line["id"] == "note"
    assert line["roles"] == [
        {
            "person": {"start": 27, "end": 41, "text": "Олжас Бектенов"},
            "role": {"start": 0, "end": 15, "text": "Премьер-министр"},
            "affiliation": {"start": 16, "end": 26, "text": "Казахстана"},
        }
    ]


# --- corpora ---

TEXT = "Премьер-министр Казахстана Олжас Бектенов прибыл."


def factrueval(folder):
    parts = {
        "txt": TEXT,
        "spans": "1 job 0 15 1 1\n2 loc_name 16 10 2 1\n3 name 27 5 3 1\n4 surname 33 8 4 1\n",
        "objects": "10 LocOrg 2 # Казахстана\n11 Person 3 4 # Олжас Бектенов\n",
        "coref": "20 10\nname Казахстан\n\n21 11\nfirstname Олжас\nlastname Бектенов\n",
        "facts": "a-0 Occupation\nWho obj21 Бектенов Олжас\nPosition span1 Премьер-министр\nWhere obj20 Казахстан\n",
    }
    for suffix, content in parts.items():
        (folder / f"book_1.{suffix}").write_text(content, encoding="utf-8")


def nerel(folder):
    (folder / "1.txt").write_text(TEXT, encoding="utf-8")
    lines = ["T1\tPROFESSION 0 15\tПремьер-министр", "T2\tCOUNTRY 16 26\tКазахстана", "T3\tPERSON 27 41\tОлжас Бектенов"]
    lines += ["R1\tWORKS_AS Arg1:T3 Arg2:T1", "R2\tWORKPLACE Arg1:T1 Arg2:T2"]
    (folder / "1.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(("kind", "write", "names"), [("fre", factrueval, 3), ("nerel", nerel, 2)])
def test_a_corpus_that_is_read_rightly_scores_one(kind, write, names, tmp_path, capfd):
    write(tmp_path)
    assert run(["eval", str(tmp_path), "--roles", kind, "--json"]) == 0
    rows = json.loads(capfd.readouterr().out)
    assert {row["tau"] for row in rows} == {0.2, 0.5}
    assert len({row["figure"] for row in rows}) == names
    assert all(row["score"] == row["recall"] == row["precision"] == 1 for row in rows)


def test_what_is_missed_of_a_corpus_is_listed(tmp_path, capfd):
    nerel(tmp_path)
    (tmp_path / "1.txt").write_text("Нарушителем признан некий известный всем Сидоров!", encoding="utf-8")
    assert run(["eval", str(tmp_path), "--roles", "nerel", "--errors", "--json"]) == 0
    assert {row["error"] for row in json.loads(capfd.readouterr().out)} == {"missed-role"}


@pytest.mark.parametrize("kind", ["fre", "nerel"])
def test_a_folder_without_such_a_corpus(kind, tmp_path, capfd):
    assert run(["eval", str(tmp_path), "--roles", kind]) == 4
    assert "holds no" in capfd.readouterr().err


def test_a_broken_corpus_names_its_file(tmp_path, capfd):
    nerel(tmp_path)
    (tmp_path / "1.ann").write_text("T1\tPERSON x\n", encoding="utf-8")
    assert run(["eval", str(tmp_path), "--roles", "nerel"]) == 4
    assert "1.ann: is not of the form of its corpus" in capfd.readouterr().err


# --- the words ---

WORDS = tomllib.loads((resources.languages() / "ru.roles.toml").read_text(encoding="utf-8"))


def found(kind, phrase):
    """Say whether a phrase holds a word of a kind, found by its forms as the reader finds it."""
    words = load_role_words("ru")
    sentence = next(iter(sentences(Article("a", "ru", phrase))))
    bodies = Bodies(sentence, reader()._reader("ru").known, words, [], frozenset())
    if kind in {"jobs", "prefixes"}:
        return any(Jobs(bodies, words, PhraseTable([])).is_job(at) for at in range(len(sentence.tokens)))
    if kind == "bodies":
        return any(bodies.is_body(token) for token in sentence.tokens)
    if kind == "of_places":
        return any(bodies.adjective(at) for at in range(len(sentence.tokens)))
    if kind == "acting":
        return bool(reader()._reader("ru").acting.find(sentence.tokens))
    return any(token.lemmas & getattr(words, kind) for token in sentence.tokens)


def phrases(which):
    tables = [(kind, row) for kind, rows in WORDS.items() for row in (rows if isinstance(rows, list) else [rows])]
    return [(kind, phrase) for kind, row in tables for phrase in row[which]]


@pytest.mark.parametrize(("kind", "phrase"), phrases("examples"))
def test_the_table_finds_its_examples(kind, phrase):
    assert found(kind, phrase)


@pytest.mark.parametrize(("kind", "phrase"), phrases("counterexamples"))
def test_the_table_finds_no_counterexample(kind, phrase):
    assert not found(kind, phrase)
