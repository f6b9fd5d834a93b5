"""How the days of two reports stand to each other: stated days, days of publication, announcements. Pure."""

from datetime import date

from kg.identity.traces import Trace

_PRECISE = 10  # days
_BY_DAYS = ("fresh", "next", "late")
_DATED = ("dated-fresh", "dated-next", "dated-late")
_AHEAD = ("ahead", "ahead", "ahead-few", "ahead-few")
_WEEK = 7


def date_feature(one: Trace, other: Trace) -> str:
    """Return what the days of two reports say of their being about one meeting."""
    if one.first is not None and other.first is not None:
        return _both_stated(one, other)
    if None in (one.first or one.near, other.first or other.near):
        return "unknown"
    if one.first is None and other.first is None:
        return _neither(one, other)
    return _one_stated(one, other) if one.first is not None else _one_stated(other, one)


def gap(one: Trace, other: Trace) -> int:
    """Return how many days lie between what two reports state; 0 where both can be true."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return 0
    return max((other.first - one.last).days, (one.first - other.last).days, 0)


def _both_stated(one: Trace, other: Trace) -> str:
    apart = gap(one, other)
    if apart and one.held != other.held:
        return "moved" if apart == 1 else "moved-far"
    if apart:
        return "one-off" if apart == 1 else "far"
    if max(_length(one), _length(other)) > _PRECISE:
        return "month"
    return "same-day" if (one.first, one.last) == (other.first, other.last) else "within"


def _one_stated(stated: Trace, other: Trace) -> str:
    first, last, published = stated.first, stated.last, other.near
    if first is None or last is None or published is None:
        return "unknown"
    if not other.held:
        return "behind" if published > last else _ahead((first - published).days)
    late = (published - last).days
    if late == -1 and stated.relative and stated.held:
        return "eve"
    if late >= 0 and _length(stated) <= _PRECISE:
        return _DATED[late] if late < len(_DATED) else "far"
    return ("month" if _length(stated) > _PRECISE else "within") if first <= published else "far"


def _neither(one: Trace, other: Trace) -> str:
    mine, theirs = one.near or date.min, other.near or date.min
    apart = abs((mine - theirs).days)
    if one.held and other.held:
        return _BY_DAYS[apart] if apart < len(_BY_DAYS) else "far"
    if one.held == other.held:
        return _ahead(apart)
    announced, reported = (theirs, mine) if one.held else (mine, theirs)
    return "behind" if announced > reported else _ahead((reported - announced).days)


def _ahead(days: int) -> str:
    if days < len(_AHEAD):
        return _AHEAD[max(days, 0)]
    return "ahead-week" if days <= _WEEK else "far"


def _length(stated: Trace) -> int:
    return 0 if stated.first is None or stated.last is None else (stated.last - stated.first).days
