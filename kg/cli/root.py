"""`kg` itself: its commands in groups, each loaded when it is called, and every error turned into a line and an exit code."""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from kg.cli.failures import guarded
from kg.cli.settings import store_options

if TYPE_CHECKING:
    from collections.abc import Sequence


class Command(click.Command):
    """A command whose help ends with an example that works."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example from the table of commands."""
        from kg.cli.texts import command_entries

        with formatter.section("Example"):
            formatter.write_text(command_entries()[ctx.info_name or ""]["example"])


class Commands(click.Group):
    """The commands of `kg`, listed in groups and imported only when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of the help."""
        from kg.cli.texts import command_entries

        return list(command_entries())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        from kg.cli.texts import command_entries

        entry = command_entries().get(cmd_name)
        if entry is None:
            return None
        command: click.Command = getattr(import_module(f"kg.cli.{entry['module']}"), cmd_name)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command called, or suggest the one that may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            close = get_close_matches(args[0], self.list_commands(ctx), n=1)
            asked = f" Did you mean '{close[0]}'?" if close else ""
            raise click.UsageError(f"there is no command '{args[0]}'.{asked}", ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands of each group under its title."""
        from kg.cli.texts import command_table

        for group in command_table()["groups"]:
            with formatter.section(group["title"]):
                formatter.write_dl([(name, entry["help"]) for name, entry in group["commands"].items()])


def _version(context: click.Context, option: click.Parameter, value: object) -> None:
    if value and not context.resilient_parsing:
        from kg import __version__

        click.echo(f"kg {__version__}")
        context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Say which version this is.")
@store_options
def kg() -> None:
    """Who met whom, in what capacity, where, when, about what, and which sentence says so.

    Articles go in with `kg ingest`; every other command answers from what they say.
    """


def run(arguments: "Sequence[str]") -> int:
    """Run `kg` with arguments and return its exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape" if stream is sys.stdin else "backslashreplace")
    form = next((name for name in ("json", "jsonl") if f"--{name}" in arguments), "")
    return guarded(lambda: _invoke(arguments), form)


def _invoke(arguments: "Sequence[str]") -> object:
    if "_KG_COMPLETE" in os.environ:
        return kg.main(list(arguments), prog_name="kg")
    try:
        with kg.make_context("kg", list(arguments)) as context:  # click's own `main` takes a closed pipe for a failure
            return kg.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
