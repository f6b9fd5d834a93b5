"""Names that a shell completes: of people, states, organisations and places in the store."""

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

_MOST = 40


def completed(*types: str) -> Callable[[click.Context, click.Parameter, str], list[CompletionItem]]:
    """Return what completes a name of these types; nothing where there is no store."""

    def complete(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
        from kg.cli.answers import graph_of
        from kg.cli.settings import settings
        from kg.errors import KgError

        try:
            with context.scope(cleanup=False), graph_of(settings()).desk() as desk:
                names = [label for named in desk.names.all(types) for label in dict.fromkeys(named.labels)]
        except KgError:
            return []
        folded = begun.casefold()
        return [
            CompletionItem(name) for name in names if any(word.startswith(folded) for word in (name.casefold(), *name.casefold().split()))
        ][:_MOST]

    return complete
