"""The scene of a story: the place and day of its dateline or date stamp, and what sentences beside the meeting say of where and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Article, Zone
from kg.reading.dates import DateSpan, dates
from kg.reading.headings import Heading
from kg.reading.known import Known
from kg.reading.places import PlaceSpan, places
from kg.reading.tokens import Sentence, tokenise

_LINE = 100  # signs behind a time in which a place may stand
Placed = tuple[PlaceSpan, Sentence]
Dated = tuple[DateSpan, Sentence]


@dataclass(frozen=True, slots=True)
class Scene:
    """Where and when a story is told to play, for meetings that do not say it themselves."""

    place: Placed | None = None  # of the dateline
    date: Dated | None = None  # of the dateline or stamp
    loose_places: tuple[Placed, ...] = ()  # of sentences that tell of no meeting
    loose_dates: tuple[Dated, ...] = ()
    coming_dates: tuple[Dated, ...] = ()  # days to come, of sentences that tell of no meeting: «уже в субботу, 7 декабря»
    own_dates: tuple[Dated, ...] = ()  # «Оно состоится в четверг»: of what the sentence before tells of

    def near(self, number: int, told: Sequence[int] = ()) -> tuple[Placed | None, Dated | None]:
        """Return the city and the day of the article said right before or after a sentence that tells of a meeting.

        Args:
            number: the sentence that tells of it first.
            told: all sentences that tell of it; the day may stand behind any.
        """
        place = next((found for found in self.loose_places if abs(found[1].number - number) <= 1 + (number == 0) and found[0].place), None)
        day = next((found for found in self.loose_dates if abs(found[1].number - number) <= 1 + (number == 0)), None)
        day = day or next((found for found in self.loose_dates if found[1].number - 1 in told), None)
        return place, day


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the meetings of an article: the scene, who came on a visit, the headline, how many were told before."""

    scene: Scene
    visitors: frozenset[int]
    headline: frozenset[int]
    told: int = 0


def scene(  # noqa: PLR0913 - all that the walk finds beside the meetings
    article: Article,
    known: Known,
    loose_places: Sequence[Placed],
    loose_dates: Sequence[Dated],
    *,
    first: Heading | None,
    own_dates: Sequence[Dated] = (),
    coming_dates: Sequence[Dated] = (),
) -> Scene:
    """Return the scene of an article, with what the walk found beside the meetings."""
    above = [first.view.sentence] if first is not None else []  # «26 октября, Бишкек.» at the head of the story
    found = [*_zones(article), *above]
    placed = [one for sentence in found if (one := _place(sentence, known, article.published))]
    placed += [one for sentence in _zones(article, "stamp") if (one := _behind_stamp(article, sentence, known))]
    stamps = [day for sentence in [*found, *_zones(article, "stamp")] if (day := _date(sentence, known, article.published))]
    return Scene(
        placed[0] if placed else None,
        stamps[0] if stamps else None,
        tuple(loose_places),
        tuple(loose_dates),
        tuple(coming_dates),
        tuple(own_dates),
    )


def _zones(article: Article, kind: str = "dateline") -> Iterator[Sentence]:
    for zone in article.zones:
        if zone.kind == kind:
            yield _sentence(article, zone)


def _sentence(article: Article, zone: Zone) -> Sentence:
    text = article.part(zone.span.part)[zone.span.start : zone.span.end]
    return Sentence(zone.span.part, zone.span.start, zone.span.end, -1, text, tokenise(text, zone.span.start), text)


def _behind_stamp(article: Article, stamp: Sentence, known: Known) -> Placed | None:
    """«12 марта 2024 года 17:45 Казань, Казанский кремль Во встрече …»: the city that stands right behind the time."""
    text = article.part(stamp.part)[stamp.end : stamp.end + _LINE]
    start = stamp.end + len(text) - len(text.lstrip())
    line = next(iter(text.strip().splitlines()), "")
    sentence = Sentence(stamp.part, start, start + len(line), -1, line, tokenise(line, start), line)
    begins = [span for span in places(sentence.tokens, known, lambda _: False, article.published) if span.place and span.prep is None]
    if not begins or not _leads(sentence, begins[0], known):
        return None
    return begins[0], sentence


def _leads(sentence: Sentence, span: PlaceSpan, known: Known) -> bool:
    """Say whether a place stands at the head of a line by itself: a capital, a comma or nothing follows it."""
    tokens = sentence.tokens
    regions = [match.end for match in known.parts.find(tokens) if match.start == 0]
    head = span.start == 0 or (bool(regions) and span.start == regions[0] + 1)
    following = tokens[span.end] if span.end < len(tokens) else None
    return head and (following is None or following.is_capital or following.text == ",")


def _place(sentence: Sentence, known: Known, published: date | None) -> Placed | None:
    bare = (span for span in places(sentence.tokens, known, lambda _: False, published) if span.place)
    return next(((span, sentence) for span in bare), None)


def _date(sentence: Sentence, known: Known, published: date | None) -> Dated | None:
    found = dates(sentence, known, published, past=True)
    return (found[0], sentence) if found and found[0].basis == "stated" and len(found[0].edtf) == 10 else None
