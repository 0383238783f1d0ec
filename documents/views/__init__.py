"""What each viewer may see of each noun: reading functions, reduced here and nowhere above."""
