"""What went wrong, in one line on standard error, and the exit code that says whose fault it is."""

import json
import os
import sys
from collections.abc import Callable

import click

from kg.errors import AmbiguousError, KgError, NotFoundError

INTERRUPTED = 130
SURROUNDINGS = 5


def guarded(work: Callable[[], object], form: str) -> int:
    """Run a command and return its exit code; an error made on purpose, an interruption or a closed pipe becomes one.

    Args:
        work: what to run; an integer it returns is the exit code.
        form: json or jsonl where the answer was wanted so.
    """
    try:
        outcome = work()
        sys.stdout.flush()
    except KgError as error:
        return _explained(error, form)
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:  # the reader had enough: head, less
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        _say(f"{error.filename or 'output'}: {(error.strerror or str(error)).lower()}")
        return SURROUNDINGS
    return outcome if isinstance(outcome, int) else 0


def _explained(error: KgError, form: str) -> int:
    if isinstance(error, AmbiguousError):
        _list_candidates(error, form)
    else:
        _say(str(error))
        if isinstance(error, NotFoundError) and form == "json":
            click.echo("[]")
    return error.exit_code


def _list_candidates(error: AmbiguousError, form: str) -> None:
    """List who may be meant: for people on standard error, for programs in the answer."""
    _say(str(error))
    for key, label in error.candidates:
        click.echo(f"  {key}\t{label}", err=True)
    candidates = [{"candidate": key, "name": label} for key, label in error.candidates]
    if form in {"json", "jsonl"}:
        whole = json.dumps(candidates, ensure_ascii=False, indent=2)
        click.echo(whole if form == "json" else "\n".join(json.dumps(one, ensure_ascii=False) for one in candidates))


def _say(message: str) -> None:
    click.echo(f"kg: {message}", err=True)
