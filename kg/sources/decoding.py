"""Bytes become text: by their byte-order mark, as UTF-8, by what a page declares, else in the encoding that makes sense of them."""

import codecs
import re

from kg.sources.layout import load_layout

__all__ = ["NoTextError", "decoded", "is_wide"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BEGINNINGS = {
    b"%PDF": "a PDF; save its text first",
    b"PK\x03\x04": "a zipped file (perhaps of an office program); save it as text first",
    b"\xd0\xcf\x11\xe0": "a file of an office program; save it as text first",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"RIFF": "a sound, film or picture",
    b"OggS": "a sound or film",
    b"ID3": "a sound",
    b"BZh": "packed; unpack it first",
    b"7z\xbc\xaf": "packed; unpack it first",
    b"\xfd7zXZ": "packed; unpack it first",
    b"\x28\xb5\x2f\xfd": "packed; unpack it first",
    b"SQLite": "a database",
}
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_CANDIDATES = ["cp1251", "kz1048", "koi8_r", "cp866", "cp1254"]  # what news in the languages of the region was ever saved in
_ALPHABETS = ("cp125", "cp866", "iso8859", "koi8", "kz1048", "mac-cyrillic", "ptcp154")
_SAMPLE = 65_536  # bytes enough to tell an encoding
_HEAD = 2_048  # bytes in which a page declares its encoding
_SLIPS = 4  # characters that cannot be read, and yet it is a text
_NOISE = 0.01  # share of characters that no text has so many of


class NoTextError(ValueError):
    """The bytes are no text in any encoding that news is written in."""


def decoded(data: bytes) -> str:
    """Return bytes as text, the byte-order mark removed, line ends untouched.

    Raises:
        NoTextError: they are no text; the message says what they are instead.
    """
    _check(data)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if encoding is not None:
        return _sound(data.decode(encoding, "replace"))
    if b"\x00" in data:
        return _wide(data)
    try:
        return _sound(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _sound(_torn(data) or _declared(data) or _guessed(data))


def is_wide(start: bytes) -> bool:
    """Say whether a file that begins so has more than one byte to a line feed, so that it cannot be cut into lines as bytes."""
    return start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)) or b"\x00" in start


def _check(data: bytes) -> None:
    for beginning, what in _BEGINNINGS.items():
        if data.startswith(beginning):
            raise NoTextError(f"is no text but {what}")


def _sound(text: str) -> str:
    """Return a text as it is, if it has no more of what cannot be read than a slip would leave."""
    noise = len(_CONTROL.findall(text)) + text.count("\ufffd")
    if noise > max(_SLIPS, _NOISE * len(text)):
        raise NoTextError("is no text: it is full of control characters")
    return text


def _wide(data: bytes) -> str:
    """Return text of two bytes a character without its mark: blanks and line ends betray which byte comes first."""
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = ""
    if not text or sum(letter.isalpha() or letter.isspace() for letter in text[:_SAMPLE]) < 0.7 * len(text[:_SAMPLE]):
        raise NoTextError("is no text: it has bytes of zero")
    return _sound(text)


def _torn(data: bytes) -> str | None:
    """Return UTF-8 text of which a few bytes are broken, as a download cut short leaves it."""
    text = data.decode("utf-8", "replace")
    broken, whole = text.count("\ufffd"), sum(letter > "\x7f" for letter in text[:_SAMPLE])
    return text if broken <= 3 and whole > 20 * broken else None


def _declared(data: bytes) -> str | None:
    """Return text in the encoding that a page says it is in, if that is one of an alphabet."""
    found = _DECLARED.search(data[:_HEAD])
    try:
        name = "" if found is None else codecs.lookup(found[1].decode("ascii")).name
        return data.decode(name) if name.startswith(_ALPHABETS) else None
    except (LookupError, ValueError):
        return None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for what is not UTF-8

    found = sorted(from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES), key=lambda one: (one.chaos, _strange(str(one)), -one.coherence))
    if not found:
        raise NoTextError("is no text in any encoding known here; save it as UTF-8")
    return data.decode(found[0].encoding, "replace")


def _strange(text: str) -> int:
    """Return how many letters no language of the region has: Kazakh read as Russian is full of Serbian ones."""
    layout = load_layout()
    familiar = layout.plain.union(*layout.letters.values())
    return sum(letter.isalpha() and letter not in familiar for letter in text.lower())
