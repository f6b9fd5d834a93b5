"""What counts as right, missed or false in one article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.records.node import Node
from kg.scoring.annotation import annotated
from kg.scoring.comparing import compare
from kg.scoring.figures import figure
from kg.scoring.scores import scored
from kg.sources.likeness import load_likeness

TABLE = load_likeness()


def person(name, of=None, title=None, attendance="present", **more):
    return {"name": name, "of": of, "title": title, "attendance": attendance, **more}


def meeting(*participants, kind="bilateral-talks", status="held", states=(), **more):
    return {"kind": kind, "status": status, "participants": list(participants), "states": list(states), **more}


def article(*meetings, beside=(), id="a"):  # noqa: A002
    return annotated(Node({"id": id, "lang": "ru", "meetings": list(meetings), "not_participants": list(beside)}, ""), TABLE)


TALKS = meeting(person("Олжас Бектенов", "KZ", "премьер-министр"), person("Али Асадов", "AZ"), states=("KZ", "AZ"), date="2025-09-18")


def counts(gold, read):
    return compare(gold, read, TABLE).counts


def kinds_of(gold, read):
    return [mistake.kind for mistake in compare(gold, read, TABLE).mistakes]


def test_the_same_says_everything_right():
    found = compare(article(TALKS), article(TALKS), TABLE)
    assert found.mistakes == ()
    assert all(what == "right" or not number for (_, what), number in found.counts.items())


def test_names_in_another_case_and_order_are_the_same_people():
    read = meeting(person("Асадовым Али", "AZ"), person("О. Бектенова", "KZ", "премьер-министра"), states=("KZ", "AZ"), date="2025-09-18")
    assert compare(article(TALKS), article(read), TABLE).mistakes == ()


def test_a_meeting_of_other_people_is_missed_and_false_at_once():
    read = meeting(person("Садыр Жапаров", "KG"), person("Ильхам Алиев", "AZ"), states=("KG", "AZ"))
    assert {"missed-meeting", "false-meeting"} <= set(kinds_of(article(TALKS), article(read)))
    assert counts(article(TALKS), article(read))["participations", "missed"] == 2
    assert counts(article(TALKS), article(read))["participations", "false"] == 2


def test_the_wrong_side_keeps_the_participation_and_loses_the_exact_one():
    read = meeting(person("Олжас Бектенов", "KG", "премьер-министр"), person("Али Асадов", "AZ"), states=("KZ", "AZ"), date="2025-09-18")
    found = counts(article(TALKS), article(read))
    assert (found["participations", "right"], found["side-and-status", "right"]) == (2, 1)
    assert (found["side-and-status", "missed"], found["side-and-status", "false"]) == (1, 1)
    assert kinds_of(article(TALKS), article(read)) == ["side"]


def test_the_wrong_status_loses_every_exact_participation():
    read = {**TALKS, "status": "planned"}
    assert counts(article(TALKS), article(read))["side-and-status", "right"] == 0
    assert kinds_of(article(TALKS), article(read)) == ["status"]


def test_a_date_where_there_is_none_is_false_and_a_wrong_one_also_missed():
    undated = {**TALKS, "date": None}
    assert counts(article(undated), article(TALKS))["date", "false"] == 1
    wrong = counts(article(TALKS), article({**TALKS, "date": "2025-09-17"}))
    assert (wrong["date", "missed"], wrong["date", "false"]) == (1, 1)


def test_absent_people_take_part_in_nothing():
    absent = meeting(*TALKS["participants"], person("Никол Пашинян", "AM", attendance="absent"), states=("KZ", "AZ"), date="2025-09-18")
    assert compare(article(absent), article(TALKS), TABLE).mistakes == ()
    assert compare(article(TALKS), article(absent), TABLE).mistakes == ()


def test_a_bystander_who_is_let_in_is_told_with_his_reason():
    gold = article(TALKS, beside=[{"name": "Касым-Жомарт Токаев", "why": "quoted"}])
    read = article({**TALKS, "participants": [*TALKS["participants"], person("Токаев", "KZ")]})
    let_in = [mistake for mistake in compare(gold, read, TABLE).mistakes if mistake.kind == "bystander-let-in"]
    assert [(one.who, one.expected) for one in let_in] == [("Касым-Жомарт Токаев", "quoted")]
    assert counts(gold, read)["bystanders-out", "wrong"] == 1


def test_somebody_who_takes_part_elsewhere_is_no_bystander():
    gold = article(TALKS, beside=[{"name": "Асадов", "why": "quoted"}])
    assert not any(name == "bystanders-out" for name, _ in counts(gold, article(TALKS)))


def test_an_article_without_a_meeting_is_left_empty_or_not():
    assert counts(article(), article())["left-empty", "right"] == 1
    assert counts(article(), article(TALKS))["left-empty", "wrong"] == 1
    assert "meeting-where-none-is" in kinds_of(article(), article(TALKS))


def test_a_meeting_without_names_is_found_by_half_of_its_states():
    gold = article(meeting(states=("RU", "IL"), kind="ministerial"))
    assert counts(gold, article(meeting(person("Кто-то Ещё", "RU"), states=("RU",), kind="audience")))["meetings", "right"] == 1
    assert counts(gold, article(meeting(person("Кто-то Ещё", "KZ"), states=("KZ",), kind="ministerial")))["meetings", "right"] == 0


def test_each_meeting_is_paired_once_and_with_the_likest():
    call = meeting(person("Олжас Бектенов", "KZ"), states=("KZ",), kind="telephone-call")
    found = compare(article(TALKS, call), article(call, TALKS), TABLE)
    assert [(pair.gold.kind, pair.read.kind) for pair in found.alignment.pairs] == [("bilateral-talks",) * 2, ("telephone-call",) * 2]


def test_kinds_count_each_and_on_average_over_kinds():
    gold = [article(TALKS, id="a"), article(TALKS, id="b"), article({**TALKS, "kind": "audience"}, id="c")]
    read = [article(TALKS, id="a"), article(TALKS, id="b"), article(TALKS, id="c")]
    figures = {one.name: one.score for one in scored(zip(gold, read, strict=True), TABLE, resamples=0).figures}
    assert figures["kind"] == pytest.approx(2 / 3)
    assert figures["kind-mean"] == pytest.approx(1 / 2)
    assert figures["kind-family"] == 1


def test_people_are_linked_by_pairs_across_articles():
    def named(id, person_id):  # noqa: A002
        return article(meeting(person("Садыр Жапаров", "KG", person=person_id), states=("KG",)), id=id)

    gold = [named("a", "sadyr"), named("b", "sadyr"), named("c", "akylbek")]
    read = [named("a", "x"), named("b", "x"), named("c", "x")]
    made = next(one for one in scored(zip(gold, read, strict=True), TABLE, resamples=0).figures if one.name == "person-pairs")
    assert (made.right, made.gold, made.read) == (1, 1, 3)


def test_nothing_to_be_counted_gives_no_figure():
    assert figure("date", {}) is None
    assert figure("title", {}) is None


names = st.sampled_from(["Олжас Бектенов", "Али Асадов", "Садыр Жапаров", "Токаев", "А. Арипов"])
meetings = st.lists(
    st.builds(
        lambda people, kind, states: meeting(*(person(name) for name in people), kind=kind, states=states),
        st.lists(names, max_size=3, unique=True),
        st.sampled_from(sorted(TABLE.families)),
        st.lists(st.sampled_from(["KZ", "AZ", "KG"]), max_size=3, unique=True),
    ),
    max_size=3,
)


@given(meetings, meetings)
def test_no_participation_is_counted_twice_or_lost(gold, read):
    found = counts(article(*gold), article(*read))
    for figure_name in ("participations", "side-and-status"):
        assert found[figure_name, "right"] + found[figure_name, "missed"] == sum(len(one["participants"]) for one in gold)
        assert found[figure_name, "right"] + found[figure_name, "false"] == sum(len(one["participants"]) for one in read)
    assert found["meetings", "right"] + found["meetings", "missed"] == len(gold)
    assert found["meetings", "right"] + found["meetings", "false"] == len(read)


@given(meetings)
def test_what_is_annotated_scores_itself_whole(gold):
    found = counts(article(*gold), article(*gold))
    assert not any(number for (_, what), number in found.items() if what in {"missed", "false"})
