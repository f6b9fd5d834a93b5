"""What they talked about: words of the topic scheme in sentences that tell of discussing."""

from collections.abc import Iterator

from kg.reading.view import View


def topics(view: View) -> list[str]:
    """Return the topics of a sentence that tells what was discussed, in the order they are named; else nothing."""
    starts = [verb.end for verb in view.verbs if "discuss" in verb.kinds] + [
        at for at, token in enumerate(view.tokens) if _is_subject(view, at, token.lower)
    ]
    if not starts:
        return []
    return list(dict.fromkeys(topic for _, topic in sorted(_named(view))))


def _is_subject(view: View, at: int, word: str) -> bool:
    """«Темой переговоров стали …»: the sentence names its subject."""
    return bool(view.tokens[at].lemmas & view.known.words["subject"]) and word != "" and at not in view.speech


def _named(view: View) -> Iterator[tuple[int, str]]:
    starts, stems = view.known.topic_starts, view.known.topic_stems
    for at, token in enumerate(view.tokens):
        if token.lower.startswith(starts) and at not in view.speech:
            yield from {(at, topic) for parts, topic in stems if _begins(view, at, parts)}


def _begins(view: View, at: int, parts: tuple[str, ...]) -> bool:
    """Say whether the words from a token on begin with the words of a stem: «региональной интеграц»."""
    words = tuple(token.lower for token in view.tokens[at : at + len(parts)])
    return len(words) == len(parts) and words[:-1] == parts[:-1] and words[-1].startswith(parts[-1])
