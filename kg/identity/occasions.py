"""Words → the meetings they mean: "Bishkek summit", «переговоры Токаева в Ташкенте», "OTS 2025-09-18". Pure.

Meetings of one place, day and organisation are one occasion and are answered together; several occasions are listed, never guessed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from kg.edtf import earliest, latest
from kg.errors import AmbiguousError, NotFoundError
from kg.identity.naming import Named, NameIndex
from kg.identity.spelling import fold, words
from kg.sources.occasions import OccasionWords

_TYPES = ("place", "org", "state", "person")
_LONGEST = 5  # words of a name
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}")
_MOST = 12  # candidates listed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words of a question say of the meeting they mean."""

    things: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # place, org, state, person → ids
    kinds: frozenset[str] = frozenset()
    multilateral: bool = False
    bilateral: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A meeting as far as it is needed to tell whether it is the one meant."""

    meeting: str  # id
    label: str
    kind: str
    earliest: date | None
    latest: date | None
    under: str | None
    several: bool  # three sides or more, or a kind at which many sit


def understand(text: str, index: NameIndex, table: OccasionWords, kinds: Mapping[str, Sequence[str]]) -> Wanted:
    """Return what words say of a meeting.

    Args:
        text: what somebody typed.
        index: names of places, organisations, states and people.
        table: the words that say what sort of meeting it is.
        kinds: what each kind of meeting is called.

    Raises:
        NotFoundError: a word means nothing here.
        AmbiguousError: a name may be several people or places.
    """
    pieces = text.replace(",", " ").split()
    wanted, left = _kinds(pieces, kinds)
    at = 0
    while at < len(left):
        wanted, at = _piece(wanted, left, at, index, table)
    return wanted


def choose(candidates: Iterable[Candidate], wanted: Wanted, text: str) -> tuple[str, ...]:
    """Return the ids of the meetings of the one occasion that is meant.

    Raises:
        NotFoundError: there is no such meeting.
        AmbiguousError: there are several occasions; the newest come first.
    """
    fitting = [one for one in candidates if _fits(one, wanted)]
    occasions = _occasions(fitting)
    if not occasions:
        raise NotFoundError(f"no meeting here is meant by '{text}'; kg meetings lists them")
    if len(occasions) > 1:
        raise _several(text, occasions)
    return tuple(one.meeting for one in occasions[0])


def _several(text: str, occasions: Sequence[Sequence[Candidate]]) -> AmbiguousError:
    newest = sorted(occasions, key=lambda occasion: occasion[0].earliest or date.min, reverse=True)
    listed = tuple((f"meeting/{occasion[0].meeting}", occasion[0].label) for occasion in newest[:_MOST])
    return AmbiguousError(f"'{text}' may be {len(occasions)} occasions; add a date or an organisation, or give an id", listed)


def _kinds(pieces: Sequence[str], kinds: Mapping[str, Sequence[str]]) -> tuple[Wanted, list[str]]:
    """Take the words that name a kind: «встреча глав правительств» and all of it."""
    shapes = [_shapes(piece) for piece in pieces]
    best: tuple[int, ...] = ()
    found: set[str] = set()
    for kind, labels in kinds.items():
        for label in labels:
            places = _places(fold(label).split(), shapes)
            if len(places) > 1 and len(places) >= len(best):
                found = {*(found if len(places) == len(best) else ()), kind}
                best = places
    return Wanted(kinds=frozenset(found)), [piece for place, piece in enumerate(pieces) if place not in best]


def _places(label: Sequence[str], shapes: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """Return where each word of a label stands among the words typed; nothing where one is missing."""
    places = [next((place for place, shape in enumerate(shapes) if shape & _shapes(word)), None) for word in label]
    return tuple(place for place in places if place is not None) if None not in places else ()


def _shapes(word: str) -> frozenset[str]:
    return frozenset(form for one in words(word) for form in (one.text, *one.nominatives)) or frozenset({fold(word)})


def _piece(wanted: Wanted, pieces: Sequence[str], at: int, index: NameIndex, table: OccasionWords) -> tuple[Wanted, int]:
    dated = _date(pieces, at, table)
    if dated is not None:
        edtf, end = dated
        return replace(wanted, since=earliest(edtf), until=latest(edtf)), end
    shapes = _shapes(pieces[at])
    if shapes & table.multilateral:
        return replace(wanted, multilateral=True), at + 1
    if shapes & table.bilateral:
        return replace(wanted, bilateral=True), at + 1
    if shapes & (table.general | table.small):
        return wanted, at + 1
    return _named(wanted, pieces, at, index)


def _named(wanted: Wanted, pieces: Sequence[str], at: int, index: NameIndex) -> tuple[Wanted, int]:
    """Take the longest run of words that is somebody's or something's name."""
    for end in range(min(len(pieces), at + _LONGEST), at, -1):
        try:
            found = index.find(" ".join(pieces[at:end]), types=_TYPES).named
        except NotFoundError:
            if end == at + 1:
                raise
            continue
        except AmbiguousError as error:
            if end > at + 1:
                continue
            found = _only_place(error, index)
        things = {**wanted.things, found.type: (*wanted.things.get(found.type, ()), found.id.partition("/")[2])}
        return replace(wanted, things=things), end
    raise AssertionError("the last run has one word")  # pragma: no cover


def _only_place(error: AmbiguousError, index: NameIndex) -> Named:
    """A word that may be a place or something else is where they met."""
    places = [key for key, _ in error.candidates if key.startswith("place/")]
    named = index.named(places[0]) if len(places) == 1 else None
    if named is None:
        raise error
    return named


def _date(pieces: Sequence[str], at: int, table: OccasionWords) -> tuple[str, int] | None:
    """Read 2025, 2025-09, 2025-09-18, «сентябрь 2025», «18 сентября 2025»."""
    if _ISO.fullmatch(pieces[at]):
        return pieces[at], at + 1
    day = int(pieces[at]) if pieces[at].isdigit() and len(pieces[at]) < 3 else None
    month_at = at + (day is not None)
    month = table.months.get(pieces[month_at].lower().strip(".")) if month_at < len(pieces) else None
    year_at = month_at + 1
    if month is None or year_at >= len(pieces) or not re.fullmatch(r"\d{4}", pieces[year_at]):
        return None
    written = f"{pieces[year_at]}-{month:02}" + (f"-{day:02}" if day is not None else "")
    return written, year_at + 1


def _fits(one: Candidate, wanted: Wanted) -> bool:
    if wanted.kinds and one.kind not in wanted.kinds:
        return False
    if (wanted.multilateral and not one.several) or (wanted.bilateral and one.several):
        return False
    if wanted.since is not None and (one.latest is None or one.latest < wanted.since):
        return False
    return not (wanted.until is not None and (one.earliest is None or one.earliest > wanted.until))


def _occasions(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    """Group meetings by place and day; of one organisation, or of none that is named."""
    found: list[list[Candidate]] = []
    for one in sorted(candidates, key=lambda one: (one.under is None, one.meeting)):
        home = next((occasion for occasion in found if all(_together(one, other) for other in occasion)), None)
        if home is None:
            found.append([one])
        else:
            home.append(one)
    return found


def _together(one: Candidate, other: Candidate) -> bool:
    place = one.meeting.split("/")[1:2] == other.meeting.split("/")[1:2]
    under = one.under == other.under or None in {one.under, other.under}
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return False
    return place and under and one.several == other.several and one.earliest <= other.latest and other.earliest <= one.latest
