"""The extraction record: what one article says, as one JSON object with all its keys always there, in one order."""

from kg.records.readback import from_record
from kg.records.writing import to_record

__all__ = ["from_record", "to_record"]
