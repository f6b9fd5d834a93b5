"""Which reports tell of one meeting: what draws them together, what nothing outweighs, in whatever order they come."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.identity.clustering import Matches, Ruled, component, groups
from kg.identity.linking import link
from kg.identity.matching import match
from kg.identity.sameness import merged, sameness
from kg.identity.table import load_table
from kg.identity.telling_again import traces_of
from kg.identity.traces import Somebody, read_trace, trace_of

from .reports import part, told


def traces(places, *accounts):
    articles = sorted({account.article for account in accounts})
    return [trace for article in articles for trace in traces_of([one for one in accounts if one.article == article], places)]


def together(gazetteer, *accounts) -> set[frozenset[str]]:
    """Return the articles of each meeting."""
    found = groups(traces(gazetteer.places, *accounts), Matches(Ruled()))
    return {frozenset(trace.article for trace in group) for group in found}


def one_meeting(gazetteer, *accounts) -> bool:
    return len(together(gazetteer, *accounts)) == 1


def test_two_outlets_that_name_the_same_two_sides_on_one_day(gazetteer):
    assert one_meeting(gazetteer, told("a", "Токаев", "Эрдоган"), told("b", "Эрдоган", "Токаев", day="2025-10-07"))


def test_an_announcement_and_what_became_of_it(gazetteer):
    announced = told("a", "Токаев", "Эрдоган", published="2025-10-04", day="2025-10-07", status="planned", city="Астана")
    assert one_meeting(gazetteer, announced, told("b", "Токаев", "Эрдоган", city="Астана"))


def test_an_announcement_without_a_day(gazetteer):
    announced = told("a", "Токаев", "Эрдоган", published="2025-10-06", status="planned")
    assert one_meeting(gazetteer, announced, told("b", "Токаев", "Эрдоган"))


def test_a_visit_and_the_talks_in_it(gazetteer):
    visit = told("a", "Эрдоган", kind="visit", published="2025-10-06", day="2025-10-06/2025-10-08", city="Астана", states=("TR",))
    assert one_meeting(gazetteer, visit, told("b", "Токаев", "Эрдоган", day="2025-10-07", city="Астана"))


def test_one_who_is_named_and_one_who_is_not(gazetteer):
    assert one_meeting(gazetteer, told("a", "Токаев", states=("KZ", "TR"), city="Астана"), told("b", "Токаев", "Эрдоган", city="Астана"))


def test_a_summit_that_names_nobody(gazetteer):
    states = ("AZ", "KG", "KZ", "TR", "UZ")
    announced = told("a", kind="summit", status="planned", published="2025-10-05", city="Бишкек", states=states)
    assert one_meeting(gazetteer, announced, told("b", kind="summit", states=states[1:], city="Бишкек", day="2025-10-07"))


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            told("a", "Токаев", "Эрдоган", kind="telephone-call"),
            told("b", "Токаев", "Эрдоган", city="Астана"),
            "a call and talks in a room",
        ),
        (told("a", "Токаев", "Эрдоган", city="Астана"), told("b", "Токаев", "Эрдоган", city="Бишкек"), "two stated places"),
        (told("a", "Токаев", "Эрдоган", day="2025-10-03"), told("b", "Токаев", "Эрдоган", day="2025-10-07"), "two stated days"),
        (told("a", "Токаев", "Эрдоган"), told("a", "Токаев", "Арипов", id="r2"), "two reports of one article"),
        (told("a", "Токаев", "Эрдоган"), told("b", "Токаев", "Мирзиёев"), "other sides"),
        (told("a", "Токаев", "Арипов"), told("b", "Бектенов", "Арипов"), "other people on one side"),
        (told("a", "Токаев", "Эрдоган", under="OTS"), told("b", "Токаев", "Эрдоган", under="SCO"), "two organisations"),
        (
            told("a", "Токаев", "Эрдоган", published="2025-10-06"),
            told("b", "Токаев", "Эрдоган", day="2025-10-07"),
            "held after the article was published",
        ),
        (
            told("a", "Токаев", "Эрдоган", city="Бишкек"),
            told("b", "Токаев", "Эрдоган", "Жапаров", kind="summit", city="Бишкек"),
            "a bilateral and the gathering around it",
        ),
    ],
)
def test_what_nothing_outweighs(gazetteer, one, other, why):
    found = match(*traces(gazetteer.places, one, other))
    assert (found.against, found.joins) == (why, False)


def test_talks_with_the_same_two_a_week_later_are_others(gazetteer):
    assert not one_meeting(gazetteer, told("a", "Токаев", "Эрдоган"), told("b", "Токаев", "Эрдоган", published="2025-10-14"))


def test_a_month_matches_only_a_day_in_it(gazetteer):
    month = told("a", "Токаев", "Эрдоган", "Бектенов", day="2025-10", published="2025-11-20", city="Астана")
    people = ("Токаев", "Эрдоган", "Бектенов")
    assert one_meeting(gazetteer, month, told("b", *people, day="2025-10-07", city="Астана"))
    assert not one_meeting(gazetteer, month, told("b", *people, day="2025-11-02", published="2025-11-02", city="Астана"))


def test_what_speaks_for_a_link_is_told_with_its_weight(gazetteer):
    accounts = [told("a", "Токаев", "Эрдоган", city="Астана"), told("b", "Токаев", "Эрдоган", city="Астана")]
    one, _ = link(accounts, gazetteer.places, {})
    assert one.score > load_table().join
    assert "people=both-sides(+2.7)" in one.features
    assert "place=city(+1.5)" in one.features


def test_a_name_stays_with_the_earliest_report_that_had_it(gazetteer):
    early = told("a", "Токаев", "Эрдоган", published="2025-10-07")
    late = told("b", "Токаев", "Эрдоган", published="2025-10-08", day="2025-10-07", city="Астана")
    (alone,) = link([late], gazetteer.places, {})
    assert alone.meeting == "2025-10-07/astana/bilateral-talks-kz-tr"
    links = link([early, late], gazetteer.places, {alone.report: alone.meeting})
    assert {one.meeting for one in links} == {alone.meeting}


# --- rulings ---


def test_what_a_curator_keeps_apart_stays_apart(gazetteer):
    accounts = [told("a", "Токаев", "Эрдоган"), told("b", "Токаев", "Эрдоган"), told("c", "Токаев", "Эрдоган")]
    found = groups(traces(gazetteer.places, *accounts), Matches(Ruled(apart=frozenset({frozenset({"a#r1", "b#r1"})}))))
    assert all({"a#r1", "b#r1"} - {trace.key for trace in group} for group in found)
    assert len(found) == 2


def test_what_a_curator_joins_is_one_whatever_speaks_against_it(gazetteer):
    accounts = [told("a", "Токаев", "Эрдоган", city="Астана"), told("b", "Жапаров", "Мирзиёев", day="2024-01-01", city="Бишкек")]
    found = groups(traces(gazetteer.places, *accounts), Matches(Ruled(same=frozenset({frozenset({"a#r1", "b#r1"})}))))
    assert len(found) == 1


# --- order ---

ACCOUNTS = st.builds(
    told,
    st.sampled_from("abcdefgh"),
    st.sampled_from(["Токаев", "Бектенов"]),
    st.sampled_from(["Эрдоган", "Арипов", "Мирзиёев"]),
    day=st.sampled_from([None, "2025-10-06", "2025-10-07", "2025-10-07/2025-10-08", "2025-10"]),
    published=st.sampled_from(["2025-10-06", "2025-10-07", "2025-10-08"]),
    city=st.sampled_from([None, "Астана", "Ташкент"]),
    kind=st.sampled_from(["bilateral-talks", "audience", "visit", "telephone-call", "summit"]),
    status=st.sampled_from(["held", "planned"]),
    id=st.sampled_from(["r1", "r2"]),
)


@settings(deadline=None, max_examples=60)
@given(accounts=st.lists(ACCOUNTS, min_size=2, max_size=7, unique_by=lambda one: one.key), order=st.randoms(use_true_random=False))
def test_any_order_gives_the_same_meetings_and_no_group_breaks_a_rule(gazetteer, accounts, order):
    once = together(gazetteer, *accounts)
    shuffled = list(accounts)
    order.shuffle(shuffled)
    assert together(gazetteer, *shuffled) == once
    for group in groups(traces(gazetteer.places, *accounts), Matches(Ruled())):
        assert all(match(one, other).against is None for one, other in permutations(group, 2))


@settings(deadline=None, max_examples=60)
@given(accounts=st.lists(ACCOUNTS, min_size=2, max_size=7, unique_by=lambda one: one.key))
def test_the_neighbourhood_of_a_report_gives_the_same_groups_as_all_reports(gazetteer, accounts):
    everybody = traces(gazetteer.places, *accounts)

    def found_under(keys):
        wanted = set(keys)
        return [other for other in everybody if not wanted.isdisjoint(other.keys())]

    expected = {frozenset(trace.key for trace in group) for group in groups(everybody, Matches(Ruled()))}
    for one in everybody:
        around = component([one], found_under, Matches(Ruled()))
        assert {frozenset(trace.key for trace in group) for group in groups(around, Matches(Ruled()))} <= expected


@given(account=ACCOUNTS)
def test_a_trace_is_read_back_as_it_was_written(gazetteer, account):
    trace = trace_of(account, gazetteer.places)
    assert read_trace(trace.text()) == trace


# --- people ---


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Somebody(None, "Арарат Мирзоян", "AM"), Somebody(None, "А. Мирзоян", "AM"), 2),
        (Somebody(None, "Арарат Мирзоян", "AM"), Somebody(None, "Мирзоян", "AM"), 1),
        (Somebody(None, "Арарат Мирзоян", "AM"), Somebody(None, "Мирзоян", "AZ"), 0),
        (Somebody(None, "Ararat Mirzoyan", "AM"), Somebody(None, "Арарат Мирзоян", "AM"), 2),
        (Somebody("sadyr-japarov", "Садыр Жапаров", "KG"), Somebody(None, "Садыра Жапарова", "KG"), 2),
        (Somebody("sadyr-japarov", "Садыр Жапаров", "KG"), Somebody("akylbek-japarov", "Акылбек Жапаров", "KG"), 0),
        (Somebody(None, "Пётр Иванов", "RU"), Somebody(None, "Игорь Иванов", "RU"), 0),
    ],
)
def test_who_is_the_same(one, other, same):
    assert sameness(one, other) == sameness(other, one) == same


def test_a_surname_that_may_be_two_people_is_neither():
    two = [Somebody("sadyr-japarov", "Садыр Жапаров", "KG"), Somebody("akylbek-japarov", "Акылбек Жапаров", "KG")]
    lone = Somebody(None, "Жапаров", "KG")
    assert merged([*two, lone])[lone] == lone
    assert merged([two[0], lone])[lone] == two[0]


def test_somebody_said_to_be_absent_draws_nothing_together(gazetteer):
    absent = part("Эрдоган", 2, attendance="absent")
    (trace,) = traces(gazetteer.places, told("a", "Токаев", absent))
    assert [one.person for one in trace.people] == ["kassym-jomart-tokayev"]
    assert trace != replace(trace, people=())


def test_whom_a_president_receives_he_does_not_confer_with(gazetteer):
    """Premiers confer in Bishkek, and the president receives them the same day: two meetings, in whatever words the second is told."""
    states = ("AZ", "KG", "KZ", "TR", "UZ")
    conferred = told("a", "Бектенов", "Арипов", "Касымалиев", kind="heads-of-government-meeting", under="OTS", city="Бишкек", states=states)
    for kind in ("audience", "multilateral-meeting"):
        received = told("b", "Жапаров", "Бектенов", "Арипов", kind=kind, under="OTS", city="Бишкек", states=states)
        assert not one_meeting(gazetteer, conferred, received)


def test_the_day_after_somebody_writes_today_of_something_else(gazetteer):
    follow_up = told("b", "Токаев", "Эрдоган", day="2025-10-08", date_basis="relative", published="2025-10-08", city="Астана")
    assert one_meeting(gazetteer, told("a", "Токаев", "Эрдоган", published="2025-10-07", city="Астана"), follow_up)
    said = told("a", "Токаев", "Эрдоган", day="2025-10-07", date_basis="relative", city="Астана")
    assert not one_meeting(gazetteer, said, follow_up)


def test_a_meeting_read_twice_out_of_one_article_draws_no_others_apart(gazetteer):
    """The headline is read as a report of its own, which says less: the rest is one meeting all the same."""
    headline = told("a", "Токаев", "Эрдоган", id="r2")
    accounts = [told(article, "Токаев", "Эрдоган", city="Астана") for article in "abc"]
    accounts += [told("d", "Токаев", "Эрдоган"), headline]
    assert sorted(map(len, groups(traces(gazetteer.places, *accounts), Matches(Ruled())))) == [1, 4]


def test_what_is_announced_for_tomorrow_is_not_what_was_held_today(gazetteer):
    today = told("a", "Токаев", "Эрдоган", published="2025-10-07", city="Астана")
    tomorrow = told(
        "b", "Токаев", "Эрдоган", day="2025-10-08", date_basis="relative", status="planned", published="2025-10-07", city="Астана"
    )
    assert not one_meeting(gazetteer, today, tomorrow)


def test_two_reports_that_cannot_be_compared_do_not_keep_a_third_from_joining_both(gazetteer):
    """One tells where, one in which framework, neither who; a third tells both."""
    where = told("a", kind="summit", status="planned", published="2025-10-06", city="Бишкек", states=())
    framework = told("b", kind="summit", status="planned", published="2025-10-06", under="OTS", states=())
    both = told("c", kind="summit", day="2025-10-07", city="Бишкек", under="OTS", states=())
    assert one_meeting(gazetteer, where, framework, both)
    assert not one_meeting(gazetteer, where, framework)
