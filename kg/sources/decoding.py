"""Bytes become text: by byte-order mark, as UTF-8, else in the encoding that makes sense of them."""

__all__ = ["NoTextError", "decoded"]

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class NoTextError(ValueError):
    """The bytes are no text in any encoding that news is written in."""


def decoded(data: bytes) -> str:
    """Return bytes as text, the byte-order mark removed, line ends untouched.

    Raises:
        NoTextError: they are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\x00" in data:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NoTextError(f"is no {encoding} text, though it begins like one") from error


def _wide(data: bytes) -> str:
    raise NoTextError("is no text: it has NUL bytes")


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for what is not UTF-8

    best = from_bytes(data, cp_isolation=["cp1251", "koi8_r"]).best()
    if best is None:
        raise NoTextError("is no text in UTF-8, UTF-16, Windows-1251 or KOI8-R")
    return str(best)
