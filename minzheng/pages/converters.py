"""Parts of addresses that are more than a slug."""


class CaseNumber:
    """A case number (低保-2024-000123); Django percent-encodes it where an address is made and decodes it where one is read."""

    regex = r"[\w-]{1,60}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
