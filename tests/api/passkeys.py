"""What the tests of passkeys ask for, and somebody who has one."""

from dataclasses import dataclass

from documents.ids import new_id
from tests.api.device import Asked, Device
from tests.api.house import Caller, House
from tests.api.test_factors import begun, enrolled

PASSKEY, BY_PASSKEY = "/sessions/current/passkey", "/sessions/current/fresh/passkey"
OWN = "/sessions/current/passkeys"


def added(caller: Caller, device: Device, name: str = "") -> list[str]:
    """Make a passkey; answers the recovery codes that came with it."""
    answer = caller.post(PASSKEY, device.make(asked(caller, PASSKEY), name))
    assert answer.status_code == 201, answer.text
    return list((answer.json or {})["recovery_codes"])


def asked(caller: Caller, path: str = BY_PASSKEY) -> Asked:
    """What a device is to be asked for."""
    answer = caller.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json or {}


def rule(answer: object) -> str:
    """Which rule says no."""
    assert isinstance(answer, dict)
    return str(answer["rule"])


def listed(caller: Caller) -> list[dict[str, object]]:
    """What the owner sees."""
    return list((caller.get(OWN).json or {})["items"])


def removed(caller: Caller, passkey: object) -> tuple[int, object]:
    """How removing ends."""
    headers = {"Idempotency-Key": new_id()}
    answer = caller.call("DELETE", f"{OWN}/{passkey}", headers=headers)
    return answer.status_code, answer.json


@dataclass(frozen=True)
class Founder:
    """Somebody who needs a second factor and has both kinds: session, house and device."""

    house: House
    here: Caller
    device: Device

    def again(self) -> Caller:
        """A new session that waits for the factor."""
        return begun(self.house, self.house.founder_link())


def founded(house: House) -> Founder:
    """The founder of this house, with codes and a passkey."""
    caller, device = begun(house, house.founder_link()), Device()
    enrolled(house, caller)
    assert added(caller, device, "Telephone") == []
    return Founder(house, caller, device)
