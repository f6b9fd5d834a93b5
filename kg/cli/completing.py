"""`kg completion`: the script that lets a shell complete commands and names."""

import click

from kg.cli.root import Command


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes commands and names in a shell: eval "$(kg completion bash)"."""
    from click.shell_completion import get_completion_class

    from kg.cli.root import kg

    maker = get_completion_class(shell)
    if maker is not None:
        click.echo(maker(kg, {}, "kg", "_KG_COMPLETE").source())
