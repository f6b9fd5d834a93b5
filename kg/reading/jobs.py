"""Jobs in a sentence: what somebody is, and of which body: «первый заместитель председателя комитета», «глава МИД»."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.reading.bodies import SMALL, Bodies, is_noun_like
from kg.reading.phrases import Match, PhraseTable
from kg.reading.title import CASES
from kg.reading.tokens import Token
from kg.sources.role_words import RoleWords

_GENITIVE = frozenset({"gent"})
_INSTRUMENTAL = frozenset({"ablt"})
_NOUNS = frozenset({"NOUN"})


@dataclass(frozen=True, slots=True)
class Job:
    """What somebody is: from one token to another, without the body, and where the body stands."""

    start: int
    end: int
    head: int
    body: tuple[int, int] | None
    cases: frozenset[str]
    plural: bool

    @property
    def first(self) -> int:
        """Return where job and body together begin."""
        return min(self.start, self.body[0]) if self.body else self.start

    @property
    def last(self) -> int:
        """Return where job and body together end."""
        return max(self.end, self.body[1]) if self.body else self.end


class Jobs:
    """Reads the jobs of one sentence."""

    def __init__(self, bodies: Bodies, words: RoleWords, acting: PhraseTable[str]) -> None:
        """Take the bodies of the sentence."""
        self.tokens: Sequence[Token] = bodies.tokens
        self.bodies = bodies
        self.words = words
        self.acting = acting

    def all(self) -> list[Job]:
        """Return the jobs from left to right; one inside another («советник президента») is part of it."""
        found: list[Job] = []
        for at in range(len(self.tokens)):
            if found and at < found[-1].last:
                continue
            if at not in self.bodies.taken and self.is_job(at):
                found.append(self._job(at))
        return found

    def is_job(self, at: int) -> bool:
        """Say whether a token is a noun that says what somebody is."""
        token = self.tokens[at]
        if token.is_word and token.forms[0].pos in SMALL:
            return False
        if not token.is_word or not any(form.pos in _NOUNS or form.marks & {"Subx"} for form in token.forms):
            return bool(token.lemmas & self.words.governing) and not token.is_capital
        return any(self._is_noun_of_job(lemma) for lemma in token.lemmas)

    def _is_noun_of_job(self, lemma: str) -> bool:
        last = lemma.rpartition("-")[2]  # «экс-министр», «инженер-конструктор»
        if last in self.words.jobs:
            return True
        return any(lemma.startswith(one) and lemma[len(one) :] in self.words.jobs for one in self.words.joined)

    def _job(self, head: int) -> Job:
        token = self.tokens[head]
        cases = frozenset(form.case for form in token.forms if form.case and (form.pos == "NOUN" or "Subx" in form.marks))
        numbers = {form.number for form in token.forms if form.pos == "NOUN" and form.number}
        job = Job(head, head + 1, head, None, cases or token.cases, numbers == {"plur"})
        return self._right(self._acting(self._left(job)))

    # --- before the noun ---

    def _left(self, job: Job) -> Job:
        """Take in the adjectives before the noun; one of a state or place says whose he is."""
        at = job.head - 1
        while at >= 0 and at not in self.bodies.taken and self._agrees(at, job):
            if self.bodies.adjective(at):
                return replace(job, body=(at, at + 1))
            if self.tokens[at].lemmas & self.words.apart:
                break
            job = replace(job, start=at)
            at -= 1
        return job

    def _acting(self, job: Job) -> Job:
        """Take in «исполняющий обязанности» before a job in the genitive; the case is then that of these words."""
        match = next(
            (match for at in range(max(0, job.start - 4), job.start) if (match := self._acts(at)) and match.end == job.start), None
        )
        if match is None or "gent" not in job.cases or self._is_verb(match):
            return job
        return replace(job, start=match.start, cases=self.tokens[match.start].cases or CASES)

    def _is_verb(self, match: Match[str]) -> bool:
        """«исполнять обязанности» is what one does, «исполняющий обязанности» what one is."""
        return any(token.pos in {"INFN", "VERB"} for token in self.tokens[match.start : match.end])

    def _acts(self, at: int) -> Match[str] | None:
        return self.acting.match(self.tokens, at)

    def _agrees(self, at: int, job: Job) -> bool:
        return any(form.pos in {"ADJF", "PRTF"} and form.case in job.cases for form in self.tokens[at].forms[:4])

    # --- after the noun ---

    def _right(self, job: Job) -> Job:
        """Read what follows: another job in the genitive, a field, and the body."""
        cases = _GENITIVE | (_INSTRUMENTAL if self.tokens[job.head].lemmas & self.words.governing else frozenset())
        at = job.end
        while at < len(self.tokens) and at not in self.bodies.taken:
            body = self.bodies.end(at, cases)
            if body is not None:
                return self._with_body(job, at, body)
            following = self._further(at, cases)
            if following is None:
                break
            at = following
            job = replace(job, end=at)
        return job

    def _with_body(self, job: Job, at: int, end: int) -> Job:
        return replace(job, body=(at, end)) if job.body is None or end - at > 0 else job

    def _further(self, at: int, cases: frozenset[str]) -> int | None:
        token = self.tokens[at]
        if token.lower in self.bodies.known.lexicon.words["by"]:
            return self.bodies.complement(at + 1)
        if token.lower in self.bodies.known.lexicon.words["and"]:
            return at + 2 if at + 1 < len(self.tokens) and self._field(at + 1, cases) and not self.is_job(at + 1) else None
        if token.text == "," and at > 0:
            return self._listed(at, cases)
        if self.is_job(at):
            return at + 1 if self._in(at, cases) else None
        if self._adjective_of_place(at):
            return None
        return at + 1 if self._field(at, cases) else None

    def _listed(self, at: int, cases: frozenset[str]) -> int | None:
        """Read on after a comma where fields are listed and the last is joined by «и»: «экономики, торговли и промышленности»."""
        following = self.tokens[at + 2 : at + 4]
        joined = any(token.lower in self.bodies.known.lexicon.words["and"] for token in following)
        return at + 2 if joined and self._field(at + 1, cases) and not self.is_job(at + 1) else None

    def _adjective_of_place(self, at: int) -> bool:
        return self.tokens[at].is_word and self.bodies.adjective(at)

    def _field(self, at: int, cases: frozenset[str]) -> bool:
        """Say whether a token is a noun or adjective in the genitive, in small letters: «иностранных дел»."""
        token = self.tokens[at]
        if not token.is_word or token.is_capital or at in self.bodies.taken or token.text[0].isascii():
            return False
        return is_noun_like(token, cases)

    def _in(self, at: int, cases: frozenset[str]) -> bool:
        return bool(self.tokens[at].cases & cases)
