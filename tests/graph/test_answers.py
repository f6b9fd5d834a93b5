"""What each question answers in the small world of `world/`: the files of `answers/` hold the rows, one file a question.

A block of such a file is what is said with the question, the columns looked at, and the rows in order, tabs between the cells; `-` is
nothing known, `""` an empty text.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.graph import questions
from kg.graph.store import Store
from kg.graph.vocabulary import BASE

HERE = Path(__file__).parent

# Questions whose rows are looked at where they are used.
ELSEWHERE = {
    "life-line": "cli/test_histories.py",
    "names": "cli/test_lookups.py",
    "sends-deputy": "cli/test_histories.py",
    "usual-circle": "cli/test_histories.py",
}


def blocks() -> Iterator[tuple[str, str]]:
    for path in sorted((HERE / "answers").glob("*.txt")):
        yield from ((path.stem, block) for block in path.read_text(encoding="utf-8").rstrip("\n").split("\n\n"))


BLOCKS = list(blocks())


@pytest.mark.parametrize(("name", "block"), BLOCKS, ids=[f"{name}: {block.splitlines()[0]}" for name, block in BLOCKS])
def test_a_question_is_answered_with_just_these_rows(world, name, block):
    asked, columns, *rows = block.split("\n")
    assert answered(world, name, values_of(name, asked), columns.split("\t")) == rows


def values_of(name: str, asked: str) -> dict[str, object]:
    """Return what a line says with the question: `a=…`, several of one name, flags alone."""
    many = {param.name for param in questions.question(name).params if param.many}
    values: dict[str, object] = {}
    for word in asked.split()[1:]:
        key, equals, value = word.partition("=")
        values[key] = [*values.get(key, []), value] if key in many else value if equals else True
    return values


def answered(world: Store, name: str, values: dict[str, object], columns: list[str]) -> list[str]:
    answer = questions.run(world, name, **values)
    places = [answer.columns.index(column) for column in columns]
    return ["\t".join(_shown(row[place]) for place in places) for row in answer]


def _shown(value: object) -> str:
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case _:
            return str(value).removeprefix(BASE) or '""'


ON_THE_PAGE = "draw-"  # what the page is drawn from is looked at there
EVERY = [one.name for one in questions.questions() if not one.name.startswith(ON_THE_PAGE)]


@pytest.mark.parametrize("name", EVERY)
def test_every_question_has_its_answers(name):
    path = HERE.parent / ELSEWHERE[name] if name in ELSEWHERE else HERE / "answers" / f"{name}.txt"
    assert path.is_file(), f"{path} is missing"


def test_an_answer_is_of_a_question_that_there_is():
    assert {name for name, _ in BLOCKS} <= {one.name for one in questions.questions()}
