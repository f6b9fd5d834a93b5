"""Who was at a derived meeting, in what capacity, at what level, and for which state somebody stands above his own. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.edtf import earliest
from kg.identity.sameness import merged
from kg.identity.traces import somebody
from kg.identity.weighing import Claim, Scale
from kg.model import Account, Attendance, Grounds, Meeting, Participation
from kg.sources.gazetteer import Gazetteer

_STAFF = frozenset({"secretariat", "delegation-member"})
_THERE = frozenset({"present", "remote"})
_LOWEST = 1000


@dataclass(frozen=True, slots=True)
class Protocol:
    """Which level stands above which, and which one each kind of meeting expects."""

    ranks: Mapping[str, int]  # the lower the number, the higher the level
    expected: Mapping[str, str]

    def best(self, levels: Iterable[str]) -> str | None:
        """Return the highest of some levels."""
        return min(levels, key=lambda level: self.ranks[level], default=None)


_Part = tuple[Account, Participation]


def attendances(
    meeting: Meeting, accounts: Sequence[Account], scale: Scale, gazetteer: Gazetteer, protocol: Protocol
) -> tuple[Attendance, ...]:
    """Return one attendance for everybody the reports name, in the order of the printed lists."""
    bench = _Bench(meeting, scale, gazetteer, protocol)
    found = bench.standing([bench.attendance(agent, of_one) for agent, of_one in parts_by_agent(accounts).items()])
    found = [_left_out(one, accounts) for one in found]
    return tuple(sorted(found, key=lambda one: (one.position is None, one.position or 0, one.agent)))


def parts_by_agent(accounts: Sequence[Account]) -> dict[str, list[_Part]]:
    """Return everybody's parts in the reports of one meeting, by his id where he is known, else by the fullest name that is printed.

    Who is written as «А. Мирзоян» in one report and «Арарат Мирзоян» in another is one.
    """
    who = merged(somebody(one) for account in accounts for one in account.report.participants)
    parts: dict[str, list[_Part]] = defaultdict(list)
    for account in accounts:
        for one in account.report.participants:
            chief = who[somebody(one)]
            parts[chief.person or chief.name].append((account, one))
    return parts


def _left_out(one: Attendance, accounts: Sequence[Account]) -> Attendance:
    """Take somebody who was expected for absent where a report of what took place claims to name all, and does not name him."""
    complete = [account for account in accounts if account.report.list_complete and account.report.status == "held"]
    if one.attendance != "expected" or not complete:
        return one
    return replace(one, attendance="absent", basis="implied")


def certainty(grounds: Grounds) -> float:
    """Return how sure a reading is; what a person wrote down without a number is sure."""
    return 1.0 if grounds.confidence is None else grounds.confidence


@dataclass(frozen=True, slots=True)
class _Bench:
    """Everything that one person's part in one meeting is judged by."""

    meeting: Meeting
    scale: Scale
    gazetteer: Gazetteer
    protocol: Protocol

    def attendance(self, agent: str, parts: Sequence[_Part]) -> Attendance:
        choose, some = self.scale.choose, parts[0][1]
        person = next((one.person for _, one in parts if one.person is not None), None)
        name = choose(Claim(one.name, account) for account, one in parts) if person is not None else agent
        represents = choose(Claim(one.represents, account) for account, one in parts if one.represents is not None)
        posts = self._by_height({post for _, one in parts for post in one.posts})
        return Attendance(
            agent=agent,
            name=name or some.name,
            person=person,
            posts=posts,
            title=choose(Claim(one.title, account) for account, one in parts if one.title is not None),
            represents=represents,
            attendance=choose(Claim(one.attendance, account, _unheld(account)) for account, one in parts) or some.attendance,
            function=choose(Claim(one.function, account, int(one.function == "member")) for account, one in parts) or some.function,
            basis="named" if any(one.basis == "named" for _, one in parts) else some.basis,
            position=choose(Claim(one.position, account, _unheld(account)) for account, one in parts if one.position is not None),
            level=self._level(posts) or self._level(self._held(person, represents)),
            standing_at=None,
            confidence=max(certainty(one.grounds) for _, one in parts),
            support=self.scale.support(account.key for account, _ in parts),
            derived_from=tuple(sorted(f"{account.article}#{one.id}" for account, one in parts)),
        )

    def standing(self, everybody: Sequence[Attendance]) -> list[Attendance]:
        """Flag who is the highest of his state there and yet below the level that the meeting expects."""
        expected = self.protocol.expected.get(self.meeting.subkind or "") or self.protocol.expected.get(self.meeting.kind)
        if expected is None:
            return list(everybody)
        highest: dict[str, int] = {}
        for one in everybody:
            if self._speaks_for_state(one) and one.represents is not None:
                highest[one.represents] = min(self._rank(one), highest.get(one.represents, self._rank(one)))
        return [
            replace(one, standing_at=expected)
            if self._speaks_for_state(one) and self.protocol.ranks[expected] < self._rank(one) == highest[one.represents or ""]
            else one
            for one in everybody
        ]

    def _speaks_for_state(self, one: Attendance) -> bool:
        ours = one.represents in self.gazetteer.states and one.level is not None
        there = one.attendance in _THERE or (one.attendance == "expected" and self.meeting.status != "held")
        return ours and there and one.function not in _STAFF

    def _rank(self, one: Attendance) -> int:
        return self.protocol.ranks[one.level or ""]

    def _level(self, posts: Iterable[str]) -> str | None:
        return self.protocol.best(level for post in posts for level in self._levels(post))

    def _levels(self, post: str) -> tuple[str, ...]:
        known = self.gazetteer.posts.get(post)
        return () if known is None else known.levels

    def _held(self, person: str | None, represents: str | None) -> list[str]:
        """Return the posts somebody held on the day for those he represents."""
        day = earliest(self.meeting.date)
        if person is None or day is None:
            return []
        held = (occupancy.post for occupancy in self.gazetteer.posts_held(person, day))
        return [post for post in held if represents is None or self.gazetteer.posts[post].of == represents]

    def _by_height(self, posts: Iterable[str]) -> tuple[str, ...]:
        def height(post: str) -> tuple[int, str]:
            return min((self.protocol.ranks[level] for level in self._levels(post)), default=_LOWEST), post

        return tuple(sorted(posts, key=height))


def _unheld(account: Account) -> int:
    """Rank a report of what took place above an announcement."""
    return int(account.report.status != "held")
