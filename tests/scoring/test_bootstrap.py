"""Intervals: around the score, the same every time, narrower with more articles."""

from collections import Counter
from functools import partial

from kg.scoring.aligning import Alignment
from kg.scoring.bootstrap import intervals
from kg.scoring.comparing import Compared
from kg.scoring.figures import score

NOTHING = Alignment((), (), ())


def articles(number):
    """Return articles of which every third is read wrongly."""
    rows = [
        Counter({("meetings", "right"): at % 3 != 0, ("meetings", "missed"): at % 3 == 0, ("meetings", "false"): 0}) for at in range(number)
    ]
    return [Compared(f"a{at}", row, (), NOTHING) for at, row in enumerate(rows)]


def interval(number):
    return intervals(articles(number), {"meetings": partial(score, "meetings")}, resamples=300)["meetings"]


def test_the_score_lies_between_the_ends():
    low, high = interval(30)
    assert low < 0.8 < high


def test_the_same_articles_give_the_same_interval():
    assert interval(30) == interval(30)


def test_more_articles_make_it_narrower():
    few, many = interval(9), interval(300)
    assert many[1] - many[0] < few[1] - few[0]


def test_of_one_article_nothing_can_be_said():
    assert intervals(articles(1), {"meetings": partial(score, "meetings")}) == {}


def test_what_is_never_there_has_no_interval():
    assert "date" not in intervals(articles(5), {"date": partial(score, "date")}, resamples=20)
