"""The figures of one run as data and as a table, with what they were measured on."""

import os
import platform
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from documents.engines import PRAGMAS
from tests.benchmarks.figures import Comparison, Rate, Series
from tests.benchmarks.turns import REST, WARM_UP
from workflows.engine import PINNED

PACKAGES = ("flask", "gunicorn", "sqlalchemy", "temporalio", "cryptography", "pydantic")


def machine() -> dict[str, Any]:
    """The machine, the versions on it, and how busy it is now."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="minutes"),
        "load": [round(load, 2) for load in os.getloadavg()],
        "cores": os.cpu_count(),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "engine": PINNED,
        "pragmas": list(PRAGMAS),
        "packages": {name: version(name) for name in PACKAGES},
    }


def as_data(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    comparisons: Sequence[Comparison],
    rates: Sequence[Rate],
) -> dict[str, Any]:
    """Everything that was measured; milliseconds, ratios and rates per second."""
    return {
        "machine": dict(before),
        "load_after": after["load"],
        "method": {"warm_up": WARM_UP, "rest_ms": REST * 1e3, "order": "turns, first changes"},
        "comparisons": [_comparison(one) for one in comparisons],
        "rates": [
            {"name": one.name, "per_second": round(one.per_second), "p5": round(one.at_least)}
            for one in rates
        ],
    }


def as_text(data: Mapping[str, Any]) -> str:
    """The same as tables in Markdown."""
    here = data["machine"]
    lines = [
        f"{here['at']}, {here['cores']} cores ({here['processor']}), {here['system']}, "
        f"Python {here['python']}, SQLite {here['sqlite']}, engine {here['engine']}; "
        f"load {here['load'][0]} before, {data['load_after'][0]} after.",
        "",
        "| figure | ours p50 / p95 (ms) | floor p50 / p95 (ms) | ratio (95 %) | p95 ratio | goal |",
        "| --- | --- | --- | --- | --- | --- |",
        *(_row(one) for one in data["comparisons"]),
        "",
        "| CPU per operation (ms) | ours | floor |",
        "| --- | --- | --- |",
        *(
            f"| {one['name']} | {_cpu(one['ours'])} | {_cpu(one['floor'])} |"
            for one in data["comparisons"]
        ),
        "",
        "| 1,500 bytes, keyring warm | per second | at least, in 95 % of batches |",
        "| --- | --- | --- |",
        *(f"| {one['name']} | {one['per_second']:,} | {one['p5']:,} |" for one in data["rates"]),
    ]
    return "\n".join(lines) + "\n"


def _row(one: Mapping[str, Any]) -> str:
    ours, floor, (low, high) = one["ours"], one["floor"], one["interval"]
    return (
        f"| {one['name']} | {ours['p50']} / {ours['p95']} | {floor['p50']} / {floor['p95']} "
        f"| {one['ratio']} ({low} to {high}) | {one['ratio_p95']} | {one['goal']} |"
    )


def _cpu(series: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {spent}" for name, spent in series["cpu"].items() if spent >= 0.1)


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "name": one.name,
        "goal": one.goal,
        "ratio": round(one.ratio, 2),
        "interval": [round(bound, 2) for bound in one.interval()],
        "ratio_p95": round(one.ratio_p95, 2),
        "rounds": len(one.ours.seconds),
        "ours": _series(one.ours),
        "floor": _series(one.floor),
    }


def _series(series: Series) -> dict[str, Any]:
    return {
        "p50": round(series.median * 1e3, 2),
        "p95": round(series.p95 * 1e3, 2),
        "cpu": {name: round(spent * 1e3, 2) for name, spent in series.cpu.items()},
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
