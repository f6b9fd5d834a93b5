"""What becomes of the reports of one meeting: one value a field, one attendance a person, and what they disagree on."""

import pytest

from kg.identity.attending import Protocol
from kg.identity.derivation import derive
from kg.identity.reprints import alike, sketch
from kg.model import Account, Meeting

from .reports import part, told

PROTOCOL = Protocol(
    {"head-of-state": 1, "head-of-government": 2, "deputy-head-of-government": 3}, {"heads-of-government-meeting": "head-of-government"}
)


@pytest.fixture
def derived(gazetteer):
    def make(*accounts: Account) -> Meeting:
        return derive("m", accounts, gazetteer=gazetteer, protocol=PROTOCOL, about={})

    return make


def attendance(meeting: Meeting, agent: str):
    return next(one for one in meeting.attendances if one.agent == agent)


def test_three_outlets_one_wrong_on_the_date_and_one_leaving_somebody_out(derived):
    right = told("a", "Токаев", "Эрдоган", "Бектенов", day="2025-10-07", published="2025-10-08", city="Астана")
    wrong = told("b", "Токаев", "Эрдоган", "Бектенов", day="2025-10-08", published="2025-10-08", city="Астана")
    short = told("c", "Токаев", "Эрдоган", day="2025-10-07", published="2025-10-08", city="Астана")
    meeting = derived(right, wrong, short)
    assert (meeting.date, meeting.date_basis) == ("2025-10-07", "stated")
    (conflict,) = meeting.conflicts
    assert (conflict.field, set(conflict.reports)) == ("date", {"a#r1", "b#r1", "c#r1"})
    assert (attendance(meeting, "kassym-jomart-tokayev").support, attendance(meeting, "olzhas-bektenov").support) == (3, 2)


def test_what_took_place_outweighs_what_was_announced(derived):
    plan = told("a", "Токаев", "Эрдоган", day="2025-10-07", published="2025-10-01", status="planned")
    held = told("b", "Токаев", "Эрдоган", day="2025-10-08", published="2025-10-08", date_basis="relative")
    meeting = derived(plan, held)
    assert (meeting.status, meeting.date) == ("held", "2025-10-08")
    assert meeting.conflicts == ()  # a plan was moved


def test_a_day_outweighs_a_month_and_any_stated_date_the_day_of_publication(derived):
    month, day = told("a", "Токаев", "Эрдоган", day="2025-10"), told("b", "Токаев", "Эрдоган", day="2025-10-07", date_basis="relative")
    assert derived(month, day).date == "2025-10-07"
    fresh = told("c", "Токаев", "Эрдоган", published="2025-10-08")
    assert derived(day, fresh, told("d", "Токаев", "Эрдоган", published="2025-10-08")).date == "2025-10-07"


def test_a_visit_does_not_outvote_the_talks_in_it(derived):
    visits = [told(article, "Эрдоган", kind="visit", states=("TR",)) for article in "ab"]
    meeting = derived(*visits, told("c", "Токаев", "Эрдоган"))
    assert meeting.kind == "bilateral-talks"
    assert meeting.conflicts == ()


def test_held_here_and_called_off_there_is_a_conflict(derived):
    meeting = derived(told("a", "Токаев", "Эрдоган"), told("b", "Токаев", "Эрдоган", status="cancelled"))
    assert [one.field for one in meeting.conflicts] == ["status"]


def test_one_person_under_shorter_and_longer_names_is_one(derived):
    long, short = part("Арарат Мирзоян", 2, of="AM"), part("А. Мирзоян", 2, of="AM")
    meeting = derived(told("a", "Токаев", long), told("b", "Токаев", short), told("c", "Токаев", part("Мирзоян", 2, of="AM")))
    assert [one.name for one in meeting.attendances if one.represents == "AM"] == ["Арарат Мирзоян"]
    assert attendance(meeting, "Арарат Мирзоян").support == 3


def test_who_is_there_in_one_report_and_away_in_another_is_disputed(derived):
    meeting = derived(told("a", "Токаев", "Эрдоган"), told("b", "Токаев", part("Эрдоган", 2, attendance="absent")))
    (conflict,) = meeting.conflicts
    assert (conflict.field, conflict.agent) == ("attendance", "recep-tayyip-erdogan")


def test_who_is_missing_from_a_list_that_claims_to_be_complete(derived):
    plan = told("a", "Токаев", part("Эрдоган", 2, attendance="expected"), status="planned")
    everybody = told("b", "Токаев", "Арипов", list_complete=True)
    meeting = derived(plan, everybody)
    missing = attendance(meeting, "recep-tayyip-erdogan")
    assert (missing.attendance, missing.basis) == ("absent", "implied")
    (conflict,) = derived(told("c", "Токаев", "Эрдоган"), everybody).conflicts
    assert conflict.agent == "recep-tayyip-erdogan"


def test_without_such_a_claim_who_is_not_named_stays_expected(derived):
    plan = told("a", "Токаев", part("Эрдоган", 2, attendance="expected"), status="planned")
    assert attendance(derived(plan, told("b", "Токаев", "Арипов")), "recep-tayyip-erdogan").attendance == "expected"


# --- independent sources ---

RELEASE = " ".join(f"Стороны обсудили вопрос номер {number} повестки дня и согласились продолжить разговор." for number in range(12))


def test_ten_reprints_of_one_release_are_one_source(derived):
    reprints = [told(str(number), "Токаев", "Эрдоган", sketch=sketch(f"Издание {number}. {RELEASE}")) for number in range(10)]
    assert attendance(derived(*reprints), "kassym-jomart-tokayev").support == 1
    own = told("own", "Токаев", "Эрдоган", sketch=sketch(" ".join(f"Наш корреспондент заметил подробность {n}" for n in range(20))))
    assert attendance(derived(*reprints, own), "kassym-jomart-tokayev").support == 2


def test_two_outlets_that_have_it_from_one_press_service_are_one_source(derived):
    meeting = derived(told("a", "Токаев", "Эрдоган", source="Акорда"), told("b", "Токаев", "Эрдоган", source="акорда"))
    assert attendance(meeting, "kassym-jomart-tokayev").support == 1


def test_a_text_and_its_reprint_are_alike_and_two_texts_of_one_meeting_are_not():
    other = " ".join(f"Президент принял гостя, речь шла о предмете {number}, затем был обед." for number in range(12))
    assert alike(sketch(RELEASE), sketch(f"Перепечатка. {RELEASE} Подробности позже."))
    assert not alike(sketch(RELEASE), sketch(other))
    assert sketch("Коротко.") is None
