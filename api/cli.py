"""The command `entryhall`: everything an operator does at a terminal.

- Settings come from the environment (docs/operations.md); nothing secret is an argument.
- Exit codes: 0 done, 1 it failed, 2 it was asked wrongly.
"""

import json
import os
import re
from pathlib import Path

import click

from api import demo, doctor, running
from api.auditing import audit
from api.serve import serve
from documents.briefing.searching import Refused
from documents.operations import accounts, factors, leaves
from documents.operations import keys as rotation
from documents.sealing import HOUSE
from documents.settings import Settings
from documents.store import Store
from policies import matrices
from workflows import worker as workers


class House(click.Group):
    """The commands; what keeps the house from opening is said in a sentence."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except Refused as refused:
            raise click.ClickException(doctor.refusal(refused)) from None


@click.group(cls=House, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Entry Hall: the system of record for dialogue that must not be overheard."""


@main.command()
@click.option("--port", default=8000, show_default=True, help="Port on the loopback address.")
def run(port: int) -> None:
    """Run everything on this machine until Ctrl-C.

    Starts the engine (unless ENTRYHALL_TEMPORAL_ADDRESS names one), the worker and the site, on
    the data in ENTRYHALL_HOME, which is made if it is not there. Each process writes a log
    beside the data. Nothing is deleted. To begin, make a founding officer: entryhall appoint.
    """
    running.end_on_signals()
    raise SystemExit(running.run(os.environ, port, click.echo))


@main.command("demo")
@click.option("--once", is_flag=True, help="Stop after the documents; serve nothing.")
@click.option("--small", is_flag=True, help="A small track instead: 16 experts, half a minute.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder for the documents.",
)
@click.option(
    "--home",
    type=click.Path(path_type=Path),
    default=Path("data/sample"),
    show_default=True,
    help="Folder for the sample's data. DELETED and made anew each time.",
)
@click.option("--port", default=8000, show_default=True, help="Port on the loopback address.")
def play_sample(once: bool, small: bool, out: Path, home: Path, port: int) -> None:
    """Play the sample track with invented people, then serve it until Ctrl-C.

    Takes two to three minutes and writes the brief, the log and a summary. Works only in a clone
    of the source. It touches no installation but the one in --home: that folder is DELETED first.
    """
    running.end_on_signals()
    sample = demo.SMALL if small else demo.FULL
    place = demo.Place(home, port)
    raise SystemExit(demo.play(place, out, once=once, say=click.echo, sample=sample))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
def web(host: str, port: int) -> None:
    """Serve the site and the interface, until told to stop.

    One of the two processes of an installation. People reach it at ENTRYHALL_URL; that is https,
    or http on a loopback address. Without the engine it goes on, and course acts wait.
    """
    serve(_settings(), port, host)


@main.command()
def worker() -> None:
    """Move the tracks: workflows, timers, deliveries and mail, until told to stop.

    One of the two processes of an installation. It may be stopped and started at any moment;
    what it did not finish is finished when it is back.
    """
    raise SystemExit(workers.main())


@main.command("doctor")
def examine() -> None:
    """Look whether everything an installation needs is there. Changes nothing.

    Python, free disk, root key, both databases, clock, mail folder, engine and template: one line
    each, with what to do. Exits with 1 if there is a fault. Nothing secret is printed.
    """
    findings = list(doctor.examine(os.environ))
    for one in findings:
        click.echo(f"{'well ' if one.well else 'FAULT'}  {one.what}: {one.words}")
    faults = sum(not one.well for one in findings)
    click.echo(f"Faults: {faults}." if faults else "Everything is as it should be.")
    raise SystemExit(1 if faults else 0)


@main.group()
def db() -> None:
    """The two databases."""


@db.command()
def upgrade() -> None:
    """Bring both databases to the newest form.

    Makes them, and the root key, if they are not there. Starting web or worker does the same.
    Back up first. Running it twice does no harm.
    """
    Store.open(_settings()).close()
    click.echo("Both databases have the newest form.")


@main.group()
def keys() -> None:
    """The root key and what it wraps."""


@keys.command()
def rotate() -> None:
    """Make a new root key and wrap every key under it.

    Web and worker may go on meanwhile. If it is broken off, run it again: it goes on where it
    stopped. Afterwards back up the root key and the keys database together, and destroy older
    copies of both: the old root opens nothing of what was wrapped since.
    """
    wrapped = 0
    for moved in rotation.rotate(_store()):
        wrapped += moved
        click.echo(f"{wrapped} keys wrapped ...", err=True)
    click.echo(f"Done: {wrapped} keys are under a new root. Back it up now, with the keys.")


@main.command()
def appoint() -> None:
    """Make somebody a founding officer, who may open tracks; prints their sign-in link.

    The link works once, for fourteen days; at their first sign-in they set up a second factor.
    Address and name are read from the terminal or from standard input, one line each: what
    stands on a command line can be read by every user of the machine.
    """
    email = click.prompt("E-mail address", err=True)
    if re.fullmatch(accounts.ADDRESS, email) is None:
        raise click.UsageError("That is not one e-mail address.")
    name = click.prompt("Name", err=True)
    with _store().begin() as uow:
        link = accounts.appoint(uow, email, name)
        leaves.write(uow, HOUSE, leaves.Leaf("account:appoint", "operator", "allowed"))
        uow.commit()
    click.echo(link or "That account was there before; its owner gets a link by mail.")


@main.command("forget-factor")
def forget_factor() -> None:
    """Take away the second factor of somebody who lost it: codes, passkeys, recovery codes.

    Make sure first, by a way other than mail, that it is really they who ask: who holds their
    mailbox can sign in next. Their sessions end; at the next sign-in they set up a new one. The
    address is read from the terminal or from standard input.
    """
    email = click.prompt("E-mail address", err=True)
    with _store().begin() as uow:
        forgotten = factors.reset(uow, email)
        uow.commit()
    if not forgotten:
        raise click.ClickException("No account with a second factor has this address.")
    click.echo("Forgotten. Their sessions have ended.")


@main.group()
def policies() -> None:
    """The rules that the code obeys."""


@policies.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
def show(form: str) -> None:
    """Print who may do and know what, from the constants that the code uses.

    --format text is Markdown, as in docs/rules.md.
    """
    data = matrices.as_data()
    click.echo(json.dumps(data, indent=2) if form == "json" else matrices.as_text(), nl=True)


main.add_command(audit)


def _settings() -> Settings:
    return Settings.from_environment(os.environ)


def _store() -> Store:
    return Store.open(_settings())
