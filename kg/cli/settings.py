"""How an answer is wanted: from which store, in which language and form, how wide; the same options on every command."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., Any])
_FORMS = {
    "json": "One JSON array.",
    "jsonl": "One JSON object a line.",
    "csv": "CSV with a header.",
    "tsv": "Tab-separated with a header, as when piped.",
    "table": "A table, as on a terminal.",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """How this run's answers are wanted."""

    store: Path
    language: str
    form: str  # table | tsv | csv | json | jsonl
    bom: bool
    width: int
    colour: bool

    @property
    def structured(self) -> bool:
        """Say whether the answer is for programs, as JSON."""
        return self.form in {"json", "jsonl"}


def store_options(function: _Function) -> _Function:
    """Give a command `--store` and `--lang`."""
    language = click.option(
        "--lang",
        type=click.Choice(["ru", "en"]),
        expose_value=False,
        callback=remember,
        help="Language of labels; the locale's by default.",
    )
    store = click.option(
        "--store", metavar="DIR", expose_value=False, callback=remember, help="Where the graph lies: else $KG_STORE, else .kg here."
    )
    return store(language(function))


def form_options(function: _Function) -> _Function:
    """Give a command `--json`, `--jsonl`, `--csv`, `--tsv`, `--table` and `--bom`."""
    bom = click.option("--bom", is_flag=True, expose_value=False, callback=remember, help="Begin CSV with the mark that Excel wants.")
    function = bom(function)
    for form, text in reversed(_FORMS.items()):
        function = click.option(f"--{form}", is_flag=True, expose_value=False, callback=_remember_form, help=text)(function)
    return function


def answer_options(function: _Function) -> _Function:
    """Give a command all options on where the graph is and how its answer looks."""
    return form_options(store_options(function))


def settings() -> Settings:
    """Return the settings of the command that runs."""
    meta = click.get_current_context().meta
    terminal = sys.stdout.isatty()
    return Settings(
        store=Path(meta.get("kg.store") or os.environ.get("KG_STORE") or ".kg"),
        language=meta.get("kg.lang") or language_of(os.environ),
        form=meta.get("kg.form") or ("table" if terminal else "tsv"),
        bom=bool(meta.get("kg.bom")),
        width=shutil.get_terminal_size((100, 24)).columns,
        colour=terminal and not os.environ.get("NO_COLOR"),
    )


def language_of(environment: "os._Environ[str] | dict[str, str]") -> str:
    """Return the language of a locale as its variables have it, English where it is neither Russian nor English.

    >>> language_of({"LANG": "ru_RU.UTF-8"}), language_of({"LC_ALL": "C.UTF-8", "LANG": "ru_RU.UTF-8"})
    ('ru', 'en')
    """
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "ru" if locale.lower().startswith("ru") else "en"


def remember(context: click.Context, option: click.Parameter, value: object) -> None:
    """Keep the value of an option that is no parameter of its command."""
    if value:
        context.meta[f"kg.{option.name}"] = value


def _remember_form(context: click.Context, option: click.Parameter, value: object) -> None:
    if value:
        context.meta["kg.form"] = option.name
