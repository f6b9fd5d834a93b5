"""What a reader of one language recognises: the gazetteer and the lexicon as tables of phrases, built once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from kg.model import Name, Organisation, Place, Post, State
from kg.reading.kept import Met
from kg.reading.morphology import forms as morphology_forms
from kg.reading.morphology import in_dictionary, plain
from kg.reading.name_index import NameForms, NameIndex
from kg.reading.phrases import PhraseTable
from kg.reading.tokens import Token
from kg.sources.gazetteer import Gazetteer
from kg.sources.lexicon import LevelEntry, Lexicon, TitleEntry, Trigger
from kg.world import StatePart


class Known:
    """All that is recognised in texts of one language."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        """Build the tables."""
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        language = lexicon.language
        self.states: PhraseTable[str] = PhraseTable(
            _names(gazetteer.states.values(), language, {"label", "full", "short", "abbreviation", "former"})
        )
        adjectives = _names(gazetteer.states.values(), language, {"adjective"})
        self.adjectives: PhraseTable[str] = PhraseTable(adjectives)
        self.adjective_stems = {adjective_stem(plain(text)): code for text, code in adjectives}
        self.parts, self.city_parts, self.part_adjectives = (
            PhraseTable((name.text, part) for part, name in part_names(gazetteer, language, kinds))
            for kinds in ({"label", "full", "short"}, {"city"}, {"adjective"})
        )
        self.part_kinds: PhraseTable[bool] = PhraseTable((word, True) for word in lexicon.words["part"])
        self.organisations: PhraseTable[str] = PhraseTable(_names(gazetteer.organisations.values(), language, None))
        self.places: PhraseTable[str] = PhraseTable(_places(gazetteer.places.values(), language))
        self.titles: PhraseTable[TitleEntry] = PhraseTable((entry.name, entry) for entry in lexicon.titles)
        self.triggers: PhraseTable[Trigger] = PhraseTable((noun, trigger) for trigger in lexicon.triggers for noun in trigger.nouns)
        self.levels: PhraseTable[LevelEntry] = PhraseTable((name, row) for row in lexicon.levels for name in row.names)
        self.qualifiers: PhraseTable[str] = PhraseTable((word, kind) for kind, words in lexicon.qualifiers.items() for word in words)
        self.verbs: PhraseTable[frozenset[str]] = PhraseTable(_by_word(lexicon.verbs).items())
        self.topic_stems = tuple((tuple(stem.split()), topic) for topic, stems in lexicon.topics.items() for stem in stems)
        self.topic_starts = tuple({parts[0] for parts, _ in self.topic_stems})
        self.sources: PhraseTable[bool] = PhraseTable((phrase, True) for phrase in lexicon.words["source"])
        self.date_words = frozenset(
            (
                *lexicon.months,
                *lexicon.weekdays,
                *lexicon.relative_days,
                *lexicon.ordinals,
                *lexicon.tens,
                *(m.split()[0] for m in (*lexicon.moments, *lexicon.weeks, *lexicon.months_away, *lexicon.parts_of_day)),
                *(m.split()[0] for m in lexicon.years_away),
                *(word for _, words in lexicon.years_beside for word in words),
                *lexicon.month_adjectives,
                *(word for season in lexicon.seasons for word in season.words),
            )
        )
        self.moments: PhraseTable[int] = PhraseTable(lexicon.moments.items())
        self.parts_of_day: PhraseTable[int] = PhraseTable((phrase, 0) for phrase in lexicon.parts_of_day)
        self.weeks: PhraseTable[int] = PhraseTable(lexicon.weeks.items())
        self.years_away: PhraseTable[int] = PhraseTable(lexicon.years_away.items())
        self.months_away: PhraseTable[int] = PhraseTable(lexicon.months_away.items())
        self.counted: PhraseTable[int] = PhraseTable(lexicon.counted.items())
        self.subkinds: PhraseTable[str] = PhraseTable(lexicon.subkinds)
        self._city_adjectives: Met[frozenset[str], Place | None] = Met(self._city_of)
        self._may_begin: Met[frozenset[str], frozenset[str]] = Met(lambda lemmas: frozenset(self._beginnings(lemmas)))
        self.documents: PhraseTable[str] = PhraseTable((name, kind) for kind, names in lexicon.outcomes.items() for name in names)
        self.around: PhraseTable[str] = PhraseTable((phrase, kind) for kind, phrases in lexicon.around.items() for phrase in phrases)
        self.closing: PhraseTable[bool] = PhraseTable((phrase, True) for phrase in lexicon.words["closing"])
        self.coming = frozenset(word for kind in ("visit", "go") for word in lexicon.verbs[kind])
        self.words = {key: frozenset(words) for key, words in lexicon.words.items()}
        self.status = {key: frozenset(words) for key, words in lexicon.status.items()}
        self.names = NameIndex(gazetteer.persons.values(), language, NameForms(lexicon.name_endings))

    def posts_held(self, person: str | None, day: date | None) -> tuple[Post, ...]:
        """Return the posts somebody held on a day; every post he ever held where the day is not known."""
        if person is None or day is None:
            return self.posts_ever.get(person or "", ())
        return tuple(self.gazetteer.posts[held.post] for held in self.gazetteer.posts_held(person, day))

    @cached_property
    def posts_ever(self) -> dict[str, tuple[Post, ...]]:
        """Return the posts that each person ever held."""
        posts: dict[str, list[Post]] = defaultdict(list)
        for held in self.gazetteer.occupancies:
            posts[held.person].append(self.gazetteer.posts[held.post])
        return {person: tuple(held) for person, held in posts.items()}

    def name_cases(self, word: str, *, given: bool = False) -> frozenset[str]:
        """Return the cases a word of a name may stand in: by its ending, else by grammar; a bare consonant is the nominative.

        Args:
            word: the word.
            given: whether it is a given name: «Борьяна» ends like «Саргсяна», and is a nominative.
        """
        low = plain(word)
        for ending, cases in self.lexicon.name_cases:
            if low.endswith(ending) and len(low) > len(ending) + 1:
                return cases | {"nomn"} if given and low[-1] in self.lexicon.name_vowels else cases
        found = morphology_forms(low)
        strange = low[-1] in self.words["unbending"] and not in_dictionary(low)  # «Саули», «Ниинистё»: foreign, and bent by nobody
        if strange or any("Fixd" in form.marks for form in found) or (len(low) <= 3 and low[-1] in self.lexicon.name_vowels):
            return self.lexicon.cases
        named = frozenset(form.case for form in found if form.case and form.marks & {"Surn", "Name", "Patr"} and form.number != "plur")
        if named:
            return named
        own = frozenset(form.case for form in found if form.case and form.number != "plur" and form.marks.isdisjoint({"Abbr"}))
        bare = self.is_bare(low)
        own = own | {"accs"} if "gent" in own else own  # names of persons: the accusative is the genitive
        return frozenset({"nomn"}) if bare else own | {"nomn"}

    def is_bare(self, word: str) -> bool:
        """Say whether a name ends as one that no case has bent: «Довал», and «Доваль» in another's spelling."""
        low = plain(word)
        return low[-1] in self.lexicon.consonants and not low.endswith(self.lexicon.oblique)

    def may_begin(self, what: str, token: Token) -> bool:
        """Say whether a title, figure or place, or what stands before one, may begin at a token: most words can be passed over at once."""
        return what in self._may_begin[token.lemmas]

    def _beginnings(self, lemmas: frozenset[str]) -> Iterator[str]:
        title = any(table.begins(lemmas) for table in (self.titles, self.qualifiers, self.adjectives, self.part_adjectives))
        state = self.states.begins(lemmas)
        yield from ("title", "figure") if title else ("figure",) if state else ()
        named = state or self.places.begins(lemmas) or self.parts.begins(lemmas)
        if named or lemmas & self.words["capital"] or self.city_adjective(lemmas) is not None:
            yield "place"

    def double_adjective(self, word: str) -> list[str]:
        """Return the states of «российско-турецкие», in their order; nothing for any other word."""
        parts = word.split("-") if "-" in word else []
        found = [self.adjective_stems.get(adjective_stem(part)) for part in parts if part]
        return [code for code in found if code] if found and all(found) else []

    def city_adjective(self, words: frozenset[str]) -> Place | None:
        """Return the city that an adjective is of: «бишкекский» is of Bishkek; None for none or several."""
        return self._city_adjectives[words]

    def _city_of(self, words: frozenset[str]) -> Place | None:
        stems = {word[: -len(ending)] for word in words for ending in self.lexicon.city_endings if word.endswith(ending)}
        found = {city.id: city for stem in stems if len(stem) >= 3 for city in self._cities_by_stem.get(stem, ())}
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _cities_by_stem(self) -> dict[str, list[Place]]:
        """Return the cities by what is left of their names without a final vowel or soft sign."""
        stems: dict[str, list[Place]] = defaultdict(list)
        for place in self.gazetteer.places.values():
            for name in place.names if place.within is None else ():
                if name.language == self.lexicon.language and " " not in name.text:
                    stems[plain(name.text).rstrip(self.lexicon.name_vowels)].append(place)
        return stems


def _names(nouns: Iterable[State | Organisation], language: str, kinds: set[str] | None) -> list[tuple[str, str]]:
    return [
        (name.text, noun.code)
        for noun in nouns
        for name in noun.names
        if name.language == language and (kinds is None or name.kind in kinds)
    ]


def part_names(gazetteer: Gazetteer, language: str, kinds: set[str]) -> list[tuple[StatePart, Name]]:
    """Return the names of some kinds that parts of states have in a language."""
    return [(part, name) for part in gazetteer.parts for name in part.names if name.language == language and name.kind in kinds]


def _places(places: Iterable[Place], language: str) -> list[tuple[str, str]]:
    return [(name.text, place.id) for place in places for name in place.names if name.language == language]


def adjective_stem(word: str) -> str:
    """Cut an adjective, or the first part of a double one, down to what all its forms share.

    >>> adjective_stem("турецкие") == adjective_stem("турецкий") == adjective_stem("турецко")
    True
    """
    forms = [form for form in morphology_forms(word)[:1] if form.pos == "ADJF"]
    lemma = forms[0].lemma if forms else word
    return lemma[:-2] if forms else lemma[:-1]


def _by_word(table: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Turn kinds with their words into words with their kinds."""
    return {word: frozenset(kind for kind, words in table.items() if word in words) for words in table.values() for word in words}
