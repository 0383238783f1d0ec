"""The command `entryhall`: everything an operator does at a terminal.

- Settings come from the environment (docs/operations.md); nothing secret is an argument.
- Exit codes: 0 done, 1 it failed, 2 it was asked wrongly.
"""

import json
import os
import re
from pathlib import Path

import click

from api import running
from api.serve import serve
from documents.audit.export import export
from documents.audit.log import leaf_hashes
from documents.audit.merkle import consistency_proof, inclusion_proof, root_of
from documents.audit.verify import verify
from documents.crypto.keyring import KeyPurpose
from documents.errors import RecordError
from documents.operations import accounts, destroying, leaves
from documents.sealing import HOUSE
from documents.settings import Settings
from documents.store import Store
from policies import matrices
from workflows import worker as workers


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Entry Hall: the system of record for dialogue that must not be overheard."""


@main.command()
@click.option("--once", is_flag=True, help="Stop after the documents; serve nothing.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True)
@click.option("--home", type=click.Path(path_type=Path), default=Path("data/sample"))
@click.option("--port", default=8000, show_default=True, help="On the loopback address.")
def run(once: bool, out: Path, home: Path, port: int) -> None:
    """Play the sample track, write its documents, then serve the site until Ctrl-C.

    The folder given as --home is deleted and made anew.
    """
    running.end_on_signals()
    raise SystemExit(running.run(running.Place(home, port), out, once=once, say=click.echo))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def web(host: str, port: int) -> None:
    """Serve the site and the interface."""
    serve(_settings(), port, host)


@main.command()
def worker() -> None:
    """Move the tracks: workflows, timers, deliveries and mail."""
    raise SystemExit(workers.main())


@main.group()
def db() -> None:
    """The two databases."""


@db.command()
def upgrade() -> None:
    """Bring both databases to the newest form."""
    Store.open(_settings()).close()
    click.echo("Both databases have the newest form.")


@main.command()
def appoint() -> None:
    """Make somebody a founding officer, who may open tracks; prints their sign-in link.

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


@main.group()
def audit() -> None:
    """The audit log."""


@audit.command("export")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--key-out", type=click.Path(path_type=Path), help="Also write the public key.")
@click.option("--track", help="Show the leaves of this track; all others as bare hashes.")
def export_log(directory: Path, key_out: Path | None, track: str | None) -> None:
    """Write the log and its checkpoints into DIRECTORY; sealed payloads are never exported."""
    store = _store()
    shown = None
    if track is not None:
        shown = frozenset({store.keyring.current(KeyPurpose.LEAF, track).hex})
    with store.begin() as uow:
        signer = store.checkpoint_signer
        click.echo(export(uow.session, directory, signer, store.origin, shown), nl=False)
        uow.commit()
    if key_out is not None:
        key_out.write_text(signer.public_pem(), encoding="ascii")


@audit.command()
@click.argument("track")
def certificate(track: str) -> None:
    """Print the signed certificate that TRACK was destroyed."""
    note = destroying.certificate(_store(), track)
    if note is None:
        click.echo("There is no certificate for this track.", err=True)
        raise SystemExit(1)
    click.echo(note, nl=False)


@audit.command()
@click.argument("leaf", type=click.IntRange(min=0))
@click.option("--since", type=click.IntRange(min=0), help="Size of a checkpoint you remember.")
def prove(leaf: int, since: int | None) -> None:
    """Print the proof that LEAF is in the log, and that the log only grew SINCE a size.

    RFC 6962: inclusion proof (2.1.1) and consistency proof (2.1.2), hashes in hexadecimal.
    """
    store = _store()
    with store.begin() as uow:
        hashes = leaf_hashes(uow.session)
    if leaf >= len(hashes) or (since is not None and not 0 < since <= len(hashes)):
        raise click.UsageError(f"The log has {len(hashes)} leaves.")
    proof = {
        "size": len(hashes),
        "root": root_of(hashes).hex(),
        "leaf": leaf,
        "leaf_hash": hashes[leaf].hex(),
        "inclusion": [node.hex() for node in inclusion_proof(hashes, leaf)],
    }
    if since is not None:
        proof["consistency"] = [node.hex() for node in consistency_proof(hashes, since)]
    click.echo(json.dumps(proof, indent=2))


@audit.command("verify")
@click.argument("directory", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--key", envvar="ENTRYHALL_AUDIT_KEY", type=click.Path(path_type=Path, exists=True))
@click.option("--checkpoint", type=click.Path(path_type=Path, exists=True))
def verify_log(directory: Path, key: Path | None, checkpoint: Path | None) -> None:
    """Verify an exported log with a key that you have from elsewhere.

    A tail that was cut together with its checkpoints can only be seen with a checkpoint that
    you remember from before (--checkpoint).
    """
    if key is None:
        raise click.UsageError("Give the public key: --key public.pem, or ENTRYHALL_AUDIT_KEY.")
    remembered = checkpoint.read_text(encoding="utf-8") if checkpoint else None
    try:
        found = verify(directory, key.read_text(encoding="ascii"), remembered)
    except (RecordError, ValueError) as broken:
        click.echo(f"The log does NOT verify: {broken}", err=True)
        raise SystemExit(1) from None
    click.echo(f"The log verifies: {found.size} leaves, root {found.root}")


@main.group()
def policies() -> None:
    """The rules."""


@policies.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def show(form: str) -> None:
    """Print who may do and know what, from the constants that the code uses."""
    data = matrices.as_data()
    click.echo(json.dumps(data, indent=2) if form == "json" else matrices.as_text(), nl=True)


def _settings() -> Settings:
    return Settings.from_environment(os.environ)


def _store() -> Store:
    return Store.open(_settings())
