"""How sure we may be of a participation: a table learned from annotated articles, and what of a participation it looks at."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from kg import resources
from kg.errors import DataError
from kg.model import Participation, Report

_MANY = 3  # so many and more are one class
_DIGITS = 2
_SUREST = 0.99

Traits = Mapping[str, str]  # what is looked at → what it is


@dataclass(frozen=True, slots=True)
class ConfidenceTable:
    """Weights in log-odds: a base, and for each trait what each of its values adds; what was never seen takes something away."""

    base: float
    unseen: float
    weights: Mapping[str, Mapping[str, float]]

    def confidence(self, traits: Traits) -> float:
        """Return how likely a participation with these traits is right, from 0 to .99: nothing read is certain."""
        odds = self.base + sum(self.weights.get(trait, {}).get(value, self.unseen) for trait, value in traits.items())
        return min(round(1 / (1 + exp(-odds)), _DIGITS), _SUREST)


def traits(report: Report, participation: Participation, reports: int) -> dict[str, str]:
    """Return what tells how sure a participation is: the rules that read it, its company, and what is said of it.

    A rule is the language, what opened the meeting and how somebody hangs on it: `ru.noun.meeting` and `subject`.

    Args:
        report: the meeting it is a participation in.
        participation: whose confidence is wanted.
        reports: how many meetings the article tells of.
    """
    company = _counted(len(report.participants))
    opening, _, link = (participation.grounds.rule or "").rpartition(".")
    return {
        "opening": opening or "none",
        "link": link or "none",
        "company": company,
        "gathering": f"{report.kind} of {company}",
        "reports": _counted(reports),
        "states": _counted(len(report.states)),
        "basis": participation.basis,
        "title": "printed" if participation.title else "none",
        "where": "headline" if _only_in_title(participation) else "text",
        "status": report.status,
    }


def _counted(number: int) -> str:
    return str(min(number, _MANY))


def _only_in_title(participation: Participation) -> bool:
    evidence = participation.grounds.evidence
    return bool(evidence) and all(one.span.part == "title" for one in evidence)


@cache
def load_confidence(language: str, folder: Path | None = None) -> ConfidenceTable | None:
    """Return the table of a language, None where nothing was learned yet.

    Raises:
        DataError: the file is not what it should be; the message names it.
    """
    path = (folder or resources.languages()) / f"{language}.confidence.toml"
    if not path.is_file():
        return None
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        weights = {trait: {str(value): float(weight) for value, weight in values.items()} for trait, values in data["weights"].items()}
        return ConfidenceTable(float(data["base"]), float(data["unseen"]), weights)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{path}: {error} is missing or misspelt; `python tests/scoring/calibrate.py` writes it anew") from error
