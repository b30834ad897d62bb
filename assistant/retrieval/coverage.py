"""Whether a text holds a word that a question asks for."""


def covered(word: str, evidence: str) -> bool:
    """Whole, or at least two thirds of its character pairs; Latin words whole."""
    if word in evidence or len(word) < 2:
        return True
    if word.isascii():
        return False
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    return sum(pair in evidence for pair in pairs) / len(pairs) >= 2 / 3
