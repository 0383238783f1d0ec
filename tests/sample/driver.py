"""Play the sample track through the public HTTP API, from convening to the last answer.

- Knows nothing of the product but its API; each seat signs in with its own mailed link. The
  founding officer's is the first line of standard input: a command line is there for all to read.
- Writes `concept-note.docx`, `terms-of-reference.docx`, `brief.docx`, `summary.json` and
  `recovery-codes.json`, which stands in for the authenticators of invented people.
- Prints how far it is, and nothing secret.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.sample import convening, drafting, exploration, handoff
from tests.sample.client import Refused
from tests.sample.letters import Letters, token_of
from tests.sample.material import sample
from tests.sample.progress import Progress
from tests.sample.room import Room

Step = tuple[str, Callable[[Room], None]]


def _pause_and_resume(room: Room) -> None:
    room.move("pause")
    convening.decide(room)
    room.move("resume")


def _advance(room: Room) -> None:
    room.move("advance")


STEPS: tuple[Step, ...] = (
    ("Open the track", convening.open_track),
    ("Seat staff, chairs, decision-makers and auditor", convening.seat_staff),
    ("Concept note and terms of reference, approved", convening.agree_on_terms),
    ("Map of actors", convening.draw_map),
    ("Readiness: sixteen answers, a decision", convening.get_ready),
    ("Sound candidates", convening.sound),
    ("Candidates declare mandate and interests", convening.declare),
    ("Assess declarations", convening.assess),
    ("Seat experts", convening.seat_experts),
    ("Advance to exploration", _advance),
    ("First round: experts write and answer", exploration.first_round),
    ("First round: one item returned, batch released", exploration.return_and_release),
    ("Second round: experts write and answer", exploration.second_round),
    ("Second round: closes by its timer, batch released", exploration.wait_and_release),
    ("Advance to drafting", _advance),
    ("Propose and amend paragraphs", drafting.propose),
    ("Adopt paragraphs", drafting.adopt),
    ("Recommendations", drafting.recommend),
    ("Gradient of agreement", drafting.agree),
    ("Messages, themes and unknowns", drafting.write_passages),
    ("Dissents: stated, confirmed, withdrawn, one left", drafting.dissent),
    ("Pause, readiness decided on again, resume", _pause_and_resume),
    ("The dissent left unconfirmed is carried", drafting.await_silence),
    ("Advance to hand-off", _advance),
    ("First brief: asked for, returned by a chair", handoff.ask_and_return),
    ("Second brief: mended, approved by both chairs", handoff.mend_and_ask_again),
    ("Release by two people", handoff.release),
    ("Decision-makers acknowledge and answer", handoff.answer),
)


def main(arguments: list[str] | None = None) -> int:
    """Play the sample; 0 when it came to its end, 1 when the service refused something."""
    asked = _parser().parse_args(arguments)
    letters, token = Letters(asked.mail), token_of(sys.stdin.readline())
    room = Room(asked.url, letters, sample())
    progress = Progress(len(STEPS) + 1, quiet=asked.quiet)
    try:
        play(room, token, asked.out, progress)
    except (Refused, handoff.NotReadyError, LookupError, TimeoutError) as error:
        sys.stderr.write(f"\nThe sample stopped: {error}\n")
        return 1
    finally:
        room.close()
    return 0


def play(room: Room, token: str, out: Path, progress: Progress) -> None:
    """Every step in order, then the documents."""
    room.founded_by = room.letters.address_of(token)
    room.sign_in(room.sample.founder.key, token)
    for what, step in STEPS:
        progress.step(what)
        step(room)
    progress.step("Write documents")
    document = handoff.fetch_document(room)
    handoff.write_out(out, "brief.docx", document)
    for name, text in convening.fetch_terms(room):
        handoff.write_out(out, name, text)
    figures = json.dumps(handoff.summary(room, document), indent=2) + "\n"
    handoff.write_out(out, "summary.json", figures.encode())
    codes = json.dumps(room.recovery_codes(), indent=2) + "\n"
    handoff.write_out(out, "recovery-codes.json", codes.encode())
    progress.finish("The sample track is complete")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.sample.driver", description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the service is")
    parser.add_argument("--mail", type=Path, required=True, help="the folder that mail goes to")
    parser.add_argument("--out", type=Path, default=Path("out"), help="where documents go")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    return parser


if __name__ == "__main__":
    sys.exit(main())
