"""The rules of a track, pure: standard library only, no I/O, no clock, no globals."""
