"""Dates are read as widely as they are known, and nothing that is no date passes for one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.edtf import covers, earliest, latest

days = st.dates()


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-09", date(2025, 9, 1), date(2025, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-09-18", date(2025, 9, 18), date(2025, 9, 18)),
        ("2025-09-17/2025-09-18", date(2025, 9, 17), date(2025, 9, 18)),
        ("2025-08/2025-09", date(2025, 8, 1), date(2025, 9, 30)),
        ("2025-09-17/..", date(2025, 9, 17), None),
        ("../2025-09-17", None, date(2025, 9, 17)),
        (None, None, None),
    ],
)
def test_a_date_lasts_from_its_first_to_its_last_day(edtf: str | None, first: date | None, last: date | None) -> None:
    assert (earliest(edtf), latest(edtf)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "18.09.2025",
        "2025-9-18",
        "2025-13",
        "2025-02-30",
        "0000",
        "25",
        "2025-09-18 ",
        "2025-09-18/2025-09-17",
        "2025-09-18/",
        "٢٠٢٥",
        "2025-09-18T10:00",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no date|calendar|before it begins"):
        earliest(text)


@given(days)
def test_a_day_is_its_own_first_and_last(day: date) -> None:
    assert earliest(day.isoformat()) == latest(day.isoformat()) == day


@given(days)
def test_month_and_year_hold_their_days(day: date) -> None:
    for wider in (f"{day:%Y}".zfill(4), day.isoformat()[:7]):
        first, last = earliest(wider), latest(wider)
        assert first is not None
        assert last is not None
        assert first <= day <= last
        assert covers(wider, wider, day)


@given(days, days)
def test_an_interval_runs_from_one_day_to_a_later_one_only(one: date, other: date) -> None:
    text = f"{one}/{other}"
    if one <= other:
        assert (earliest(text), latest(text)) == (one, other)
    else:
        with pytest.raises(ValueError, match="before it begins"):
            latest(text)


@given(st.text(alphabet="0123456789-/.", max_size=21))
def test_whatever_is_read_is_in_order(text: str) -> None:
    try:
        first, last = earliest(text), latest(text)
    except ValueError:
        return
    assert first is None or last is None or first <= last


def test_an_unknown_end_excludes_nothing() -> None:
    day = date(2025, 9, 18)
    assert covers(None, None, day)
    assert covers("2025-09-18", None, day)
    assert not covers("2025-09-19", None, day)
    assert covers("2024", "2025-09-18", day)
    assert not covers("2024", "2025-09-18", day + timedelta(days=1))
