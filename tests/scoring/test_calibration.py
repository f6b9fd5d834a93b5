"""Confidences learned from what was right and wrong: more errors, less sure; what was never seen, less sure still."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import resources
from kg.errors import DataError
from kg.model import Article, Evidence, Grounds, Participation, Reading, Report, Span
from kg.reading.confidence import calibrated
from kg.scoring.calibration import Observation, binned, cross_validated, fitted
from kg.sources.confidence import ConfidenceTable, load_confidence, traits


def observations(link, *, right, wrong):
    return [Observation(f"{link}{at}", {"link": link, "basis": "named"}, 0.9, at < right) for at in range(right + wrong)]


MIXED = [*observations("subject", right=57, wrong=3), *observations("with", right=14, wrong=14)]


def test_a_rule_that_errs_more_is_less_sure():
    table = fitted(MIXED)
    assert table.confidence({"link": "with", "basis": "named"}) < 0.7
    assert table.confidence({"link": "subject", "basis": "named"}) > 0.9


def test_a_rule_never_seen_is_less_sure_than_a_good_one():
    table = fitted(MIXED)
    assert table.confidence({"link": "novel", "basis": "named"}) < table.confidence({"link": "subject", "basis": "named"})


def test_an_article_is_told_by_the_others_only():
    odd = [Observation("odd", {"link": "odd"}, None, right=False)] * 5
    told = cross_validated([*observations("subject", right=50, wrong=0), *odd])
    assert len(told) == 55
    assert min(confidence for confidence, right in told if not right) > 0.5  # nothing of it was known before


def test_the_same_observations_learn_the_same():
    assert fitted(MIXED) == fitted(list(MIXED))
    assert cross_validated(MIXED) == cross_validated(MIXED)


def test_bins_count_every_participation_once():
    bins = binned([(0.0, False), (0.6, True), (0.9, True), (0.949, False), (1.0, True)])
    assert sum(one.count for one in bins) == 5
    assert [(one.count, one.right) for one in bins if one.low == 0.9] == [(2, 1)]
    assert next(one.accuracy for one in bins if one.low == 0.7) is None


@given(st.dictionaries(st.sampled_from(["link", "opening", "basis", "status"]), st.text(max_size=5)))
def test_a_confidence_is_never_certain(traits_of_it):
    table = load_confidence("ru") or ConfidenceTable(4.0, -0.5, {})
    assert 0 <= table.confidence(traits_of_it) <= 0.99


def reading():
    evidence = Evidence(Span("title", 0, 5), "Слово")
    one = Participation(
        "r1p1", "А", None, None, (), "KZ", "present", "member", "named", None, Grounds("ru.verb.meet.subject", 0.5, (evidence,))
    )
    report = Report("r1", "bilateral-talks", "held", Grounds("ru.verb.meet", 0.7, (evidence,)), states=("KZ", "RU"), participants=(one,))
    return Reading(Article("a", "ru", "…", title="Слово"), reports=(report,))


def test_what_is_looked_at_is_the_rules_and_the_company():
    report = reading().reports[0]
    found = traits(report, report.participants[0], 1)
    assert (found["opening"], found["link"]) == ("ru.verb.meet", "subject")
    assert (found["company"], found["states"], found["where"], found["title"]) == ("1", "2", "headline", "none")


def test_a_reading_gets_the_confidences_of_the_table():
    table = ConfidenceTable(2.0, 0.0, {"link": {"subject": -2.0}})
    grounds = calibrated(reading(), table).reports[0].participants[0].grounds
    assert (grounds.rule, grounds.confidence) == ("ru.verb.meet.subject", 0.5)
    assert calibrated(reading(), None) == reading()


def test_the_shipped_table_reads():
    table = load_confidence("ru")
    assert table is not None
    assert table.unseen < 0
    assert set(table.weights) == set(traits(reading().reports[0], reading().reports[0].participants[0], 1))
    assert load_confidence("xx") is None


def test_a_broken_table_is_named(tmp_path):
    (tmp_path / "ru.confidence.toml").write_text("base = 1\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"ru\.confidence\.toml: .*is missing"):
        load_confidence("ru", tmp_path)
    assert (resources.languages() / "ru.confidence.toml").is_file()
