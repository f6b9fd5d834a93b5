"""When and where a meeting was, as statements: the same of one article's report and of the meeting derived from several."""

from functools import partial

from pyoxigraph import NamedNode

from kg.edtf import earliest, latest
from kg.graph import iris
from kg.graph.sheet import Sheet, day, given, plain, words
from kg.graph.vocabulary import DM, code
from kg.model import Meeting, Report


def say_setting(sheet: Sheet, me: NamedNode, told: Report | Meeting, language: str | None) -> None:
    """State the date with its bounds and basis, and the place as far as it is known.

    Args:
        sheet: where to.
        me: the report or meeting.
        told: what is known of it.
        language: that of the place's name as printed.
    """
    say = sheet.say
    say(me, DM.edtf, plain(told.date))
    say(me, DM.earliest, day(earliest(told.date)))
    say(me, DM.latest, day(latest(told.date)))
    say(me, DM.dateBasis, given(told.date_basis, partial(code, "date-basis")))
    if told.place is not None:
        say(me, DM.place, given(told.place.place, iris.place))
        say(me, DM.placeName, words(told.place.name, language))
        say(me, DM.hostState, given(told.place.state, iris.state))
