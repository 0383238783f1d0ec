"""What a brief says, and the deterministic Word package that says it.

- `content`, `passages` and `limits` know nothing of Word.
- `word` renders; `package` packs, and examines what leaves.
"""
