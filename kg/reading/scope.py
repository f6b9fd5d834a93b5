"""Whether a draft is a meeting in our scope: officials of two sides talk, and enough is told of it."""

from collections.abc import Sequence

from kg.reading.drafts import Draft
from kg.reading.settled import to_come_only


def in_scope(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that are meetings in our scope; a visit only where its talks are not told."""
    counting = [draft for draft in drafts if counts(draft)]
    return [draft for draft in counting if draft.mode != "visit" or not _told_within(draft, counting)]


def counts(draft: Draft) -> bool:
    """Say whether officials of two sides talk, and whether enough is told of it."""
    if draft.mode == "home":
        return False
    if draft.mode == "visit":
        return _visits(draft)
    if _only_partners(draft):
        return False
    place = draft.place is not None and draft.mode == "meeting"  # «в США допросили свидетеля по делу о телефонном разговоре …»
    if draft.only_spoken_of and not (place or draft.date or _announced(draft)):
        return False
    if draft.background and not (draft.place and draft.date):
        return False
    return _sides_talk(draft) and _told(draft)


def _announced(draft: Draft) -> bool:
    """«рассказал о предстоящих переговорах А и Б»: who is to meet whom is told, though nothing else."""
    named = {role.individual.represents for role in draft.roles.values()} - {None}
    return len(named) > 1 and all(frame.standing.status == "planned" for frame in draft.frames)


def _only_partners(draft: Draft) -> bool:
    """«… по очереди пообщался с А и Б»: of two who were met, but not by each other, nobody is said to have met them."""
    agents = [agent for frame in draft.frames for agent in frame.agents]
    roles = [agent for role in draft.roles.values() for _, agent in role.sightings]
    named = {role.individual.represents for role in draft.roles.values()} - {None}
    return len(named) > 1 and bool(agents) and all(agent.rule == "with" for agent in (*agents, *roles))


def _sides_talk(draft: Draft) -> bool:
    gone = {role.individual.represents for role in draft.roles.values() if role.individual.former}
    still = {role.individual.represents for role in draft.roles.values() if not role.individual.former} | draft.states
    sides = draft.sides - (gone - still)
    if len(sides) >= 2:
        return True
    abroad = draft.place is not None and bool(sides) and draft.place[0].state not in {*sides, None}
    table = draft.multilateral or draft.mode == "video"
    many = table and (
        draft.under is not None or any(frame.level or (frame.anew and frame.stated_level) for frame in draft.frames) or _of_states(draft)
    )
    host = (
        bool(sides)
        and any(_from_abroad(draft, group) for group in draft.groups)
        and any("host" in role.functions for role in draft.roles.values())
    )
    return many or abroad or host


def _of_states(draft: Draft) -> bool:
    """«делегации более 50 стран»: a group that says itself that several states are there."""
    return any(draft.frames[0].view.known.words["states"] & set(group.lower().split()) for group in draft.groups)


def _from_abroad(draft: Draft, group: str) -> bool:
    """«главы делегаций», «послы», «министры стран ОТГ»: guests of other states, not of one's own districts."""
    foreign = draft.frames[0].view.known.words["foreign_groups"]
    return any(stem in group.lower() for stem in foreign)


def _visits(draft: Draft) -> bool:
    if (draft.only_spoken_of and not _spoken_visit(draft)) or (draft.date is None and all(frame.once for frame in draft.frames)):
        return False
    if draft.roles and all(role.individual.level == "ambassador" for role in draft.roles.values()):
        return False  # an ambassador goes to his post
    place = draft.place[0].state if draft.place is not None else None
    known = draft.frames[0].view.known.gazetteer.states
    came = draft.sides - {place} if draft.roles else (draft.sides - {place}) & set(known)  # «наблюдатели СНГ прибыли»: no official
    return place is not None and bool(came)


def _spoken_visit(draft: Draft) -> bool:
    """«перед визитом в Пекин президент …», «предстоящий визит министра в Рим», «в ходе визита 3 мая»: to come, or told with its day."""
    return bool(draft.roles) and draft.place is not None and (to_come_only(draft) or draft.date is not None)


def tells_enough(draft: Draft, status: str) -> bool:
    """Say whether of a meeting to come somebody's name, the place or the time is told: «обсудят на предстоящих переговорах с США»."""
    return status != "planned" or bool(draft.roles or draft.place or draft.date)


def _told(draft: Draft) -> bool:
    """A meeting needs somebody, somewhere or some time."""
    said = {frame.standing.status for frame in draft.frames}
    to_come = bool(said & {"planned", "postponed", "cancelled"}) and "held" not in said
    if to_come and draft.multilateral:
        return bool(draft.roles or draft.place or draft.date)
    of_a_body = draft.under is not None and any(frame.level for frame in draft.frames)  # «лидеры НАТО собрались»
    return bool(draft.roles or draft.states or draft.place or draft.date or draft.groups) or of_a_body


def _told_within(visit: Draft, counting: Sequence[Draft]) -> bool:
    """Say whether the text names the talks of a visit: then they are told, not the visit."""
    talks = [other for other in counting if other.mode == "meeting" and not _elsewhere(visit, other)]
    return any(set(visit.roles) & set(other.roles) or (not visit.roles and visit.sides <= other.sides) for other in talks)


def _elsewhere(visit: Draft, talks: Draft) -> bool:
    """«решено, что дипломаты посетят Ашхабад»: talks in one state are not those of a visit to another that is to come."""
    there = {draft.place[0].state for draft in (visit, talks) if draft.place is not None} - {None}
    to_come = any(frame.standing.status == "planned" for frame in visit.frames)
    return to_come and len(there) > 1
