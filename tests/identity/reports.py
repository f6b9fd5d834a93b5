"""Reports made of plain words, for the tests of what becomes of them."""

from datetime import date

from kg.model import Account, Evidence, Grounds, Participation, Report, Site, Span

CITIES = {"Бишкек": ("KG", "kg/bishkek"), "Астана": ("KZ", "kz/astana"), "Ташкент": ("UZ", "uz/tashkent"), "Сочи": ("RU", "ru/sochi")}
PEOPLE = {
    "Токаев": ("kassym-jomart-tokayev", "Касым-Жомарт Токаев", "KZ", ("kz/president",)),
    "Эрдоган": ("recep-tayyip-erdogan", "Реджеп Тайип Эрдоган", "TR", ()),
    "Бектенов": ("olzhas-bektenov", "Олжас Бектенов", "KZ", ("kz/prime-minister",)),
    "Арипов": ("abdulla-aripov", "Абдулла Арипов", "UZ", ()),
    "Жапаров": ("sadyr-japarov", "Садыр Жапаров", "KG", ()),
    "Касымалиев": ("adylbek-kasymaliev", "Адылбек Касымалиев", "KG", ()),
    "Мирзиёев": ("shavkat-mirziyoyev", "Шавкат Мирзиёев", "UZ", ()),
}


def grounds(quote: str) -> Grounds:
    return Grounds("test", 0.9, (Evidence(Span("text", 0, len(quote)), quote),))


def part(who: str, number: int = 1, *, attendance: str = "present", of: str | None = None, quote: str = "так сказано") -> Participation:
    person, name, state, posts = PEOPLE.get(who, (None, who, of, ()))
    return Participation(f"r1p{number}", name, person, None, posts, state, attendance, "member", "named", number, grounds(quote))


def told(
    article: str,
    *who: str | Participation,
    day: str | None = None,
    published: str = "2025-10-07",
    city: str | None = None,
    outlet: str | None = None,
    source: str | None = None,
    sketch: str | None = None,
    **fields: object,
) -> Account:
    """Return one article's report: who met, when and where."""
    people = [one if isinstance(one, Participation) else part(one, number, quote=article) for number, one in enumerate(who, 1)]
    given = {"kind": "bilateral-talks", "status": "held", "date_basis": None if day is None else "stated", **fields}
    if day is None and given["status"] == "held":
        given.setdefault("date_proposed", published)
    states = given.pop("states", tuple(sorted({one.represents for one in people if one.represents})))
    place = None if city is None else Site(city, *CITIES.get(city, (None, None)))
    numbered = given.pop("id", "r1")
    report = Report(id=numbered, grounds=grounds(article), date=day, place=place, states=states, participants=tuple(people), **given)
    return Account(article, report, date.fromisoformat(published), outlet or article, source, "ru", sketch)
