"""The web process: a threaded WSGI server, started in this process.

- The record and the engine's client are opened after the fork, in the process that uses them.
- No access log; the server's own lines go through our formatter, which lets no text through.
- One worker process with many threads: the record's locks decide, not the server.
"""

from typing import Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.config import Config  # type: ignore[import-untyped]
from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from api.app import create_app
from api.places import place_of
from documents.hardening import harden
from documents.operations.destroying import open_to_serve
from documents.settings import Settings
from workflows import logs
from workflows.connection import connection_of
from workflows.gateway import Gateway

THREADS = 16
GRACE = 15  # seconds that requests under way are given at the end


class OurLogger(Logger):  # type: ignore[misc]
    """The server's log, printed by our formatter."""

    def setup(self, cfg: Config) -> None:
        """Take away the server's own handlers."""
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True
        self.error_log.setLevel(0)  # how much is written is decided in one place


class Application(BaseApplication):  # type: ignore[misc]
    """The application as the server starts it."""

    def __init__(self, settings: Settings, options: dict[str, Any]) -> None:
        self._settings = settings
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Take the options as they are; no file and no environment variable changes them."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Open the record and make the application, in the worker process."""
        harden()
        store = open_to_serve(self._settings)
        return create_app(store, Gateway(connection_of(store)), self._settings)


def serve(settings: Settings, port: int, host: str = "127.0.0.1") -> None:
    """Serve until told to stop.

    Raises:
        ValueError: the address in the settings is http on a host that is not loopback.
    """
    place_of(settings.url)
    logs.configure()
    Application(settings, options(host, port)).run()


def options(host: str, port: int) -> dict[str, Any]:
    """How the server is set up."""
    return {
        "accesslog": None,
        "bind": f"{host}:{port}",
        "control_socket_disable": True,
        "graceful_timeout": GRACE,
        "limit_request_line": 2048,
        "logger_class": OurLogger,
        "loglevel": "warning",
        "threads": THREADS,
        "timeout": 120,
        "worker_class": "gthread",
        "worker_tmp_dir": None,
        "workers": 1,
    }
