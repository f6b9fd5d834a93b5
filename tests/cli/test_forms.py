"""The form of answers: tables for eyes, TSV in a pipe, JSON, JSON Lines, CSV; data apart from hints; exit codes."""

import csv
import io
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kg import cli
from kg.cli.texts import command_entries

HERE = Path(cli.__file__).parent
EXAMPLES = {name: entry["example"] for name, entry in command_entries().items()}


def test_a_pipe_gets_tabs_and_a_header(kg):
    said = kg("meetings", "--state", "KG")
    header, *rows = [line.split("\t") for line in said.out.splitlines()]
    assert header[0] == "date"
    assert rows
    assert {len(row) for row in rows} == {len(header)}


def test_json_lines_is_one_object_a_line(kg):
    objects = [json.loads(line) for line in kg("meetings", "--jsonl").out.splitlines()]
    assert objects == json.loads(kg("meetings", "--json").out)


def test_csv_opens_in_a_spreadsheet(kg):
    said = kg("meetings", "--csv", "--bom")
    assert said.out.startswith("\ufeff")
    header, *rows = csv.reader(io.StringIO(said.out.removeprefix("\ufeff")))
    assert len(rows) == len(json.loads(kg("meetings", "--json").out))
    assert "meeting" in header


def test_an_empty_answer_is_an_empty_list_and_exit_code_1(kg):
    said = kg("meetings", "--from", "1901", "--to", "1902", "--json")
    assert (said.code, said.out.strip()) == (1, "[]")


def test_nobody_of_that_name(kg):
    said = kg("person", "Квазимодо", "--json")
    assert (said.code, said.out.strip()) == (1, "[]")
    assert "Квазимодо" in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["ask", "heads-of-goverment"],
        ["ask", "heads-of-government"],
        ["ask", "meetings", "--colour", "red"],
        ["ask", "meetings", "--state"],
        ["meetings", "--kind", "sumit"],
        ["meetings", "--from", "18.09.2025"],
        ["sparql"],
        ["sparql", "SELECT ?x WHERE { ?x"],
        ["sparql", "DELETE WHERE { ?s ?p ?o }"],
        ["draw"],
        ["export", "-o", "graph.xyz"],
        ["person"],
    ],
)
def test_a_question_put_wrongly_is_exit_code_2_and_one_clear_message(kg, arguments):
    said = kg(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err


def test_a_misspelt_command_is_put_right(kg):
    assert "Did you mean 'meetings'?" in kg("meetigns").err


def test_an_empty_store_says_what_to_do_next(kg, tmp_path):
    said = kg("--store", tmp_path / "none", "person", "Бектенов", "--json")
    assert said.code == 1
    assert "kg ingest" in said.err
    assert said.out.strip() == "[]"


def test_labels_in_russian(kg):
    rows = json.loads(kg("--lang", "ru", "meetings", "--state", "KG", "--kind", "heads-of-government-meeting", "--json").out)
    assert "встреча глав правительств" in {row["kind_label"] for row in rows}


def test_all_questions_are_listed_with_titles_in_both_languages(kg):
    for language in ("ru", "en"):
        rows = json.loads(kg("ask", "--list", "--lang", language, "--json").out)
        assert len(rows) >= 12
        assert all(row["title"] for row in rows)
    assert "heads-of-government" in {row["question"] for row in rows}


def test_sparql_knows_the_prefixes(kg):
    said = kg("sparql", "SELECT ?name WHERE { person:olzhas-bektenov skos:prefLabel ?name } ORDER BY ?name", "--json")
    assert {"name": "Olzhas Bektenov"} in json.loads(said.out)
    assert kg("sparql", "ASK { ?m a dm:Meeting }").out.strip() == "true"
    assert "<https://w3id.org/dmkg/" in kg("sparql", "CONSTRUCT { ?m a dm:Meeting } WHERE { ?m a dm:Meeting }").out


def test_sparql_from_a_file_and_from_standard_input(kg, tmp_path, seeded):
    query = tmp_path / "q.rq"
    query.write_text("SELECT (COUNT(?m) AS ?n) WHERE { ?m a dm:Meeting }", encoding="utf-8")
    from_file = kg("sparql", "-f", query, "--csv").out
    piped = subprocess.run(
        [sys.executable, "-m", "kg.cli", "--store", str(seeded), "sparql", "-", "--csv"],
        input=query.read_bytes(),
        capture_output=True,
        check=True,
    )
    assert piped.stdout.decode() == from_file
    assert from_file.startswith("n\n")


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_example_of_every_command_works(kg, name, monkeypatch, tmp_path):
    import shlex

    from kg import resources

    (tmp_path / "seeds").symlink_to(resources.seeds())
    monkeypatch.chdir(tmp_path)
    program, *arguments = shlex.split(EXAMPLES[name])
    assert (program, arguments[0]) == ("kg", name)
    if name == "ingest":
        arguments = ["--store", "own", *arguments]
    said = kg(*arguments)
    assert said.code == 0, said.err
    assert said.out or list(tmp_path.iterdir())


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_help_of_every_command_ends_with_its_example(kg, name):
    said = kg(name, "--help")
    assert said.code == 0
    assert " ".join(EXAMPLES[name].split()) in " ".join(said.out.split())


def test_both_languages_of_the_command_line_say_the_same_things():
    texts = tomllib.loads((HERE / "texts.toml").read_text(encoding="utf-8"))
    import string

    for kind in ("messages", "how", "yes-no", "sections"):
        assert texts["ru"][kind].keys() == texts["en"][kind].keys()
    gaps = {
        language: {
            key: {name for _, name, _, _ in string.Formatter().parse(text) if name} for key, text in texts[language]["messages"].items()
        }
        for language in ("ru", "en")
    }
    assert gaps["ru"] == gaps["en"]
