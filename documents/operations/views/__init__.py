"""What each viewer may see of each noun: frozen dataclasses, reduced here and nowhere above."""
