"""What the page needs to find a name in any spelling: the tables by which the command line finds it too."""

import unicodedata
from functools import cache
from typing import Any

from anyascii import anyascii

from kg.sources.spelling import load_spelling

__all__ = ["sounds"]

# Alphabets of which the page knows what each letter sounds like: Latin with accents, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian.
_ALPHABETS = (
    *((0x00C0, 0x024F), (0x0370, 0x03FF), (0x0400, 0x04FF), (0x0531, 0x0587)),
    *((0x05D0, 0x05EA), (0x0620, 0x06D5), (0x10D0, 0x10F0), (0x1E00, 0x1EFF)),
)


@cache
def sounds() -> dict[str, Any]:
    """Return the tables of spelling as the page reads them: letters, groups of letters, readings, endings of Russian names."""
    spelling = load_spelling()
    table = spelling.sounds
    return {
        "letters": dict(table.letters),
        "other": _other_letters(dict(table.letters)),
        "groups": [list(pair) for pair in table.groups],
        "readings": {letter: list(ways) for letter, ways in table.readings},
        "alike": [list(pair) for pair in table.alike],
        "vowels": table.vowels,
        "half": table.half_vowels,
        "endings": [[inflection.nominative, list(inflection.oblique)] for inflection in spelling.inflections],
    }


def _other_letters(known: dict[str, str]) -> dict[str, str]:
    """Return what letters sound like that the table of spelling leaves to others, less those that are a Latin letter with an accent."""
    letters = [chr(code) for first, last in _ALPHABETS for code in range(first, last + 1)]
    found = {letter: anyascii(letter).lower() for letter in letters if letter == letter.lower() and letter not in known}
    return {letter: latin for letter, latin in found.items() if latin and latin != _bare(letter)}


def _bare(letter: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(character))
