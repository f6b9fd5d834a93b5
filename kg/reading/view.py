"""A sentence as its pieces: runs of figures, triggers, verbs, places, organisations, clauses, direct speech."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kg.reading.dates import DateSpan, dates
from kg.reading.figures import Figure
from kg.reading.kept import kept
from kg.reading.known import Known
from kg.reading.phrases import Match
from kg.reading.places import PlaceSpan, places
from kg.reading.quoting import speech
from kg.reading.runs import Run, runs
from kg.reading.title import CASES
from kg.reading.tokens import Sentence, Token
from kg.sources.lexicon import Trigger

_APART = 8  # words between a verb and the noun it belongs to
_FAR = 20  # a relative clause is not longer
_VERBAL = {"VERB", "INFN", "PRTS", "GRND"}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb the lexicon knows, with what it may do for a meeting."""

    start: int
    end: int
    kinds: frozenset[str]
    tense: str | None  # past | pres | futr; None for an infinitive
    plural: bool
    pos: str


class View:
    """All pieces of one sentence; each is found once, when it is asked for."""

    def __init__(
        self, sentence: Sentence, known: Known, found: Sequence[Figure], *, spoken: bool = False, published: date | None = None
    ) -> None:
        """Take a sentence and the figures found in it; spoken: all of it is what somebody says; published: the article's day."""
        self.spoken = spoken
        self.published = published
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.known = known
        self.named = tuple(found)
        self._covered = {k for figure in found for k in range(figure.start, figure.end)}

    @kept
    def speech(self) -> frozenset[int]:
        """Return the tokens inside direct speech."""
        return frozenset(range(len(self.tokens))) if self.spoken else speech(self.tokens, self.known.lexicon)

    def covered(self, at: int) -> bool:
        """Say whether a token belongs to a figure."""
        return at in self._covered

    @kept
    def triggers(self) -> tuple[Match[Trigger], ...]:
        """Return the nouns that open meetings, outside direct speech and not inside a figure."""
        found = (match for match in self.known.triggers.find(self.tokens) if match.start not in self.speech)
        return tuple(match for match in found if match.start not in self._covered and self._is_noun(match))

    @kept
    def quoted_triggers(self) -> tuple[Match[Trigger], ...]:
        """Return the nouns of meetings inside direct speech: they open nothing, but a day may hang on them."""
        return tuple(match for match in self.known.triggers.find(self.tokens) if match.start in self.speech)

    def _is_noun(self, match: Match[Trigger]) -> bool:
        return any(form.pos in {"NOUN", "ADJF", "PRTF", None} for form in self.tokens[match.start].forms[:2])

    @kept
    def verbs(self) -> tuple[Verb, ...]:
        """Return the verbs the lexicon knows, outside direct speech."""
        found = []
        for match in self.known.verbs.find(self.tokens, skip=_light):
            at = next((k for k in range(match.start, match.end) if any(form.pos in _VERBAL for form in self.tokens[k].forms)), match.start)
            token = self.tokens[at]
            form = next((form for form in token.forms if form.pos in _VERBAL), None)
            if self.is_trigger(match.start):
                continue
            name = token.is_capital and match.start > 0 and self.tokens[match.start - 1].text in '«"'
            if form is not None and not name and match.start not in self.speech and match.start not in self._covered:
                kinds = self._with_its_noun(at) or match.value
                found.append(Verb(at, max(match.end, at + 1), kinds, form.tense, form.number == "plur", form.pos or ""))
        return tuple(found)

    def _with_its_noun(self, at: int) -> frozenset[str]:
        """«участие в заседании приняли …»: what a verb does together with a noun that stands apart from it."""
        near = self.tokens[max(0, at - _APART) : at + _APART]
        pairs = (pair for pair in self.known.lexicon.apart if self.tokens[at].lemmas & pair.verbs)
        found = (pair for pair in pairs if any(token.lemmas & pair.nouns and "accs" in token.cases for token in near))
        return next((pair.kinds for pair in found), frozenset())

    @kept
    def clauses(self) -> tuple[int, ...]:
        """Return for each token the number of its clause; the rest of a sentence after a subordinate one counts as a new one."""
        out, number = [], 0
        for k in range(len(self.tokens)):
            if k not in self._covered and k and self._breaks(k):
                number += 1
            out.append(number)
        return tuple(out)

    def _breaks(self, at: int) -> bool:
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.text in ";:" or (before.text in "»”" and token.text in ",—–-"):
            return True
        if before.text == "," and (at == self._said_before or token.text in "—–"):
            return True
        if before.text == "," and (self._after_relative(at) or self._goes_on(at)):
            return True
        if before.text == "," and at - 1 not in self._covered:
            following = self.tokens[at + 1] if at + 1 < len(self.tokens) else token
            words = self.known.words["clause"]
            return bool(token.lemmas & words) or (token.pos == "PREP" and bool(following.lemmas & words))
        return False

    def _goes_on(self, at: int) -> bool:
        """«встретился с министром, а завтра примет участие …»: what follows has a verb of its own."""
        following = self.tokens[at + 1].pos if at + 1 < len(self.tokens) else ""
        if self.tokens[at].lower in self.known.words["him"] and following == "VERB":
            return True  # «…, их принял президент»
        if self.tokens[at].lower not in self.known.words["going_on"]:
            return False
        end = next((k for k in range(at, len(self.tokens)) if self.tokens[k].text in ",;."), len(self.tokens))
        return any(self.tokens[k].pos == "VERB" for k in range(at + 1, end) if k not in self._covered)

    def _after_relative(self, at: int) -> bool:
        """«решили перед саммитом, который открывается сегодня, сверить часы»: an infinitive goes on with the main clause."""
        if self.tokens[at].pos != "INFN":
            return False
        which = self.known.words["which"]
        opened = next((k for k in range(at - 2, max(0, at - _FAR), -1) if self.tokens[k].lemmas & which), None)
        return opened is not None and any(token.pos == "VERB" for token in self.tokens[opened : at - 1])

    @kept
    def _said_before(self) -> int:
        """Return where the story begins after «Как передаёт корреспондент агентства, …»; -1 where nothing is said before."""
        if not self.tokens or self.tokens[0].lower not in self.known.words["as_said"]:
            return -1
        return next((k + 1 for k, token in enumerate(self.tokens) if token.text == "," and k not in self._covered), -1)

    @kept
    def organisations(self) -> tuple[Match[str], ...]:
        """Return the organisations named, those inside a title or group too."""
        return tuple(match for match in self.known.organisations.find(self.tokens) if match.start not in self.speech)

    @kept
    def places(self) -> tuple[PlaceSpan, ...]:
        """Return the places named, states as places among them, outside figures and direct speech."""
        return places(self.tokens, self.known, lambda at: at in self._covered or at in self.speech, self.published)

    @kept
    def days(self) -> tuple[DateSpan, ...]:
        """Return the days named, read as nobody says whether they are past."""
        return tuple(dates(self.sentence, self.known, self.published, past=None))

    def apart(self, span: PlaceSpan) -> bool:
        """«до вылета в Петербург», «ситуация в Идлибе»: the place of what the noun before tells, which is no meeting."""
        nouns = self.known.words["departures"] | self.known.words["happenings"]
        return span.start > 1 and bool(self.tokens[span.start - 2].lemmas & nouns)

    @kept
    def states(self) -> tuple[Figure, ...]:
        """Return the states named as actors: not as a place, not inside a figure or an organisation's name."""
        taken = self._covered | {k for match in self.organisations for k in range(match.start, match.end)}
        taken |= {k for span in self.places for k in range(span.start, span.end)}
        found = (match for match in self.known.states.find(self.tokens) if match.start not in taken and match.start not in self.speech)
        return tuple(Figure(m.start, m.end, None, (), m.value, self.tokens[m.start].cases or CASES, states=(m.value,)) for m in found)

    @kept
    def runs(self) -> tuple[Run, ...]:
        """Return figures and states, those told in one breath together."""
        return runs(self.tokens, self.known, [*(f for f in self.named if f.start not in self.speech), *self.states])

    @kept
    def around(self) -> tuple[Match[str], ...]:
        """Return phrases that say how somebody or something stands to a meeting: «под председательством», «в рамках», «на полях»."""
        return tuple(match for match in self.known.around.find(self.tokens) if match.start not in self.speech)

    @kept
    def documents(self) -> tuple[Match[str], ...]:
        """Return the documents named that may be signed or adopted, outside direct speech: what each stands for is its kind."""
        return tuple(match for match in self.known.documents.find(self.tokens) if match.start not in self.speech)

    @kept
    def observers(self) -> bool:
        """Say whether the sentence speaks of observers."""
        return any(token.lemmas & self.known.words["observer"] for token in self.tokens)

    @kept
    def arriving(self) -> tuple[Figure, ...]:
        """Return those beside whose name a participle tells of their coming: «прибывший в страну с визитом»."""
        out = []
        for k, token in enumerate(self.tokens):
            if token.pos == "PRTF" and token.lemmas & self.known.coming and k not in self.speech:
                before = next((figure for figure in reversed(self.named) if 0 <= k - figure.end <= 1), None)
                after = next((figure for figure in self.named if 0 < figure.start - k <= 6), None)
                out += [figure for figure in (before or after,) if figure is not None]
        return tuple(out)

    def run_at(self, at: int) -> Run | None:
        """Return the run that begins at a token."""
        return self._runs_by_start.get(at)

    @kept
    def _runs_by_start(self) -> dict[int, Run]:
        return {run.start: run for run in self.runs}

    def organisation_at(self, at: int) -> Match[str] | None:
        """Return the organisation whose name begins at a token."""
        return next((match for match in self.organisations if match.start == at), None)

    def organisation_within(self, run: Run) -> Match[str] | None:
        """Return the first organisation named within a run: «главы правительств стран ШОС»."""
        return next((match for match in self.organisations if run.start <= match.start < run.end), None)

    def is_trigger(self, at: int) -> bool:
        """Say whether a token belongs to a noun that opens a meeting."""
        return any(match.start <= at < match.end for match in self.triggers)

    def semicolon(self, clause: int) -> bool:
        """Say whether a clause begins with a semicolon."""
        return any(self.tokens[k].text == ";" for k in self.within(clause))

    def pronoun_object(self, clause: int) -> bool:
        """Say whether the clause has «его», «её» for somebody just named."""
        return any(self.tokens[k].lower in self.known.words["it"] for k in self.within(clause))

    def pronoun_subject(self, clause: int) -> bool:
        """Say whether the clause has «он», «она», «они» for its subject."""
        here = [self.tokens[k] for k in self.within(clause) if k not in self.speech]
        goes_on = clause > 0 and here[:1] != [] and here[0].lower in self.known.words["going_on"]
        return any(token.lower in self.known.words["he"] for token in here) or (goes_on and self.pronoun_subject(clause - 1))

    def told_apart(self, at: int, later: int) -> bool:
        """Say whether «, а завтра …» stands between two tokens: what is said behind it is not said of what stands before."""
        between = range(at + 1, later + 1)
        return any(self.tokens[k].lower in self.known.words["going_on"] and self.clauses[k] != self.clauses[k - 1] for k in between)

    @kept
    def _within(self) -> dict[int, tuple[int, ...]]:
        """Return the tokens of each clause."""
        return {number: tuple(k for k, _ in group) for number, group in groupby(enumerate(self.clauses), lambda one: one[1])}

    def within(self, clause: int) -> tuple[int, ...]:
        """Return the tokens of a clause; none where there is no such clause."""
        return self._within.get(clause, ())

    def first(self, clause: int) -> int:
        """Return the token with which a clause begins."""
        return next(iter(self.within(clause)), 0)

    def relative(self, clause: int, case: str) -> bool:
        """Say whether a clause begins with «который» in a case: who acts there, or what is done to it."""
        token = self.tokens[self.first(clause)]
        return bool(token.lemmas & self.known.words["which"]) and case in token.cases

    def says(self, clause: int, words: Set[str], *, loose: bool = False) -> bool:
        """Say whether a clause has one of some words; loose: outside titles and names."""
        return any(self.tokens[k].lemmas & words for k in self.within(clause) if not (loose and self.covered(k)))

    def clause(self, at: int) -> int:
        """Return the number of the clause of a token."""
        clauses = self.clauses
        return clauses[at] if at < len(clauses) else clauses[-1]


def _light(token: Token) -> bool:
    """Adjectives and adverbs may stand between the words of a verb: «приняли активное участие»."""
    return token.pos in {"ADJF", "ADVB", "PRCL"}
