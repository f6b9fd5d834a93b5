"""Roles: who is said to be what, of which body, in any sentence, whether or not it tells of a meeting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Article, Role, Span
from kg.reading.bodies import Bodies
from kg.reading.holders import Holders
from kg.reading.jobs import Job, Jobs
from kg.reading.known import Known
from kg.reading.names import NameSpan, Tagger, names, tagger
from kg.reading.phrases import PhraseTable
from kg.reading.sentences import sentences
from kg.reading.tokens import Sentence, Token
from kg.sources.gazetteer import Gazetteer
from kg.sources.lexicon import Lexicon
from kg.sources.role_words import RoleWords

_SHORTEST = 3  # letters of a surname that may come alone
_LEADING = frozenset({"head-of-state", "head-of-government"})
_LED = frozenset({"accs", "ablt", "nomn"})  # cases in which a verb of leading has its body


class RoleReader:
    """Reads roles in articles of one language; built once, used for many."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, words: RoleWords, *, tag: Tagger | None = None) -> None:
        """Build the tables of what is recognised."""
        self.known = Known(gazetteer, lexicon)
        self.words = words
        self.acting: PhraseTable[str] = PhraseTable((phrase, phrase) for phrase in words.acting)
        self._homes: dict[str, set[str]] = {}
        for held in gazetteer.occupancies:
            self._homes.setdefault(held.person, set()).add(gazetteer.posts[held.post].of)
        self._tag = tag

    def roles(self, article: Article) -> list[Role]:
        """Return who is said to be what, in the order of the article."""
        tag = self._tag or tagger()
        found: list[Role] = []
        topic: Span | None = None
        views = [_Sentence(sentence, self, tag) for sentence in sentences(article)]
        surnames = frozenset(word for view in views for word in view.surnames)
        for view in views:
            view.bring_together(surnames)
            found += [*view.roles(), *view.led(), *view.of(topic)]
            topic = view.topic or topic
        states = {code: span for view in reversed(views) for code, span in view.states()}
        homes = {span: self._home(persons) for view in views for span, persons in view.persons()}
        leading = {view.span(job.start, job.end) for view in views for job in view.leading()}
        return [self._at_home(role, homes, states) if role.role in leading else role for role in found]

    def _at_home(self, role: Role, homes: Mapping[Span, str | None], states: Mapping[str, Span]) -> Role:
        """Give a known official whose state is not said beside his name the state where the article names it."""
        home = homes.get(role.person)
        return role if role.affiliation is not None or home is None or home not in states else replace(role, affiliation=states[home])

    def _home(self, persons: Sequence[str]) -> str | None:
        """Return the one state or organisation that a known person held posts of."""
        of = {home for person in persons for home in self._homes.get(person, ())}
        return of.pop() if len(of) == 1 else None


class _Sentence:
    """Brings the names and the jobs of one sentence together."""

    def __init__(self, sentence: Sentence, reader: RoleReader, tag: Tagger) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.reader, self.words = reader, reader.words
        self.tags = list(tag(sentence.text))
        found = names(sentence, reader.known, self.tags).values()
        self.names = {span.start: self._cut(span) for span in found}

    @property
    def surnames(self) -> list[str]:
        """Return the last words of full names, which may come alone elsewhere."""
        return [span.words[-1] for span in self.names.values() if len(span.words) > 1 and len(span.words[-1]) > _SHORTEST]

    def bring_together(self, surnames: frozenset[str]) -> None:
        """Find bodies, jobs and who holds them; names of the article's people count here by the surname alone."""
        for at, token in enumerate(self.tokens):
            if (
                token.is_capital
                and not any(span.start <= at < span.end for span in self.names.values())
                and self._is_surname(token, surnames)
            ):
                self.names[at] = NameSpan(at, at + 1, (token.text,))
        taken = frozenset(k for span in self.names.values() for k in range(span.start, span.end))
        self.bodies = Bodies(self.sentence, self.reader.known, self.words, self.tags, taken)
        self.holders = Holders(self.names, Jobs(self.bodies, self.words, self.reader.acting))
        self.jobs = self.holders.jobs

    def _is_surname(self, token: Token, surnames: frozenset[str]) -> bool:
        return any(self.reader.known.names.forms.same(token.text, surname) for surname in surnames)

    def _cut(self, span: NameSpan) -> NameSpan:
        """Leave what stands in brackets behind a name out of it: «Барри Лоуэнкрон (Barry Lowenkron)»."""
        opening = next((k for k in range(span.start, span.end) if self.tokens[k].text == "("), span.end)
        return replace(span, end=opening, words=tuple(token.text for token in self.tokens[span.start : opening] if token.is_word))

    def roles(self) -> Iterator[Role]:
        """Yield the roles of the sentence."""
        for job in self.jobs:
            for name in self.holders.of(job):
                yield self._role(name, job)
            within = self.holders.within(job)
            if within is not None:
                yield self._role(within[1], within[0])

    def _role(self, name: NameSpan, job: Job) -> Role:
        return Role(self.span(name.start, name.end), self.span(job.start, job.end), self._body(job))

    def led(self) -> Iterator[Role]:
        """Yield who leads which body, as a verb says it: «возглавил комитет»."""
        for at, token in enumerate(self.tokens):
            body = self.bodies.end(at + 1, _LED) if token.lemmas & self.words.leading else None
            leader = self.holders.leader(at) if body is not None else None
            if body is not None and leader is not None:
                yield Role(self.span(leader.start, leader.end), None, self.span(at + 1, body))

    def of(self, topic: Span | None) -> Iterator[Role]:
        """Yield what a sentence without a name says of the person it goes on about: «В 2008 году стал министром»."""
        if topic is None or self.names:
            return
        for job in self.jobs:
            if self.holders.predicative(job):
                yield Role(topic, self.span(job.start, job.end), self._body(job))

    def states(self) -> Iterator[tuple[str, Span]]:
        """Yield the states named, with their codes."""
        for match in self.reader.known.states.find(self.tokens):
            yield match.value, self.span(match.start, match.end)

    def persons(self) -> Iterator[tuple[Span, Sequence[str]]]:
        """Yield where known persons are named, in full or by a surname that only one of them has."""
        for span in self.names.values():
            known = span.persons or tuple(self.reader.known.names.with_surname(span.words[-1]))
            if len(known) == 1:
                yield self.span(span.start, span.end), known

    @property
    def topic(self) -> Span | None:
        """Return whom the sentence is about: the first it names."""
        first = min(self.names.values(), key=lambda span: span.start, default=None)
        return None if first is None else self.span(first.start, first.end)

    def _body(self, job: Job) -> Span | None:
        return None if job.body is None else self.span(*job.body)

    def leading(self) -> Iterator[Job]:
        """Yield the jobs that lead a state."""
        for job in self.jobs:
            title = self.reader.known.titles.match(self.tokens, job.start)
            if title is not None and title.value.level in _LEADING:
                yield job

    def span(self, start: int, end: int) -> Span:
        """Return where tokens stand in the article."""
        return Span(self.sentence.part, self.tokens[start].start, self.tokens[end - 1].end)
