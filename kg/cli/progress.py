"""The line of progress on standard error: there on a terminal only, written over itself, gone at the end."""

import sys


class ProgressLine:
    """One line that tells how far long work has come."""

    def __init__(self, width: int | None = None) -> None:
        """Take the width of the terminal, where a longer text has to be cut."""
        self.shown = sys.stderr.isatty()
        self._room = None if width is None else width - 1

    def write(self, text: str) -> None:
        """Show a text in place of the one before."""
        if self.shown:
            sys.stderr.write(f"\r\x1b[K{text[: self._room]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        self.write("")
