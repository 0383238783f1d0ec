"""Play a sample track through the public HTTP API, from convening to the last answer.

- Knows nothing of the product but its API; each seat signs in with its own mailed link. The
  founding officer's is the first line of standard input: a command line is there for all to read.
- Writes `concept-note.docx`, `terms-of-reference.docx`, `brief.docx`, `annex.docx`,
  `reply-slip.docx`, `summary.json` and `recovery-codes.json`, which stands in for the
  authenticators of invented people.
- Prints how far it is, and nothing secret.
"""

import argparse
import json
import sys
from pathlib import Path

from tests.sample import convening, figures, handoff
from tests.sample.client import Refused
from tests.sample.courses import COURSES, Course
from tests.sample.letters import Letters, token_of
from tests.sample.material import sample
from tests.sample.progress import Progress
from tests.sample.room import Room


def main(arguments: list[str] | None = None) -> int:
    """Play the sample; 0 when it came to its end, 1 when the service refused something."""
    asked = _parser().parse_args(arguments)
    letters, token = Letters(asked.mail), token_of(sys.stdin.readline())
    folder, course = COURSES[asked.sample]
    room = Room(asked.url, letters, sample(folder))
    progress = Progress(len(course) + 1, quiet=asked.quiet)
    try:
        play(room, token, asked.out, progress, course)
    except (Refused, handoff.NotReadyError, LookupError, TimeoutError) as error:
        sys.stderr.write(f"\nThe sample stopped: {error}\n")
        return 1
    finally:
        room.close()
    return 0


def play(room: Room, token: str, out: Path, progress: Progress, course: Course) -> None:
    """Every step in order, then the documents."""
    room.founded_by = room.letters.address_of(token)
    room.sign_in(room.sample.founder.key, token)
    for what, step in course:
        progress.step(what)
        step(room)
    progress.step("Write documents")
    files = handoff.fetch_files(room)
    for name, text in (*files.items(), *convening.fetch_terms(room)):
        handoff.write_out(out, name, text)
    found = json.dumps(figures.summary(room, files["brief.docx"]), indent=2) + "\n"
    handoff.write_out(out, "summary.json", found.encode())
    codes = json.dumps(room.recovery_codes(), indent=2) + "\n"
    handoff.write_out(out, "recovery-codes.json", codes.encode())
    progress.finish("The sample track is complete")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.sample.driver", description=__doc__)
    parser.add_argument("--sample", choices=COURSES, default="full", help="which sample")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="where the service is")
    parser.add_argument("--mail", type=Path, required=True, help="the folder that mail goes to")
    parser.add_argument("--out", type=Path, default=Path("out"), help="where documents go")
    parser.add_argument("--quiet", action="store_true", help="no progress")
    return parser


if __name__ == "__main__":
    sys.exit(main())
