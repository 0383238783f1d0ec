"""The floor of reading: the same page over HTTP, from rows in the clear.

- The same server and options, the same pragmas, the same number of rows and bytes of text; no
  session, no rule, no seal, no log.
- `python -m tests.benchmarks.plain_reading PORT FILE ROWS` serves until it is ended.
"""

import random
import sys
import uuid

from flask import Flask, Response, jsonify, request
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

from documents.engines import open_engine
from tests.benchmarks import rooms
from tests.benchmarks.plain import Application


class Base(DeclarativeBase):
    """The one table's base."""


class Said(Base):
    """One contribution, as a page shows it."""

    __tablename__ = "said"
    id: Mapped[str] = mapped_column(primary_key=True)
    round: Mapped[str]
    kind: Mapped[str]
    text: Mapped[str]
    handling: Mapped[str]
    handle: Mapped[str]


COLUMNS = ("id", "round", "kind", "text", "handling", "handle")


def create_app(url: str) -> Flask:
    """An application that shows a page of what there is."""
    app, engine = Flask(__name__), open_engine(url)

    @app.get("/health")
    def health() -> Response:
        return jsonify({})

    @app.get("/items")
    def page() -> Response:
        limit = int(request.args["limit"])
        with Session(engine) as session:
            rows = session.scalars(select(Said).order_by(Said.id).limit(limit + 1)).all()
            items = [{name: getattr(row, name) for name in COLUMNS} for row in rows[:limit]]
        return jsonify({"items": items, "next": rows[limit].id if len(rows) > limit else None})

    return app


def serve(port: int, url: str, rows: int) -> None:
    """Fill the table and serve until this process is ended."""
    engine = create_engine(url)
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        said = {
            "round": uuid.uuid4().hex,
            "kind": "option",
            "text": rooms.text(random.Random(1)),
            "handle": "QQQQQQ",
        }
        said["handling"] = "chatham_house"
        session.add_all(Said(id=uuid.uuid4().hex, **said) for _ in range(rows))
        session.commit()
    engine.dispose()
    Application(port, url, create_app).run()


if __name__ == "__main__":
    serve(int(sys.argv[1]), f"sqlite:///{sys.argv[2]}", int(sys.argv[3]))
