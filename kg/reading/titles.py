"""Titles as printed: their words in the nominative, the posts they may denote, and for which state or organisation."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.reading.known import Known
from kg.reading.morphology import like, plain
from kg.reading.parts import Parts, of_parts
from kg.reading.phrases import Match
from kg.reading.tails import NameAhead, Tails
from kg.reading.title import CASES, Title
from kg.reading.tokens import Token
from kg.sources.lexicon import TitleEntry

_BODY = 2  # words of a title that names its body: «глава Минобороны»


class TitleParser:
    """Reads titles at a token of one sentence."""

    def __init__(self, tokens: Sequence[Token], known: Known, name_ahead: NameAhead) -> None:
        """Keep the sentence; name_ahead says whether a person's name begins at a token."""
        self.tokens = tokens
        self.known = known
        self.name_ahead = name_ahead
        self._tails = Tails(tokens, known, name_ahead)
        self._parts = Parts(tokens, known, name_ahead)

    def parse(self, at: int) -> Title | None:
        """Return the title that begins at a token, with qualifiers before it and states after it, or None."""
        if at >= len(self.tokens) or not self.known.may_begin("title", self.tokens[at]):
            return None
        qualifier, of, head = self._before(at)
        if head >= len(self.tokens):
            return None
        title = self._core(head)
        if title is None:
            return None
        title = self._second_body(title, head)
        title = self._qualified(title, at, head, qualifier)
        if title.part is not None:
            return replace(title, start=at, qualifier=title.qualifier or qualifier)
        states, end = self._tails.states(self._in_that_order(title.end))
        if end > title.end and not states and self._many(end - 1):
            return replace(title, of=of, start=at, end=end, plural=True, qualifier=title.qualifier or qualifier)
        states, end = self._tails.home(end) if title.bare and not states else (states, end)
        of = title.of or tuple(states) or of
        title = self._purpose(
            replace(title, of=of, start=at, end=self._tails.accredited(title.level, end), qualifier=title.qualifier or qualifier)
        )
        return self._with_organisation(title) if title.organisation or not title.of else title

    def _qualified(self, title: Title, start: int, head: int, qualifier: str | None) -> Title:
        """Let the title say that he is acting, elect or former: «исполняющий обязанности министра», «избранный президент»."""
        match = next((m for k in range(start, head) if (m := self.known.qualifiers.match(self.tokens, k)) and m.value == qualifier), None)
        if match is None or qualifier is None:
            return title
        governs = qualifier == "acting" and "gent" in title.cases
        own = self.tokens[match.start].cases or CASES
        words = [self._nominative(k, row) for k, row in zip(range(match.start, match.end), match.words, strict=True)]
        printed = " ".join(token.text for token in self.tokens[title.start : title.end]) if governs else title.text
        return replace(title, text=" ".join([*words, printed]).replace(" .", "."), cases=own if governs else title.cases)

    def _in_that_order(self, at: int) -> int:
        """Pass over «соответственно»: «министры соответственно России и Казахстана»."""
        return at + 1 if at < len(self.tokens) and self.tokens[at].lower in self.known.words["respectively"] else at

    def _purpose(self, title: Title) -> Title:
        """Read what stands behind the state: «помощник президента РФ по внешней политике»."""
        if title.end >= len(self.tokens) or self.tokens[title.end].lower not in self.known.lexicon.words["by"] or not title.of:
            return title
        end = self._tails.end(title.end)
        return replace(title, text=" ".join([title.text, *(token.text for token in self.tokens[title.end : end])]), end=end)

    def state_at(self, at: int) -> tuple[str, int] | None:
        """Return the code and end of a state's name at a token."""
        match = self.known.states.match(self.tokens, at)
        return None if match is None else (match.value, match.end)

    def _before(self, at: int) -> tuple[str | None, tuple[str, ...], int]:
        """Read qualifiers and states' adjectives before the title: «бывший казахстанский …»."""
        qualifier: str | None = None
        of: tuple[str, ...] = ()
        while at < len(self.tokens):
            word = self.known.qualifiers.match(self.tokens, at)
            adjective = self.known.adjectives.match(self.tokens, at)
            if self._entry(at) is not None:
                break
            if word is not None:
                qualifier = qualifier if word.value == "neutral" else word.value
                at = word.end
            elif adjective is not None:
                of, at = (*of, adjective.value), adjective.end
            elif (part := self._parts.adjective(at)) is not None:
                at = part.end
            elif of and self._another_adjective(at):
                at += 1  # «с казахским и таджикским президентами»
            else:
                break
        return qualifier, of, at

    def _another_adjective(self, at: int) -> bool:
        """Say whether «и» or a comma joins another state's adjective."""
        joins = self.tokens[at].text == "," or self.tokens[at].lower in self.known.lexicon.words["and"]
        return joins and at + 1 < len(self.tokens) and self.known.adjectives.match(self.tokens, at + 1) is not None

    def _skip(self, token: Token) -> bool:
        return any(table.match((token,), 0) is not None for table in (self.known.adjectives, self.known.part_adjectives))

    def _entry(self, at: int) -> Match[TitleEntry] | None:
        """Return the title of the lexicon at a token; «первый министр» is one only beside a part of a state."""
        match = self.known.titles.match(self.tokens, at, skip=self._skip)
        if match is None or not match.value.part:
            return match
        return match if self._parts.around(match, cities=False) else None

    def _core(self, at: int) -> Title | None:
        match = self._entry(at)
        if match is None or not self._is_noun(at):
            return None
        entry, end = match.value, match.end
        of = (entry.of,) if entry.of else tuple(code for k in match.skipped if (code := self._adjective(k)))
        words = dict(zip(self._kept(at, end, match.skipped), match.words, strict=True))
        printed = (self._nominative(k, words.get(k)) for k in range(at, end) if k in words or not self._adjective(k))
        cases, plural = self._grammar(at, match.words)
        if plural is None and self._of_several(words):
            plural, cases = True, self._plural_cases(at) or cases
        bystander = None if plural is True and entry.bystander == "source" else entry.bystander
        title = Title(
            " ".join(printed),
            entry.roles,
            entry.level,
            of,
            None,
            bystander,
            entry.organisation,
            cases,
            plural,
            at,
            end,
            entry.name,
            entry.bare,
            entry.generic,
            entry.shown,
        )
        title = self._nested(title) if entry.nested else title
        whole = self._complement(title) if entry.complement else title
        if (partial := self._of_parts(match, title, whole)) is not None:
            return partial
        alone = entry.alone is not None and whole.end == title.end and whole.end < len(self.tokens) and self.state_at(whole.end) is not None
        return replace(whole, level=entry.alone or whole.level) if alone else whole

    def _of_parts(self, match: Match[TitleEntry], title: Title, whole: Title) -> Title | None:
        """Return a title, with or without what it takes, as that of an official of parts of states; None where it is not."""
        cities = match.value.level == "regional-head"
        for one in (title, whole) if not (title.of or title.bystander) else ():
            if parts := self._parts.around(replace(match, end=one.end), cities=cities and one is title):
                return of_parts(one, parts, leading=match.value.alone is not None)
        return None

    def _second_body(self, title: Title, head: int) -> Title:
        """«глав МИД и Минобороны»: one word heads two bodies, each of which has such a title."""
        at = title.end + 1
        if title.part or at >= len(self.tokens) or self.tokens[title.end].lower not in self.known.lexicon.words["and"]:
            return title
        match = self.known.titles.match((self.tokens[head], *self.tokens[at : at + 3]), 0)
        return title if match is None or match.end < _BODY else replace(title, end=at + match.end - 1)

    def _is_noun(self, at: int) -> bool:
        forms = self.tokens[at].forms
        return (
            forms[:1] != () and forms[0].pos not in {"PREP", "CONJ"} and any(form.pos in {"NOUN", "ADJF", "ADJS", None} for form in forms)
        )

    def _kept(self, start: int, end: int, skipped: tuple[int, ...]) -> list[int]:
        return [k for k in range(start, end) if k not in skipped]

    def _adjective(self, at: int) -> str:
        match = self.known.adjectives.match(self.tokens, at)
        return match.value if match is not None else ""

    def _nominative(self, at: int, row: str | None) -> str:
        """Give the word of the table in the capitals of the text, or the text's own word where it is the same or no table has it."""
        token = self.tokens[at]
        return token.text if row is None or token.lower == plain(row) else like(token.text, row)

    def _grammar(self, at: int, words: tuple[str, ...]) -> tuple[frozenset[str], bool | None]:
        """Tell case and number from the words of the title that bend."""
        row = plain(words[0])
        forms = self.tokens[at].forms
        fitting = [form for form in forms if form.lemma == row] or [form for form in forms if row.startswith(form.lemma[:4])]
        cases = frozenset(form.case for form in fitting if form.case) or CASES
        numbers = {form.number for form in fitting if form.number}
        plural = None if len(numbers) != 1 else "plur" in numbers
        return cases, plural

    def _of_several(self, words: Mapping[int, str]) -> bool:
        """«главы правительств»: of several, though «главы» may be one's; «министра иностранных дел» is so in any number."""
        return any(self.tokens[k].lower != plain(row) and self._many(k) and "gent" in self.tokens[k].cases for k, row in words.items())

    def _plural_cases(self, at: int) -> frozenset[str]:
        return frozenset(form.case for form in self.tokens[at].forms if form.case and form.number == "plur")

    def _nested(self, title: Title) -> Title:
        inner = self.parse(title.end)
        if inner is None or not inner.cases & {"gent"}:
            return replace(title, qualifier="deputy")
        printed = self._printed(inner.start, inner.end, inner.of)
        return replace(
            title, text=f"{title.text} {printed}", of=inner.of, end=inner.end, qualifier="deputy", organisation=inner.organisation,
            part=inner.part,
        )  # fmt: skip

    def _printed(self, start: int, end: int, of: tuple[str, ...]) -> str:
        """Return the words as printed, without the states among them."""
        words, at = [], start
        while at < end:
            state = self.state_at(at)
            if state is not None and state[0] in of:
                at = state[1]
                continue
            words.append(self.tokens[at].text)
            at += 1
        return " ".join(words)

    def _complement(self, title: Title) -> Title:
        """Add the genitive that a title takes: «министр экономического развития», «представитель президента по …»."""
        end = self._tails.end(title.end)
        if end == title.end:
            return title
        words = [token.text for token in self.tokens[title.end : end] if token.lower not in self.known.words["ours"]]
        text = " ".join([title.text, *words]).replace(" ,", ",")
        roles = (
            title.roles[:1]
            if title.level == "minister"
            else title.roles
            if title.level in {"minister", "envoy", "ambassador", "official"} or title.roles[:1] in (("secretary-general",),)
            else ()
        )
        return replace(title, text=text, end=end, roles=roles, level=title.level if roles else "official")

    def _many(self, at: int) -> bool:
        """«стран», «государств»: what follows is a group, not one holder."""
        return all(form.number != "sing" for form in self.tokens[at].forms)

    def _with_organisation(self, title: Title) -> Title:
        """Read the organisation after a title and leave it in: «генеральный секретарь ОТГ»."""
        match = self.known.organisations.match(self.tokens, title.end) if title.end < len(self.tokens) else None
        if match is None:
            return title
        printed = " ".join(token.text for token in self.tokens[match.start : match.end])
        return replace(title, text=f"{title.text} {printed}", of=(match.value,), end=match.end)
