"""Roles → participations: in what capacity, present or not, as host, guest or member, and which sentence says so."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Evidence, Grounds, Participation, Site
from kg.reading.drafts import Draft, Role
from kg.reading.figures import Figure
from kg.reading.frames import Agent
from kg.reading.individuals import joined
from kg.reading.tokens import Sentence

# How sure each way of taking part is, before calibration.
SURE = {"with": 0.95, "between": 0.95, "object": 0.95, "subject": 0.93, "genitive": 0.92, "list": 0.93, "adjective": 0.9, "speaker": 0.9,
        "chairmanship": 0.95, "with-part": 0.95, "as-host": 0.93, "invitation": 0.8, "partner": 0.75, "again": 0.75,
        "guest": 0.8, "pair": 0.7,
        "pronoun": 0.7, "host": 0.75}  # fmt: skip
_OTHERWISE = 0.8
_LINES = 1_000_000  # where all lines of a list count as one
_EXPECTED = {"planned", "postponed", "cancelled"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the report already says when its participants are read off: its id, status, place, who came on a visit."""

    key: str
    status: str
    site: Site | None
    headline: frozenset[int]
    visitors: frozenset[int]


def participations(draft: Draft, setting: Setting) -> Iterable[Participation]:
    """Yield the participations of a draft in the order of the text."""
    absent = list(draft.absent.values())
    roles = sorted([*draft.roles.values(), *absent], key=lambda role: _place_in_text(role, setting))
    listing = _listing([role for role in roles if role not in absent], setting)
    position = 0
    for number, role in enumerate(roles, 1):
        told_there = listing is not None and role not in absent and _told_in(sighting(role, setting)) == listing
        position += told_there
        yield _participation(f"{setting.key}p{number}", draft, role, setting, position if told_there else None, absent=role in absent)


def sighting(role: Role, setting: Setting) -> tuple[Sentence, Agent]:
    """Return where the story first says that he took part, by name if it can; a headline only where nothing else does."""
    body = [seen for seen in role.sightings if seen[0].number not in setting.headline]
    return sorted(body or role.sightings, key=lambda seen: (seen[1].figure.name is None, seen[0].number))[0]


def _place_in_text(role: Role, setting: Setting) -> tuple[int, int]:
    sentence, agent = sighting(role, setting)
    return sentence.number, agent.figure.start


def _listing(roles: Sequence[Role], setting: Setting) -> int | None:
    """Return the sentence, or the list of lines, that names most of those who took part; one name is no list."""
    counts = Counter(_told_in(sighting(role, setting)) for role in roles)
    most = max(counts, key=lambda place: (counts[place], -place), default=None)
    return most if most is not None and counts[most] > 1 else None


def listing_sentences(draft: Draft, headline: frozenset[int]) -> list[Sentence]:
    """Return the sentence that names most of those who took part; none where a list of lines names them."""
    seen = [sighting(role, Setting("", "", None, headline, frozenset())) for role in draft.roles.values()]
    counts = Counter(_told_in(one) for one in seen)
    most = max(counts, key=lambda place: (counts[place], -place), default=_LINES)
    return [sentence for sentence, _ in seen if sentence.number == most][:1] if most != _LINES and counts[most] > 1 else []


def _told_in(seen: tuple[Sentence, Agent]) -> int:
    """Return the number of a sentence; all lines of a list are one place."""
    return _LINES if seen[1].rule == "list" else seen[0].number


def _participation(  # noqa: PLR0913 - what one line of a record takes
    key: str, draft: Draft, role: Role, setting: Setting, position: int | None, *, absent: bool = False
) -> Participation:
    sentence, agent = sighting(role, setting)
    one, figure = role.individual, agent.figure
    sure = SURE.get(agent.rule, _OTHERWISE)
    grounds = Grounds(f"ru.{draft.frames[0].rule}.{agent.rule}", sure if figure.name else min(sure, 0.85), (evidence(sentence, figure),))
    return Participation(
        id=key, name=one.name, person=one.person, title=_title(role, figure), posts=one.posts, represents=one.represents,
        attendance="absent" if absent else _attendance(draft, role, setting), function=_function(draft, role, setting),
        basis="named" if figure.name is not None else "implied", position=position, grounds=grounds,
    )  # fmt: skip


def _title(role: Role, figure: Figure) -> str | None:
    printed = joined(figure.titles) if figure.name is not None and figure.titles and figure.titles[0].roles else None
    return printed or role.individual.title or next((text for _, seen in role.sightings if (text := joined(seen.figure.titles))), None)


def _attendance(draft: Draft, role: Role, setting: Setting) -> str:
    if setting.status in _EXPECTED:
        return "expected"
    return "remote" if draft.mode == "video" or "remote" in role.functions else "present"


def _function(draft: Draft, role: Role, setting: Setting) -> str:
    one, site = role.individual, setting.site
    home = site is not None and site.state is not None and one.represents == site.state
    stated = next((function for function in ("host", "guest", "chair", "observer") if function in role.functions), None)
    if stated == "chair":
        return "host" if home else "chair"
    if stated is not None and not (stated == "guest" and home):
        return stated
    if one.roles & {"secretary-general", "executive-secretary"} and (draft.multilateral or len(draft.sides) > 2):
        return "secretariat"
    if draft.kind == "audience" and not home:
        return "guest"
    if _beside_another(draft, role):
        return "delegation-member"
    return _by_home(draft, role, setting, home=home)


def _beside_another(draft: Draft, role: Role) -> bool:
    """Of two sides each has one who leads; who «took part» besides him is of the delegation."""
    before = list(draft.of_side(role.individual.represents))
    joined_later = all(
        agent.rule == "subject" and frame_joins for _, agent in role.sightings for frame_joins in [_told_by_attending(draft, agent)]
    )
    return len(draft.sides) == 2 and len(before) > 1 and before[0] != role.individual.key and joined_later


def _told_by_attending(draft: Draft, agent: Agent) -> bool:
    return any(agent in frame.agents and frame.trigger in {"attend", "list"} for frame in draft.frames)


def _by_home(draft: Draft, role: Role, setting: Setting, *, home: bool) -> str:
    """On home soil the one who meets visitors is the host; a visitor is a guest where he meets his host."""
    others = set(draft.roles) - {role.individual.key}
    if home and ((others & setting.visitors and not draft.multilateral) or _receives(draft, role)):
        return "host"
    if role.individual.key in setting.visitors and not home and not draft.multilateral:
        return "guest"
    return "member"


def _receives(draft: Draft, role: Role) -> bool:
    """«встреча Президента Кыргызстана с главами делегаций»: the one the meeting is named after receives them."""
    named_after = any(agent.rule == "genitive" for _, agent in role.sightings)
    return named_after and any(agent.rule == "with" and agent.figure.group for frame in draft.frames for agent in frame.agents)


def evidence(sentence: Sentence, figure: Figure) -> Evidence:
    """Return a sentence as evidence for a figure, with the span of his name in it."""
    if figure.name is None:
        return sentence.evidence()
    return sentence.evidence((sentence.tokens[figure.name.start].start, sentence.tokens[figure.name.end - 1].end))
