"""Reporting: figures as printed, relations between them, the year's narrative, and its documents in three formats."""
