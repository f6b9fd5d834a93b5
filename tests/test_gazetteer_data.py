"""What the gazetteer says of the world: nobody in two places at once, every name in its letters, the facts that anybody can check."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import chain, combinations

import pytest

from kg.edtf import earliest, latest
from kg.resources import seeds
from kg.sources.gazetteer import Gazetteer, load_gazetteer
from kg.world import Name, Occupancy

HEADS = {"head-of-state", "head-of-government"}
DATED = ("OTS", "SCO", "CIS", "EAEU", "CSTO", "ECO", "C5+1", "BRICS", "G7", "G20")

# post, day, holder: one line a fact, of different states, years and ways of taking office
ON_THE_DAY = """
ru/president 2001-06-15 vladimir-putin
ru/president 2010-06-24 dmitry-medvedev
ru/foreign-minister 2003-11-05 igor-ivanov
ru/foreign-minister 2024-02-01 sergey-lavrov
ru/prime-minister 2007-10-01 viktor-zubkov
us/president 2005-09-01 george-w-bush
us/secretary-of-state 2011-05-12 hillary-clinton
us/secretary-of-state 2025-07-10 marco-rubio
cn/president 2004-10-14 hu-jintao
cn/premier 2024-06-01 li-qiang
de/chancellor 2004-12-20 gerhard-schroder
de/chancellor 2025-06-01 friedrich-merz
de/foreign-minister 2016-03-23 frank-walter-steinmeier
fr/president 2008-08-12 nicolas-sarkozy
fr/foreign-minister 2003-02-05 dominique-de-villepin
gb/prime-minister 2023-06-01 rishi-sunak
it/prime-minister 2009-07-09 silvio-berlusconi
at/chancellor 2018-02-28 sebastian-kurz
gr/prime-minister 2016-05-27 alexis-tsipras
rs/president 2024-05-07 aleksandar-vucic
sk/prime-minister 2024-05-15 robert-fico
cz/president 2016-04-01 milos-zeman
fi/president 2017-07-27 sauli-niinisto
no/foreign-minister 2010-09-15 jonas-gahr-store
tr/president 2009-02-13 abdullah-gul
tr/president-2018 2019-08-27 recep-tayyip-erdogan
tr/foreign-minister 2015-10-01 feridun-sinirlioglu
kz/president 2018-09-03 nursultan-nazarbayev
kz/foreign-minister 2005-06-01 kassym-jomart-tokayev
kg/president 2010-05-15 roza-otunbayeva
kg/chairman-of-the-cabinet 2024-01-01 akylbek-japarov
uz/president 2016-10-01 shavkat-mirziyoyev
uz/foreign-minister 2011-06-01 elyor-ganiyev
tj/foreign-minister 2010-01-01 hamrokhon-zarifi
tm/president 2006-01-01 saparmurat-niyazov
az/president 2003-12-01 ilham-aliyev
am/prime-minister 2017-01-01 karen-karapetyan
ge/president 2003-12-15 nino-burjanadze
ua/president 2014-04-17 oleksandr-turchynov
by/foreign-minister 2023-01-19 sergei-aleinik
md/president 2003-11-25 vladimir-voronin
ir/president 2007-10-16 mahmoud-ahmadinejad
ir/foreign-minister 2024-06-10 ali-bagheri-kani
sa/monarch 2007-02-11 abdullah-of-saudi-arabia
sy/president 2025-10-15 ahmed-al-sharaa
il/prime-minister 2010-02-15 benjamin-netanyahu
eg/president 2012-09-01 mohamed-morsi
in/prime-minister 2012-12-24 manmohan-singh
pk/president 2003-02-05 pervez-musharraf
jp/prime-minister 2016-12-15 shinzo-abe
kr/president 2013-11-13 park-geun-hye
vn/president 2024-06-20 to-lam
mn/president 2014-09-03 tsakhiagiin-elbegdorj
br/president 2013-03-27 dilma-rousseff
ve/president 2006-07-27 hugo-chavez
za/president 2013-03-26 jacob-zuma
ng/president 2009-06-24 umaru-musa-yaradua
un/secretary-general 2010-04-06 ban-ki-moon
nato/secretary-general 2002-05-28 george-robertson
osce/chairperson-in-office 2010-12-01 kanat-saudabayev
osce/secretary-general 2022-02-01 helga-schmid
eu/high-representative 2013-11-24 catherine-ashton
eu/council-president 2025-03-01 antonio-costa
eu/commission-president 2006-11-24 jose-manuel-barroso
cis/secretary-general 2005-08-26 vladimir-rushailo
csto/secretary-general 2019-06-01 valery-semerikov
sco/secretary-general 2014-09-11 dmitry-mezentsev
ots/secretary-general 2015-06-01 ramil-hasanov
eaeu/board-chairman 2019-05-29 tigran-sargsyan
iaea/director-general 2003-06-30 mohamed-elbaradei
"""


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return load_gazetteer(seeds() / "gazetteer")


# --- who holds what when ----------------------------------------------------------------------------------------------------------------


def test_nobody_shares_a_post_that_has_one_seat(known: Gazetteer) -> None:
    by_post: dict[str, list[Occupancy]] = defaultdict(list)
    for held in known.occupancies:
        if known.posts[held.post].seats == "single" and not held.acting:
            by_post[held.post].append(held)
    pairs = chain.from_iterable(combinations(holders, 2) for holders in by_post.values())
    assert [(one.post, one.person, other.person) for one, other in pairs if _surely_together(one, other)] == []


def _surely_together(one: Occupancy, other: Occupancy) -> bool:
    """Say whether two held office on the same day whatever their coarse dates may mean; the day of handover is none."""
    begun = max(latest(held.since) or date.min for held in (one, other))
    ended = min(earliest(held.until) or date.max for held in (one, other))
    return begun < ended


def test_posts_are_held_only_while_they_exist(known: Gazetteer) -> None:
    for held in known.occupancies:
        post = known.posts[held.post]
        assert not (post.since and held.until) or (latest(held.until) or date.max) >= (earliest(post.since) or date.min), held
        assert not (post.until and held.since) or (earliest(held.since) or date.min) <= (latest(post.until) or date.max), held
        assert not post.until or held.until, held


@pytest.mark.parametrize("fact", ON_THE_DAY.split("\n")[1:-1])
def test_the_holder_of_the_day_is_known(known: Gazetteer, fact: str) -> None:
    post, day, person = fact.split()
    assert [held.person for held in known.holders(post, date.fromisoformat(day))] == [person]


@pytest.mark.parametrize("year", range(2000, 2026))
def test_most_states_have_their_leaders_of_every_year(known: Gazetteer, year: int) -> None:
    day = date(year, 9, 1)
    led = [state for state in known.states.values() if state.kind == "un-member" and _leaders(known, state.code, day)]
    assert len(led) >= 160


@pytest.mark.parametrize("organisation", ["OTS", "SCO", "CIS", "EAEU", "G20", "G7", "EU"])
def test_members_have_leaders_and_foreign_ministers_of_every_year(known: Gazetteer, organisation: str) -> None:
    for year in range(2001, 2026):
        day = date(year, 6, 20)
        states = [member.state for member in known.members(organisation, day) if member.status in {"member", "observer"}]
        assert [state for state in states if not _leaders(known, state, day)] == [], year
        without = [state for state in states if not _holders(known, state, day, {"foreign-minister"})]
        assert len(without) <= len(states) / 4, (year, without)


def _leaders(known: Gazetteer, state: str, day: date) -> list[Occupancy]:
    return _holders(known, state, day, HEADS)


def _holders(known: Gazetteer, state: str, day: date, levels: set[str]) -> list[Occupancy]:
    posts = [post.id for post in known.posts_of(state, day) if levels & set(post.levels)]
    return [held for post in posts for held in known.holders(post, day)]


# --- names ------------------------------------------------------------------------------------------------------------------------------


def test_every_name_keeps_to_one_alphabet(known: Gazetteer) -> None:
    words = [(word, name) for name in _names(known) for word in re.findall(r"[^\W\d_]+", name.text)]
    assert [(word, name.text) for word, name in words if {"LATIN", "CYRILLIC"} <= _alphabets(word)] == []


def test_people_have_their_labels_in_the_letters_of_the_language(known: Gazetteer) -> None:
    for person in known.persons.values():
        labels = {name.language: re.sub(r"\b[IVX]+\b", "", name.text) for name in person.names if name.kind == "label"}
        assert _alphabets(labels["ru"]) == {"CYRILLIC"}, person.id
        assert _alphabets(labels["en"]) == {"LATIN"}, person.id


def test_full_names_are_of_the_same_person_and_gender(known: Gazetteer) -> None:
    for person in known.persons.values():
        label = next(name.text for name in person.names if name.kind == "label" and name.language == "ru")
        for name in person.names:
            if name.kind == "full" and name.language == "ru":
                assert set(label.split()) & set(name.text.split()), (label, name.text)
                father = name.text.split()[-2]
                assert not father.endswith(("овна", "евна", "кызы") if person.gender == "m" else ("ович", "евич", "оглы")), name.text


def _names(known: Gazetteer) -> Iterator[Name]:
    nouns = chain.from_iterable(table.values() for table in (known.states, known.organisations, known.places, known.posts, known.persons))
    return chain.from_iterable(noun.names for noun in nouns)


def _alphabets(text: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha() and letter != "ʻ"}


# --- states and organisations -----------------------------------------------------------------------------------------------------------


def test_nearly_every_state_has_its_adjective_in_russian(known: Gazetteer) -> None:
    without = [state.code for state in known.states.values() if not any(n.kind == "adjective" and n.language == "ru" for n in state.names)]
    assert len(without) <= 15


@pytest.mark.parametrize("organisation", DATED)
def test_memberships_say_since_when(known: Gazetteer, organisation: str) -> None:
    members = [membership for membership in known.memberships if membership.organisation == organisation]
    assert members
    assert all(membership.since for membership in members)


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        *(
            ("ОТГ", "OTS"),
            ("Тюркский совет", "OTS"),
            ("ШОС", "SCO"),
            ("СНГ", "CIS"),
            ("ЕАЭС", "EAEU"),
            ("ЕврАзЭС", "EurAsEC"),
            ("ОДКБ", "CSTO"),
        ),
        *(
            ("ОЭС", "ECO"),
            ("СВМДА", "CICA"),
            ("ОИС", "OIC"),
            ("ОБСЕ", "OSCE"),
            ("НАТО", "NATO"),
            ("ЛАГ", "LAS"),
            ("АТЭС", "APEC"),
            ("ГУАМ", "GUAM"),
        ),
        *(
            ("БРИКС", "BRICS"),
            ("Большая двадцатка", "G20"),
            ("Большая восьмёрка", "G8"),
            ("Большая семёрка", "G7"),
            ("Союзное государство", "Union State"),
        ),
        *(
            ("Нормандский формат", "Normandy"),
            ("Нормандская четвёрка", "Normandy"),
            ("ТКГ", "TCG"),
            ("Трёхсторонняя контактная группа", "TCG"),
        ),
        *(
            ("ЕЭК", "EAEU"),
            ("Евразийская экономическая комиссия", "EAEU"),
            ("Совет Безопасности ООН", "UN"),
            ("Еврокомиссия", "EU"),
            ("ПАСЕ", "PACE"),
        ),
    ],
)
def test_organisations_are_known_by_the_names_that_news_print(known: Gazetteer, name: str, organisation: str) -> None:
    called = {code for code, noun in known.organisations.items() for one in noun.names if one.text == name and one.language == "ru"}
    assert called == {organisation}


def test_many_organisations_have_abbreviations_in_both_languages(known: Gazetteer) -> None:
    short = [
        code
        for code, organisation in known.organisations.items()
        if {"ru", "en"} <= {name.language for name in organisation.names if name.kind in {"abbreviation", "label"} and name.text.isupper()}
    ]
    assert len(short) >= 40
