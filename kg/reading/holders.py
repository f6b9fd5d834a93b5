"""Holders of jobs in a sentence: whose name a job stands before or behind, and who a verb says is, was or became this."""

from collections.abc import Mapping
from dataclasses import replace

from kg.reading.jobs import Job, Jobs
from kg.reading.morphology import forms, in_dictionary, plain
from kg.reading.names import NameSpan
from kg.reading.title import CASES

_BETWEEN = frozenset({",", "-", "–", "—", "("})
_GENITIVE = frozenset({"gent"})
_LONG = 3  # words of a name beyond which single words say little of its case
_FAR = 12  # tokens between a job and what it is linked with
_NEAR = 6  # tokens between a verb and the name behind it
_BRACKETED = 8  # tokens within brackets that are passed over


def _is_name(word: str) -> bool:
    """Say whether the dictionary has a word as a name, so that its cases are certain."""
    return in_dictionary(word) and bool(forms(word)[0].marks & {"Name", "Surn", "Patr"})


class Holders:
    """Finds who holds the jobs of one sentence."""

    def __init__(self, names: Mapping[int, NameSpan], jobs: Jobs) -> None:
        """Take the names by the token they begin at, and the jobs of the sentence."""
        self.tokens = jobs.tokens
        self.names = names
        self.jobs = jobs.all()
        self.known, self.words = jobs.bodies.known, jobs.words
        self.inner = frozenset(k for job in self.jobs for k in range(job.head + 1, job.end) if jobs.is_job(k))
        self._by_end = {span.end: span for span in names.values()}
        self._by_first = {job.first: job for job in self.jobs}

    def within(self, job: Job) -> tuple[Job, NameSpan] | None:
        """Return the job named inside another, and whose it is: «советник президента России Ивана Петрова»."""
        inner = next((k for k in range(job.head + 1, job.end) if k in self.inner), None)
        if inner is None or job.last not in self.names:
            return None
        nested = replace(job, start=inner, head=inner, cases=_GENITIVE)
        name = self.names[job.last]
        agrees = self._agrees(name, nested) and not self._agrees(name, job)
        return (nested, name) if agrees else None

    def of(self, job: Job) -> list[NameSpan]:
        """Return whose a job is: one person, or several where it is a plural; nobody where the sentence leaves it open."""
        before = self._before(job)
        if before or job.plural:
            return before
        one = self._behind(job) or self._became(job)
        return [] if one is None else [one]

    # --- beside the name ---

    def _before(self, job: Job) -> list[NameSpan]:
        """Return whom a job stands before, other jobs of his and what is said by the way between them."""
        at = self._passed(job.last)
        if at in self.names:
            return self._listed(at, job)
        following = self._by_first.get(at) or (self._by_first.get(at + 1) if self._joins(at, _BETWEEN) else None)
        if following is None or following is job or not job.cases & following.cases or following.plural != job.plural:
            return []
        return self._before(following)

    def _listed(self, at: int, job: Job) -> list[NameSpan]:
        found = [self.names[at]]
        while job.plural and found[-1].end + 1 in self.names and self._joins(found[-1].end, frozenset({","})):
            found.append(self.names[found[-1].end + 1])
        if job.plural:
            return found if len(found) > 1 else []
        return found if self._agrees(found[0], job) and not self._of_somebody(job, found[0]) else []

    def _agrees(self, name: NameSpan, job: Job) -> bool:
        """Say whether name and job may stand in one case: «супруга президента Анна» are two people."""
        words = [word for word in name.words if len(word) > 1 and word[0].isupper()]
        fits = {word: bool(job.cases & (self.known.name_cases(word) or CASES)) for word in words}
        sure = [fits[word] for word in words if _is_name(plain(word))]
        return not words or (any(fits.values()) and (all(sure) or len(words) > _LONG))

    def _of_somebody(self, job: Job, name: NameSpan) -> bool:
        bare = job.body is None and job.end == job.head + 1 and name.start == job.end and job.cases != {"nomn"}
        return bare and bool(self.tokens[job.head].lemmas & self.words.of_somebody)

    def _passed(self, at: int) -> int:
        """Pass over what may stand between a job and a name: brackets, an age, «от партии …», «в ООН»."""
        end = at
        while end < len(self.tokens) and end - at < _FAR and end not in self.names:
            further = self._aside(end)
            if further is None:
                break
            end = further
        return end if end in self.names or end in self._by_first or self._joins(end, _BETWEEN) else at

    def _aside(self, at: int) -> int | None:
        token = self.tokens[at]
        if token.text == "(":
            closing = (k for k in range(at, min(at + _BRACKETED, len(self.tokens))) if self.tokens[k].text == ")")
            return next((k + 1 for k in closing), None)
        if token.text[0].isdigit() or any(char.isdigit() for char in token.text):
            return at + 1
        if token.text in "-–—," and ((at + 1 in self.names and token.text != ",") or self._years_old(at)):
            return at + 1
        if token.is_word and token.pos == "ADJF":
            return at + 1
        if token.is_word and token.is_capital and at + 1 in self.names and not self._known(at):
            return at + 1  # a first name that was not recognised as one
        return self._phrase(at) if token.is_word and token.forms[0].pos == "PREP" else None

    def _years_old(self, at: int) -> bool:
        """Say whether a sign stands before or within an age: «— 75-летний», «75-летний»."""
        before, after = self.tokens[at - 1], self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return after is not None and (after.text.isdigit() or (before.text.isdigit() and before.end == self.tokens[at].start))

    def _known(self, at: int) -> bool:
        tables = (self.known.states, self.known.organisations, self.known.places)
        return any(table.match(self.tokens, at) is not None for table in tables)

    def _phrase(self, at: int) -> int | None:
        """Return where a preposition and its nouns end: «от штата Алабама», «в Приволжском федеральном округе»."""
        end = at + 1
        while end < len(self.tokens) and end not in self.names and (self._nominal(end) or self.tokens[end].text in '«»"'):
            end += 1
        return end if end > at + 1 else None

    def _nominal(self, at: int) -> bool:
        token = self.tokens[at]
        return token.is_word and token.pos in {"NOUN", "ADJF", "PRTF", None} and at not in self._by_first

    def _joins(self, at: int, signs: frozenset[str]) -> bool:
        if at >= len(self.tokens):
            return False
        return self.tokens[at].text in signs or self.tokens[at].lower in self.known.lexicon.words["and"]

    def _behind(self, job: Job) -> NameSpan | None:
        """Return whom a job stands behind: «Иванов, директор института», «Иванов — бывший директор»."""
        at = job.first - 1
        while at > 0 and self.tokens[at].lemmas & self.words.apart:
            at -= 1
        if at < 1 or self.tokens[at].text not in _BETWEEN:
            return self._chained(job, at)
        end = self._before_brackets(at)
        return self._by_end.get(end) or self._chained(job, at)

    def _before_brackets(self, at: int) -> int:
        """Return where what stands before brackets ends: «Иванов (Ivanov), директор»."""
        if self.tokens[at - 1].text != ")":
            return at
        opening = (k for k in range(at - 1, max(-1, at - _BRACKETED), -1) if self.tokens[k].text == "(")
        return next(opening, at)

    def _chained(self, job: Job, at: int) -> NameSpan | None:
        """Return whose the job before is, which a comma or «и» joins with this one: «Иванов, актёр и режиссёр»."""
        if at < 1 or not self._joins(at, frozenset({","})):
            return None
        before = next((one for one in self.jobs if one.last == at), None)
        return None if before is None or not before.cases & job.cases else self._behind(before)

    # --- by a verb ---

    def predicative(self, job: Job) -> bool:
        """Say whether a job is what a verb says somebody is, was or becomes: «стал министром», «на посту министра»."""
        return self._predicative(job) and self._verb(job) is not None

    def leader(self, verb: int) -> NameSpan | None:
        """Return who leads, by a verb of leading: the last name before it, else the first behind it."""
        return self._last_before(verb) or self._first_after(verb)

    def _became(self, job: Job) -> NameSpan | None:
        """Return of whom a verb says that he is, was or becomes this, or is made it."""
        if not self._predicative(job):
            return None
        beside = self._by_end.get(job.first) or self._by_end.get(job.first - 1 if self._own(job.first - 1) else -1)
        verb = self._verb(job)
        if verb is None:
            return self._at_post(job)
        if beside is not None:
            return beside
        if verb > job.first:
            return self._first_after(verb)
        made = self._between(verb, job)
        active = self.tokens[verb].lemmas & self.words.appointing and self.tokens[verb].forms[0].pos not in {"PRTS", "PRTF"}
        return made or (None if active else self._last_before(verb))

    def _at_post(self, job: Job) -> NameSpan | None:
        """Return whose post it is that no verb gives: «инициатива Петрова на посту министра», «отставка Петрова с поста»."""
        before = self.tokens[job.first - 1]
        near = range(max(0, job.first - _FAR), job.first)
        if not before.lemmas & self.words.post or any(self.tokens[k].lemmas & self.words.unreal for k in near):
            return None
        name = self._last_before(job.first)
        return name if name is not None and job.first - name.end <= _FAR else None

    def _predicative(self, job: Job) -> bool:
        if job.plural:
            return False
        before = self.tokens[job.first - 1] if job.first else None
        at_post = before is not None and bool(before.lemmas & self.words.post)
        preposition = before is not None and before.is_word and before.forms[0].pos == "PREP"
        return at_post or ("ablt" in job.cases and not preposition)

    def _own(self, at: int) -> bool:
        return at >= 0 and bool(self.tokens[at].lemmas & self.words.apart)

    def _verb(self, job: Job) -> int | None:
        """Return the nearest verb before a job that links it, else one right behind it."""
        before = (k for k in range(job.first - 1, max(-1, job.first - _FAR), -1) if self._links(k))
        after = (k for k in range(job.last, min(len(self.tokens), job.last + _NEAR)) if self._links(k))
        first = next(before, None)
        return first if first is not None else next(after, None)

    def _links(self, at: int) -> bool:
        """Say whether a verb links, as a fact: «может стать» does not, nor does the «был» of another participle."""
        near = range(max(0, at - 3), min(len(self.tokens), at + 3))
        if any(self.tokens[k].lemmas & self.words.unreal for k in near):
            return False
        return not self._other_passive(at) and bool(self.tokens[at].lemmas & (self.words.becoming | self.words.appointing))

    def _other_passive(self, at: int) -> bool:
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        passive = following is not None and following.pos == "PRTS"
        return passive and following is not None and not following.lemmas & self.words.appointing

    def _first_after(self, verb: int) -> NameSpan | None:
        found = [span for span in self.names.values() if verb < span.start <= verb + _NEAR]
        return min(found, key=lambda span: span.start, default=None)

    def _between(self, verb: int, job: Job) -> NameSpan | None:
        found = [span for span in self.names.values() if verb < span.start < job.first]
        return max(found, key=lambda span: span.end, default=None)

    def _last_before(self, verb: int) -> NameSpan | None:
        found = [span for span in self.names.values() if span.end <= verb]
        return max(found, key=lambda span: span.end, default=None)
