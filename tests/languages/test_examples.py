"""Every pattern of a language file matches its own examples and none of its counterexamples."""

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from kg import resources
from kg.reading.known import Known
from kg.reading.phrases import PhraseTable
from kg.reading.titles import TitleParser
from kg.reading.tokens import tokenise
from kg.sources.gazetteer import load_gazetteer
from kg.sources.lexicon import load_lexicon

LANGUAGES = ("ru",)


@cache
def data(language: str) -> dict[str, Any]:
    return tomllib.loads((resources.languages() / f"{language}.toml").read_text(encoding="utf-8"))


@cache
def known(language: str) -> Known:
    lexicon = load_lexicon(language)
    assert lexicon is not None
    return Known(load_gazetteer(resources.seeds() / "gazetteer"), lexicon)


def title_rows() -> Iterator[tuple[str, tuple[str, ...], str, bool]]:
    for language in LANGUAGES:
        for row in data(language)["titles"]:
            yield from ((language, tuple(row["names"]), text, True) for text in row["examples"])
            yield from ((language, tuple(row["names"]), text, False) for text in row["counterexamples"])


def trigger_rows() -> Iterator[tuple[str, str, str, bool]]:
    for language in LANGUAGES:
        for row in data(language)["triggers"]:
            yield from ((language, row["id"], text, True) for text in row["examples"])
            yield from ((language, row["id"], text, False) for text in row["counterexamples"])


def phrase_rows() -> Iterator[tuple[str, str, str, bool]]:
    for language in LANGUAGES:
        for row in data(language)["examples"]:
            yield from ((language, row["of"], text, True) for text in row["match"])
            yield from ((language, row["of"], text, False) for text in row["not"])


@pytest.mark.parametrize(("language", "names", "text", "matches"), list(title_rows()))
def test_titles(language: str, names: tuple[str, ...], text: str, matches: bool) -> None:
    tokens = tokenise(text)
    parser = TitleParser(tokens, known(language), lambda _: False)
    found = [title.entry for at in range(len(tokens)) if (title := parser.parse(at)) is not None]
    assert any(entry in names for entry in found) is matches, found


@pytest.mark.parametrize(("language", "trigger", "text", "matches"), list(trigger_rows()))
def test_triggers(language: str, trigger: str, text: str, matches: bool) -> None:
    found = [match.value.id for match in known(language).triggers.find(tokenise(text))]
    assert (trigger in found) is matches, found


@pytest.mark.parametrize(("language", "table", "text", "matches"), list(phrase_rows()))
def test_phrases(language: str, table: str, text: str, matches: bool) -> None:
    name, _, key = table.partition(".")
    phrases: PhraseTable[bool] = PhraseTable((phrase, True) for phrase in data(language)[name][key])
    assert bool(phrases.find(tokenise(text))) is matches


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verbs_and_statuses_have_examples(language: str) -> None:
    shown = {row["of"] for row in data(language)["examples"]}
    assert {f"{table}.{key}" for table in ("verbs", "status", "around") for key in data(language)[table]} <= shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gate_lets_its_examples_pass_and_stops_the_others(language: str) -> None:
    gate = data(language)["gate"]
    passes = [any(stem in text.lower() for stem in gate["stems"]) for text in (*gate["examples"], *gate["counterexamples"])]
    assert passes == [True] * len(gate["examples"]) + [False] * len(gate["counterexamples"])
