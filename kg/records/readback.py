"""Extraction records back to readings, each complaint with its path."""

from collections.abc import Mapping
from dataclasses import replace

from kg.model import (
    Article,
    Attribution,
    Evidence,
    Grounds,
    Issue,
    Mention,
    Outcome,
    Part,
    Participation,
    Reading,
    Report,
    Site,
    Span,
    Statement,
)
from kg.records.node import Node


def from_record(record: object, article: Article, *, acronyms: Mapping[str, str] | None = None) -> Reading:
    """Return the reading that a record of this article stands for.

    The heading (language, publisher …) is taken from the article, not from the record.

    Args:
        record: the JSON object, as `json.loads` gives it.
        article: the article the record is about; quotes are checked against it.
        acronyms: the organisations that the record shows by another acronym than their code, as it was written with.

    Raises:
        DataError: something is missing, of the wrong type, unknown, or not what the article says; the message begins with its path,
            such as `meetings[0].participants[2].evidence[0].quote`.
    """
    root = Node(record, "")
    root.keys("id", "language", "published", "title", "text", "publisher", "url", "author", *_PARTS)
    if root["id"].value not in (None, article.id):
        raise root["id"].error(f"is {root['id'].value!r}, but the article is {article.id!r}")
    return Reading(
        article=article,
        source=_source(root["source"], article),
        reports=tuple(_by_code(_report(node, article), acronyms or {}) for node in root["meetings"].items()),
        mentions=tuple(_mention(node, article) for node in root["mentions"].items()),
        statements=tuple(_statement(node, article) for node in root["statements"].items()),
        outcomes=tuple(_outcome(node, article) for node in root["outcomes"].items()),
        issues=tuple(_issue(node, article) for node in root["issues"].items()),
    )


_PARTS = ("source", "meetings", "mentions", "statements", "outcomes", "issues")


def _source(node: Node, article: Article) -> Attribution | None:
    if node.value is None:
        return None
    node.keys("name", "evidence")
    return Attribution(node["name"].text(), _evidence(node["evidence"], article))


def _report(node: Node, article: Article) -> Report:
    node.keys(*_REPORT)
    return Report(
        id=node["id"].text(),
        kind=node["kind"].text(),
        status=node["status"].text(),
        grounds=_grounds(node, article),
        subkind=node["subkind"].text_or_none(),
        date=node["date"].text_or_none(),
        date_basis=node["date_basis"].text_or_none(),
        date_proposed=node["date_proposed"].text_or_none(),
        place=_site(node["place"]),
        under=node["under"].text_or_none(),
        states=node["states"].texts(),
        groups=node["groups"].texts(),
        topics=node["topics"].texts(),
        part_of=node["part_of"].text_or_none(),
        list_complete=node["list_complete"].yes(),
        fields=tuple((name, _field(field, article)) for name, field in node["fields"].fields()),
        participants=tuple(_participation(one, article) for one in node["participants"].items()),
    )


def _by_code(report: Report, acronyms: Mapping[str, str]) -> Report:
    """Return a report with its organisations by their codes: AU is Australia where that is among the states, else the African Union."""
    codes = {acronym: code for code, acronym in acronyms.items()}
    free = {acronym: code for acronym, code in codes.items() if acronym not in report.states}
    participants = (replace(one, represents=free.get(one.represents or "", one.represents)) for one in report.participants)
    return replace(report, under=codes.get(report.under or "", report.under), participants=tuple(participants))


_REPORT = (
    *("id", "kind", "subkind", "status", "date", "date_basis", "date_proposed", "place", "under", "states", "groups", "topics"),
    *("part_of", "list_complete", "evidence", "fields", "rule", "confidence", "participants"),
)


def _site(node: Node) -> Site | None:
    if node.value is None:
        return None
    node.keys("name", "state")
    return Site(name=node["name"].text_or_none(), state=node["state"].text_or_none())


def _participation(node: Node, article: Article) -> Participation:
    node.keys(*_PARTICIPATION)
    return Participation(
        id=node["id"].text(),
        name=node["name"].text(),
        person=node["person"].text_or_none(),
        title=node["title"].text_or_none(),
        posts=node["posts"].texts(),
        represents=node["represents"].text_or_none(),
        attendance=node["attendance"].text(),
        function=node["function"].text(),
        basis=node["basis"].text(),
        position=node["position"].whole_or_none(),
        grounds=_grounds(node, article),
    )


_PARTICIPATION = (
    *("id", "name", "person", "title", "posts", "represents", "attendance", "function", "basis", "position"),
    *("rule", "confidence", "evidence"),
)


def _mention(node: Node, article: Article) -> Mention:
    node.keys("name", "person", "title", "represents", "role", "evidence")
    return Mention(
        name=node["name"].text(),
        person=node["person"].text_or_none(),
        title=node["title"].text_or_none(),
        represents=node["represents"].text_or_none(),
        role=node["role"].text(),
        evidence=_evidence(node["evidence"], article),
    )


def _statement(node: Node, article: Article) -> Statement:
    node.keys("speaker", "at", "direct", "text", "reports", "evidence")
    reports = node["reports"]
    return Statement(
        speaker=node["speaker"].text(),
        at=node["at"].text_or_none(),
        direct=node["direct"].yes(),
        text=node["text"].text(),
        reports_speaker=None if reports.value is None else reports["speaker"].text(),
        evidence=_evidence(node["evidence"], article),
    )


def _outcome(node: Node, article: Article) -> Outcome:
    node.keys("kind", "of", "title", "signatories", "evidence")
    return Outcome(
        kind=node["kind"].text(),
        of=node["of"].text_or_none(),
        title=node["title"].text_or_none(),
        signatories=node["signatories"].texts(),
        evidence=_evidence(node["evidence"], article),
    )


def _issue(node: Node, article: Article) -> Issue:
    node.keys("level", "message", "in", "start", "end")
    span = None if node["in"].value is None else _span(node, article)
    return Issue(level=node["level"].text(), message=node["message"].text(), span=span)


def _grounds(node: Node, article: Article) -> Grounds:
    return Grounds(node["rule"].text_or_none(), node["confidence"].share_or_none(), _evidence(node["evidence"], article))


def _field(node: Node, article: Article) -> Grounds:
    node.keys("rule", "confidence", "evidence")  # a hand-written record may leave the first two out
    return Grounds(node.get("rule").text_or_none(), node.get("confidence").share_or_none(), _evidence(node["evidence"], article))


def _evidence(node: Node, article: Article) -> tuple[Evidence, ...]:
    return tuple(_one_evidence(one, article) for one in node.items())


def _one_evidence(node: Node, article: Article) -> Evidence:
    node.keys("in", "start", "end", "quote", "name")
    span, quote, name = _span(node, article), node["quote"].text(), node["name"]
    said = article.part(span.part)[span.start : span.end]
    if said != quote:
        raise node["quote"].error(f"is not what the article says at {span.start}–{span.end}: {_clip(said)!r} there, {_clip(quote)!r} here")
    if name.value is None:
        return Evidence(span, quote)
    bounds = tuple(one.whole() for one in name.items())
    if len(bounds) != 2 or not span.start <= bounds[0] < bounds[1] <= span.end:
        raise name.error(f"must be [start, end] within {span.start}–{span.end}, not {name.value!r}")
    return Evidence(span, quote, (bounds[0], bounds[1]))


def _span(node: Node, article: Article) -> Span:
    part, start, end = _part(node["in"]), node["start"].whole(), node["end"].whole()
    length = len(article.part(part))
    if not 0 <= start <= end <= length:
        raise node["start"].error(f"{start}–{end} does not lie in the {part}, which has {length} characters")
    return Span(part, start, end)


def _part(node: Node) -> Part:
    match node.text():
        case "title":
            return "title"
        case "text":
            return "text"
        case other:
            raise node.error(f"must be 'title' or 'text', not {other!r}")


def _clip(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
