"""What a .docx that comes from outside, a template or a revision, is or holds that is refused.

- What tracked changes and comments are to a revision, they are not to a template: who opens the
  file says what is tolerated.
"""

from enum import StrEnum


class Fault(StrEnum):
    """Why a file cannot be taken.

    `outside`: it points to something outside itself; `fetches`: a field of it fetches, runs or
    prints a name. `long_line` is the header or footer of a template; of a revision, `line` is text
    in no numbered paragraph, and `foreign` whatever is no text (a table, a picture).
    """

    UNREADABLE = "unreadable"
    MACROS = "macros"
    EMBEDDED = "embedded"
    OUTSIDE = "outside"
    FETCHES = "fetches"
    COMMENTS = "comments"
    CHANGES = "changes"
    LONG_LINE = "long_line"
    FOREIGN = "foreign"
    LINE = "line"
