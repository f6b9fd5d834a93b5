"""What the tests of this room share: the type of the reader they ask, and what they look at in its answers."""

from collections.abc import Callable

from kg.model import Reading

Read = Callable[..., Reading]


def told(reading: Reading) -> list[tuple[str, str, frozenset[str]]]:
    """Return kind, status and states of each meeting told."""
    return [(report.kind, report.status, frozenset(report.states)) for report in reading.reports]
