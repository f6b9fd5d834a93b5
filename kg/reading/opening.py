"""Whether a telling opens a meeting of its own, where it is of none told before."""

from kg.reading.frames import Frame
from kg.reading.story import Story
from kg.reading.tellings import Telling


def opens(telling: Telling, story: Story) -> bool:
    """Say whether a telling that is of no meeting told before opens one."""
    frame = telling.frame
    if frame.joins or frame.trigger == "event" or (frame.of_group and not frame.under):
        return False  # «заседание группы»: of whom, nobody says
    if _another_with_place(telling):
        return True
    if _too_weak(telling):
        return False
    if frame.mode == "visit" and frame.about and frame.places and (telling.who or (frame.back and telling.sides)):
        return True  # where a visitor went, though the visit itself is not told
    if frame.about and not (frame.multilateral or frame.level or len(telling.sides) >= 2):
        return False
    return bool(telling.who or frame.agents or frame.level) or _session(frame, story) or _first_told(frame, story)


def _another_with_place(telling: Telling) -> bool:
    """«следующее заседание пройдёт в Минске», «первая встреча назначена на 15 ноября в Аддис-Абебе»: who comes is told next."""
    frame = telling.frame
    first = frame.numbered and frame.standing.status == "planned" and bool(frame.places) and telling.date is not None
    return first or (frame.anew and bool(frame.places or telling.date))


def _too_weak(telling: Telling) -> bool:
    """Say whether a word that may speak of any talks says too little: nobody but one, nowhere, under no roof."""
    frame = telling.frame
    several = len(telling.who) > 1 or len(telling.sides) > 1
    somebody = bool(telling.who) or (frame.trigger == "forum" and bool(telling.sides or frame.agents))
    placed = bool(frame.under) or (bool(frame.places) and somebody)
    many = frame.multilateral and (_many_there(telling) or (bool(telling.who) and (frame.attends or _chaired(frame))))
    return frame.weak and frame.level is None and not (several or placed or many)


def _many_there(telling: Telling) -> bool:
    """«президент и руководители других государств участвовали в форуме»: a side, and a group that is of several."""
    states = telling.frame.view.known.words["states"]
    groups = [agent.figure.group for agent in telling.frame.agents if agent.figure.group]
    return bool(telling.sides) and any(states & set(group.lower().split()) for group in groups)


def _chaired(frame: Frame) -> bool:
    return any(agent.function == "chair" for agent in frame.agents)


def _session(frame: Frame, story: Story) -> bool:
    """«на Каспийском саммите они …» too, where nothing is told yet: who was there comes next."""
    first = frame.trigger == "summit" and story.last_talks is None
    return frame.multilateral and bool(frame.under or frame.places or first)


def _first_told(frame: Frame, story: Story) -> bool:
    """«В Вене завершились переговоры», at the head of the story: who was there comes next."""
    return bool(frame.places) and story.last is None and not frame.back and not frame.weak and frame.standing.status is not None
