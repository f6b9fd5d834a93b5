"""The declared table of what speaks for and against two reports telling of one meeting (matching.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.identity.traces import Trace

_TABLE = Path(__file__).with_name("matching.toml")


@dataclass(frozen=True, slots=True)
class Table:
    """What speaks for and against two reports telling of one meeting (matching.toml)."""

    bias: float
    join: float
    reach: int
    weights: Mapping[str, Mapping[str, float]]
    family: Mapping[str, str]  # kind → family
    rare: frozenset[str]
    lasting: frozenset[str]
    receiving: frozenset[str]
    general: frozenset[str]
    vague: Mapping[str, int]
    apart: frozenset[frozenset[str]]
    kin: frozenset[frozenset[str]]

    def families(self, one: Trace, other: Trace) -> frozenset[str]:
        """Return the families of the kinds of two reports."""
        return frozenset({self.family.get(one.kind, "other"), self.family.get(other.kind, "other")})


@cache
def load_table() -> Table:
    """Return the table of weights."""
    found = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    kinds = found["kinds"]
    return Table(
        bias=found["bias"],
        join=found["join"],
        reach=found["reach"],
        weights=found["weights"],
        family={kind: family for family, members in found["families"].items() for kind in members},
        rare=frozenset(kinds["rare"]),
        lasting=frozenset(kinds["lasting"]),
        receiving=frozenset(kinds["receiving"]),
        general=frozenset(kinds["general"]),
        vague=kinds["vague"],
        apart=frozenset(frozenset(pair) for pair in kinds["apart"]),
        kin=frozenset(frozenset(pair) for pair in kinds["kin"]),
    )
