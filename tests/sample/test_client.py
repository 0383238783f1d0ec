"""The sample's client behaves like a good client of the API, and letters reach their owner."""

import io
import json
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.sample.client import Client, Refused
from tests.sample.letters import Letters, token_of
from tests.sample.progress import Progress

Answer = tuple[int, dict[str, str], object]


class _Script(HTTPServer):
    """Answers what it was told to, in order, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[Answer] = []
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Script

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append((self.command, self.path, dict(self.headers), body))
        status, headers, content = self.server.answers.pop(0)
        if status == 0:
            self.close_connection = True
            return
        sent = json.dumps(content).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(sent)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(sent)


@pytest.fixture
def script() -> Iterator[_Script]:
    server = _Script()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def client(script: _Script) -> Iterator[Client]:
    client = Client(script.url, "secret")
    yield client
    client.close()


def test_an_act_carries_session_key_and_version(script: _Script, client: Client) -> None:
    script.answers = [(201, {}, {"id": "ab", "outcome": "allowed"})]
    assert client.act("/tracks", {"a": 1}, '"3"') == "ab"
    method, path, headers, body = script.asked[0]
    assert (method, path, json.loads(body)) == ("POST", "/api/v1/tracks", {"a": 1})
    assert headers["Authorization"] == "Bearer secret"
    assert headers["If-Match"] == '"3"'
    assert len(headers["Idempotency-Key"]) == 32


def test_two_acts_never_share_a_key(script: _Script, client: Client) -> None:
    script.answers = [(200, {}, {"id": "a"}), (200, {}, {"id": "b"})]
    client.act("/x", {})
    client.act("/x", {})
    keys = [headers["Idempotency-Key"] for _, _, headers, _ in script.asked]
    assert keys[0] != keys[1]


def test_a_call_told_to_come_later_comes_later_with_the_same_key(
    script: _Script, client: Client
) -> None:
    later = {"title": "later", "status": 503}
    script.answers = [(503, {"Retry-After": "0"}, later), (200, {}, {"id": "a"})]
    assert client.act("/x", {}) == "a"
    keys = [headers["Idempotency-Key"] for _, _, headers, _ in script.asked]
    assert len(keys) == 2
    assert keys[0] == keys[1]


def test_a_call_that_broke_off_is_sent_again_with_the_same_key(
    script: _Script, client: Client
) -> None:
    script.answers = [(0, {}, None), (200, {}, {"id": "a"})]
    assert client.act("/x", {}) == "a"
    keys = [headers["Idempotency-Key"] for _, _, headers, _ in script.asked]
    assert len(keys) == 2
    assert keys[0] == keys[1]


def test_a_problem_is_raised_with_status_title_and_rule(script: _Script, client: Client) -> None:
    script.answers = [(409, {}, {"title": "A rule says no.", "rule": "rounds.open"})]
    with pytest.raises(Refused, match="A rule says no") as refused:
        client.act("/x", {})
    assert (refused.value.status, refused.value.rule) == (409, "rounds.open")


def test_an_answer_without_a_problem_document_is_refused_too(
    script: _Script, client: Client
) -> None:
    script.answers = [(500, {}, [])]
    with pytest.raises(Refused, match="no problem document"):
        client.get("/x")


def test_a_list_is_read_to_its_end(script: _Script, client: Client) -> None:
    script.answers = [
        (200, {}, {"items": [{"id": 1}], "next": "c="}),
        (200, {}, {"items": [{"id": 2}], "next": None}),
    ]
    assert [item["id"] for item in client.items("/x?round=r")] == [1, 2]
    paths = [path for _, path, _, _ in script.asked]
    assert paths == ["/api/v1/x?round=r&limit=100", "/api/v1/x?round=r&limit=100&cursor=c%3D"]


def test_an_object_carries_its_version(script: _Script, client: Client) -> None:
    script.answers = [(200, {"ETag": '"7"'}, {})]
    assert client.get("/x").version == '"7"'


def _letter(folder: Path, name: str, address: str, token: str) -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "hall@localhost", address, "For you"
    message.set_content(f"Please come.\n\nhttp://127.0.0.1:8000/sign-in/{token}\n\nOnce.\n")
    (folder / name).write_bytes(bytes(message))


def test_each_person_finds_the_newest_link_in_their_own_letters(tmp_path: Path) -> None:
    letters = Letters(tmp_path)
    _letter(tmp_path, "b.eml", "Ana@one.example", "first-token_1")
    assert letters.token_for("ana@one.example", seconds=1) == "first-token_1"
    _letter(tmp_path, "a.eml", "ana@one.example", "second-token_2" * 4)
    _letter(tmp_path, ".draft.eml", "ana@one.example", "half")
    _letter(tmp_path, "c.eml", "bo@one.example", "other")
    assert letters.token_for("ana@one.example", seconds=1) == "second-token_2" * 4
    assert letters.address_of("other") == "bo@one.example"
    assert letters.address_of("unknown") == ""


def test_whoever_got_no_letter_waits_in_vain(tmp_path: Path) -> None:
    with pytest.raises(LookupError):
        Letters(tmp_path / "absent").token_for("ana@one.example", seconds=0.1)


def test_only_a_sign_in_link_has_a_token() -> None:
    assert token_of(" https://hall.example/sign-in/abc_-9 ") == "abc_-9"
    with pytest.raises(ValueError, match="not a sign-in link"):
        token_of("https://hall.example/elsewhere/abc")


def test_progress_counts_in_plain_lines_where_there_is_no_terminal() -> None:
    out = io.StringIO()
    progress = Progress(2, stream=out)
    progress.step("Open")
    progress.step("Close")
    progress.finish("Done")
    first, second, last = out.getvalue().splitlines()
    assert (first, second) == (" 1 of 2  Open", " 2 of 2  Close")
    assert last.startswith("Done (")


def test_quiet_progress_says_nothing() -> None:
    out = io.StringIO()
    Progress(1, quiet=True, stream=out).step("Open")
    assert out.getvalue() == ""
