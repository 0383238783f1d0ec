"""What may stand in a log: code words and ids, nothing else.

- Our own lines are written through `log`: a code word of the grammar `noun.verb`, then ids,
  code words or numbers. A line of any other shape is withheld.
- Lines of libraries show only where in their source they were written; their text is
  withheld, because it may quote an error, an address or a payload.
- Exceptions, stack traces and extra fields are never printed.
- How much is written is set by ENTRYHALL_LOG_LEVEL; what may be written is the same at any level.
"""

import logging
import os
import re
import sys
import time
from typing import TextIO

log = logging.getLogger("entryhall")

_LINE = re.compile(r"[a-z_]+(?:\.[a-z_]+)+(?: %s)*")
_WORD = re.compile(r"[a-z_]+(?:\.[a-z_]+)*|(?:b-)?[0-9a-f]{32}|-?\d{1,12}")
_OWN = "entryhall"


class CodeWordFormatter(logging.Formatter):
    """Prints time (UTC), level, logger and what the rules above let through."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; never the exception."""
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created))
        own = record.name == _OWN or record.name.startswith(_OWN + ".")
        text = _own_text(record) if own else f"withheld {record.module}:{record.lineno}"
        return f"{when} {record.levelname} {_logger_name(record.name)} {text}"


def _own_text(record: logging.LogRecord) -> str:
    arguments = record.args if isinstance(record.args, tuple) else (record.args,)
    words = [str(word) for word in arguments if word is not None]
    line = str(record.msg)
    shaped = _LINE.fullmatch(line) is not None and line.count("%s") == len(words)
    if not shaped or not all(_WORD.fullmatch(word) for word in words):
        return f"withheld {record.module}:{record.lineno}"
    return line % tuple(words)


def _logger_name(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_.]{1,60}", name) else "unnamed"


def configure(level: int | str = "", stream: TextIO | None = None) -> None:
    """Send every log line of this process through the formatter, and through nothing else.

    Without a `level` the environment's counts, else WARNING.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(CodeWordFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level or os.environ.get("ENTRYHALL_LOG_LEVEL") or logging.WARNING)
    for logger in logging.Logger.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.propagate = True
