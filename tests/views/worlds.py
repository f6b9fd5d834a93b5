"""A made-up world of as many participations as one asks for, for pictures that no dispatch is large enough for."""

from random import Random

from kg.graph.rows import Rows
from kg.views import draw
from kg.views.facts import COLUMNS


def findings(edges: int) -> draw.Findings:
    """Return about so many participations: meetings of two to eight people, most of them of the same few states."""
    chance = Random(edges)  # noqa: S311 - the same world each time
    people = [f"person/p{number}" for number in range(max(12, edges // 4))]
    sides = {person: f"state/{min(chance.randrange(40), chance.randrange(40)):02d}" for person in people}
    told: list[dict[str, object]] = []
    meetings: list[dict[str, object]] = []
    while len(told) < edges:
        meeting = f"meeting/m{len(meetings)}"
        day = f"{chance.randrange(2005, 2026)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 28):02d}"
        meetings.append(
            {"meeting": meeting, "meeting_en": meeting, "kind": "bilateral-talks", "status": "held", "date": day, "place_en": "Somewhere"}
        )
        told += [
            _part(meeting, person, sides[person]) for person in chance.sample(people, min(len(people), chance.choice((2, 2, 2, 3, 8))))
        ]
    said = [
        {"participation": one["participation"], "quote": f"{one['person']} met others.", "article": f"article/{one['meeting']}"}
        for one in told
    ]
    names = [{"person": person, "language": "en", "main": True, "name": f"Given Surname {person[8:]}"} for person in people]
    articles = [
        {"article": f"article/{one['meeting']}", "headline": "They met", "publisher": "Paper", "published": one["date"]} for one in meetings
    ]
    tables = {"meetings": meetings, "participations": told, "sentences": said, "names": names, "articles": articles}
    return draw.Findings(**{name: _rows(name, records) for name, records in tables.items()})


def _part(meeting: str, person: str, side: str) -> dict[str, object]:
    named = {"represents": side, "represents_kind": "state", "represents_en": f"State {side[6:]}"}
    level = ("head-of-state", "head-of-government", "foreign-minister", "minister")[len(person) % 4]
    rest = {"attendance": "present", "function": "member", "basis": "named", "confidence": 1.0, "counted": True, "level": level}
    return {
        "participation": f"{meeting}#{person[7:]}",
        "meeting": meeting,
        "person": person,
        "post_en": "Minister of something",
        **named,
        **rest,
    }


def _rows(name: str, records: list[dict[str, object]]) -> Rows:
    return Rows(COLUMNS[name], tuple(tuple(record.get(column) for column in COLUMNS[name]) for record in records))
