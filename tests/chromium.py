"""A real browser for the tests: Debian's Chromium, without a screen.

- `./test` installs it where it is missing.
- It fetches nothing by itself: whatever it asks for is answered by the test.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, sync_playwright

from tests.engine import packages

WIDTH, HEIGHT = 360, 740  # CSS pixels of a small telephone
# The sandbox needs rights that root in a container lacks; only our own pages are opened.
OPTIONS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")


def ensure(say: Callable[[str], None]) -> None:
    """Have `chromium` on the PATH."""
    packages.need("chromium", "chromium", say)
    say(f"Chromium: {shutil.which('chromium')}")


@contextmanager
def telephone(*, scripts: bool = False) -> Iterator[Page]:
    """An empty page on a small telephone; it runs no scripts unless it is let."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(OPTIONS)
        )
        size = {"width": WIDTH, "height": HEIGHT}
        context = browser.new_context(viewport=size, java_script_enabled=scripts)  # type: ignore[arg-type]
        yield context.new_page()
        browser.close()


if __name__ == "__main__":
    ensure(lambda line: print(line, flush=True))  # noqa: T201 - a command's output
