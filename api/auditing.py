"""The command `entryhall audit`: the log, its proofs, and certificates of destruction.

- Verifying needs no deployment: an export and a key from elsewhere are enough.
"""

import json
import os
from pathlib import Path

import click

from documents.audit.export import export
from documents.audit.log import leaf_hashes
from documents.audit.merkle import consistency_proof, inclusion_proof, root_of
from documents.audit.verify import verify
from documents.crypto.keyring import KeyPurpose
from documents.errors import RecordError
from documents.operations import destroying
from documents.settings import Settings
from documents.store import Store


@click.group()
def audit() -> None:
    """The audit log."""


@audit.command("export")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--key-out", type=click.Path(path_type=Path), help="Also write the public key.")
@click.option("--track", help="Show the leaves of this track; all others as bare hashes.")
def export_log(directory: Path, key_out: Path | None, track: str | None) -> None:
    """Write the log and its checkpoints into DIRECTORY, for people outside to verify.

    Prints the newest checkpoint: hand it to somebody who keeps it. Sealed payloads are never
    exported.
    """
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
@click.option(
    "--key",
    envvar="ENTRYHALL_AUDIT_KEY",
    type=click.Path(path_type=Path, exists=True),
    help="Public key (PEM) that you got on another way than the log.",
)
@click.option(
    "--checkpoint",
    type=click.Path(path_type=Path, exists=True),
    help="A checkpoint that you kept from before.",
)
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


def _store() -> Store:
    return Store.open(Settings.from_environment(os.environ))
