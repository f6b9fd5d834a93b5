"""One reading for eyes: the article with its names marked, and beneath it the meetings it tells of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kg.cli.settings import Settings
from kg.cli.tables import table
from kg.cli.texts import heading, say, word
from kg.model import Grounds, Mention, Part, Participation, Reading, Report

_PARTICIPANT, _MENTION, _TELLING, _BOLD, _FAINT = "1;32", "33", "4", "1", "2"
_COLUMNS = ("id", "name", "title", "representing_label", "attendance_label", "function_label", "person")
_WHY = ("rule", "confidence")
Marks = Mapping[tuple[int, int], tuple[str, str]]  # span → (label, colour)


def told(reading: Reading, wanted: Settings, *, explained: bool) -> str:
    """Return the article with its names marked, and its meetings, mentions, statements and issues beneath."""
    lines = [*_head(reading, wanted), "", *_article(reading, wanted), ""]
    for report in reading.reports:
        lines += [*_report(report, wanted, explained=explained), ""]
    if not reading.reports:
        lines += [say("no_meeting_read", wanted.language), ""]
    lines += [*_mentions(reading.mentions, wanted), *_sayings(reading, wanted), *_issues(reading, wanted)]
    return "\n".join(lines).rstrip() + "\n"


def _head(reading: Reading, wanted: Settings) -> Iterator[str]:
    article = reading.article
    if article.title:
        yield _painted(_marked(article.title, _spans(reading, "title"), wanted), _BOLD, wanted)
    known = (article.id, article.language, article.published, article.publisher, article.author, reading.source and reading.source.name)
    yield _painted(" · ".join(str(one) for one in known if one), _FAINT, wanted)


def _article(reading: Reading, wanted: Settings) -> Iterator[str]:
    marked = _marked(reading.article.text, _spans(reading, "text"), wanted)
    for line in marked.splitlines():
        yield f"  {line}".rstrip()


def _spans(reading: Reading, part: Part) -> Marks:
    """Return where each name stands, and as what: in which meetings, or why only mentioned."""
    there: dict[tuple[int, int], list[str]] = defaultdict(list)
    for report in reading.reports:
        for one in report.participants:
            for span in _names(one.grounds, part):
                there[span].append(report.id)
    marks = {span: (" ".join(dict.fromkeys(ids)), _PARTICIPANT) for span, ids in there.items()}
    for mention in reading.mentions:
        for evidence in mention.evidence:
            if evidence.name is not None and evidence.span.part == part:
                marks.setdefault(evidence.name, (mention.role, _MENTION))
    return marks


def _names(grounds: Grounds, part: Part) -> Iterator[tuple[int, int]]:
    for evidence in grounds.evidence:
        if evidence.name is not None and evidence.span.part == part:
            yield evidence.name


def _marked(text: str, marks: Marks, wanted: Settings) -> str:
    """Put the marks into a text: ‹Олжас Бектенов r1 r2›, in colour where there is colour."""
    pieces, at = [], 0
    for (start, end), (label, colour) in sorted(marks.items()):
        if start >= at:
            pieces += [text[at:start], _painted(f"‹{text[start:end]}", colour, wanted), _painted(f" {label}›", _FAINT, wanted)]
            at = end
    return "".join([*pieces, text[at:]])


def _report(report: Report, wanted: Settings, *, explained: bool) -> Iterator[str]:
    where = None if report.place is None else ", ".join(filter(None, (report.place.name, report.place.state)))
    when = report.date or (f"~{report.date_proposed}" if report.date_proposed else None)
    basis = f" ({report.date_basis})" if report.date_basis else ""
    parts = (report.subkind or report.kind, report.status, when and f"{when}{basis}", where, report.under, " ".join(report.states))
    yield _painted(f"{report.id}  " + " · ".join(part for part in parts if part), _BOLD, wanted)
    for group in report.groups:
        yield f"    + {group}"
    if report.topics:
        yield "    # " + ", ".join(report.topics)
    if explained:
        yield from _reasons(report)
    if report.participants:
        columns = (*_COLUMNS, *(_WHY if explained else ()))
        rows = [_row(one, explained=explained) for one in report.participants]
        yield from _table(columns, rows, wanted)
    for evidence in report.grounds.evidence:
        yield _painted(f"    «{' '.join(evidence.quote.split())}»", _FAINT, wanted)


def _reasons(report: Report) -> Iterator[str]:
    for name, grounds in (("meeting", report.grounds), *report.fields):
        sure = "" if grounds.confidence is None else f" {grounds.confidence:.2f}"
        yield f"    {name}: {grounds.rule or '–'}{sure}"


def _row(one: Participation, *, explained: bool) -> list[str]:
    known = [one.id, one.name, one.title, one.represents, one.attendance, one.function, one.person]
    why = [one.grounds.rule, None if one.grounds.confidence is None else f"{one.grounds.confidence:.2f}"] if explained else []
    return [cell or "" for cell in (*known, *why)]


def _mentions(mentions: Sequence[Mention], wanted: Settings) -> list[str]:
    rows = [[one.name, one.title or "", one.represents or "", one.role, one.person or ""] for one in mentions]
    return _section("mentions", ("name", "title", "representing_label", "role", "person"), rows, wanted)


def _sayings(reading: Reading, wanted: Settings) -> list[str]:
    rows = [[one.speaker, one.at or "", one.reports_speaker or "", " ".join(one.text.split())] for one in reading.statements]
    signed = [[one.kind, one.of or "", one.title or "", ", ".join(one.signatories)] for one in reading.outcomes]
    return [
        *_section("statements", ("speaker", "at", "quoting", "text"), rows, wanted),
        *_section("outcomes", ("kind", "at", "title", "signatories"), signed, wanted),
    ]


def _issues(reading: Reading, wanted: Settings) -> list[str]:
    return _section("issues", ("level", "message"), [[one.level, one.message] for one in reading.issues], wanted)


def _section(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], wanted: Settings) -> list[str]:
    return [_painted(word("sections", title, wanted.language), _BOLD, wanted), *_table(columns, rows, wanted), ""] if rows else []


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], wanted: Settings) -> list[str]:
    headings = [heading(column, wanted.language) for column in columns]
    return [f"    {line}" for line in table(headings, rows, wanted.width - 4, colour=wanted.colour).splitlines()]


def _painted(text: str, colour: str, wanted: Settings) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if wanted.colour else text
