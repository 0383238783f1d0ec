"""What a wrapped key is for; a key of one purpose is never used for another."""

from enum import StrEnum


class KeyPurpose(StrEnum):
    """The purposes, with the subject that each key belongs to."""

    CONTENT = "content"  # a track
    LINK = "link"  # a track: who stands behind its handles
    OFFICE = "office"  # a track: who holds its other seats
    LEAF = "leaf"  # a track
    ROSTER = "roster"  # a track
    ACTOR_MAP = "actor_map"  # a track
    WINDOW = "window"  # a window of a round; the drafts of a track
    CANDIDATE = "candidate"  # a candidate
    DEPLOYMENT_LEAF = "deployment_leaf"
    DEPLOYMENT_ACCOUNTS = "deployment_accounts"
    DEPLOYMENT_COMMANDS = "deployment_commands"
    CHECKPOINT_SIGNING = "checkpoint_signing"
    APPROVAL_SIGNING = "approval_signing"
    PAYLOADS = "payloads"
