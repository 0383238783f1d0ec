"""The web's own floor: plain Flask and SQLAlchemy, one row for each request.

- The same server with the same options, the same SQLite pragmas and fsync; no session, no rule,
  no seal, no log. The row holds the bytes of the request's body.
- `python -m tests.benchmarks.plain PORT FILE` serves until it is ended.
"""

import sys
import uuid
from collections.abc import Callable
from typing import Any

from flask import Flask, Response, jsonify, request
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from api.serve import options
from documents.engines import open_engine


class Base(DeclarativeBase):
    """The one table's base."""


class Item(Base):
    """One body."""

    __tablename__ = "items"
    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[bytes]


def create_app(url: str) -> Flask:
    """An application that keeps what it is sent."""
    app, engine = Flask(__name__), open_engine(url)

    @app.get("/health")
    def health() -> Response:
        return jsonify({})

    @app.post("/items")
    def post() -> tuple[Response, int]:
        body = request.get_data()
        request.get_json()
        item = Item(id=uuid.uuid4().hex, body=body)
        with Session(engine, expire_on_commit=False) as session:
            session.add(item)
            session.commit()
        return jsonify({"id": item.id}), 201

    return app


class Application(BaseApplication):  # type: ignore[misc]
    """The same server as ours."""

    def __init__(self, port: int, url: str, make: Callable[[str], Flask]) -> None:
        self._port = port
        self._url = url
        self._make = make
        super().__init__()

    def load_config(self) -> None:
        """The same options as ours."""
        for name, value in options("127.0.0.1", self._port).items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Open the database in the process that uses it."""
        return self._make(self._url)


def serve(port: int, url: str) -> None:
    """Serve until this process is ended."""
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    engine.dispose()
    Application(port, url, create_app).run()


if __name__ == "__main__":
    serve(int(sys.argv[1]), f"sqlite:///{sys.argv[2]}")
