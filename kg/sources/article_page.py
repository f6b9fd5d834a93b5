"""A saved web page becomes the article on it: its text, title, date, author, publisher and address."""

from kg.sources.given import Given, Unreadable, given_of

__all__ = ["read_page"]


def read_page(html: str, where: str) -> Given | Unreadable:
    """Return the article on a page, without menus, advertisements and comments."""
    import trafilatura  # noqa: PLC0415 - takes a second to load

    page = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False)
    if page is None or not (page.text or "").strip():
        return Unreadable(where, "is a page without an article")
    fields = {"text": page.text, "title": page.title, "date": page.date, "author": page.author, "publisher": page.sitename, "url": page.url}
    return given_of(fields, where)
