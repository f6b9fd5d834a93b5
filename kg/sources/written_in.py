"""In what language a text is written: by its letters and small words where they tell, else by statistics of letter sequences."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any

from kg.sources.layout import Layout, load_layout

__all__ = ["code_of", "language_of"]

_SAMPLE = 1_200  # characters
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_LATIN = re.compile(r"[a-z\u00df-\u024f\u0259]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_APOSTROPHES = str.maketrans("ʻʼ‘’`", "'''''")
_OFTEN, _SELDOM = 0.02, 0.004  # shares of letters that only some languages have
_FULL = 0.1  # share of small words
_FEW = 12  # letters too few for statistics
_CODE = re.compile(r"[a-z]{2,3}(?=[-_]|$)")


def code_of(name: str) -> str | None:
    """Return the code of a language given as ru, RU, ru-KZ or kk_KZ; None where it is none.

    >>> code_of("ru-KZ"), code_of("Russian")
    ('ru', None)
    """
    found = _CODE.match(name.strip().lower())
    return found.group() if found else None


def language_of(text: str) -> str | None:
    """Return the two-letter code of the language a text is written in, None where it has too few letters to tell."""
    sample = text.lstrip()[:_SAMPLE].lower().translate(_APOSTROPHES).replace("\u0307", "").replace("\u00ad", "")
    counts = Counter("".join(_LETTERS.findall(sample)))
    script = _script(sample, counts.total())
    if script is None:
        return None
    layout = load_layout()
    if script == "other":
        return _by_statistics(sample, layout.scripts[script])
    return _by_words(sample, layout, script) or _by_letters(counts, layout, script) or _doubtful(sample, counts.total(), layout, script)


def _script(sample: str, letters: int) -> str | None:
    if letters < 3:
        return None
    sizes = {"cyrillic": _size(_CYRILLIC, sample), "latin": _size(_LATIN, sample)}
    script = max(sizes, key=lambda name: sizes[name])
    return script if sizes[script] * 2 >= letters else "other"


def _size(letters: re.Pattern[str], sample: str) -> int:
    return sum(map(len, letters.findall(sample)))


def _by_letters(counts: Mapping[str, int], layout: Layout, script: str) -> str | None:
    """Return the language with the smallest alphabet that has the frequent letters which Russian and English lack."""
    total = sum(counts.values())
    extra = {letter: number for letter, number in counts.items() if letter not in layout.plain}
    if sum(extra.values()) < max(2, _OFTEN * total):
        return None
    frequent = {letter for letter, number in extra.items() if number > _SELDOM * total}
    fitting = [code for code, letters in layout.letters.items() if code in layout.scripts[script] and frequent <= letters]
    return fitting[0] if len(fitting) == 1 or (fitting and script == "cyrillic") else None


def _by_words(sample: str, layout: Layout, script: str) -> str | None:
    """Return the language whose small words the text is full of."""
    words = _WORD.findall(sample)
    shares = {code: sum(word in layout.small_words[code] for word in words) / len(words) for code in _signed(sample, layout, script)}
    first, second = sorted(["", "", *shares], key=lambda code: -shares.get(code, 0))[:2]
    return first if first and shares[first] >= _FULL and shares[first] > 2 * shares.get(second, 0) else None


def _signed(sample: str, layout: Layout, script: str) -> list[str]:
    """Return the languages of a script but for those of whose own letters a text has none."""
    written = [code for code in layout.small_words if code in layout.scripts[script]]
    return [code for code in written if code not in layout.signs or not layout.signs[code].isdisjoint(sample)]


def _doubtful(sample: str, letters: int, layout: Layout, script: str) -> str | None:
    if letters < _FEW:
        return layout.scripts[script][0]
    return _by_statistics(sample, layout.scripts[script])


def _by_statistics(sample: str, among: tuple[str, ...]) -> str:
    language, _ = _identifier(among).classify(sample)
    return str(language)


@cache
def _identifier(among: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - its model takes a while to load

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(among)
    return identifier
