"""The sample track: invented people and fresh texts around a real question, and its driver."""
