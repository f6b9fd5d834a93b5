"""Our dispatches on one occasion, from several outlets: which of them tell of one meeting, and which do not."""

import pytest

from kg import resources
from kg.pipeline import Graph

HEADS = {"bishkek-ots-announced", "bishkek-asadov-arrival", "bishkek-bektenov-arrival", "bishkek-ots-report-a", "bishkek-ots-report-b"}
SESSION = {"cholpon-ata-eaeu-announced", "cholpon-ata-eaeu-session"}


@pytest.fixture(scope="module")
def told(seeded) -> dict[str, set[str]]:
    """Return the dispatches that tell of each meeting, by the last part of their ids."""
    graph = Graph(seeded)
    found: dict[str, set[str]] = {}
    names = {article.split("/")[-1].removesuffix(".json") for article in map(str, (resources.seeds() / "articles").iterdir())}
    for row in graph.ask("meeting-sources", meeting=[row["meeting"] for row in graph.meetings(all=True).to_dicts()]).to_dicts():
        name = row["article"].rpartition("/")[2]
        known = next((one for one in names if one.endswith(name)), "2025-09-18-bishkek-ots-report-b.txt")
        found.setdefault(row["meeting"].partition("/meeting/")[2], set()).add(known.removesuffix(".txt")[11:])
    return found


def test_an_announcement_the_arrivals_and_two_reports_tell_of_one_meeting(told):
    assert HEADS in told.values()


def test_the_president_who_received_the_delegations_that_day_did_so_at_another_meeting(told):
    receptions = [meeting for meeting, dispatches in told.items() if "bishkek-collective-reception" in dispatches]
    assert len(receptions) == 1
    assert told[receptions[0]] == {"bishkek-collective-reception"}


def test_a_session_is_the_one_that_was_announced(told):
    assert SESSION in told.values()


def test_talks_on_the_sidelines_stay_apart(told):
    talks = [dispatches for dispatches in told.values() if "cholpon-ata-mishustin-kasymaliev" in dispatches]
    assert {"cholpon-ata-mishustin-kasymaliev"} in talks
