"""Rulings applied to what an article says: the machine reads, the curator has the last word. Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kg.identity.quoting import quoted
from kg.identity.ruled_values import added_meeting, added_participant, corrected_participation, corrected_report
from kg.model import Evidence, Mention, Participation, Reading, Report, Site, Span
from kg.slugs import slug
from kg.sources.gazetteer import Gazetteer
from kg.sources.rulings import Ruling

_SURE = 1.0
_Quotes = tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What an article says once its rulings are applied, and what the rules had read of each matter ruled on."""

    reading: Reading
    proposals: Mapping[str, str]  # ruling → what had been read


def applied(reading: Reading, rulings: Iterable[Ruling], gazetteer: Gazetteer) -> Applied:
    """Apply rulings to what an article says, in their order.

    Args:
        reading: what our rules read.
        rulings: those on this article, and those that say of people that they are one.
        gazetteer: what values may name.

    Raises:
        DataError: what a ruling is on, or the sentence it quotes, is no longer there; the message names the row.
    """
    proposals: dict[str, str] = {}
    for ruling in rulings:
        step = _STEPS.get((ruling.verdict, ruling.kind))
        if step is not None:
            quotes = quoted(reading, ruling)
            read = _proposal(reading, ruling, quotes)
            reading = step(reading, ruling, quotes, gazetteer)
            if read:
                proposals[ruling.id] = read
    return Applied(reading, proposals)


def _proposal(reading: Reading, ruling: Ruling, quotes: _Quotes) -> str | None:
    """Return what the rules had read of the matter ruled on, on one line."""
    guard = () if ruling.verdict == "correct" else quotes  # the quote of a correction is the evidence of the new value
    if ruling.verdict == "add" or ruling.kind not in {"report", "participation"}:
        return None
    if ruling.kind == "report":
        report = _report_of(reading, ruling, guard)
        return told_as(getattr(report, ruling.field) if ruling.field else (report.kind, report.status, report.date))
    _, one = _participation_of(reading, ruling, guard)
    return told_as(getattr(one, ruling.field) if ruling.field else (one.name, one.attendance, one.function))


def told_as(value: object) -> str:
    """Return a value of a report as people write it in a ruling."""
    if isinstance(value, Site):
        return value.place or value.name or value.state or ""
    if isinstance(value, tuple):
        return "; ".join(told_as(one) for one in value if one is not None)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


# --- reports --------------------------------------------------------------------------------------------------------------------------


def _report_of(reading: Reading, ruling: Ruling, quotes: _Quotes = ()) -> Report:
    """Return the report ruled on: by its id, and where a sentence is quoted the one that rests on it, whatever its id is by now.

    Raises:
        DataError: there is no such report, or there are several.
    """
    fitting = [report for report in reading.reports if not quotes or _rests_on(report, quotes)]
    meant = [report for report in fitting if report.id == ruling.local] or (fitting if quotes else [])
    if len(meant) == 1:
        return meant[0]
    there = ", ".join(report.id for report in reading.reports) or "none"
    resting = " that rests on that sentence" if quotes else ""
    raise ruling.error(f"the article {ruling.article} has no report {ruling.local}{resting} any more; its reports are: {there}")


def _rests_on(report: Report, quotes: _Quotes) -> bool:
    grounds = [report.grounds, *(one for _, one in report.fields), *(one.grounds for one in report.participants)]
    return any(_overlap(mine.span, theirs.span) for one in grounds for mine in one.evidence for theirs in quotes)


def _overlap(one: Span, other: Span) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end


def _with_report(reading: Reading, changed: Report) -> Reading:
    return replace(reading, reports=tuple(changed if one.id == changed.id else one for one in reading.reports))


def _accept_report(reading: Reading, ruling: Ruling, quotes: _Quotes, _: Gazetteer) -> Reading:
    report = _report_of(reading, ruling, quotes)
    return _with_report(reading, replace(report, grounds=replace(report.grounds, confidence=_SURE)))


def _reject_report(reading: Reading, ruling: Ruling, quotes: _Quotes, _: Gazetteer) -> Reading:
    gone = _report_of(reading, ruling, quotes)
    rest = tuple(replace(one, part_of=None) if one.part_of == gone.id else one for one in reading.reports if one is not gone)
    statements = tuple(replace(one, at=None) if one.at == gone.id else one for one in reading.statements)
    outcomes = tuple(replace(one, of=None) if one.of == gone.id else one for one in reading.outcomes)
    left = replace(reading, reports=rest, statements=statements, outcomes=outcomes)
    return _named_only(left, gone.participants)


def _correct_report(reading: Reading, ruling: Ruling, quotes: _Quotes, gazetteer: Gazetteer) -> Reading:
    return _with_report(reading, corrected_report(_report_of(reading, ruling), ruling, quotes, gazetteer))


def _add_participant(reading: Reading, ruling: Ruling, quotes: _Quotes, gazetteer: Gazetteer) -> Reading:
    report = _report_of(reading, ruling)
    taken = [one.id for other in reading.reports for one in other.participants]
    number = next(number for number in range(1, len(taken) + 2) if f"{report.id}p{len(report.participants) + number}" not in taken)
    one = added_participant(f"{report.id}p{len(report.participants) + number}", ruling, quotes, gazetteer)
    mentions = tuple(mention for mention in reading.mentions if not _same(mention, one))
    return replace(_with_report(reading, replace(report, participants=(*report.participants, one))), mentions=mentions)


def _add_meeting(reading: Reading, ruling: Ruling, quotes: _Quotes, gazetteer: Gazetteer) -> Reading:
    taken = {report.id for report in reading.reports}
    number = next(number for number in range(1, len(taken) + 2) if f"r{len(taken) + number}" not in taken)
    return replace(reading, reports=(*reading.reports, added_meeting(f"r{len(taken) + number}", ruling, quotes, gazetteer)))


# --- participations and people --------------------------------------------------------------------------------------------------------


def _participation_of(reading: Reading, ruling: Ruling, quotes: _Quotes = ()) -> tuple[Report, Participation]:
    """Return the participation ruled on: by its id, and where a name and a sentence are given the one of that name that rests on it.

    Raises:
        DataError: there is none, or there are several.
    """
    everybody = [(report, one) for report in reading.reports for one in report.participants]
    named = ruling.value if ruling.verdict in {"accept", "reject"} else ""
    fitting = [pair for pair in everybody if _fits(pair[1], named, quotes)]
    meant = [pair for pair in fitting if pair[1].id == ruling.local] or (fitting if named and quotes else [])
    if len(meant) == 1:
        return meant[0]
    raise ruling.error(f"nobody{f' called {named}' if named else ''} takes part as {ruling.local} in the article {ruling.article} any more")


def _fits(one: Participation, name: str, quotes: _Quotes) -> bool:
    on_quote = not quotes or any(_overlap(mine.span, theirs.span) for mine in one.grounds.evidence for theirs in quotes)
    return on_quote and (not name or one.name == name)


def _with_participation(reading: Reading, report: Report, changed: Participation) -> Reading:
    return _with_report(
        reading, replace(report, participants=tuple(changed if one.id == changed.id else one for one in report.participants))
    )


def _accept_participation(reading: Reading, ruling: Ruling, quotes: _Quotes, _: Gazetteer) -> Reading:
    report, one = _participation_of(reading, ruling, quotes)
    return _with_participation(reading, report, replace(one, grounds=replace(one.grounds, confidence=_SURE)))


def _reject_participation(reading: Reading, ruling: Ruling, quotes: _Quotes, _: Gazetteer) -> Reading:
    report, one = _participation_of(reading, ruling, quotes)
    rest = tuple(other for other in report.participants if other is not one)
    return _named_only(_with_report(reading, replace(report, participants=rest)), (one,))


def _correct_participation(reading: Reading, ruling: Ruling, quotes: _Quotes, gazetteer: Gazetteer) -> Reading:
    report, one = _participation_of(reading, ruling)
    return _with_participation(reading, report, corrected_participation(one, ruling, quotes, gazetteer))


def _named_only(reading: Reading, people: Iterable[Participation]) -> Reading:
    """Keep who takes part no longer as somebody the article names, unless he takes part elsewhere in it."""
    there = {(one.person, one.name) for report in reading.reports for one in report.participants}
    named = {(one.person, one.name) for one in reading.mentions}
    new = [one for one in people if (one.person, one.name) not in there | named]
    mentions = (Mention(one.name, one.person, one.title, one.represents, "mentioned", one.grounds.evidence) for one in new)
    return replace(reading, mentions=(*reading.mentions, *mentions))


def _one_person(reading: Reading, ruling: Ruling, _: _Quotes, __: Gazetteer) -> Reading:
    """Take somebody for who he is ruled to be, wherever the article names him."""
    old, new = (side.removeprefix("person/") for side in (ruling.target, ruling.value))

    def known(one: Participation) -> Participation:
        return replace(one, person=new) if (one.person or slug(one.name)) == old else one

    reports = tuple(replace(report, participants=tuple(map(known, report.participants))) for report in reading.reports)
    mentions = tuple(replace(one, person=new) if (one.person or slug(one.name)) == old else one for one in reading.mentions)
    return replace(reading, reports=reports, mentions=mentions)


def _same(mention: Mention, one: Participation) -> bool:
    return mention.name == one.name or (one.person is not None and mention.person == one.person)


_Step = Callable[[Reading, Ruling, _Quotes, Gazetteer], Reading]
_STEPS: Mapping[tuple[str, str], _Step] = MappingProxyType(
    {
        ("accept", "report"): _accept_report,
        ("reject", "report"): _reject_report,
        ("correct", "report"): _correct_report,
        ("add", "report"): _add_participant,
        ("add", "article"): _add_meeting,
        ("accept", "participation"): _accept_participation,
        ("reject", "participation"): _reject_participation,
        ("correct", "participation"): _correct_participation,
        ("same", "person"): _one_person,
    }
)
