"""Learns how sure participations are: `KG_EVAL_DATA=… python tests/scoring/calibrate.py` writes kg/languages/ru.confidence.toml.

KG_EVAL_DATA names a folder with gold/; the cross-validated table is printed: of those at .9 and above, 95 % have to be right.
"""

import os
import sys
from pathlib import Path

from kg import resources
from kg.pipeline.reading import Readers
from kg.pipeline.scoring import examples_in, observe
from kg.scoring.calibration import binned, cross_validated, fitted
from kg.sources.confidence import ConfidenceTable

SETS = ("dev", "press-dev")
_SURE, _ENOUGH = 0.9, 0.95


def written(table: ConfidenceTable, observations: int) -> str:
    """Return the table as TOML."""
    head = [
        "# How sure a participation is: log-odds learned from annotated articles by tests/scoring/calibrate.py; do not edit by hand.",
        f"# {observations} participations.",
        f"base = {table.base}",
        f"unseen = {table.unseen}",
    ]
    blocks = [line for trait, values in sorted(table.weights.items()) for line in ("", f"[weights.{trait}]", *_rows(values))]
    return "\n".join([*head, *blocks]) + "\n"


def _rows(values):
    return [f'"{value}" = {weight}' for value, weight in sorted(values.items())]


def main():
    data = os.environ.get("KG_EVAL_DATA")
    if not data:
        return "KG_EVAL_DATA names no folder with annotated sets"
    observations = observe(examples_in(*(Path(data) / "gold" / f"{name}.gold.jsonl" for name in SETS)), Readers())
    told = cross_validated(observations)
    for one in binned(told):
        print(f"{one.low:.2f}–{one.high:.2f}  {one.count:4}  {'' if one.accuracy is None else f'{one.accuracy:.3f}'}")
    sure = [right for confidence, right in told if confidence >= _SURE]
    print(f"at {_SURE} and above: {sum(sure)} of {len(sure)} right, {sum(sure) / max(len(sure), 1):.3f}")
    path = resources.languages() / "ru.confidence.toml"
    path.write_text(written(fitted(observations), len(observations)), encoding="utf-8")
    return 0 if sum(sure) >= _ENOUGH * len(sure) else f"of those at {_SURE} and above too few are right; nothing to rely on"


if __name__ == "__main__":
    sys.exit(main())
