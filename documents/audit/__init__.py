"""The log that outsiders can verify: an RFC 6962 tree with signed checkpoints."""
