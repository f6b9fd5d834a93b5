"""Which reports of one article tell of a meeting that another report of it tells of already. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.identity.matching import match
from kg.identity.traces import Trace, trace_of
from kg.model import Account
from kg.world import Place

_SURE = 0.9


def traces_of(accounts: Iterable[Account], places: Mapping[str, Place]) -> tuple[Trace, ...]:
    """Return the traces of all reports of one article.

    Who reads one meeting twice out of an article, in its headline and in its text, must not draw the reports of others apart: of two that
    say the same, the one that says less is marked, and stays alone.
    """
    traces = sorted((trace_of(account, places) for account in accounts), key=_fullness)
    kept: list[Trace] = []
    for trace in traces:
        again = any(_same(trace, one) for one in kept if not one.again)
        kept.append(replace(trace, again=again))
    return tuple(sorted(kept, key=lambda trace: trace.key))


def _same(one: Trace, other: Trace) -> bool:
    found = match(replace(one, key=f"~{one.key}"), other)
    return found.against is None and found.score >= _SURE


def _fullness(trace: Trace) -> tuple[int, int, int, str]:
    """Sort the report that says most first."""
    told = sum(value is not None for value in (trace.first, trace.city, trace.state, trace.under))
    return -len(trace.people), -told, -len(trace.sides), trace.key
