"""LibreOffice and Poppler for the tests: what a reader sees when the file is printed.

- `./test` installs them where they are missing, with the font that our own documents name.
- Every conversion has its own profile, so that tests do not wait for each other.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.engine import packages

PACKAGES = ("libreoffice-writer-nogui", "fonts-liberation")
SECONDS = 120
SYSTEM_PYTHON = "/usr/bin/python3"
SETTLING = Path(__file__).with_name("settling.py")


def ensure(say: Callable[[str], None]) -> None:
    """Have `soffice` and `pdftotext` on the PATH, and LibreOffice's own interface."""
    if shutil.which("soffice") is None:
        for package in PACKAGES:
            packages.install(package, say)
    if subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], check=False).returncode:
        packages.install("python3-uno", say)
    packages.need("pdftotext", "poppler-utils", say)
    say(f"LibreOffice: {shutil.which('soffice')}")


def pages(docx: bytes) -> list[str]:
    """The text of each page of a document as it is printed."""
    with tempfile.TemporaryDirectory() as folder:
        text = run("pdftotext", "-layout", str(printed(docx, Path(folder))), "-")
    return text.removesuffix("\f").split("\f")


def printed(docx: bytes, folder: Path) -> Path:
    """The PDF of a document, in this folder."""
    return _converted(docx, folder, "pdf")


def rewritten(docx: bytes, folder: Path) -> bytes:
    """A document as the office saves it after it has opened it."""
    return _converted(docx, folder, "docx").read_bytes()


def settled(files: Sequence[bytes], folder: Path) -> list[tuple[bytes, bytes]]:
    """Each document with all tracked changes accepted, and with all of them rejected."""
    for number, file in enumerate(files):
        (folder / f"{number}.docx").write_bytes(file)
    run(SYSTEM_PYTHON, str(SETTLING), str(folder))
    return [
        (
            (folder / f"accepted-{number}.docx").read_bytes(),
            (folder / f"rejected-{number}.docx").read_bytes(),
        )
        for number in range(len(files))
    ]


def _converted(docx: bytes, folder: Path, kind: str) -> Path:
    source, profile = folder / "file.docx", (folder / "profile").as_uri()
    source.write_bytes(docx)
    options = ("--headless", "--convert-to", kind, "--outdir", str(folder / "made"))
    run("soffice", f"-env:UserInstallation={profile}", *options, str(source))
    return folder / "made" / f"file.{kind}"


def run(*command: str) -> str:
    """What a program prints; raises `subprocess.SubprocessError` where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    return done.stdout


if __name__ == "__main__":
    ensure(lambda line: print(line, flush=True))  # noqa: T201 - a command's output
