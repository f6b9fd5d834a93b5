"""How sure a reading is of each participation, by what was right and wrong in annotated articles."""

from dataclasses import replace

from kg.model import Participation, Reading, Report
from kg.sources.confidence import ConfidenceTable, traits


def calibrated(reading: Reading, table: ConfidenceTable | None) -> Reading:
    """Return a reading whose participations carry the confidence learned from annotated articles; unchanged without a table."""
    if table is None:
        return reading
    told = len(reading.reports)
    return replace(reading, reports=tuple(_report(report, told, table) for report in reading.reports))


def _report(report: Report, told: int, table: ConfidenceTable) -> Report:
    return replace(report, participants=tuple(_participation(one, report, told, table) for one in report.participants))


def _participation(one: Participation, report: Report, told: int, table: ConfidenceTable) -> Participation:
    grounds = replace(one.grounds, confidence=table.confidence(traits(report, one, told)))
    return replace(one, grounds=grounds)
