"""What no likeness outweighs: rules by which two reports cannot tell of one meeting. Pure."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from kg.identity.dating import gap
from kg.identity.table import Table
from kg.identity.traces import Trace

_PLAN_MOVES = 3  # days by which a plan may be moved
_TWO = 2
_A_DAY, _GOES_ON = timedelta(1), timedelta(2)  # how long what is reported as begun may go on
Common = Sequence[tuple[str | None, str | None]]


def ruled_out(one: Trace, other: Trace, table: Table) -> str | None:
    """Return why two reports cannot tell of one meeting, whoever is named in them; nothing where they can."""
    return next((reason for reason, broken in _RULES if broken(one, other, table)), None)


def other_people(one: Trace, other: Trace, common: Common) -> str | None:
    """Return why the people named in two reports rule out that these tell of one meeting.

    Of two sides no side may be other people altogether. Where many meet, the hosts may not, unless both say what sort of meeting it was
    and say the same: presidents receive those whom premiers confer with.
    """
    both = {person.of for person in one.people} & {person.of for person in other.people} - {None}
    others = both - {side for pair in common for side in pair}
    if _two_sided(one) and _two_sided(other):
        return "other people on one side" if others else None
    host = one.state or other.state
    return "received by other people" if host in others and one.kind != other.kind else None


def _one_article(one: Trace, other: Trace, _: Table) -> bool:
    return one.article == other.article


def _two_media(one: Trace, other: Trace, table: Table) -> bool:
    return table.families(one, other) in table.apart


def _two_days(one: Trace, other: Trace, _: Table) -> bool:
    """Say whether both state days that lie further apart than a slip, or a plan that was moved, explains."""
    return gap(one, other) > (1 if one.held == other.held else _PLAN_MOVES)


def _too_late(one: Trace, other: Trace, table: Table) -> bool:
    return _unknowable(one, other, table) or _unknowable(other, one, table)


def _unknowable(told: Trace, other: Trace, table: Table) -> bool:
    """Say whether one article tells as over, or announces as still ahead, what the other dates so that it cannot be."""
    if told.published is None:
        return False
    if told.held:
        still = max(told.last or told.published, told.published) + (_GOES_ON if told.kind in table.lasting else timedelta())
        slip = _A_DAY if other.relative and other.held and told.first is None else timedelta()  # «сегодня» may be said of another event
        return other.first is not None and other.first > still + slip
    over = other.last or other.near or other.published
    return told.first is None and other.held and over is not None and over < told.published - _A_DAY


def _two_places(one: Trace, other: Trace, _: Table) -> bool:
    if one.state is not None and other.state is not None and one.state != other.state:
        return True
    return one.known_city and other.known_city and one.city != other.city


def _two_organisations(one: Trace, other: Trace, _: Table) -> bool:
    return one.under is not None and other.under is not None and one.under != other.under


def _two_sided(trace: Trace) -> bool:
    return trace.under is None and len(trace.sides) <= _TWO


def _other_sides(one: Trace, other: Trace, _: Table) -> bool:
    if not (_two_sided(one) and _two_sided(other)) or not one.sides or not other.sides:
        return False
    return not (one.sides <= other.sides or other.sides <= one.sides)


def _sidelines(one: Trace, other: Trace, table: Table) -> bool:
    small, large = sorted((one, other), key=lambda trace: len(trace.sides))
    talks = table.family.get(small.kind) == "talks" and small.under is None
    return talks and len(small.sides) == _TWO < len(large.sides)


def _reception(one: Trace, other: Trace, table: Table) -> bool:
    """Say whether in one report somebody receives many, and in the other these many confer."""
    kinds = {one.kind, other.kind}
    conferring = any(table.family.get(kind) == "gathering" and kind not in table.general for kind in kinds)
    return bool(kinds & table.receiving) and conferring and max(len(one.sides), len(other.sides)) > _TWO


_RULES: tuple[tuple[str, Callable[[Trace, Trace, Table], bool]], ...] = (
    ("two reports of one article", _one_article),
    ("a call and talks in a room", _two_media),
    ("other sides", _other_sides),
    ("two stated days", _two_days),
    ("held after the article was published", _too_late),
    ("two stated places", _two_places),
    ("two organisations", _two_organisations),
    ("a bilateral and the gathering around it", _sidelines),
    ("a reception and the conference around it", _reception),
)
