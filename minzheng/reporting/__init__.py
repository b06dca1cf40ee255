"""Reporting: figures as printed, relations between them, the annual report's narrative, and its documents in three formats."""
