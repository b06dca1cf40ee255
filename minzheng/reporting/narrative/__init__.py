"""The report's narrative: text files without a single typed number, and how they become a document."""
