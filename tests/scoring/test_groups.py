"""Which articles tell of one meeting: figures on groups made up here, whole, split and mixed, and what holds of any groups."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.records.node import Node
from kg.scoring.groups import FIGURES, Gathered, Group, group_of, group_scores


def gathered(**meetings):
    """Return meetings, each given by the one-letter ids of its articles."""
    return tuple(Gathered(name, frozenset(articles)) for name, articles in meetings.items())


def scores(groups, derived):
    return group_scores(groups, derived)


def figures(groups, derived):
    return {one.name: one for one in scores(groups, derived).figures}


TALKS = Group(frozenset("abcx"), gathered(m1="abc", m2="x"))
CALL = Group(frozenset("de"), gathered(m3="de"))


def test_what_comes_out_as_annotated_is_whole_and_unmixed():
    told = figures([TALKS, CALL], gathered(one="abc", two="x", three="de"))
    assert [told[name].score for name in FIGURES] == [1, 1, 1, None]
    assert (told["article-pairs"].number, told["article-pairs"].gold, told["article-pairs"].derived) == (4, 4, 4)
    assert (told["meetings-whole"].number, told["meetings-whole"].gold) == (2, 2)
    assert (told["meetings-mixed"].number, told["meetings-mixed"].derived) == (0, 3)


def test_a_meeting_that_came_out_in_two_pieces():
    result = scores([TALKS, CALL], gathered(one="ab", two="c", three="de", four="x"))
    told = {one.name: one for one in result.figures}
    assert (told["article-pairs"].precision, told["article-pairs"].recall) == (1, 2 / 4)
    assert (told["b-cubed"].precision, told["b-cubed"].recall) == (1, (3 * 2 / 3 + 2) / 5)
    assert told["meetings-whole"].score == 1 / 2
    assert told["meetings-mixed"].number == 0
    assert [(one.kind, one.article, one.other, one.expected, one.found) for one in result.mistakes] == [
        ("missed-pair", "a", "c", ("m1",), ("one", "two")),
        ("missed-pair", "b", "c", ("m1",), ("one", "two")),
    ]


def test_articles_of_two_groups_in_one_meeting_are_mixed():
    result = scores([TALKS, CALL], gathered(one="abcd", two="e"))
    told = {one.name: one for one in result.figures}
    assert (told["article-pairs"].precision, told["article-pairs"].recall) == (3 / 6, 3 / 4)
    assert told["b-cubed"].precision == pytest.approx((3 * 3 / 4 + 2 * 1) / 5)  # of d and e as of e alone: the smaller fits
    assert told["b-cubed"].recall == (3 + 2 * 1 / 2) / 5
    assert (told["meetings-whole"].number, told["meetings-mixed"].number) == (1, 1)
    wrongly = [one for one in result.mistakes if one.kind == "false-pair"]
    assert [(one.article, one.other) for one in wrongly] == [("a", "d"), ("b", "d"), ("c", "d")]
    assert (wrongly[0].expected, wrongly[0].found) == (("m1", "m3"), ("one",))


def test_articles_that_no_group_knows_are_left_out():
    told = figures([CALL], gathered(one="dez", two="yz"))
    assert [told[name].score for name in FIGURES] == [1, 1, 1, None]
    assert (told["meetings-mixed"].number, told["meetings-mixed"].derived) == (0, 1)


def test_an_article_may_tell_of_several_meetings():
    both = Group(frozenset("abc"), gathered(m1="ab", m2="bc"))
    told = figures([both], gathered(one="ab", two="bc"))
    assert [told[name].score for name in FIGURES] == [1, 1, 1, None]
    assert figures([both], gathered(one="abc"))["meetings-mixed"].number == 1


def test_where_no_meeting_is_derived_nothing_is_found():
    told = figures([TALKS], ())
    assert [told[name].score for name in FIGURES] == [0, 0, 0, None]
    assert told["meetings-mixed"].derived == 0


def test_what_is_not_there_has_no_figure():
    alone = Group(frozenset("a"), gathered(m1="a"))
    assert set(figures([alone], gathered(one="a"))) == {"meetings-mixed"}


ANY_MEETINGS = st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=5), max_size=6)


def made(prefix, sets):
    return [Gathered(f"{prefix}{at}", articles) for at, articles in enumerate(sets)]


def as_groups(meetings):
    return [Group(one.articles, (one,)) for one in meetings]


@given(ANY_MEETINGS, ANY_MEETINGS, st.randoms(use_true_random=False))
def test_the_order_of_lines_makes_no_difference(gold, derived, random):
    groups, meetings = as_groups(made("m", gold)), made("d", derived)
    before = scores(groups, meetings)
    random.shuffle(groups)
    random.shuffle(meetings)
    assert scores(groups, meetings) == before


@given(ANY_MEETINGS)
def test_what_was_annotated_scores_one_against_itself(gold):
    meetings = made("m", gold)
    result = scores(as_groups(meetings), meetings)
    told = {one.name: one for one in result.figures}
    assert told.pop("meetings-mixed").number == 0
    assert all(one.score == 1 for one in told.values())
    assert result.mistakes == ()


@given(ANY_MEETINGS, ANY_MEETINGS)
def test_figures_are_shares_and_every_wrong_pair_is_listed(gold, derived):
    result = scores(as_groups(made("m", gold)), made("d", derived))
    told = {one.name: one for one in result.figures}
    assert all(0 <= one.score <= 1 for one in told.values() if one.score is not None)
    pairs = told.get("article-pairs")
    if pairs is not None:
        assert len([one for one in result.mistakes if one.kind == "missed-pair"]) == pairs.gold - pairs.number
        assert len([one for one in result.mistakes if one.kind == "false-pair"]) == pairs.derived - pairs.number


def test_a_meeting_holds_articles_of_its_group_only():
    with pytest.raises(DataError, match=r"meetings\[0\].articles\[1\]: 'z' is none of the articles of the group"):
        group_of(Node({"group": "g", "articles": ["a"], "meetings": [{"key": "m1", "articles": ["a", "z"]}]}, ""))
