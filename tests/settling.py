"""Accepts and rejects all tracked changes of Word documents, as LibreOffice does.

- A program of its own, run by the system's Python, to which LibreOffice lends its interface:
  `python3 settling.py FOLDER`, beside each `name.docx` writes `accepted-name.docx` and
  `rejected-name.docx`.
- LibreOffice starts once for all of them, with a profile in the folder.
"""

import importlib
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

uno: Any = importlib.import_module("uno")  # has no types, and no place outside the system's Python

WAYS = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}
WORD = "MS Word 2007 XML"
TRIES, PAUSE = 600, 0.1


def settle(folder: Path) -> None:
    """Settle every document of a folder both ways."""
    pipe = f"pipe,name={folder.name}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = subprocess.Popen(["soffice", profile, "--headless", f"--accept={pipe};urp;"])
    try:
        services = _services(pipe)
        desktop = services.createInstance("com.sun.star.frame.Desktop")
        dispatcher = services.createInstance("com.sun.star.frame.DispatchHelper")
        for source in sorted(folder.glob("*.docx")):
            for way, command in WAYS.items():
                text = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, _with("Hidden"))
                dispatcher.executeDispatch(text.CurrentController.Frame, command, "", 0, ())
                made = (folder / f"{way}-{source.name}").as_uri()
                text.storeToURL(made, _with("FilterName", WORD))
                text.close(True)
        desktop.terminate()
        office.wait(TRIES * PAUSE)
    finally:
        office.kill()


def _services(pipe: str) -> Any:
    """What LibreOffice offers, as soon as it has started."""
    own = uno.getComponentContext()
    name = "com.sun.star.bridge.UnoUrlResolver"
    resolver = own.ServiceManager.createInstanceWithContext(name, own)
    refused = uno.getClass("com.sun.star.connection.NoConnectException")
    for _ in range(TRIES):
        try:
            return resolver.resolve(f"uno:{pipe};urp;StarOffice.ServiceManager")
        except refused:
            time.sleep(PAUSE)
    raise SystemExit("LibreOffice does not answer")


def _with(name: str, value: object = True) -> tuple[Any, ...]:
    found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, value
    return (found,)


if __name__ == "__main__":
    settle(Path(sys.argv[1]))
