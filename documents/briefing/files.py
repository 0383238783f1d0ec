"""What goes to an addressee: brief, annex and reply slip, one set that is signed as one.

- The brief prints the SHA-256 of the other two, so its own hash stands for all three: whoever
  approves or releases that hash has approved exactly these bytes.
"""

from dataclasses import dataclass
from hashlib import sha256

from documents.briefing import annex, slip, word
from documents.briefing.content import BriefContent
from documents.briefing.stationery import OURS, Stationery
from documents.briefing.words import ENGLISH, Wording


@dataclass(frozen=True, slots=True)
class Files:
    """The three .docx files of one brief."""

    brief: bytes
    annex: bytes
    slip: bytes

    def belong_to(self, signed: str) -> bool:
        """Whether these are the very files of the brief that has this SHA-256."""
        enclosed = (digest(self.annex), digest(self.slip))
        return digest(self.brief) == signed and all(
            one.encode("ascii") in self.brief for one in enclosed
        )


def render(content: BriefContent, wording: Wording = ENGLISH, house: Stationery = OURS) -> Files:
    """The set of this content; the same content on the same stationery gives the same bytes.

    Raises:
        RecordError: as `documents.briefing.word.render`.
    """
    further, reply = annex.render(content, wording, house), slip.render(content, wording, house)
    enclosed = {wording.annex: digest(further), wording.slip: digest(reply)}
    return Files(word.render(content, wording, enclosed, house), further, reply)


def digest(file: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(file).hexdigest()
