"""Manners: who are you, parse, one call, render."""
