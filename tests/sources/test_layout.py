"""The table of page layout proves itself: every pattern finds its own examples, whole and exactly, and none of its counterexamples."""

import re
import time
import tomllib
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from kg import resources
from kg.errors import DataError
from kg.sources.days import day_in
from kg.sources.layout import Pattern, Publisher, load_layout

TABLE: dict[str, Any] = tomllib.loads((resources.languages() / "layout.toml").read_text(encoding="utf-8"))
LAYOUT = load_layout()
PATTERNS = [pytest.param(row, pattern, id=row["name"]) for row, pattern in zip(TABLE["pattern"], LAYOUT.patterns, strict=True)]
PUBLISHERS = [pytest.param(row, one, id=row["name"]) for row, one in zip(TABLE["publisher"], LAYOUT.publishers, strict=True)]


@pytest.mark.parametrize(("row", "pattern"), PATTERNS)
def test_every_example_gives_exactly_its_zones(row: dict[str, Any], pattern: Pattern) -> None:
    assert row["examples"]
    for example in row["examples"]:
        expected = dict(example) if isinstance(example, dict) else {"text": example, row["zone"]: example}
        text = expected.pop("text")
        assert zones(pattern, text) == {kind: found if isinstance(found, list) else [found] for kind, found in expected.items()}


@pytest.mark.parametrize(("row", "pattern"), PATTERNS)
def test_no_counterexample_gives_any(row: dict[str, Any], pattern: Pattern) -> None:
    assert row["counterexamples"]
    assert {text: zones(pattern, text) for text in row["counterexamples"]} == {text: {} for text in row["counterexamples"]}


@pytest.mark.parametrize(("row", "pattern"), PATTERNS)
def test_no_line_keeps_a_pattern_busy(row: dict[str, Any], pattern: Pattern) -> None:
    given = [example["text"] if isinstance(example, dict) else example for example in (*row["examples"], *row["counterexamples"])]
    pieces = {piece for text in given for piece in (text, *text.split(), *text.split("|"), text[:1])}
    start = time.process_time()
    for piece, end in product(pieces, ("", " ", " | ", ", ")):
        for last in ("", "!"):
            matches(pattern, ((piece + end) * 420)[:420] + last)
    assert time.process_time() - start < 0.5 + 0.02 * len(pieces)


@pytest.mark.parametrize(("row", "publisher"), PUBLISHERS)
def test_an_outlet_names_itself(row: dict[str, Any], publisher: Publisher) -> None:
    assert row["examples"]
    assert [list(publisher.named(example["text"])) for example in row["examples"]] == [
        [example["publisher"]] for example in row["examples"]
    ]
    assert not any(list(publisher.named(text)) for text in row["counterexamples"])


def test_names_are_unique_and_say_language_and_zone() -> None:
    names = [row["name"] for row in TABLE["pattern"] + TABLE["publisher"]]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z-]+\.[a-z]+\.[a-z-]+", name) for name in names)


@pytest.mark.parametrize(("number", "form"), [(number, form) for number, forms in TABLE["months"].items() for form in forms])
def test_every_form_of_a_month_is_read(number: str, form: str) -> None:
    assert day_in(f"5 {form} 2024", LAYOUT.months) == date(2024, int(number), 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("date 2024-03-12", date(2024, 3, 12)),
        ("12.03.2024, 09:30", date(2024, 3, 12)),
        ("09:30, 12 Марта 2024", date(2024, 3, 12)),
        ("March 12, 2024", date(2024, 3, 12)),
        ("2024 жылғы 12 наурыз", date(2024, 3, 12)),
        ("12 Şubat 2024", date(2024, 2, 12)),
        ("12 mart 2024-cü il", date(2024, 3, 12)),
        ("12 марта", None),
        ("31 февраля 2024", None),
        ("Сегодня, 12:40", None),
    ],
)
def test_the_day_of_a_stamp(text: str, day: date | None) -> None:
    assert day_in(text, LAYOUT.months) == day


def test_a_broken_pattern_is_named(tmp_path: Path) -> None:
    table = tmp_path / "layout.toml"
    table.write_text('[pieces]\n[[pattern]]\nname = "any.stamp.wrong"\nunit = "line"\nwhere = "top"\nexpression = "("\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"layout\.toml: any\.stamp\.wrong: missing \)"):
        load_layout(table)


def test_an_unknown_unit_is_named_with_those_there_are(tmp_path: Path) -> None:
    table = tmp_path / "layout.toml"
    table.write_text('[pieces]\n[[pattern]]\nname = "any.stamp.wrong"\nunit = "word"\nwhere = "top"\nexpression = "a"\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"any\.stamp\.wrong: unit must be one of line, page"):
        load_layout(table)


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    table = tmp_path / "layout.toml"
    table.write_text("[pieces]\n", encoding="utf-8")
    with pytest.raises(DataError, match="'pattern' is missing"):
        load_layout(table)


def zones(pattern: Pattern, text: str) -> dict[str, list[str]]:
    """Return the texts of the zones a pattern finds in a text of its unit, by kind."""
    found: dict[str, list[str]] = {}
    for match in matches(pattern, text):
        for zone in pattern.zones(match):
            found.setdefault(zone.kind, []).append(text[zone.span.start : zone.span.end])
    return found


def matches(pattern: Pattern, text: str) -> list[re.Match[str]]:
    if pattern.unit == "page":
        return list(pattern.found(text))
    match = pattern.expression.match(text) if pattern.unit == "start" else pattern.expression.fullmatch(text)
    return [] if match is None else [match]
