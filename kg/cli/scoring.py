"""`kg eval`: how well articles are read, against what somebody annotated in them, with the errors by class."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.output import Record, hint, out, show
from kg.cli.progress import ProgressLine
from kg.cli.root import Command
from kg.cli.settings import Settings, answer_options, settings
from kg.cli.tables import table
from kg.cli.texts import word, words

if TYPE_CHECKING:
    from kg.pipeline.grouping import GroupSet
    from kg.scoring.calibration import Observation
    from kg.scoring.figures import Figure
    from kg.scoring.groups import PairMistake
    from kg.scoring.mistakes import Mistake
    from kg.scoring.scores import Scores

_FIGURES = ("figure", "score", "low", "high", "precision", "recall", "right", "gold", "read")
_ROLES = ("figure", "tau", "score", "low", "high", "precision", "recall", "right", "gold", "read")
_GROUPS = ("figure", "score", "precision", "recall", "number", "gold", "derived")
_BINS = ("basis", "low", "high", "count", "right", "accuracy")
_MISTAKES = ("article", "who", "expected", "found", "quote")
_PAIRS = ("article", "title", "other", "other_title", "expected", "found")
_DIGITS = 3
_BOOK = "scoring"  # kg/cli/scoring.toml holds its words


@click.command(cls=Command)
@click.argument("golds", nargs=-1, required=True, metavar="GOLD…", type=click.Path(path_type=Path))
@click.option("--articles", multiple=True, metavar="FILE", type=click.Path(path_type=Path), help="The articles, where not beside GOLD.")
@click.option("--roles", type=click.Choice(["fre", "nerel"]), help="GOLD is a folder of FactRuEval or NEREL: score who is said to be what.")
@click.option("--groups", is_flag=True, help="GOLD says which articles tell of one meeting: score the meetings derived from them.")
@click.option(
    "--among",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="With --groups: other articles to find the groups among.",
)
@click.option("--confidence", is_flag=True, help="How many are right at each confidence, as stated and cross-validated.")
@click.option("--errors", is_flag=True, help="List what was read wrongly, by class.")
@answer_options
def eval(  # noqa: A001, PLR0913 (what one types, and all that one may choose)
    golds: tuple[Path, ...],
    *,
    articles: tuple[Path, ...],
    roles: str | None,
    groups: bool,
    among: tuple[Path, ...],
    confidence: bool,
    errors: bool,
) -> None:
    """Score what is read against annotated sets: JSON Lines of annotations or of extraction records, or a folder of records.

    The articles lie beside it: dev.jsonl for dev.gold.jsonl, articles/ for a folder; or name them with --articles. With --errors a
    structured answer (--json, --csv …) is the list of errors.

    With --groups, a line of GOLD is {"group": …, "articles": [ids], "meetings": [{"key": …, "articles": [ids]}]}: the articles are
    ingested into a store of their own, and the meetings derived from them are compared: kg eval --groups groups.gold.jsonl
    """
    _refuse_both(groups=groups, roles=roles is not None, confidence=confidence, among=bool(among))
    wanted = settings()
    line = _Line(wanted)
    if roles is not None:
        _show_roles(golds, roles, line, wanted, errors=errors)
        return
    if groups:
        _show_groups(golds, articles, among, line, wanted, errors=errors)
        return
    from kg.pipeline.reading import Readers
    from kg.pipeline.scoring import examples_in, observe, score

    examples, readers = examples_in(*golds, articles=articles), Readers(wanted.store / "gazetteer")
    if confidence:
        _show_confidence(observe(examples, readers, progress=line), line, wanted)
        return
    scores = score(examples, readers, progress=line)
    line.clear()
    _show(scores, wanted, errors=errors)
    if wanted.form == "table":
        hint(_said("scored", wanted, articles=scores.articles))


def _refuse_both(*, groups: bool, **others: bool) -> None:
    if others.pop("among") and not groups:
        raise click.UsageError("--among goes with --groups only")
    if groups and any(others.values()):
        raise click.UsageError("--groups goes neither with --roles nor with --confidence; ask one after the other")


def _show_confidence(observations: Sequence["Observation"], line: "_Line", wanted: Settings) -> None:
    from kg.scoring.calibration import binned, cross_validated

    line.clear()
    stated = [(one.confidence, one.right) for one in observations if one.confidence is not None]
    rows = [
        {"low": one.low, "high": one.high, "count": one.count, "right": one.right, "accuracy": _rounded(one.accuracy), "basis": basis}
        for basis, told in (("stated", stated), ("cross-validated", cross_validated(observations)))
        for one in binned(told)
    ]
    if wanted.form == "table":
        _print(_BINS, [{**row, "basis": word("bases", str(row["basis"]), wanted.language, book=_BOOK)} for row in rows], wanted)
    else:
        show(_BINS, rows, wanted)


def _show(scores: "Scores", wanted: Settings, *, errors: bool) -> None:
    rows = [_row(one, scores.intervals.get(one.name, (None, None))) for one in scores.figures]
    _print_figures(_FIGURES, rows, wanted, unless=errors)
    if errors:
        _show_mistakes(scores.mistakes, wanted)


def _print_figures(columns: Sequence[str], rows: Sequence[Record], wanted: Settings, *, unless: bool) -> None:
    """Print figures; a structured answer holds them only unless the errors are wanted."""
    if wanted.form == "table":
        _print(columns, [{**row, "figure": word("figures", str(row["figure"]), wanted.language, book=_BOOK)} for row in rows], wanted)
    elif not unless:
        show(columns, rows, wanted)


def _row(one: "Figure", interval: tuple[float | None, float | None]) -> Record:
    return {
        "figure": one.name,
        "score": _rounded(one.score),
        "low": _rounded(interval[0]),
        "high": _rounded(interval[1]),
        "precision": _rounded(one.precision),
        "recall": _rounded(one.recall),
        "right": one.right,
        "gold": one.gold,
        "read": one.read,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def _show_mistakes(mistakes: Iterable["Mistake"], wanted: Settings) -> None:
    _list_errors(_MISTAKES, [{"error": one.kind, **{name: getattr(one, name) for name in _MISTAKES}} for one in mistakes], wanted)


def _list_errors(columns: Sequence[str], rows: Sequence[Record], wanted: Settings) -> None:
    """List errors, on a terminal class by class."""
    if wanted.form != "table":
        show(("error", *columns), rows, wanted)
        return
    kinds = list(words("mistakes", wanted.language, book=_BOOK))
    for kind, group in groupby(sorted(rows, key=lambda row: kinds.index(str(row["error"]))), key=lambda row: str(row["error"])):
        listed = list(group)
        out("")
        out(_said("mistakes", wanted, what=word("mistakes", kind, wanted.language, book=_BOOK), count=len(listed)))
        _print(columns, listed, wanted)


def _show_roles(folders: Sequence[Path], corpus: str, line: "_Line", wanted: Settings, *, errors: bool) -> None:
    from kg.pipeline.reading import Readers
    from kg.pipeline.roles import score_roles

    figures, mistakes = score_roles(corpus, folders, Readers(wanted.store / "gazetteer"), progress=line)
    line.clear()
    rows = [{**{column: getattr(one, column, None) for column in _ROLES}, "figure": one.name} for one in figures]
    rounded = [{key: _rounded(value) if isinstance(value, float) else value for key, value in row.items()} for row in rows]
    _print_figures(_ROLES, rounded, wanted, unless=errors)
    if errors:
        _show_mistakes(mistakes, wanted)


def _show_groups(  # noqa: PLR0913 (what `eval` hands on)
    golds: Sequence[Path], articles: Sequence[Path], among: Sequence[Path], line: "_Line", wanted: Settings, *, errors: bool
) -> None:
    from kg.model import Article
    from kg.pipeline.grouping import around, groups_in, score_groups
    from kg.pipeline.reading import Readers

    found = groups_in(*golds, articles=articles)
    others = around(among, found)
    scores, unreadable = score_groups(found, Readers(wanted.store / "gazetteer"), among=others, progress=line)
    line.clear()
    for one in unreadable:
        hint(f"kg: {one}")
    figures = [{column: getattr(one, column, None) for column in _GROUPS} | {"figure": one.name} for one in scores.figures]
    rounded = [{key: _rounded(value) if isinstance(value, float) else value for key, value in row.items()} for row in figures]
    _print_figures(_GROUPS, rounded, wanted, unless=errors)
    if errors:
        _list_errors(_PAIRS, [_pair(one, found, wanted) for one in scores.mistakes], wanted)
    if wanted.form == "table":
        readable = sum(isinstance(one, Article) for one in others)
        hint(_said("grouped", wanted, articles=len(found.articles), groups=len(found.groups), others=readable))


def _pair(one: "PairMistake", found: "GroupSet", wanted: Settings) -> Record:
    row = {"error": one.kind, "article": one.article, "title": found.title(one.article), "other": one.other}
    row |= {"other_title": found.title(one.other)}
    meetings = {"expected": one.expected, "found": one.found}
    return row | (meetings if wanted.structured else {name: "; ".join(told) or None for name, told in meetings.items()})


# --- tables and lines -------------------------------------------------------------------------------------------------------------------


def _print(columns: Sequence[str], rows: Sequence[Record], wanted: Settings) -> None:
    """Print a table without the columns that are empty throughout."""
    filled = [column for column in columns if any(row[column] is not None for row in rows)]
    headings = [word("headings", column, wanted.language, book=_BOOK) for column in filled]
    out(table(headings, [[_cell(row[column]) for column in filled] for row in rows], wanted.width, colour=wanted.colour))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _said(key: str, wanted: Settings, **values: object) -> str:
    return words("messages", wanted.language, book=_BOOK)[key].format(**values)


class _Line(ProgressLine):
    """The line of progress of a scoring: how many articles are read."""

    def __init__(self, wanted: Settings) -> None:
        super().__init__()
        self._wanted = wanted

    def __call__(self, done: int, total: int) -> None:
        self.write(_said("progress", self._wanted, done=done, total=total))
