"""Where this deployment keeps its things, read once from the environment.

- Every setting has a default that works on one machine without any configuration.
- A value may be given in a file instead: `NAME_FILE` names the file that holds `NAME`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Folders, database addresses, the engine's address; times are in seconds."""

    home: Path
    records_url: str = field(repr=False)
    keys_url: str = field(repr=False)
    key_file: Path
    mail_dir: Path
    temporal_address: str
    namespace: str
    task_timeout: int
    url: str
    template: Path | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the `ENTRYHALL_…` variables; see docs/operations.md for the list."""
        home = Path(_value(environment, "HOME", "data")).resolve()
        template = _value(environment, "TEMPLATE", "")
        return cls(
            home=home,
            records_url=_value(environment, "RECORDS_URL", f"sqlite:///{home / 'records.db'}"),
            keys_url=_value(environment, "KEYS_URL", f"sqlite:///{home / 'keys.db'}"),
            key_file=Path(_value(environment, "KEY_FILE", str(home / "root.key"))),
            mail_dir=Path(_value(environment, "MAIL_DIR", str(home / "mail"))),
            temporal_address=_value(environment, "TEMPORAL_ADDRESS", ""),
            namespace=_value(environment, "NAMESPACE", "default"),
            task_timeout=int(_value(environment, "TASK_TIMEOUT", "10")),
            url=_value(environment, "URL", "http://127.0.0.1:8000").rstrip("/"),
            template=Path(template) if template else None,
        )


def _value(environment: Mapping[str, str], name: str, default: str) -> str:
    given = environment.get(f"ENTRYHALL_{name}_FILE")
    if given:
        return Path(given).read_text(encoding="utf-8").strip()
    return environment.get(f"ENTRYHALL_{name}") or default
