"""The gazetteer knows the world it ships with, takes a user's own tables, and says where a table is wrong."""

import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from kg.errors import DataError, NotFoundError
from kg.resources import seeds
from kg.sources.gazetteer import Gazetteer, load_gazetteer
from kg.sources.tables import forms

SHIPPED = seeds() / "gazetteer"
SUMMIT = date(2025, 9, 18)

# A small world that is right, one row a line with | for tab; each error case spoils one table of it.
WORLD = {
    "states": ["KG|KGZ|un-member|Q813||UN member list", "KZ|KAZ|un-member|Q232||UN member list"],
    "state_names": [
        "KG|en|label|Kyrgyzstan",
        "KG|ru|label|Кыргызстан",
        "KZ|en|label|Kazakhstan",
        "KZ|ru|abbreviation|РК",
        "KZ|ru|label|Казахстан",
    ],
    "organisations": ["OTS|organisation||own knowledge"],
    "organisation_names": ["OTS|en|label|OTS", "OTS|ru|label|ОТГ"],
    "memberships": ["OTS|KG|member|2009-10-03||own knowledge", "OTS|KZ|member|2009-10-03||own knowledge"],
    "places": ["kg/ala-archa|KG|landmark|kg/bishkek||||own knowledge", "kg/bishkek|KG|city||42.87|74.59|Q9361|GeoNames"],
    "place_names": [
        "kg/ala-archa|en|label|Ala-Archa",
        "kg/ala-archa|ru|label|Ала-Арча",
        "kg/bishkek|en|label|Bishkek",
        "kg/bishkek|ru|label|Бишкек",
    ],
    "parts": ["kz/abai-region|KZ|ru|label|область Абай|own knowledge"],
    "posts": ["kz/prime-minister|KZ|prime-minister|head-of-government|single||1991||own knowledge"],
    "post_names": ["kz/prime-minister|en|label|Prime Minister of Kazakhstan", "kz/prime-minister|ru|label|Премьер-министр Казахстана"],
    "persons": ["askar-mamin|m||own knowledge", "olzhas-bektenov|m||own knowledge"],
    "person_names": [
        "askar-mamin|en|label|Askar Mamin",
        "askar-mamin|ru|label|Аскар Мамин",
        "olzhas-bektenov|en|label|Olzhas Bektenov",
        "olzhas-bektenov|ru|label|Олжас Бектенов",
    ],
    "occupancies": [
        "kz/prime-minister|askar-mamin|2019-02-25|2022-01-05||own knowledge",
        "kz/prime-minister|olzhas-bektenov|2024-02||| own knowledge".replace("| own", "|own"),
    ],
}


def write(folder: Path, tables: Mapping[str, list[str]]) -> Path:
    """Write tables into a folder as they are given, under their headers."""
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        lines = ["|".join(forms()[name].columns), *rows]
        (folder / f"{name}.tsv").write_text("".join(line.replace("|", "\t") + "\n" for line in lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return load_gazetteer(SHIPPED)


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return write(tmp_path / "world", WORLD)


# --- capitals -----------------------------------------------------------------------------------------------------------------------------


def test_a_capital_is_that_of_the_day(shipped: Gazetteer) -> None:
    assert shipped.capital("KZ", date(1997, 12, 9)) == "kz/almaty"
    assert shipped.capital("KZ", date(1997, 12, 10)) == "kz/astana"
    assert shipped.capital("KZ") == "kz/astana"
    assert shipped.capital("ZA") is None  # three cities share the part


def test_every_capital_is_a_city_of_its_state(world: Path) -> None:
    write(world, {"capitals": ["KZ|kg/bishkek|||own knowledge"]})
    with pytest.raises(DataError, match=r"capitals\.tsv:2: 'kg/bishkek' is no city of KZ"):
        load_gazetteer(world)


# --- what ships ---------------------------------------------------------------------------------------------------------------------------


def test_all_members_of_the_united_nations_are_there(shipped: Gazetteer) -> None:
    kinds = [state.kind for state in shipped.states.values()]
    assert kinds.count("un-member") == 193
    assert kinds.count("un-observer") == 2


def test_the_promised_breadth_is_there(shipped: Gazetteer) -> None:
    assert len(shipped.organisations) >= 60
    assert sum(place.kind == "city" for place in shipped.places.values()) >= 260
    assert len(shipped.persons) >= 300
    assert all(occupancy.source for occupancy in shipped.occupancies)


def test_every_state_has_its_full_name_in_both_languages(shipped: Gazetteer) -> None:
    without = [
        (state.code, language)
        for state in shipped.states.values()
        for language in ("ru", "en")
        if not any(name.kind == "full" and name.language == language for name in state.names)
    ]
    assert without == []


def test_coordinates_come_in_pairs_and_every_un_member_has_a_city_with_them(shipped: Gazetteer) -> None:
    cities = [place for place in shipped.places.values() if place.kind == "city"]
    assert [city.id for city in cities if (city.latitude is None) != (city.longitude is None)] == []
    placed = {city.state for city in cities if city.latitude is not None}
    assert {state.code for state in shipped.states.values() if state.kind != "other"} <= placed


def test_no_wikidata_id_is_given_to_two_of_a_kind(shipped: Gazetteer) -> None:
    for nouns in (shipped.states, shipped.organisations, shipped.places, shipped.persons):
        known = [noun.wikidata for noun in nouns.values() if noun.wikidata]  # type: ignore[attr-defined]
        assert sorted(set(known)) == sorted(known)


@pytest.mark.parametrize(
    ("name", "kind", "state"),
    [
        ("Киргизия", "short", "KG"),
        ("Кыргызская Республика", "full", "KG"),
        ("киргизский", "adjective", "KG"),
        ("Белоруссия", "short", "BY"),
        ("РК", "abbreviation", "KZ"),
        ("РФ", "abbreviation", "RU"),
        ("Эмираты", "short", "AE"),
        ("Северная Корея", "short", "KP"),
        ("Турецкая Республика", "full", "TR"),
        ("Türkiye Cumhuriyeti", "full", "TR"),
    ],
)
def test_states_are_known_by_the_names_that_news_print(shipped: Gazetteer, name: str, kind: str, state: str) -> None:
    known = {(each.text, each.kind): code for code, noun in shipped.states.items() for each in noun.names}
    assert known[name, kind] == state


@pytest.mark.parametrize(
    ("organisation", "day", "expected"),
    [
        ("OTS", SUMMIT, "AZ KG KZ TR UZ"),
        ("OTS", date(2015, 1, 1), "AZ KG KZ TR"),
        ("SCO", date(2016, 6, 24), "CN KG KZ RU TJ UZ"),
        ("SCO", SUMMIT, "BY CN IN IR KG KZ PK RU TJ UZ"),
        ("EAEU", SUMMIT, "AM BY KG KZ RU"),
        ("G8", date(2013, 6, 17), "CA DE FR GB IT JP RU US"),
        ("G8", SUMMIT, ""),
        ("BRICS", SUMMIT, "AE BR CN EG ET ID IN IR RU ZA"),
        ("C5+1", SUMMIT, "KG KZ TJ TM US UZ"),
    ],
)
def test_who_is_a_member_depends_on_the_day(shipped: Gazetteer, organisation: str, day: date, expected: str) -> None:
    members = [membership.state for membership in shipped.members(organisation, day) if membership.status == "member"]
    assert sorted(members) == expected.split()


def test_the_prime_minister_of_the_day_is_known(shipped: Gazetteer) -> None:
    assert [held.person for held in shipped.holders("kz/prime-minister", SUMMIT)] == ["olzhas-bektenov"]
    assert "kz/prime-minister" in [held.post for held in shipped.posts_held("olzhas-bektenov", SUMMIT)]
    assert "kz/prime-minister" in [post.id for post in shipped.posts_of("KZ", SUMMIT)]


def test_everything_loads_in_a_blink() -> None:
    best = min(_seconds_to_load() for _ in range(3))
    assert best < 1.5  # ten times what it takes; the benchmark watches the rest


def _seconds_to_load() -> float:
    start = time.perf_counter()
    load_gazetteer(SHIPPED)
    return time.perf_counter() - start


# --- asking -------------------------------------------------------------------------------------------------------------------------------


def test_a_partial_date_covers_every_day_it_can_mean(world: Path) -> None:
    gazetteer = load_gazetteer(world)
    assert [held.person for held in gazetteer.holders("kz/prime-minister", date(2024, 2, 1))] == ["olzhas-bektenov"]
    assert gazetteer.holders("kz/prime-minister", date(2024, 1, 31)) == ()
    assert [held.person for held in gazetteer.holders("kz/prime-minister", date(2022, 1, 5))] == ["askar-mamin"]


def test_posts_of_a_state_on_a_day_and_ever(world: Path) -> None:
    gazetteer = load_gazetteer(world)
    assert [post.id for post in gazetteer.posts_of("KZ")] == ["kz/prime-minister"]
    assert gazetteer.posts_of("KZ", date(1990, 1, 1)) == ()
    assert gazetteer.posts_of("KG") == ()


def test_labels_fall_back_to_english(world: Path) -> None:
    gazetteer = load_gazetteer(world)
    assert gazetteer.label("KG", "ru") == "Кыргызстан"
    assert gazetteer.label("kg/bishkek", "tr") == "Bishkek"
    assert gazetteer.label("kz/prime-minister", "en") == "Prime Minister of Kazakhstan"
    with pytest.raises(NotFoundError, match="did you mean 'olzhas-bektenov'"):
        gazetteer.label("olzhas-bektenow", "ru")


def test_the_organisations_whose_acronym_is_taken_are_shown_by_it_in_records(shipped: Gazetteer) -> None:
    assert shipped.acronyms == {"African Union": "AU", "OPEC Plus": "OPEC+"}


@pytest.mark.parametrize(("key", "label"), [("WB", "World Bank"), ("V4", "Visegrad Group"), ("3SI", "Three Seas Initiative")])
def test_organisations_go_by_their_usual_acronym(key: str, label: str, shipped: Gazetteer) -> None:
    assert shipped.label(key, "en") == label


# --- parts of states ----------------------------------------------------------------------------------------------------------------------


def test_parts_of_states_are_known_by_their_names(shipped: Gazetteer) -> None:
    states = {(name.text, name.kind): part.state for part in shipped.parts for name in part.names}
    assert states["Бавария", "label"] == "DE"
    assert states["Республика Татарстан", "full"] == "RU"
    assert states["Москва", "city"] == "RU"


def test_no_name_is_of_parts_of_two_states(shipped: Gazetteer) -> None:
    owners = {(name.text, name.language, part.state) for part in shipped.parts for name in part.names}
    assert len(owners) == len({(text, language) for text, language, _ in owners})


def test_no_part_is_called_as_a_state_is(shipped: Gazetteer) -> None:
    names = {(name.text, name.language) for part in shipped.parts for name in part.names if name.kind != "city"}
    assert names & {(name.text, name.language) for state in shipped.states.values() for name in state.names} <= {("Georgia", "en")}


def test_a_user_adds_parts_and_names_of_parts(world: Path, tmp_path: Path) -> None:
    write(world, {"parts": ["kg/osh-region|KG|ru|label|Ошская область|own knowledge"]})
    own = write(tmp_path / "own", {"parts": ["kg/osh-region|KG|ru|short|Ошщина|my newspaper"]})
    (part,) = load_gazetteer(world, own).parts
    assert [name.text for name in part.names] == ["Ошская область", "Ошщина"]


# --- a user's own tables ------------------------------------------------------------------------------------------------------------------


def test_own_tables_extend_the_shipped_ones(tmp_path: Path) -> None:
    own = write(tmp_path / "own", {"person_names": ["olzhas-bektenov|en|alias|Oljas Bektenov the Second"]})
    names = {name.text for name in load_gazetteer(SHIPPED, own).persons["olzhas-bektenov"].names}
    assert {"Oljas Bektenov the Second", "Олжас Бектенов"} <= names


def test_own_row_replaces_the_row_with_its_key(world: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own", {"occupancies": ["kz/prime-minister|olzhas-bektenov|2024-02|2030|yes|my newspaper"]})
    gazetteer = load_gazetteer(world, own)
    assert [(held.until, held.acting, held.source) for held in gazetteer.posts_held("olzhas-bektenov", SUMMIT)] == [
        ("2030", True, "my newspaper")
    ]


def test_own_label_is_shown_and_the_shipped_one_still_known(world: Path, tmp_path: Path) -> None:
    own = write(tmp_path / "own", {"state_names": ["KG|ru|label|Киргизия"]})
    gazetteer = load_gazetteer(world, own)
    assert gazetteer.label("KG", "ru") == "Киргизия"
    assert ("Кыргызстан", "short") in [(name.text, name.kind) for name in gazetteer.states["KG"].names]


def test_a_folder_may_hold_no_table_at_all(tmp_path: Path) -> None:
    assert load_gazetteer(tmp_path).states == {}


# --- what is wrong is said where it is ----------------------------------------------------------------------------------------------------

BAD_ROWS = [
    ("states", 2, ["KG|KGZ|un-member|Q813|UN member list"], "has 5 cells instead of 6"),
    ("states", 2, ["KG|KGZ|member|Q813||UN member list"], "kind 'member' is unknown; did you mean 'un-member'"),
    ("states", 2, ["KG|KGZ|un-member|813||UN member list"], "'813' cannot be wikidata"),
    ("states", 2, ["KG|KGZ|un-member|Q813||"], "source is empty"),
    ("states", 3, ["KG|KGZ|un-member|||a", "KG|KGZ|un-member|||b"], "KG is already on line 2"),
    ("states", 3, ["KG|KGZ|un-member|||a", "KG|KGZ|un-member|||a"], "says the same as the line above"),
    ("states", 3, ["KZ|KAZ|un-member|||a", "KG|KGZ|un-member|||a"], "belongs above the line before it"),
    ("states", 2, ["KG |KGZ|un-member|||a"], "begins or ends with a space"),
    ("state_names", 2, ["KG|Russian|label|Кыргызстан"], "'Russian' cannot be language"),
    ("state_names", 2, ["KG|ru|nickname|Кыргызстан"], "kind 'nickname' is unknown"),
    ("state_names", 2, ["kg|ru|label|Кыргызстан"], "state 'kg' is in no states.tsv or entities.tsv; did you mean 'KG'"),
    ("parts", 2, ["kg/osh-region|KZ|ru|label|Ошская область|own knowledge"], "must begin with 'kz/'"),
    ("parts", 2, ["kg/osh-region|KG|ru|nickname|Ошщина|own knowledge"], "kind 'nickname' is unknown"),
    ("organisations", 2, ["KZ|organisation||own knowledge"], "'KZ' is already used at states.tsv:3"),
    ("memberships", 2, ["OTS|KZ|guest|||own knowledge"], "status 'guest' is unknown; known: candidate, member, observer"),
    ("memberships", 2, ["OTS|KZ|member|2009-10-03|2008|own knowledge"], "since 2009-10-03 is after until 2008"),
    ("memberships", 2, ["OTZ|KZ|member|||own knowledge"], "organisation 'OTZ' is in no organisations.tsv; did you mean 'OTS'"),
    ("places", 2, ["kg/bishkek|KZ|city||42.87|74.59|Q9361|GeoNames"], "must begin with 'kz/'"),
    ("places", 2, ["kg/bishkek|KG|city||42,87|74.59|Q9361|GeoNames"], "latitude '42,87' is no number"),
    ("places", 2, ["kg/bishkek|KG|city||142.87|74.59|Q9361|GeoNames"], "latitude '142.87' is no number from -90 to 90"),
    (
        "places",
        2,
        ["kg/ala-archa|KG|landmark|kg/bishke||||a", "kg/bishkek|KG|city|||||a"],
        "within 'kg/bishke' is in no places.tsv; did you mean",
    ),
    ("places", 2, ["kg/ala-archa|KG|landmark|||||own knowledge"], "must say within which city"),
    ("places", 2, ["kg/ala-archa|KG|city|kg/bishkek||||a", "kg/bishkek|KG|city|||||a"], "a city lies within no other place"),
    ("posts", 2, ["kz/prime-minister|KZ|premier|head-of-government|single||||a"], "roles 'premier' is unknown"),
    ("posts", 2, ["kz/prime-minister|KZ|prime-minister|head-of-goverment|single||||a"], "levels .* did you mean 'head-of-government'"),
    (
        "posts",
        2,
        ["kz/prime-minister|KZ|prime-minister|head-of-government|single|kz/premier|||a"],
        "succeeds 'kz/premier' is in no posts.tsv",
    ),
    (
        "occupancies",
        2,
        ["kz/prime-ministr|askar-mamin||||a"],
        "post 'kz/prime-ministr' is in no posts.tsv; did you mean 'kz/prime-minister'",
    ),
    ("occupancies", 2, ["kz/prime-minister|askar-mamin|25.02.2019|||a"], "since '25.02.2019' is no date"),
    ("occupancies", 2, ["kz/prime-minister|askar-mamin|2019/2022|||a"], "must be one day, month or year"),
    ("occupancies", 2, ["kz/prime-minister|askar-mamin|2019-02-30|||a"], "is not in the calendar"),
    (
        "person_names",
        3,
        ["askar-mamin|en|label|Askar Mamin", "askar-mamin|en|label|Asqar Mamin"],
        "askar-mamin en label is already on line 2",
    ),
]


@pytest.mark.parametrize(("table", "line", "rows", "message"), BAD_ROWS)
def test_a_bad_row_is_named_by_file_and_line(world: Path, table: str, line: int, rows: list[str], message: str) -> None:
    # A spoiled table stands for the whole of it: names of what it no longer has may go unmentioned, the first complaint must be this one.
    kept = rows if len(rows) > 1 and table != "places" else sorted({*rows, *_others(table, rows)}, key=lambda row: row.split("|"))
    write(world, {table: kept})
    found = line if kept == rows else kept.index(rows[-1] if len(rows) > 1 and table != "places" else rows[0]) + 2
    with pytest.raises(DataError, match=rf"{table}\.tsv:{found}: .*{message}"):
        load_gazetteer(world)


def _others(table: str, rows: list[str]) -> list[str]:
    """Return the rows of the small world about something else than these."""
    about = {row.partition("|")[0].strip() for row in rows}
    return [row for row in WORLD[table] if row.partition("|")[0] not in about]
