"""Which edition of the rules decided: the number that every audit leaf names.

- It changes whenever a rule would answer a question differently than before.
"""

from typing import Final

POLICY_VERSION: Final = "1"
