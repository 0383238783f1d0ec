"""The rules, tested as tables from a sentence to what the rule answers."""
