"""A pytest plugin: a test that was skipped, or is expected to fail, fails the session.

- Skips at any time count (a module, a set-up, a test), and xfail whether it fails or not.
"""

from dataclasses import dataclass, field

import pytest


@dataclass(eq=False)
class NothingUntested:
    """Registered by conftest; collects the names of what was not tested."""

    names: list[str] = field(default_factory=list)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A module that skips itself counts."""
        self._note(report)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Called for set-up, call and tear-down of every test."""
        self._note(report)

    def _note(self, report: pytest.CollectReport | pytest.TestReport) -> None:
        if report.skipped or hasattr(report, "wasxfail"):
            self.names.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Turn a green session with a gap into a red one."""
        if self.names and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(tryfirst=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the gaps."""
        for name in self.names:
            terminalreporter.write_line(f"NOT TESTED (skip and xfail are not allowed): {name}")
