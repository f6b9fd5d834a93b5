"""`kg rule`, `kg rulings`, `kg reread`, `kg delete`, `kg people`: a curator has the last word."""

import os
from datetime import date
from typing import TYPE_CHECKING

import click

from kg.cli.output import hint, show
from kg.cli.root import Command
from kg.cli.settings import Settings, answer_options, settings
from kg.cli.texts import say, word

if TYPE_CHECKING:
    from kg.pipeline.curator import Curator
    from kg.sources.rulings import Ruling

VERDICTS = ("accept", "reject", "correct", "add", "same", "apart", "alias", "undo")
RULINGS = ("ruling", "verdict", "target", "field", "value", "curator", "date", "reason", "state", "quote", "file")
DIFFERENCES = ("article", "sign", "line")
DUPLICATES = ("one", "one_names", "other", "other_names", "side", "how", "parts", "sure")
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(cls=Command)
@click.argument("verdict", type=click.Choice(VERDICTS))
@click.argument("target")
@click.argument("value", nargs=-1)
@click.option("--field", default="", metavar="FIELD", help="What is corrected or added: date, place, attendance … participant, meeting.")
@click.option("--quote", default="", metavar="TEXT", help="The words of the article that say so.")
@click.option("--why", "reason", default="", metavar="TEXT", help="The reason, for those who read the ruling later.")
@click.option("--by", "curator", default="", metavar="NAME", help="Who rules; the name of the user by default.")
@answer_options
def rule(verdict: str, target: str, value: tuple[str, ...], **told: str) -> None:
    """Rule that a fact is right (accept) or wrong (reject), what it should be (correct), or what was overlooked (add).

    same and apart say of two reports, meetings or people that they are one or two; alias gives a name; undo takes rulings back.
    """
    wanted = settings()
    curator = curator_of(wanted)
    if verdict == "undo":
        taken = curator.undo([target, *value])
        hint(say("taken_back", wanted.language, number=taken))
        return
    from kg.pipeline.curator import Wish

    wish = Wish(verdict, short_id(target), " ".join(map(short_id, value)), **{**told, "curator": told["curator"] or user()})
    rulings = curator.rule(wish)
    show(RULINGS[:-2], [_row(one, "in force", wanted) for one in rulings], wanted)
    hint(say("ruled", wanted.language, ids=" ".join(one.id for one in rulings)))


@click.command(cls=Command)
@click.option("--verdict", type=click.Choice(VERDICTS[:-1]), help="Only these.")
@click.option("--article", metavar="ID", help="Only those on this article.")
@answer_options
def rulings(verdict: str | None, article: str | None) -> int:
    """List what curators ruled, and check it: a row that says what it must not say is named with file and line."""
    wanted = settings()
    found = [
        _row(one, state, wanted)
        for one, state in curator_of(wanted).rulings()
        if verdict in (None, one.verdict) and (article is None or short_id(article).removeprefix("article/") in one.articles)
    ]
    show(RULINGS if wanted.form != "table" else RULINGS[:-2], found, wanted)
    if not found:
        hint(say("nothing", wanted.language))
    return int(not found)


@click.command(cls=Command)
@click.option("--since", type=_DAY, metavar="DATE", help="Only articles published on this day or later.")
@click.option("--dry-run", is_flag=True, help="Change nothing, only show what would change.")
@answer_options
def reread(since: object, dry_run: bool) -> None:
    """Read the stored articles again by today's rules and rulings, and show what each says no longer (-) or anew (+)."""
    wanted = settings()
    day = None if since is None else date.fromisoformat(str(since)[:10])
    found = [
        {"article": f"article/{one.article}", "sign": one.sign, "line": one.line} for one in curator_of(wanted).reread(day, dry=dry_run)
    ]
    show(DIFFERENCES, found, wanted)
    hint(say("would_change" if dry_run else "changed", wanted.language, number=len({one["article"] for one in found})))


@click.command(cls=Command)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@answer_options
def delete(articles: tuple[str, ...]) -> None:
    """Take articles out of the graph; the meetings they told of are derived again from what is left."""
    wanted = settings()
    number = curator_of(wanted).delete([short_id(one) for one in articles])
    hint(say("deleted", wanted.language, number=number))


@click.command(cls=Command)
@click.option("--duplicates", is_flag=True, help="Pairs who may be one person, with what speaks for it.")
@answer_options
def people(duplicates: bool) -> int:
    """Look for people whom articles name in two ways: kg rule same ONE OTHER makes them one, kg rule apart keeps them two."""
    wanted = settings()
    if not duplicates:
        raise click.UsageError("say what of people: --duplicates")
    found = [
        {
            "one": f"person/{pair.one.key}",
            "one_names": list(pair.one.names),
            "other": f"person/{pair.other.key}",
            "other_names": list(pair.other.names),
            "side": pair.side,
            "how": word("how", pair.how, wanted.language),
            "parts": pair.one.parts + pair.other.parts,
            "sure": pair.sure,
        }
        for pair in curator_of(wanted).duplicates()
    ]
    show(DUPLICATES, found, wanted)
    if not found:
        hint(say("nothing", wanted.language))
    return int(not found)


def curator_of(wanted: Settings) -> "Curator":
    """Return the curator's hand on the store that is meant."""
    from kg.pipeline.curator import Curator

    return Curator(wanted.store, date.today())


def short_id(typed: str) -> str:
    """Return an id as rulings write it, from an address or an id in whatever form."""
    from kg.cli.texts import short

    return short(typed.strip())


def user() -> str:
    """Return the name under which somebody works at this machine."""
    return next((os.environ[name] for name in ("KG_CURATOR", "USER", "LOGNAME", "USERNAME") if os.environ.get(name)), "curator")


def _row(ruling: "Ruling", state: str, wanted: Settings) -> dict[str, str]:
    return {
        "ruling": ruling.id,
        "verdict": ruling.verdict,
        "target": ruling.target,
        "field": ruling.field,
        "value": ruling.value,
        "curator": ruling.curator,
        "date": ruling.day,
        "reason": ruling.reason,
        "state": word("ruling-states", state, wanted.language),
        "quote": ruling.quote,
        "file": f"{ruling.path.name}:{ruling.line}",
    }
