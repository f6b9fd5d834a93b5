"""Readings made by hand in place of a reader, for the tests of what the store makes of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.graph.reference import refresh
from kg.graph.store import Store
from kg.model import Article, Attribution, Evidence, Grounds, Participation, Reading, Report, Site, Span
from kg.pipeline.ingesting import Ingestion
from kg.sources.gazetteer import Gazetteer

PEOPLE = {
    "Токаев": ("kassym-jomart-tokayev", "Касым-Жомарт Токаев", "KZ"),
    "Эрдоган": ("recep-tayyip-erdogan", "Реджеп Тайип Эрдоган", "TR"),
    "Бектенов": ("olzhas-bektenov", "Олжас Бектенов", "KZ"),
    "Арипов": ("abdulla-aripov", "Абдулла Арипов", "UZ"),
}
PLACES = {"Астана": ("KZ", "kz/astana"), "Ташкент": ("UZ", "uz/tashkent")}


def telling(
    article: str, *who: str, day: str | None = None, published: str = "2025-10-08", city: str | None = "Астана", **fields: object
) -> Reading:
    """Return what an article says: who met whom, when and where."""
    text = f"{article}: " + ", ".join(who) + f" встретились, говорит издание {article}."
    evidence = (Evidence(Span("text", 0, len(text)), text),)
    source = fields.pop("source", None)
    extra = fields.pop("others", ())
    given = {"kind": "bilateral-talks", "status": "held"} | fields
    people = tuple(_part(one, number, evidence, str(given["status"])) for number, one in enumerate(who, 1))
    report = Report(
        id="r1",
        grounds=Grounds("test", 0.9, evidence),
        date=day,
        date_basis=None if day is None else "stated",
        date_proposed=published if day is None and given["status"] == "held" else None,
        place=None if city is None else Site(city, *PLACES[city]),
        states=tuple(sorted({one.represents for one in people if one.represents is not None})),
        participants=people,
        **given,  # type: ignore[arg-type]
    )
    made = Article(article, "ru", text, published=date.fromisoformat(published), publisher=article)
    attributed = None if source is None else Attribution(str(source), evidence)
    return Reading(made, source=attributed, reports=(report, *extra))  # type: ignore[misc]


def _part(who: str, number: int, evidence: tuple[Evidence, ...], status: str) -> Participation:
    person, name, state = PEOPLE.get(who, (None, who, None))
    attendance = "present" if status == "held" else "expected"
    return Participation(
        f"r1p{number}", name, person, None, (), state, attendance, "member", "named", number, Grounds("test", 0.9, evidence)
    )


class Given:
    """Stands in for the readers: every article is read as was said."""

    def __init__(self, gazetteer: Gazetteer, readings: Iterable[Reading]) -> None:
        self.gazetteer = gazetteer
        self.by_article = {reading.article.id: reading for reading in readings}

    def fingerprint(self, article: Article) -> str:
        return str(hash(repr(self.by_article[article.id])))

    def reads(self, language: str | None) -> bool:
        return True

    def read(self, article: Article) -> Reading:
        return self.by_article[article.id]


def write(path: Path, gazetteer: Gazetteer, *readings: Reading, names: bool = False) -> None:
    """Ingest articles in the order given, without what the gazetteer calls people unless names are wanted."""
    with Store.writer(path) as writer:
        if names:
            refresh(writer, gazetteer)
        Ingestion(writer, Given(gazetteer, readings)).run([reading.article for reading in readings])  # type: ignore[arg-type]


def dump(path: Path) -> bytes:
    with Store.reader(path) as store:
        return store.dump_canonical()


def changed(reading: Reading, **fields: object) -> Reading:
    """Return a reading whose first report says something else."""
    first, *others = reading.reports
    return replace(reading, reports=(replace(first, **fields), *others))  # type: ignore[arg-type]
