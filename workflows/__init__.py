"""Time and persistence of effort: what happens when, carried by ids and enums only."""
