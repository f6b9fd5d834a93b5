"""Values that a curator wrote in a ruling, read as what they mean: a date, a place, states, a participant. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from kg.edtf import earliest
from kg.model import Evidence, Grounds, Participation, Report, Site
from kg.sources.gazetteer import Gazetteer
from kg.sources.rulings import Ruling
from kg.sources.tables import did_you_mean

_SURE = 1.0
_Quotes = tuple[Evidence, ...]


def corrected_report(report: Report, ruling: Ruling, quotes: _Quotes, gazetteer: Gazetteer) -> Report:
    """Return a report of which one field is as ruled; the sentence quoted, if any, is its evidence.

    Raises:
        DataError: the value means nothing; the message names the row.
    """
    read = _REPORT.get(ruling.field, _text)
    values: dict[str, Any] = {ruling.field: read(ruling, ruling.value.strip(), gazetteer)}
    if ruling.field == "date":
        values |= {"date_basis": "ruled" if values["date"] else None, "date_proposed": None}
    fields = dict(report.fields)
    evidence = quotes or fields.get(ruling.field, report.grounds).evidence
    fields[ruling.field] = Grounds(_rule(ruling), _SURE, evidence)
    return replace(report, **values, fields=tuple(sorted(fields.items(), key=lambda item: item[0])))


def corrected_participation(one: Participation, ruling: Ruling, quotes: _Quotes, gazetteer: Gazetteer) -> Participation:
    """Return a participation of which one field is as ruled.

    Raises:
        DataError: the value means nothing; the message names the row.
    """
    value = _PARTICIPATION.get(ruling.field, _text)(ruling, ruling.value.strip(), gazetteer)
    grounds = Grounds(_rule(ruling), _SURE, quotes or one.grounds.evidence)
    return replace(one, **{ruling.field: value}, grounds=grounds)


def added_participant(local: str, ruling: Ruling, quotes: _Quotes, gazetteer: Gazetteer) -> Participation:
    """Return the participant that a curator found: `who; for whom; present; member`, the last three as far as they are known.

    Raises:
        DataError: the value means nothing; the message names the row.
    """
    who, represents, attendance, function = _pieces(ruling, 4)
    known = gazetteer.persons.get(who.removeprefix("person/"))
    name = who if known is None else gazetteer.label(known.id, "ru")
    return Participation(
        id=local,
        name=name,
        person=None if known is None else known.id,
        title=None,
        posts=(),
        represents=_party(ruling, represents, gazetteer),
        attendance=attendance or "present",
        function=function or "member",
        basis="named",
        position=None,
        grounds=Grounds(_rule(ruling), _SURE, quotes),
    )


def added_meeting(local: str, ruling: Ruling, quotes: _Quotes, gazetteer: Gazetteer) -> Report:
    """Return the report that a curator found: `kind; status; date; place; states`, the last three as far as they are known.

    Raises:
        DataError: the value means nothing; the message names the row.
    """
    kind, status, date, place, states = _pieces(ruling, 5)
    day = _date(ruling, date, gazetteer)
    return Report(
        id=local,
        kind=kind,
        status=status or "held",
        grounds=Grounds(_rule(ruling), _SURE, quotes),
        date=day,
        date_basis=None if day is None else "ruled",
        place=_place(ruling, place, gazetteer),
        states=_states(ruling, states, gazetteer),
    )


def _rule(ruling: Ruling) -> str:
    return f"ruling.{ruling.id}"


def _pieces(ruling: Ruling, number: int) -> list[str]:
    pieces = [piece.strip() for piece in ruling.value.split(";")]
    if len(pieces) > number or not pieces[0]:
        raise ruling.error(f"'{ruling.value}' must be up to {number} pieces with semicolons between, the first not empty")
    return pieces + [""] * (number - len(pieces))


# --- one value ------------------------------------------------------------------------------------------------------------------------


def _text(_: Ruling, value: str, __: Gazetteer) -> str | None:
    return value or None


def _truth(ruling: Ruling, value: str, _: Gazetteer) -> bool:
    if value not in {"yes", "no"}:
        raise ruling.error(f"'{value}' must be yes or no")
    return value == "yes"


def _date(ruling: Ruling, value: str, _: Gazetteer) -> str | None:
    try:
        earliest(value or None)
    except ValueError as wrong:
        raise ruling.error(str(wrong)) from wrong
    return value or None


def _place(ruling: Ruling, value: str, gazetteer: Gazetteer) -> Site | None:
    """Read a place by its id (kg/bishkek), else by the code of its state."""
    key = value.removeprefix("place/")
    if not key:
        return None
    known = gazetteer.places.get(key)
    if known is not None:
        city = gazetteer.places.get(known.within or "", known)
        return Site(gazetteer.label(city.id, "ru"), known.state, known.id)
    return Site(None, _state(ruling, key, gazetteer, gazetteer.places))


def _state(ruling: Ruling, value: str, gazetteer: Gazetteer, others: Mapping[str, object] = MappingProxyType({})) -> str:
    code = value.removeprefix("state/").upper()
    if code not in gazetteer.states:
        raise ruling.error(f"the gazetteer knows no '{value}'{did_you_mean(value, [*gazetteer.states, *others])}")
    return code


def _states(ruling: Ruling, value: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    return tuple(sorted(_state(ruling, code, gazetteer) for code in value.replace(",", " ").split()))


def _party(ruling: Ruling, value: str, gazetteer: Gazetteer) -> str | None:
    if not value:
        return None
    return value if value in gazetteer.organisations else _state(ruling, value, gazetteer, gazetteer.organisations)


def _organisation(ruling: Ruling, value: str, gazetteer: Gazetteer) -> str | None:
    if value and value not in gazetteer.organisations:
        raise ruling.error(f"the gazetteer knows no organisation '{value}'{did_you_mean(value, gazetteer.organisations)}")
    return value or None


def _person(ruling: Ruling, value: str, gazetteer: Gazetteer) -> str | None:
    key = value.removeprefix("person/")
    if key and key not in gazetteer.persons:
        raise ruling.error(f"the gazetteer knows no person '{key}'{did_you_mean(key, gazetteer.persons)}")
    return key or None


def _posts(ruling: Ruling, value: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    posts = tuple(sorted(post.removeprefix("post/") for post in value.split()))
    for post in posts:
        if post not in gazetteer.posts:
            raise ruling.error(f"the gazetteer knows no post '{post}'{did_you_mean(post, gazetteer.posts)}")
    return posts


_Read = Callable[[Ruling, str, Gazetteer], Any]
_REPORT: Mapping[str, _Read] = MappingProxyType(
    {"date": _date, "place": _place, "states": _states, "under": _organisation, "list_complete": _truth}
)
_PARTICIPATION: Mapping[str, _Read] = MappingProxyType({"represents": _party, "person": _person, "posts": _posts})
