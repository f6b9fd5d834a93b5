"""Readings to extraction records."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.model import Evidence, Grounds, Issue, Mention, Outcome, Participation, Reading, Report, Statement

Record = dict[str, Any]


def to_record(reading: Reading, *, with_text: bool = False, acronyms: Mapping[str, str] | None = None) -> Record:
    """Return the extraction record of a reading, ready for `json.dumps`.

    The gazetteer's id of a place stays behind: a record names a place by its name and state.

    Args:
        reading: what the article says.
        with_text: whether the article's text stands in the record too, after its title.
        acronyms: the organisations that meetings show by another acronym than their code (`Gazetteer.acronyms`).
    """
    article, source = reading.article, reading.source
    return {
        "id": article.id,
        "language": article.language,
        "published": None if article.published is None else article.published.isoformat(),
        "title": article.headline,
        **({"text": article.text} if with_text else {}),
        "publisher": article.publisher,
        "url": article.url,
        "author": article.author,
        "source": None if source is None else {"name": source.name, "evidence": _evidence(source.evidence)},
        "meetings": [_report(_shown(report, acronyms or {})) for report in reading.reports],
        "mentions": [_mention(mention) for mention in reading.mentions],
        "statements": [_statement(statement) for statement in reading.statements],
        "outcomes": [_outcome(outcome) for outcome in reading.outcomes],
        "issues": [_issue(issue) for issue in reading.issues],
    }


def _shown(report: Report, acronyms: Mapping[str, str]) -> Report:
    """Return a report with its organisations by their acronyms: whose framework it is in, and for whom somebody stands.

    Where a state of the same letters sits at the table, it has them: beside Australia the African Union keeps its code.
    """
    free = {code: acronym for code, acronym in acronyms.items() if acronym not in report.states}
    participants = (replace(one, represents=free.get(one.represents or "", one.represents)) for one in report.participants)
    return replace(report, under=acronyms.get(report.under or "", report.under), participants=tuple(participants))


def _report(report: Report) -> Record:
    return {
        "id": report.id,
        "kind": report.kind,
        "subkind": report.subkind,
        "status": report.status,
        "date": report.date,
        "date_basis": report.date_basis,
        "date_proposed": report.date_proposed,
        "place": None if report.place is None else {"name": report.place.name, "state": report.place.state},
        "under": report.under,
        "states": list(report.states),
        "groups": list(report.groups),
        "topics": list(report.topics),
        "part_of": report.part_of,
        "list_complete": report.list_complete,
        "evidence": _evidence(report.grounds.evidence),
        "fields": {name: _grounds(grounds) for name, grounds in report.fields},
        "rule": report.grounds.rule,
        "confidence": report.grounds.confidence,
        "participants": [_participation(participation) for participation in report.participants],
    }


def _participation(participation: Participation) -> Record:
    return {
        "id": participation.id,
        "name": participation.name,
        "person": participation.person,
        "title": participation.title,
        "posts": list(participation.posts),
        "represents": participation.represents,
        "attendance": participation.attendance,
        "function": participation.function,
        "basis": participation.basis,
        "position": participation.position,
        **_grounds(participation.grounds),
    }


def _mention(mention: Mention) -> Record:
    return {
        "name": mention.name,
        "person": mention.person,
        "title": mention.title,
        "represents": mention.represents,
        "role": mention.role,
        "evidence": _evidence(mention.evidence),
    }


def _statement(statement: Statement) -> Record:
    return {
        "speaker": statement.speaker,
        "at": statement.at,
        "direct": statement.direct,
        "text": statement.text,
        "reports": None if statement.reports_speaker is None else {"speaker": statement.reports_speaker},
        "evidence": _evidence(statement.evidence),
    }


def _outcome(outcome: Outcome) -> Record:
    return {
        "kind": outcome.kind,
        "of": outcome.of,
        "title": outcome.title,
        "signatories": list(outcome.signatories),
        "evidence": _evidence(outcome.evidence),
    }


def _issue(issue: Issue) -> Record:
    span = issue.span
    where = {"in": None, "start": None, "end": None} if span is None else {"in": span.part, "start": span.start, "end": span.end}
    return {"level": issue.level, "message": issue.message, **where}


def _grounds(grounds: Grounds) -> Record:
    return {"rule": grounds.rule, "confidence": grounds.confidence, "evidence": _evidence(grounds.evidence)}


def _evidence(evidence: tuple[Evidence, ...]) -> list[Record]:
    return [
        {
            "in": one.span.part,
            "start": one.span.start,
            "end": one.span.end,
            "quote": one.quote,
            "name": None if one.name is None else list(one.name),
        }
        for one in evidence
    ]
