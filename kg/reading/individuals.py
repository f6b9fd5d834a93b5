"""Individuals: one person of an article, his fullest name, whom it links to, his titles there and for whom he stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Post
from kg.reading.figures import Figure
from kg.reading.known import Known
from kg.reading.linking import link
from kg.reading.morphology import like, plain
from kg.reading.names import NameSpan
from kg.reading.naming import nominative_name
from kg.reading.title import Title

_MANY = {"minister", "deputy-minister", "ambassador", "envoy", "official"}  # levels at which a state has many posts of one role
Naming = tuple[int, Figure]  # (number of the sentence, figure)
_HIGHEST = ("head-of-state", "head-of-government", "deputy-head-of-state", "foreign-minister", "parliament-speaker", "secretary-general")


@dataclass(frozen=True, slots=True)
class Individual:
    """One person of an article: his fullest name, whom it links to, his title there and for whom he stands."""

    key: int
    name: str
    person: str | None
    titles: tuple[Title, ...]
    posts: tuple[str, ...]
    represents: str | None
    level: str | None = None
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
    def former(self) -> bool:
        """Say whether all that is printed of him is what he once was: «бывший президент» stands for nobody."""
        told = [title for title in self.titles if not title.bare]
        return bool(told) and all(title.qualifier == "former" for title in told)

    @property
    def levels(self) -> frozenset[str]:
        """Return every level he stands at, by his titles and his highest post."""
        return frozenset({title.level for title in self.titles if not title.bare} | ({self.level} if self.level else set()))

    @property
    def bystander(self) -> str | None:
        """Return the mention role of people so titled, who take part in nothing."""
        return next((title.bystander for title in self.titles if title.bystander), None)


def joined(titles: Iterable[Title]) -> str | None:
    """Return titles as one, with the sign between them that is printed, without words such as «коллега» that are none."""
    text, spare = "", None
    for title in titles:
        if not title.bare:
            text += f"{title.link}{title.text}" if text else title.text
        elif title.shown and title.plural is not True:
            spare = like(title.text, title.entry)
    return text or spare


class Describer:
    """Turns the namings of one person into an individual."""

    def __init__(self, known: Known, day: date | None) -> None:
        """Take what is known and the day of the article."""
        self.known = known
        self.day = day

    def individual(self, key: int, cluster: Sequence[Naming]) -> Individual:
        """Return the individual that figures of one person name."""
        spans = [figure.name for _, figure in cluster if figure.name is not None]
        titled = [figure for _, figure in cluster if figure.titles]
        titles = _best(titled)
        of = next((figure.of for figure in titled if figure.of), None) or next((f.of for _, f in cluster if f.of), None)
        fullest = max(spans, key=lambda span: (sum(len(word) > 1 for word in span.words), len(span.words)))
        of = self._by_office(fullest, titles, of) or of
        found = link(fullest, spans, titles, of, known=self.known, day=self.day)
        person = found[0] if len(found) == 1 else None
        posts = self._posts(titles, of, person)
        name = nominative_name(fullest, person, self.known, titled)
        return Individual(
            *(key, name, person, titles, posts, of or self._side(person)),
            level=self._level(titles, posts, person), candidates=found if len(found) > 1 else (),
        )  # fmt: skip

    def _by_office(self, name: NameSpan, titles: tuple[Title, ...], of: str | None) -> str | None:
        """«президент РК Юн Сок Ёль»: an abbreviation that two states share is of that whose office he holds."""
        if not titles or of not in titles[0].of or not titles[0].roles or len(name.persons) != 1:
            return None
        held = {post.of for post in self._held(name.persons[0]) if set(post.roles) & set(titles[0].roles)}
        return held.pop() if len(held) == 1 and of not in held and self.day is not None else None

    def _level(self, titles: tuple[Title, ...], posts: tuple[str, ...], person: str | None) -> str | None:
        by_post = next((level for post in posts for level in self.known.gazetteer.posts[post].levels), None)
        speaking = by_post or next((title.level for title in titles if not title.bare), None)
        levels = {level for post in self._held(person) for level in post.levels}
        return speaking or next((level for level in _HIGHEST if level in levels), next(iter(sorted(levels)), None))

    def _held(self, person: str | None) -> tuple[Post, ...]:
        return self.known.posts_held(person, self.day)

    def _posts(self, titles: tuple[Title, ...], of: str | None, person: str | None) -> tuple[str, ...]:
        found = [self._post(title, title.of[0] if title.of else of, person) for title in titles if title.qualifier in {None, "acting"}]
        return tuple(dict.fromkeys(post.id for post in found if post is not None))

    def _post(self, title: Title, of: str | None, person: str | None) -> Post | None:
        """Return the post a title denotes: the one he holds, else the only one of its role or of its words."""
        held = self._held(person)
        own = {post.of for post in held}
        of = of or (own.pop() if len(own) == 1 else None)
        if of is None:
            return None
        posts = self.known.gazetteer.posts_of(of, self.day)
        fitting = [post for role in title.roles for post in posts if role in post.roles]
        mine = {post.id for post in held}
        his = next((post for post in (*(post for post in held if _called(post, title)), *fitting) if post.id in mine), None)
        return his or (_only(title, fitting) if title.part is None else None)

    def _side(self, person: str | None) -> str | None:
        """Return whom a known person stands for by the post he held that day, a state's before an organisation's."""
        posts = self._held(person) if self.day is not None else ()
        states = [post.of for post in posts if post.of in self.known.gazetteer.states]
        return next(iter(states or [post.of for post in posts]), None) or self._former_side(person)

    def _former_side(self, person: str | None) -> str | None:
        """Return the state whose posts somebody held before or after, where it is one."""
        sides = {post.of for post in self.known.posts_held(person, None)} & set(self.known.gazetteer.states)
        return sides.pop() if len(sides) == 1 else None


def _only(title: Title, fitting: Sequence[Post]) -> Post | None:
    """Return the only post so called, else the only one of the title's likeliest role.

    «министр финансов» is not of every ministry, nor an ambassador of every capital: of these only the name says which.
    """
    so_called = [post for post in fitting if _called(post, title)]
    first = next((role for role in title.roles if any(role in post.roles for post in fitting)), None)
    of_role = [post for post in fitting if first in post.roles and title.level not in _MANY]
    return next((found[0] for found in (so_called, of_role) if len(found) == 1), None)


def _called(post: Post, title: Title) -> bool:
    """Say whether a post is called by a title's words: «Министр финансов» of «Министр финансов России»."""
    return any(plain(name.text).startswith(f"{plain(title.text)} ") for name in post.names)


def _best(titled: list[Figure]) -> tuple[Title, ...]:
    """Take the first title that says what he is; a bare «лидер» only where nothing better stands.

    Who is once called the head of a part of a state is so wherever the text leaves the state out: «президент республики».
    """
    national = [figure.titles for figure in titled if any(title.of and title.roles and title.part is None for title in figure.titles)]
    partial = [figure.titles for figure in titled if any(title.part and title.qualifier is None for title in figure.titles)]
    if partial and not national:
        return partial[0]
    speaking = [figure.titles for figure in titled if figure.titles[0].roles] or [f.titles for f in titled if not f.titles[0].bare]
    return (speaking or [figure.titles for figure in titled] or [()])[0]
