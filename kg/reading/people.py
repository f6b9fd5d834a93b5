"""The people of one article: every naming of one person together, under his fullest name, linked to somebody known or to nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Post
from kg.reading.figures import Figure
from kg.reading.known import Known
from kg.reading.linking import link
from kg.reading.morphology import forms, like, nominative, plain
from kg.reading.names import NameSpan
from kg.reading.titles import Title


@dataclass(frozen=True, slots=True)
class Individual:
    """One person of an article: his fullest name, whom it links to, his title there and for whom he stands."""

    key: int
    name: str
    person: str | None
    titles: tuple[Title, ...]
    posts: tuple[str, ...]
    represents: str | None
    candidates: tuple[str, ...] = ()  # more than one: left unlinked

    @property
    def title(self) -> str | None:
        """Return the title as printed, several joined."""
        return joined(self.titles)

    @property
    def roles(self) -> frozenset[str]:
        """Return the roles his titles may denote, unless he only deputises or once held them."""
        return frozenset(role for title in self.titles if title.qualifier in {None, "acting"} for role in title.roles)

    @property
    def bystander(self) -> str | None:
        """Return the mention role of people so titled, who take part in nothing."""
        return next((title.bystander for title in self.titles if title.bystander), None)


def joined(titles: Iterable[Title]) -> str | None:
    """Return titles as one, without words such as «лидер» that are none."""
    return " — ".join(title.text for title in titles if not title.bare) or None


Place = tuple[int, int]  # (number of the sentence, first token of the figure)


class People:
    """Who is who in an article: from each figure to the individual it names or means."""

    def __init__(self, figures: Sequence[tuple[int, Figure]], known: Known, day: date | None) -> None:
        """Gather the named figures of an article, given with the numbers of their sentences, into individuals."""
        self.known = known
        self.day = day
        clusters = _gather([(number, figure) for number, figure in figures if figure.name is not None], known)
        self.individuals = tuple(self._individual(k, cluster) for k, cluster in enumerate(clusters))
        self._by_place: dict[Place, Individual] = {
            (number, figure.start): self.individuals[k] for k, cluster in enumerate(clusters) for number, figure in cluster
        }

    def who(self, number: int, figure: Figure) -> Individual | None:
        """Return whom a figure names, or whom of the named a title alone can only mean; None for nobody or several."""
        if figure.name is not None:
            return self._by_place.get((number, figure.start))
        return self._meant(figure) if figure.group is None else None

    def members(self, figure: Figure) -> tuple[Individual, ...]:
        """Return whom of the named a shared title means: «президенты России и Армении», one for each state that has one."""
        found = [self._meant(figure, state) for state in figure.states] if figure.titles else []
        return tuple(one for one in found if one is not None)

    def _meant(self, figure: Figure, of: str | None = None) -> Individual | None:
        if figure.qualifier in {"former", "deputy", "elect"} or not figure.titles:
            return None
        fitting = [one for one in self.individuals if self._fits(one, figure.titles[0], of or figure.of)]
        return fitting[0] if len(fitting) == 1 else None

    def _fits(self, one: Individual, title: Title, of: str | None) -> bool:
        if of is not None and one.represents != of:
            return False
        if title.roles:
            return bool(one.roles & set(title.roles)) or bool(self._held_roles(one) & set(title.roles))
        return of is not None and title.bare and self._leads(one)

    def _leads(self, one: Individual) -> bool:
        """Say whether somebody leads his state, by his title or by the post he holds."""
        leading = {"head-of-state", "head-of-government"}
        held = self.known.gazetteer.posts_held(one.person, self.day) if one.person and self.day else ()
        levels = {level for o in held for level in self.known.gazetteer.posts[o.post].levels}
        return bool(leading & ({t.level for t in one.titles} | levels))

    def _held_roles(self, one: Individual) -> frozenset[str]:
        if one.person is None or self.day is None:
            return frozenset()
        held = self.known.gazetteer.posts_held(one.person, self.day)
        return frozenset(role for occupancy in held for role in self.known.gazetteer.posts[occupancy.post].roles)

    def _individual(self, key: int, cluster: list[tuple[int, Figure]]) -> Individual:
        spans = [figure.name for _, figure in cluster if figure.name is not None]
        titled = [figure for _, figure in cluster if figure.titles]
        titles = _best(titled)
        of = next((figure.of for figure in titled if figure.of), None)
        fullest = max(spans, key=lambda span: (sum(len(word) > 1 for word in span.words), len(span.words)))
        found = link(fullest, spans, titles, of, known=self.known, day=self.day)
        person = found[0] if len(found) == 1 else None
        posts = self._posts(titles, of, person)
        represents = of or self._side(person)
        return Individual(key, _name(fullest, person, self.known, titled), person, titles, posts, represents, found if len(found) > 1 else ())

    def _posts(self, titles: tuple[Title, ...], of: str | None, person: str | None) -> tuple[str, ...]:
        found = [self._post(title, title.of[0] if title.of else of, person) for title in titles if title.qualifier in {None, "acting"}]
        return tuple(dict.fromkeys(post.id for post in found if post is not None))

    def _post(self, title: Title, of: str | None, person: str | None) -> Post | None:
        """Return the post a title denotes: the one he holds if several would do, else by the order of the title's roles."""
        held = {o.post for o in self.known.gazetteer.posts_held(person, self.day)} if person and self.day else set()
        own = {self.known.gazetteer.posts[post].of for post in held}
        of = of or (own.pop() if len(own) == 1 else None)
        if of is None:
            return None
        posts = self.known.gazetteer.posts_of(of, self.day)
        fitting = [post for role in title.roles for post in posts if role in post.roles]
        return next((post for post in fitting if post.id in held), fitting[0] if fitting else None)

    def _side(self, person: str | None) -> str | None:
        """Return whom a known person stands for by the highest post he held that day."""
        if person is None or self.day is None:
            return None
        posts = [self.known.gazetteer.posts[o.post] for o in self.known.gazetteer.posts_held(person, self.day)]
        states = [post.of for post in posts if post.of in self.known.gazetteer.states]
        return (states or [post.of for post in posts] or [None])[0]


def _best(titled: list[Figure]) -> tuple[Title, ...]:
    """Take the first title that says what he is; a bare «лидер» only where nothing better stands."""
    speaking = [figure.titles for figure in titled if figure.titles[0].roles] or [f.titles for f in titled if not f.titles[0].bare]
    return (speaking or [figure.titles for figure in titled] or [()])[0]


def _gather(figures: Iterable[tuple[int, Figure]], known: Known) -> list[list[tuple[int, Figure]]]:
    clusters: list[list[tuple[int, Figure]]] = []
    for number, figure in figures:
        home = [cluster for cluster in clusters if any(_same(figure.name, other.name, known) for _, other in cluster)]
        if len(home) == 1:
            home[0].append((number, figure))
        else:
            clusters.append([(number, figure)])
    return clusters


def _same(a: NameSpan | None, b: NameSpan | None, known: Known) -> bool:
    """Say whether two namings are of one person: every word of the shorter fits a word of the longer, a surname among them."""
    if a is None or b is None:
        return False
    if a.persons and b.persons:
        return bool(set(a.persons) & set(b.persons))
    short, long = sorted((a.words, b.words), key=len)
    free, surname = list(long), False
    for word in short:
        fit = next((other for other in free if _fits(word, other, known)), None)
        if fit is None:
            return False
        free.remove(fit)
        surname = surname or (len(word) > 1 and len(fit) > 1 and (word == short[-1] and fit in {long[-1], long[0]}))
    return surname


def _fits(a: str, b: str, known: Known) -> bool:
    if min(len(a), len(b)) == 1:
        return plain(a)[0] == plain(b)[0]
    return known.names.forms.same(a, b)


def _name(span: NameSpan, person: str | None, known: Known, titled: list[Figure]) -> str:
    """Return a name in the nominative: by the gazetteer's form where it is known, else by grammar."""
    ways = known.names.names(person) if person else ()
    words = [next((w for way in ways for w in way if len(word) > 1 and known.names.forms.same(word, w)), None) for word in span.words]
    gender = known.gazetteer.persons[person].gender if person else None
    cases = next((figure.cases for figure in titled if figure.name == span), None)
    bent = [w or _nominative(word, {"m": "masc", "f": "femn"}.get(gender or ""), cases) for w, word in zip(words, span.words, strict=True)]
    return " ".join(bent).replace(" .", ".") if not span.initials else _with_initials(bent)


def _with_initials(words: list[str]) -> str:
    """«А А Касымалиев» as it is printed: «А.А. Касымалиев»."""
    text = "".join(f"{word}." if len(word) == 1 else f" {word} " for word in words)
    return " ".join(text.split())


def _nominative(word: str, gender: str | None, cases: frozenset[str] | None) -> str:
    if len(word) == 1 or not word[0].isupper():
        return word
    if cases == frozenset({"nomn"}):
        return word
    own = forms(word.lower())
    marked = next((mark for mark in ("Surn", "Name", "Patr") if any(mark in form.marks for form in own)), None)
    return like(word, nominative(word, gender=gender, marks=frozenset({marked}) if marked else frozenset()))
