"""One article: what was read against what was annotated, as counts and mistakes."""

from collections import Counter
from dataclasses import dataclass

from kg.scoring.aligning import Aligner, Alignment, Pair
from kg.scoring.annotation import Annotation, Someone, Told
from kg.scoring.likeness import Likeness
from kg.scoring.mistakes import Mistake, clipped
from kg.sources.likeness import LikenessTable

Count = tuple[str, str]  # figure and what is counted: right | missed | false for values, right | wrong for shares

KINDS = "kind of "  # the figure of each kind, for the mean over kinds
_NOTHING = Told("", "", None, None, None, None, (), (), None)


@dataclass(frozen=True, slots=True)
class Compared:
    """What came out of one article."""

    article: str
    counts: Counter[Count]
    mistakes: tuple[Mistake, ...]
    alignment: Alignment


def compare(gold: Annotation, read: Annotation, table: LikenessTable) -> Compared:
    """Return what of one article was read rightly, wrongly, or not at all."""
    likeness = Likeness(table.alike(gold.language))
    comparison = _Comparison(gold, read, Aligner(table, likeness))
    comparison.run()
    return Compared(gold.article, comparison.counts, tuple(comparison.mistakes), comparison.alignment)


class _Comparison:
    def __init__(self, gold: Annotation, read: Annotation, aligner: Aligner) -> None:
        self.gold, self.read = gold, read
        self.aligner, self.likeness = aligner, aligner.likeness
        self.alignment = aligner.align(gold.meetings, read.meetings)
        self.counts: Counter[Count] = Counter()
        self.mistakes: list[Mistake] = []

    def run(self) -> None:
        self._meetings()
        for pair in self.alignment.pairs:
            self._people(pair)
            self._codes(pair)
            self._states(pair)
            self._values(pair.gold, pair.read)
        self._bystanders()

    def _meetings(self) -> None:
        found = self.alignment
        self._found("meetings", len(found.pairs), len(found.missed), len(found.false))
        for missed in found.missed:
            self._mistake("missed-meeting", None, missed.kind, None, missed.quote)
            self._participations(missed=len(missed.people))
            self._values(missed, _NOTHING)
        for false in found.false:
            self._mistake("false-meeting", None, None, false.kind, false.quote)
            self._participations(false=len(false.people))
        if not self.gold.meetings:
            self._left_empty()

    def _left_empty(self) -> None:
        """Count an article that tells of no meeting."""
        if not self._share("left-empty", right=not self.read.meetings):
            first = self.read.meetings[0]
            self._mistake("meeting-where-none-is", None, None, first.kind, first.quote)

    def _participations(self, *, right: int = 0, exact: int = 0, missed: int = 0, false: int = 0) -> None:
        """Count participations, and again those with side and status right: what is not exact is missed and false at once."""
        self._found("participations", right, missed, false)
        self._found("side-and-status", exact, missed + right - exact, false + right - exact)

    def _people(self, pair: Pair) -> None:
        missed = [one for one in pair.gold.people if not any(one is gold for gold, _ in pair.shared)]
        false = [one for one in pair.read.people if not any(one is read for _, read in pair.shared)]
        exact = sum(_same_side(gold, read) for gold, read in pair.shared) if pair.gold.status == pair.read.status else 0
        self._participations(right=len(pair.shared), exact=exact, missed=len(missed), false=len(false))
        for one in missed:
            self._mistake("missed-participant", one.name, pair.gold.kind, None, pair.gold.quote)
        for one in false:
            self._mistake("false-participant", one.name, None, pair.read.kind, _quote(one, pair.read))
        for gold, read in pair.shared:
            self._somebody(gold, read, pair)

    def _somebody(self, gold: Someone, read: Someone, pair: Pair) -> None:
        quote = _quote(read, pair.read)
        if gold.represents and not self._share("represents", right=gold.represents == read.represents):
            self._mistake("side", gold.name, gold.represents, read.represents, quote)
        if gold.title and not self._share("title", right=self.likeness.same_title(gold.title, read.title)):
            self._mistake("title", gold.name, gold.title, read.title, quote)

    def _codes(self, pair: Pair) -> None:
        gold, read = pair.gold, pair.read
        self._share("kind-family", right=self.aligner.same_family(gold, read))
        self._share(KINDS + gold.kind, right=gold.kind == read.kind)
        if not self._share("kind", right=gold.kind == read.kind):
            self._mistake("kind", None, gold.kind, read.kind, gold.quote)
        if not self._share("status", right=gold.status == read.status):
            self._mistake("status", None, gold.status, read.status, gold.quote)

    def _states(self, pair: Pair) -> None:
        gold, read = set(pair.gold.states), set(pair.read.states)
        self._found("states", len(gold & read), len(gold - read), len(read - gold))
        if gold != read:
            self._mistake("states", None, " ".join(sorted(gold)), " ".join(sorted(read)), pair.gold.quote)

    def _values(self, gold: Told, read: Told) -> None:
        """Count fields that may be empty on either side; a missed meeting's are missed."""
        quote = gold.quote
        self._value("date", gold.date, read.date, quote, same=gold.date == read.date)
        self._value("city", gold.city, read.city, quote, same=self.aligner.same_city(gold, read))
        self._value("place-state", gold.state, read.state, quote, same=gold.state == read.state)
        self._value("under", gold.under, read.under, quote, same=gold.under == read.under)

    def _bystanders(self) -> None:
        """Count those annotated as bystanders, but for somebody who takes part in another meeting of the article."""
        attending = [one.name for meeting in self.gold.meetings for one in meeting.people]
        reported = [(one, meeting) for meeting in self.read.meetings for one in meeting.people]
        for bystander in self.gold.bystanders:
            if any(self.likeness.same_person(bystander.name, name) for name in attending):
                continue
            let_in = next((pair for pair in reported if self.likeness.same_person(bystander.name, pair[0].name)), None)
            self._share("bystanders-out", right=let_in is None)
            if let_in is not None:
                self._mistake("bystander-let-in", bystander.name, bystander.why, let_in[1].kind, _quote(*let_in))

    # --- counting ---

    def _found(self, figure: str, right: int, missed: int, false: int) -> None:
        self.counts[figure, "right"] += right
        self.counts[figure, "missed"] += missed
        self.counts[figure, "false"] += false

    def _value(self, figure: str, gold: str | None, read: str | None, quote: str | None, *, same: bool) -> None:
        if gold and read and same:
            self.counts[figure, "right"] += 1
            return
        self.counts[figure, "missed"] += bool(gold)
        self.counts[figure, "false"] += bool(read)
        if gold or read:
            self._mistake(figure, None, gold, read, quote)

    def _share(self, figure: str, *, right: bool) -> bool:
        self.counts[figure, "right" if right else "wrong"] += 1
        return right

    def _mistake(self, kind: str, who: str | None, expected: str | None, found: str | None, quote: str | None) -> None:
        self.mistakes.append(Mistake(kind, self.gold.article, who, expected, found, clipped(quote)))


def _same_side(gold: Someone, read: Someone) -> bool:
    return not gold.represents or gold.represents == read.represents


def _quote(one: Someone, meeting: Told) -> str | None:
    """Return the words around a name where they were read, else those that tell of the meeting."""
    evidence = one.read.grounds.evidence if one.read is not None else ()
    return evidence[0].quote if evidence else meeting.quote
