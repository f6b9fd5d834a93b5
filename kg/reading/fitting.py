"""Whether a telling is of the meeting that a draft has: the same way, time, place, roof, level, sides and people."""

from kg.edtf import earliest
from kg.reading.drafts import MULTILATERAL, Draft
from kg.reading.frames import Frame
from kg.reading.nearness import is_day
from kg.reading.tellings import Telling

_OF_TWO = {"audience", "tete-a-tete", "telephone-call", "visit"}  # no session of any group
_WEEKS = 14  # days before the news that are another time


def fits(draft: Draft, telling: Telling) -> bool:
    """Say whether a telling may be of the meeting of a draft."""
    frame = telling.frame
    if _another(draft, telling) or _another_session(draft, telling) or _clearly_other(draft, telling) or _next_item(draft, frame):
        return False
    if draft.kind == telling.kind == "credentials":
        return True
    if frame.attends and frame.general and frame.level is None and not frame.partners:
        return True
    if not telling.who and not telling.sides:
        return _points_back(draft, telling)
    if draft.multilateral or _many(telling):
        return _fits_many(draft, telling)
    return _fits_two(draft, telling)


def _next_item(draft: Draft, frame: Frame) -> bool:
    """«Смотрите в выпуске: саммит открылся в Бразилии; большое совещание провёл …»: a semicolon goes on to other news."""
    here = [other for other in draft.frames if other.view is frame.view]
    tokens = frame.view.tokens
    return bool(here) and not (frame.back and frame.general) and any(token.text == ";" for token in tokens[here[-1].end : frame.at])


def _clearly_other(draft: Draft, telling: Telling) -> bool:
    """Say whether way, time, place, roof or people speak against one meeting."""
    frame = telling.frame
    if not _modes_fit(draft, frame) or _elsewhere(draft, telling) or _other_roof(draft, frame) or _told_beside(draft, telling):
        return True
    apart = not frame.joins and not frame.attends and len(draft.sides) == 2
    beside = draft.only_spoken_of and not frame.about and draft.frames[-1].view is frame.view and not frame.back and not frame.joins
    return beside or _only_to_come(draft, telling) or still_to_come(draft, telling) or (apart and contradicts(draft, telling))


def still_to_come(draft: Draft, telling: Telling) -> bool:
    """«Переговоры должны пройти 13 февраля в Брюсселе»: with a day and a place to come, it is not the meeting told as held."""
    frame = telling.frame
    held = any(other.standing.status == "held" and not other.about and other.trigger != "gather" for other in draft.frames)
    another = telling.date is not None and (bool(frame.places) or (draft.date is None and telling.date.rule == "date.day"))
    published, first = frame.view.published, earliest(telling.date.edtf) if telling.date is not None else None
    ahead = published is not None and first is not None and first > published
    return held and (frame.standing.status == "planned" or ahead) and another and draft.mode != "visit"


def _only_to_come(draft: Draft, telling: Telling) -> bool:
    """«подготовка к встрече» is not of the meeting just held, unless the same people meet."""
    same = bool(telling.who) and set(telling.who) <= set(draft.roles)
    held = any(other.standing.status == "held" for other in draft.frames)
    return telling.frame.about and not same and not draft.only_spoken_of and held


def _another(draft: Draft, telling: Telling) -> bool:
    """«следующая встреча» is never the one told before; «отдельная», «четвёртая» may be, where the same people meet."""
    if telling.frame.anew:
        return True
    named = bool(telling.who or telling.sides)
    return telling.frame.numbered and named and set(telling.who) != set(draft.roles)


def _another_session(draft: Draft, telling: Telling) -> bool:
    """Say whether a session is not the one told before: a group's own, the one that is over beside the next, one called off."""
    frame, status = telling.frame, telling.frame.standing.status
    if frame.of_group and (draft.level is not None or draft.kind in _OF_TWO):
        return True
    if frame.back and not frame.joins and status == "held":
        return all(other.anew and other.standing.status == "planned" for other in draft.frames)
    if frame.trigger == "receive" and draft.multilateral and draft.kind != "audience" and any(not o.headline for o in draft.frames):
        return True  # the ministers met, and then the president received them
    held = any(other.standing.status == "held" and not other.headline for other in draft.frames)
    return status == "cancelled" and held and not (telling.who and set(telling.who) <= set(draft.roles))


def _told_beside(draft: Draft, telling: Telling) -> bool:
    """Two nouns of one clause, each with those who meet, are two meetings: «в коллективной встрече … и во встрече глав правительств»."""
    frame = telling.frame
    if frame.back or not _says_who(frame):
        return False
    return any(
        other.view is frame.view and other.view.clause(other.at) == frame.view.clause(frame.at) and not other.back and _says_who(other)
        for other in draft.frames
        if other.rule.startswith("noun") and frame.rule.startswith("noun")
    )


def _says_who(frame: Frame) -> bool:
    """Say whether a noun has people of its own; «российско-турецкие» only says whose talks they are."""
    return bool(frame.level) or (frame.partners and any(agent.rule != "adjective" for agent in frame.agents))


def _points_back(draft: Draft, telling: Telling) -> bool:
    """A frame without people points back to a meeting of its kind, or to any if its word is general."""
    if _other_level(draft, telling):
        return False
    if telling.frame.mode == "call" and (draft.mode == "call" or says_how(draft, telling.frame)):
        return True
    if telling.frame.back and telling.kind == "summit" and telling.frame.under is None and len(draft.sides) == 2:
        return draft.mode == "meeting"  # «нынешняя встреча на высшем уровне»: of two presidents
    if telling.frame.back and draft.frames[-1].view is telling.frame.view and draft.mode == "meeting":
        return True  # «разговор продолжился в рамках заседания совета»
    if telling.frame.level is not None:
        return draft.multilateral or _vague(draft)
    return telling.frame.general or draft.kind == telling.kind or (draft.multilateral and telling.frame.multilateral)


def _fits_two(draft: Draft, telling: Telling) -> bool:
    """Two sides meet: the same two sides, and nobody else for one of them."""
    if contradicts(draft, telling):
        return False
    union = draft.sides | telling.sides
    if not union and draft.roles and telling.who:
        return bool(set(draft.roles) & set(telling.who))
    return len(union) <= 2 and bool(draft.sides & telling.sides or not draft.sides)


def contradicts(draft: Draft, telling: Telling) -> bool:
    """Say whether somebody else stands for a side: the president met the premier, then the foreign minister."""
    named = {one.represents for one, _ in telling.who.values() if one.represents}
    if len(named) == 2 and len(draft.sides) == 2 and named <= draft.sides and not telling.frame.joins:
        leading = {next(iter(draft.of_side(side)), None) for side in named}
        over = telling.frame.back and set(telling.who) <= set(draft.roles)  # «по окончании беседы А и Б подписали план»
        if None not in leading and not leading & set(telling.who) and not over:
            return True  # the ministers met apart from the talks of the presidents
    for side in telling.sides:
        theirs = {key for key, (one, _) in telling.who.items() if one.represents == side}
        ours = set(draft.of_side(side))
        if theirs and ours and not theirs & ours:
            return True
    return False


def _fits_many(draft: Draft, telling: Telling) -> bool:
    frame = telling.frame
    if _other_level(draft, telling):
        return False
    if draft.multilateral and _many(telling):
        strangers = frame.partners and bool(set(telling.who) - set(draft.roles))
        return not (strangers and telling.level is None and draft.level is not None)
    if from_afar(draft, frame):
        return set(telling.sides) <= draft.sides or not frame.partners
    if draft.multilateral and telling.kind == "video-conference" and all(other.headline for other in draft.frames):
        return not draft.roles and draft.place is None  # «Видеоконференция прошла под председательством …»: how the summit was held
    if draft.multilateral:
        with_one = frame.trigger == "discuss" and len(telling.who) == 2 and any(agent.rule == "with" for agent in frame.agents)
        met_apart = frame.partners and (not frame.weak or with_one) and not frame.back
        return frame.general and not met_apart and (frame.attends or set(telling.who) <= set(draft.roles) or _led(draft, frame))
    # «премьер участвует во встрече. А и Б беседовали»: the second is of others
    others = bool(draft.roles and telling.who) and not set(draft.roles) & set(telling.who)
    grown = frame.general and set(draft.roles) <= set(telling.who) and len(draft.sides | telling.sides) > 2
    return grown or (_vague(draft) and not others)


def _led(draft: Draft, frame: Frame) -> bool:
    """«Встречу провёл глава МИД Латвии», said right after: who held it, of whom nobody else is named."""
    alone = [agent.rule for agent in frame.agents] == ["subject"] and not frame.places and frame.rule.startswith("noun")
    return alone and 0 < frame.number - draft.frames[-1].number <= 1


def from_afar(draft: Draft, frame: Frame) -> bool:
    """«выступил на саммите по видеосвязи»: one who is far away does not move a session that has its place to the screen."""
    return (frame.weak or frame.attends) and frame.mode == "video" and draft.multilateral and draft.place is not None


def _many(telling: Telling) -> bool:
    of_two = telling.kind == "summit" and len(telling.sides) == 2 and telling.frame.under is None  # «встреча на высшем уровне»
    return not of_two and (telling.kind in MULTILATERAL or len(telling.sides) > 2)


def _vague(draft: Draft) -> bool:
    """«премьер участвует во встрече»: so far at most one side is known, and nobody whom they met."""
    return len(draft.sides) <= 1 and len(draft.roles) <= 1 and draft.mode == "meeting"


def _modes_fit(draft: Draft, frame: Frame) -> bool:
    own_kind = {"visit", "home"}
    if draft.mode == frame.mode or (all(other.headline for other in draft.frames) and not own_kind & {draft.mode, frame.mode}):
        return True
    if says_how(draft, frame) or from_afar(draft, frame):
        return True
    return {draft.mode, frame.mode} <= {"call", "video", "meeting"} and frame.general and (frame.back or frame.weak or not frame.partners)


def says_how(draft: Draft, frame: Frame) -> bool:
    """«Встреча состоится завтра. Президенты будут общаться по видеосвязи»: only the second sentence says in what way."""
    open_yet = draft.mode == "meeting" and draft.place is None and all(other.general and not other.places for other in draft.frames)
    next_to = frame.number - draft.frames[-1].number <= 1
    return open_yet and next_to and frame.mode in {"call", "video"} and not draft.multilateral


def _elsewhere(draft: Draft, telling: Telling) -> bool:
    """Two stated days or two stated cities are two meetings."""
    if telling.date is not None and draft.date is not None and not same_day(telling.date.edtf, draft.date[0].edtf):
        return True
    if (
        _on_another_day(draft, telling)
        or _long_ago(draft, telling)
        or (draft.mode == "call" and telling.frame.mode == "meeting" and telling.frame.places)
    ):
        return True
    states = {span.state for span in telling.frame.places if span.state}
    if states and draft.place is not None and draft.place[0].state and draft.place[0].state not in states and _in_one_place(draft, telling):
        return True
    cities = {span.place for span in telling.frame.places if span.place}
    return bool(cities and draft.place is not None and draft.place[0].place and draft.place[0].place not in cities)


def _in_one_place(draft: Draft, telling: Telling) -> bool:
    """A meeting is in one state, and a visit to another state is another visit."""
    return draft.mode == "meeting" or draft.mode == telling.frame.mode == "visit"


def _long_ago(draft: Draft, telling: Telling) -> bool:
    """«Для сравнения: 22 ноября прошлого года …»: a day of weeks before is not that of the news told above."""
    published = telling.frame.view.published
    if telling.date is None or telling.who or draft.date is not None or published is None or telling.frame.joins:
        return False
    told = any(not other.headline and other.standing.status == "held" and not other.about for other in draft.frames)
    first = earliest(telling.date.edtf)
    return told and first is not None and is_day(telling.date.edtf) and (published - first).days > _WEEKS


def _on_another_day(draft: Draft, telling: Telling) -> bool:
    """«в переговорах участвовали А и Б, с ними гость встречался ещё накануне»: a day that only the second clause has."""
    frame = telling.frame
    beside = [other for other in draft.frames if other.view is frame.view and other.view.clause(other.at) != frame.view.clause(frame.at)]
    return telling.date is not None and draft.date is None and frame.trigger == "meet" and bool(telling.who) and bool(beside)


def same_day(a: str, b: str) -> bool:
    """Say whether one date lies within the other: «в сентябре» and «18 сентября»."""
    return a == b or a.startswith(b) or b.startswith(a) or a in b.split("/") or b in a.split("/")


def _other_roof(draft: Draft, frame: Frame) -> bool:
    return bool(frame.under and draft.under and frame.under != draft.under)


def _other_level(draft: Draft, telling: Telling) -> bool:
    return telling.level is not None and draft.level is not None and telling.level != draft.level
