"""Programs that stand in for the engine and for Go, so that looking for one costs nothing."""

import sys
from pathlib import Path

ENGINE = """#!{python}
import socket, sys, time
if "start-dev" in sys.argv:
    port = int(sys.argv[sys.argv.index("--port") + 1])
    with socket.create_server(("127.0.0.1", port)) as server:
        while True:
            server.accept()[0].close()
"""

GO = """#!{python}
import os, pathlib, sys
print("go: downloading a module", file=sys.stderr)
settings = [f"{{name}}={{os.environ[name]}}" for name in ("CGO_ENABLED", "GOBIN")]
pathlib.Path({noted!r}).write_text("\\n".join([" ".join(sys.argv[1:]), *settings]))
built = pathlib.Path(os.environ["GOBIN"], "temporal")
built.parent.mkdir(parents=True)
built.touch(mode=0o755)
"""

FAILS = "#!/bin/sh\nexit 1\n"


def program(path: Path, text: str = FAILS) -> Path:
    """Write a program and make it executable."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def engine(path: Path) -> Path:
    """An engine that listens and says that it is well; it keeps nothing."""
    return program(path, ENGINE.format(python=sys.executable))


def go(folder: Path, noted: Path) -> Path:
    """A Go that notes how it was called and installs an empty program."""
    return program(folder / "go", GO.format(python=sys.executable, noted=str(noted)))
