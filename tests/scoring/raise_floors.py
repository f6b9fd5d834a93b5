"""The scores that must not fall: `python tests/scoring/raise_floors.py` raises them to what is reached now, and never lowers one.

The project's own gold is always measured; annotated sets and corpora where KG_EVAL_DATA names a folder with gold/ and corpora/.
To begin anew, delete floors.toml first.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from kg import resources
from kg.pipeline.grouping import groups_in, score_groups
from kg.pipeline.reading import Readers
from kg.pipeline.roles import score_roles
from kg.pipeline.scoring import examples_in, score

FLOORS = Path(__file__).with_name("floors.toml")
_DIGITS = 3
_HEAD = "# What was reached, by set and figure; `python tests/scoring/raise_floors.py` raises these figures and never lowers one.\n"

Scores = dict[str, float]


def measures() -> dict[str, Callable[[], Scores]]:
    """Return what measures each set that is at hand."""
    found: dict[str, Callable[[], Scores]] = {"seeds": partial(_meetings, resources.seeds() / "gold")}
    data = os.environ.get("KG_EVAL_DATA")
    if data:
        for name in ("dev", "press-dev"):
            found[name] = partial(_meetings, Path(data) / "gold" / f"{name}.gold.jsonl")
        found["groups"] = partial(_groups, Path(data) / "gold" / "groups.gold.jsonl")
        for name, kind, folder in (("factrueval", "fre", "factrueval-devset"), ("nerel", "nerel", "nerel-train")):
            found[name] = partial(_roles, kind, Path(data) / "corpora" / folder)
    return found


def floors() -> Mapping[str, Scores]:
    """Return the scores that were reached before."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


@cache
def _readers() -> Readers:
    return Readers()


def _meetings(gold: Path) -> Scores:
    return {one.name: round(one.score, _DIGITS) for one in score(examples_in(gold), _readers(), resamples=0).figures}


def _roles(kind: str, folder: Path) -> Scores:
    figures, _ = score_roles(kind, [folder], _readers())
    return {f"{one.name} at {one.tau}": round(one.score, _DIGITS) for one in figures}


def _groups(gold: Path) -> Scores:
    scores, _ = score_groups(groups_in(gold), _readers())
    told = {one.name: one.score for one in scores.figures if one.score is not None}
    mixed = next(one for one in scores.figures if one.name == "meetings-mixed")
    told["meetings-unmixed"] = 1 - (mixed.number or 0) / (mixed.derived or 1)
    return {name: round(score, _DIGITS) for name, score in told.items()}


def raised(before: Mapping[str, Scores], now: Mapping[str, Scores]) -> dict[str, Scores]:
    """Return the higher of each score before and now; a set or figure that is not at hand now keeps its floor."""
    sets = [*before, *(name for name in now if name not in before)]
    return {name: _higher(before.get(name, {}), now.get(name, {})) for name in sets}


def _higher(before: Scores, now: Scores) -> Scores:
    figures = [*before, *(name for name in now if name not in before)]
    return {name: max(before.get(name, 0.0), now.get(name, 0.0)) for name in figures}


def _written(scores: Mapping[str, Scores]) -> str:
    return _HEAD + "".join(_block(name, rows) for name, rows in scores.items())


def _block(name: str, rows: Scores) -> str:
    return "".join([f"\n[{name}]\n", *(f'"{figure}" = {value:.3f}\n' for figure, value in rows.items())])


def _change(name: str, figure: str, value: float, floor: float | None) -> str:
    before, fell = "new" if floor is None else f"{floor:.3f}", floor is not None and value < floor
    return f"{name:12} {figure:32} {before} → {value:.3f}{'  FELL' if fell else ''}"


if __name__ == "__main__":
    now = {name: measure() for name, measure in measures().items()}
    old = floors()
    for name, rows in now.items():
        for figure, value in rows.items():
            floor = old.get(name, {}).get(figure)
            if value != floor:
                print(_change(name, figure, value, floor))
    FLOORS.write_text(_written(raised(old, now)), encoding="utf-8")
