"""Every error raised on purpose, named by whose fault it is; the command line turns each into one line and an exit code."""


class KgError(Exception):
    """Something went wrong that a person can understand and act on."""

    exit_code = 5


class InputError(KgError):
    """The material handed in is at fault: an article, a query, a table. The message begins with file:line where there is one."""

    exit_code = 4


class DataError(InputError):
    """A curated table or a language file says something it must not say."""


class StatementError(InputError):
    """A statement lacks what every statement of its class must have, so nothing of its article was written."""


class UsageError(KgError):
    """The question was put in a way that cannot be answered: an unknown question, parameter, kind or date."""

    exit_code = 2


class NotFoundError(KgError):
    """Nobody and nothing by that name is known here."""

    exit_code = 1


class AmbiguousError(KgError):
    """Several are called that; the candidates are listed instead of guessing."""

    exit_code = 3

    def __init__(self, message: str, candidates: tuple[tuple[str, str], ...]) -> None:
        """Keep the candidates as (id, label) pairs beside the message."""
        super().__init__(message)
        self.candidates = candidates


class SurroundingsError(KgError):
    """The machine is at fault: disk full, store locked, no permission."""
