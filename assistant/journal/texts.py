"""Texts as every database takes them."""


def storable(text: str) -> str:
    """Without halves of characters, and without NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")
