"""Mail goes once, says nothing, and one that cannot go holds up no other."""

from email.message import EmailMessage
from pathlib import Path

from documents.operations import accounts
from documents.operations.mail import FolderPostbox, send_waiting
from documents.settings import Settings
from documents.store import Store


class Refusing:
    """A postbox that does not take mail to one address."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.taken: list[str] = []

    def deliver(self, message: EmailMessage) -> None:
        if message["To"] == self.address:
            raise OSError
        self.taken.append(message["To"])


def waiting(folder: Path, *addresses: str) -> Store:
    store = Store.open(Settings.from_environment({"ENTRYHALL_HOME": str(folder)}))
    with store.begin() as uow:
        for address in addresses:
            account = accounts.find_or_create(uow, address, "Somebody")
            accounts.notify(uow, account, "occasion")
        uow.commit()
    return store


def test_a_mail_that_is_not_taken_waits_and_holds_up_no_other(tmp_path: Path) -> None:
    store = waiting(tmp_path, "a@x.example", "b@x.example", "c@x.example")
    postbox = Refusing("b@x.example")
    assert send_waiting(store, postbox) == 2
    postbox.address = ""
    assert send_waiting(store, postbox) == 1
    assert sorted(postbox.taken) == ["a@x.example", "b@x.example", "c@x.example"]
    store.close()


def test_the_same_occasion_sends_no_second_mail_even_after_the_first_went(tmp_path: Path) -> None:
    store = waiting(tmp_path, "a@x.example")
    assert send_waiting(store, FolderPostbox(tmp_path / "mail")) == 1
    waiting(tmp_path, "a@x.example").close()
    assert send_waiting(store, FolderPostbox(tmp_path / "mail")) == 0
    store.close()


def test_a_mail_names_its_recipient_and_nobody_else(tmp_path: Path) -> None:
    store = waiting(tmp_path, "a@x.example")
    send_waiting(store, FolderPostbox(tmp_path / "mail"))
    (letter,) = (tmp_path / "mail").glob("*.eml")
    text = letter.read_text()
    assert "To: a@x.example" in text
    assert "Somebody" not in text
    store.close()
