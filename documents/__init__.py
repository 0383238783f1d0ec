"""The record: sealed rows, keys, the audit log, every act as one operation, and the brief."""
