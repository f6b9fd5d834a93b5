"""Frames: each word that tells of a meeting, with those the sentence lets take part in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.reading.figures import Figure
from kg.reading.known import adjective_stem
from kg.reading.phrases import Match
from kg.reading.status import Standing, standing
from kg.reading.view import PlaceSpan, Run, Verb, View
from kg.sources.lexicon import LevelEntry, Trigger


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody a frame lets take part: a named or titled figure, with what he does there."""

    figure: Figure
    function: str  # member | host | guest | chair
    rule: str


@dataclass(slots=True)
class Frame:
    """One telling of a meeting in one sentence."""

    view: View
    at: int  # token of the trigger
    trigger: str
    kind: str
    mode: str
    rule: str
    agents: list[Agent] = field(default_factory=list)
    level: LevelEntry | None = None
    under: str | None = None
    places: list[PlaceSpan] = field(default_factory=list)
    standing: Standing = Standing(None, None)
    subkind: str | None = None
    multilateral: bool = False
    general: bool = False
    weak: bool = False
    back: bool = False  # «в ходе встречи»: speaks of one already told
    about: bool = False  # «говорили о саммите»: only spoken of

    @property
    def number(self) -> int:
        """Return the number of the sentence."""
        return self.view.sentence.number

    def add(self, run: Run, function: str, rule: str) -> None:
        """Let the figures of a run take part, each once."""
        have = {agent.figure.start for agent in self.agents}
        self.agents += [Agent(figure, function, rule) for figure in run.figures if figure.start not in have]


def frames(view: View) -> list[Frame]:
    """Return the frames of a sentence, in the order of their triggers."""
    builder = _Builder(view)
    nouns = [builder.noun(match) for match in view.triggers]
    verbs = [frame for verb in view.verbs for frame in builder.verb(verb, nouns)]
    return sorted([*nouns, *verbs], key=lambda frame: frame.at)


class _Builder:
    def __init__(self, view: View) -> None:
        self.view = view
        self.words = view.known.lexicon.words
        self.used: set[int] = set()  # runs spent as complements of nouns, by their start

    def noun(self, match: Match[Trigger]) -> Frame:
        """Open the frame of a noun: its complements, then the verb that governs it."""
        trigger = match.value
        frame = Frame(self.view, match.start, trigger.id, trigger.kind, trigger.mode, f"noun.{trigger.id}", multilateral=trigger.multilateral,
                      general=trigger.general, weak=trigger.weak)  # fmt: skip
        frame.subkind = self._subkind(match)
        self._left(frame)
        self._complements(frame, match.end)
        self._govern(frame, match)
        clause = self.view.clause(match.start)
        frame.places = frame.places or [span for span in self.view.places if self.view.clause(span.start) == clause and span.prep is not None]
        frame.standing = standing(self.view, match.start)
        return frame

    def _subkind(self, match: Match[Trigger]) -> str | None:
        phrase = " ".join(match.words)
        return next((subkind for words, subkind in self.view.known.lexicon.subkinds if words == phrase), None)

    def _left(self, frame: Frame) -> None:
        """Read states' adjectives before the noun: «российско-турецкие переговоры»."""
        at = frame.at - 1
        while at >= 0 and any(form.pos in {"ADJF", "PRTF"} for form in self.view.tokens[at].forms[:1]):
            for code in self._adjective_states(at):
                state = Figure(at, at + 1, None, (), code, frozenset(), states=(code,))
                frame.agents.append(Agent(state, "member", "adjective"))
            at -= 1
        before = self.view.tokens[at].lower if at >= 0 else ""
        phrase = f"{self.view.tokens[at - 1].lower} {before}" if at >= 1 else before
        frame.back = before in self.words["back"] or phrase in self.words["back"]
        frame.about = before in self.words["about"]

    def _adjective_states(self, at: int) -> list[str]:
        token = self.view.tokens[at]
        parts = token.lower.split("-") if "-" in token.lower else []
        found = [self._by_prefix(part) for part in parts]
        return [code for code in found if code] if parts and all(found) else []

    def _by_prefix(self, part: str) -> str | None:
        """«российско» and «турецкие» begin like the adjective of a state."""
        return self.view.known.adjective_stems.get(adjective_stem(part))

    def _complements(self, frame: Frame, at: int) -> None:
        """Read what follows the noun: whose meeting, with whom, between whom, where, under what organisation."""
        steps = 0
        while at < len(self.view.tokens) and steps < 40:
            end = self._complement(frame, at)
            if end is None:
                return
            at, steps = end, steps + 1

    def _complement(self, frame: Frame, at: int) -> int | None:
        run = self._run_at(at)
        if run is not None:
            return self._genitive(frame, run)
        organisation = next((m for m in self.view.organisations if m.start == at), None)
        if organisation is not None:
            frame.under = frame.under or organisation.value
            return organisation.end
        token = self.view.tokens[at]
        first = token.forms[0].pos if token.forms else None
        if first == "PREP":
            return self._prepositional(frame, at)
        if token.text == "/" or (token.is_word and first in {"ADJF", "PRTF", "ADVB", "NUMR"}) or token.text in "«»":
            return at + 1
        if first == "NOUN" and "gent" in token.cases and not self._is_trigger(at):
            return at + 1
        return at + 1 if self._date_like(at) else None

    def _is_trigger(self, at: int) -> bool:
        return any(match.start <= at < match.end for match in self.view.triggers)

    def _date_like(self, at: int) -> bool:
        lexicon = self.view.known.lexicon
        return self.view.tokens[at].text.isdigit() or bool(self.view.tokens[at].lemmas & {*lexicon.months, *lexicon.years, *lexicon.relative_days})

    def _genitive(self, frame: Frame, run: Run) -> int | None:
        """«встреча глав правительств» names its kind; «встреча Путина и Эрдогана» those who meet."""
        if run.prep is not None or not run.cases & {"gent"}:
            return None
        self.used.add(run.start)
        level = self._level(run) if len(run.figures[0].states) in {0} or len(run.figures[0].states) > 2 else None
        if level is not None and frame.level is None:
            frame.level = level
        if level is None or any(figure.name or figure.states for figure in run.figures):
            frame.add(run, "member", "genitive")
        self._organisation_in(frame, run)
        return run.end

    def _organisation_in(self, frame: Frame, run: Run) -> None:
        inside = next((m for m in self.view.organisations if run.start <= m.start < run.end), None)
        if inside is not None and all(figure.name is None for figure in run.figures):
            frame.under = frame.under or inside.value

    def _level(self, run: Run) -> LevelEntry | None:
        figure = run.figures[0]
        if figure.name is not None or not figure.titles or figure.group is None:
            return None
        match = self.view.known.levels.match(self.view.tokens, figure.start)
        return None if match is None else match.value

    def _prepositional(self, frame: Frame, at: int) -> int | None:
        word = self.view.tokens[at].lower
        run = self._run_at(at + 1)
        if run is not None and (word in self.words["with"] or word in self.words["between"]):
            self.used.add(run.start)
            frame.add(run, "member", "with" if word in self.words["with"] else "between")
            self._organisation_in(frame, run)
            return run.end
        place = next((span for span in self.view.places if span.start == at + 1), None)
        if place is not None:
            frame.places.append(place)
            return place.end
        organisation = next((m for m in self.view.organisations if m.start == at + 1), None)
        if organisation is not None:
            frame.under = frame.under or organisation.value
            return organisation.end
        following = self.view.tokens[at + 1] if at + 1 < len(self.view.tokens) else None
        light = following is not None and (self._date_like(at + 1) or (word in self.words["in"] and not self._is_trigger(at + 1) and bool(following.cases & {"loct", "accs"})))
        return at + 2 if light and run is None else None

    def _run_at(self, at: int) -> Run | None:
        return next((run for run in self.view.runs if run.start == at), None)

    def _govern(self, frame: Frame, match: Match[Trigger]) -> None:
        """Find the verb the noun hangs on and let its subject take part where it says so."""
        clause = self.view.clause(match.start)
        here = [verb for verb in self.view.verbs if self.view.clause(verb.start) == clause]
        attend = next((v for v in here if v.kinds & {"attend", "chair"} and self._prep_object(match)), None)
        hold = next((v for v in here if "hold" in v.kinds and self.view.tokens[match.start].cases & {"accs"}), None)
        verb = attend or hold
        if verb is not None:
            self._take_subject(frame, verb, "chair" if verb.kinds & {"chair"} and not verb.kinds & {"attend", "hold"} else "member")
        elif not any(agent.rule == "genitive" for agent in frame.agents) and any(agent.rule == "with" for agent in frame.agents):
            self._take_speaker(frame, clause)
        self._late_partner(frame, clause)

    def _prep_object(self, match: Match[Trigger]) -> bool:
        return bool(self.view.tokens[match.start].cases & {"loct", "accs", "gent", "datv"})

    def _take_speaker(self, frame: Frame, clause: int) -> None:
        verb = next((v for v in self.view.verbs if self.view.clause(v.start) == clause), None)
        run = self.subject(verb.start if verb else frame.at, clause)
        if run is not None:
            frame.add(run, "member", "subject")

    def _late_partner(self, frame: Frame, clause: int) -> None:
        """«С президентом Ирана прошли переговоры», «провёл в Сочи встречу с …»: the partner may stand elsewhere in the clause."""
        if any(agent.rule in {"with", "between", "genitive"} for agent in frame.agents) or frame.multilateral or frame.mode == "visit":
            return
        run = self._with(clause)
        if run is not None:
            self.used.add(run.start)
            frame.add(run, "member", "with")

    def _with(self, clause: int) -> Run | None:
        runs = (run for run in self.view.runs if run.prep in self.words["with"] and self.view.clause(run.start) == clause and run.start not in self.used)
        return next((run for run in runs if run.cases & {"ablt"}), None)

    def _take_subject(self, frame: Frame, verb: Verb, function: str) -> None:
        run = self.subject(verb.start, self.view.clause(verb.start))
        if run is not None:
            frame.add(run, function, "subject")

    def subject(self, at: int, clause: int) -> Run | None:
        """Return the run in the nominative nearest to a verb: before it, else after it, else at the start of the sentence."""
        free = [run for run in self.view.runs if "nomn" in run.cases and run.prep is None and run.start not in self.used]
        here = [run for run in free if self.view.clause(run.start) == clause]
        before = [run for run in here if run.end <= at]
        after = [run for run in here if run.start > at]
        if before or after:
            return (before[-1:] or after[:1])[0]
        earlier = [run for run in free if run.end <= at]
        return earlier[0] if earlier and self.view.tokens[at].text else None

    def verb(self, verb: Verb, nouns: list[Frame]) -> Iterator[Frame]:
        """Open the frame of a verb that tells of a meeting by itself."""
        clause = self.view.clause(verb.start)
        rule = next((kind for kind in ("call", "meet", "receive", "represent", "discuss", "visit") if kind in verb.kinds), None)
        if rule is None or any(self._serves(frame, verb) for frame in nouns):
            return
        frame = getattr(self, f"_{rule}")(verb, clause)
        if frame is not None:
            frame.standing = standing(self.view, verb.start)
            yield frame

    def _serves(self, frame: Frame, verb: Verb) -> bool:
        """A verb that carries a noun's meeting opens none of its own."""
        same = self.view.clause(frame.at) == self.view.clause(verb.start)
        return same and bool(verb.kinds & {"attend", "hold", "visit"}) and not verb.kinds & {"meet", "call"} and (frame.mode == "visit" or not frame.back)

    def _open(self, verb: Verb, kind: str, mode: str, rule: str) -> Frame:
        frame = Frame(self.view, verb.start, rule, kind, mode, f"verb.{rule}")
        clause = self.view.clause(verb.start)
        frame.places = [span for span in self.view.places if self.view.clause(span.start) == clause]
        return frame

    def _meet(self, verb: Verb, clause: int) -> Frame | None:
        frame = self._open(verb, "bilateral-talks", "meeting", "meet")
        partner = self._with(clause)
        if partner is not None:
            self.used.add(partner.start)
        run = self.subject(verb.start, clause)
        if run is not None:
            frame.add(run, "member", "subject")
        if partner is not None:
            frame.add(partner, "member", "with")
        return frame if partner is not None or (run is not None and _several(run)) else None

    def _call(self, verb: Verb, clause: int) -> Frame | None:
        frame = self._open(verb, "telephone-call", "call", "call")
        dative = next((r for r in self.view.runs if r.prep is None and r.cases & {"datv"} and "nomn" not in r.cases and self.view.clause(r.start) == clause), None)
        partner = self._with(clause) or dative
        if partner is not None:
            self.used.add(partner.start)
        run = self.subject(verb.start, clause)
        for side, rule in ((run, "subject"), (partner, "with")):
            if side is not None:
                frame.add(side, "member", rule)
        return frame if partner is not None or (run is not None and _several(run)) else None

    def _receive(self, verb: Verb, clause: int) -> Frame | None:
        frame = self._open(verb, "audience", "meeting", "receive")
        guests = next((r for r in self.view.runs if r.prep is None and "accs" in r.cases and r.start >= verb.end and r.start - verb.end <= 6
                       and self.view.clause(r.start) == clause and any(f.name or f.titles for f in r.figures)), None)  # fmt: skip
        if guests is None:
            return None
        self.used.add(guests.start)
        host = self.subject(verb.start, clause)
        if host is not None:
            frame.add(host, "host", "subject")
        frame.add(guests, "guest", "object")
        return frame if host is not None else None

    def _represent(self, verb: Verb, clause: int) -> Frame | None:
        """«Казахстан на ней представил премьер-министр …»: somebody stands for his state at the meeting told of before."""
        state = next((f for f in self.view.states if "accs" in f.cases and self.view.clause(f.start) == clause), None)
        people = (r for r in self.view.runs if "nomn" in r.cases and r.prep is None and self.view.clause(r.start) == clause)
        run = next((r for r in people if any(figure.name for figure in r.figures)), None)
        if run is None or state is None:
            return None
        frame = self._open(verb, "other", "meeting", "represent")
        frame.general, frame.weak, frame.places = True, True, []
        frame.add(run, "member", "subject")
        return frame

    def _discuss(self, verb: Verb, clause: int) -> Frame | None:
        frame = self._meet(verb, clause)
        if frame is None:
            return None
        frame.trigger, frame.rule, frame.weak, frame.general = "discuss", "verb.discuss", True, True
        return frame

    def _visit(self, verb: Verb, clause: int) -> Frame | None:
        frame = self._open(verb, "visit", "visit", "visit")
        run = self.subject(verb.start, clause)
        target = next((f for f in self.view.states if f.start >= verb.end and f.start - verb.end <= 3 and "accs" in f.cases), None)
        if target is not None:
            frame.places.append(PlaceSpan(target.start, target.end, None, target.of, None, None))
        if run is None or not frame.places:
            return None
        frame.add(run, "guest", "subject")
        return frame


def _several(run: Run) -> bool:
    return len(run.figures) > 1 or len(run.figures[0].states) > 1 or run.figures[0].group is not None


