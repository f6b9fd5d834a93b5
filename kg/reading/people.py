"""The people of one article: from each figure to the individual it names or means."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from kg.reading.figures import Figure
from kg.reading.individuals import Describer, Individual, Naming
from kg.reading.known import Known
from kg.reading.morphology import plain
from kg.reading.namings import gathered
from kg.reading.title import Title

_FEW = 10  # titles that stand apart are looked at no further
_LEADING = {"head-of-state", "head-of-government"}


def _printed(title: Title) -> bool:
    """Say whether a title that stands apart may be told as somebody's: not «лидеры», «коллега», «председатель российской части …»."""
    if title.level == "official" and plain(title.text) != plain(title.entry):
        return False
    return not title.bare or (title.shown and title.plural is not True)


class People:
    """Who is who in an article: from each figure to the individual it names or means."""

    def __init__(self, figures: Sequence[Naming], known: Known, day: date | None, headline: frozenset[int] = frozenset()) -> None:
        """Gather the figures of an article, given with the numbers of their sentences, into individuals."""
        self.known = known
        self.day = day
        clusters = gathered([(number, figure) for number, figure in figures if figure.name is not None], known)
        describer = Describer(known, day)
        self.individuals = tuple(describer.individual(k, cluster) for k, cluster in enumerate(clusters))
        story = sorted(figures, key=lambda naming: naming[0] in headline)
        self.individuals = tuple(self._with_title(one, story) for one in self.individuals)
        self._by_place: dict[tuple[int, int], Individual] = {
            (number, figure.start): self.individuals[k] for k, cluster in enumerate(clusters) for number, figure in cluster
        }

    def who(self, number: int, figure: Figure) -> Individual | None:
        """Return whom a figure names, or whom of the named a title alone can only mean; None for nobody or several."""
        if figure.name is not None:
            return self._by_place.get((number, figure.start))
        return self._meant(figure) if figure.group is None and not self.is_colleague(figure) else None

    def is_colleague(self, figure: Figure) -> bool:
        """Say whether a figure is only called somebody's colleague: which post he holds, the other one says."""
        return figure.name is None and bool(figure.titles) and figure.titles[0].entry in self.known.words["colleagues"]

    def members(self, figure: Figure) -> tuple[Individual, ...]:
        """Return whom of the named a shared title means: «президенты России и Армении», one for each state that has one."""
        found = [self._meant(figure, state) for state in figure.states] if figure.titles else []
        return tuple(one for one in found if one is not None)

    def speaks_of_all(self, figure: Figure) -> bool:
        """Say whether a group is nobody new: «лидеры», «главы двух государств», «собеседники»."""
        words = self.known.words
        printed = (figure.group or "").lower().replace("-", " ").split()
        return not figure.states and len([word for word in printed if word not in words["numbers"]]) <= 2 and not figure.telling

    def fits(self, one: Individual, figure: Figure) -> bool:
        """Say whether a title alone can mean an individual."""
        return bool(figure.titles) and self._fits(one, figure.titles[0], figure.of)

    def _meant(self, figure: Figure, of: str | None = None) -> Individual | None:
        if figure.qualifier in {"former", "deputy", "elect"} or not figure.titles:
            return None
        fitting = [one for one in self.individuals if self._fits(one, figure.titles[0], of or figure.of)]
        return fitting[0] if len(fitting) == 1 else None

    def _fits(self, one: Individual, title: Title, of: str | None) -> bool:
        if (of is not None and one.represents != of) or one.bystander is not None:
            return False
        if title.part is not None:
            return any(own.part == title.part for own in one.titles)
        if title.roles:
            return bool((one.roles or self._held_roles(one)) & set(title.roles)) or bool(self._held_roles(one) & set(title.roles))
        if title.shown and one.level in _LEADING and of is not None:
            return one.level == self.known.gazetteer.leading_level(of, self.day)  # «лидер России» is not its premier
        return of is not None and title.bare and (one.level == title.level or {one.level, title.level} <= _LEADING)

    def _held_roles(self, one: Individual) -> frozenset[str]:
        return frozenset(role for post in self.known.posts_held(one.person, self.day) for role in post.roles)

    def _with_title(self, one: Individual, figures: Sequence[Naming]) -> Individual:
        """Give somebody named without a title the one that stands apart: «президенты России и Армении», «глава государства»."""
        if any(not title.bare for title in one.titles):
            return self._in_full(one, figures)
        apart = (
            figure.titles[0]
            for _, figure in figures
            if figure.name is None and figure.titles and _printed(figure.titles[0]) and self._means(figure, one)
        )
        titles = sorted(islice(apart, _FEW), key=lambda title: (title.bare, title.generic))
        of = (one.represents,) if one.represents else ()
        return replace(one, titles=(replace(titles[0], of=of),)) if titles else one

    def _in_full(self, one: Individual, figures: Sequence[Naming]) -> Individual:
        """Give somebody called «премьер» the «премьер-министр» that stands apart."""
        short = one.titles[0]
        apart = (f.titles[0] for _, f in figures if f.name is None and f.titles and f.titles[0].entry.startswith(f"{short.entry}-"))
        full = next((title for title in apart if title.roles == short.roles and set(title.of) & {*short.of, one.represents}), None)
        return one if full is None or len(one.titles) > 1 else replace(one, titles=(replace(short, text=full.text, entry=full.entry),))

    def _means(self, figure: Figure, one: Individual) -> bool:
        if figure.group is None:
            return self._meant(figure) is one
        if not figure.states:  # «главы двух государств»: of all who hold that office
            return figure.titles[0].level == one.level and one.level in _LEADING and one.bystander is None
        return any(self._meant(figure, state) is one for state in figure.states)
