"""A saved web page becomes the article on it: its text, title, date, author, publisher and address."""

import logging
import re
from collections.abc import Iterator
from email import message_from_string
from email.policy import default
from typing import TYPE_CHECKING

from kg.sources.given import Given, Unreadable, given_of
from kg.sources.layout import load_layout

if TYPE_CHECKING:
    from trafilatura.settings import Document

__all__ = ["page_article", "read_bundle", "read_page"]

_SENTENCE = re.compile(r"^.{40,}[.!?…»\"”。]\s*$", re.MULTILINE)  # a list of links has none
_DATES = {"original_date": True, "extensive_search": False}  # a day found just anywhere on a page may be that of another news


def read_page(html: str, name: str) -> Iterator[Given | Unreadable]:
    """Yield the article on a page."""
    yield page_article(html, name)


def read_bundle(text: str, name: str) -> Iterator[Given | Unreadable]:
    """Yield the article on a page that a browser saved with all its pictures in one file (MHTML, RFC 2557)."""
    message = message_from_string(text, policy=default)
    try:
        html = next(part.get_content() for part in message.walk() if part.get_content_type() == "text/html")
    except (StopIteration, LookupError, ValueError):
        yield Unreadable(name, "is a bundle without a page; save the page as HTML")
        return
    yield page_article(html, name, url=message.get("Snapshot-Content-Location"))


def page_article(html: str, where: str, *, url: str | None = None) -> Given | Unreadable:
    """Return the article on a page, without its menus, advertisements and comments.

    Args:
        html: the page.
        where: the file, for messages.
        url: where the page was found; else the page may say it itself.
    """
    page = _extracted(html, url)
    if isinstance(page, Exception):
        return Unreadable(where, f"is a page too broken to be read ({type(page).__name__}); save its text instead")
    if page is None or not _SENTENCE.search(page.text or ""):
        return Unreadable(where, "is a page without an article; save its text, or the page itself instead of a list of news")
    named = {"title": page.title, "date": page.date, "author": _authors(page.author or ""), "publisher": page.sitename}
    return given_of({"text": page.text, "url": url or page.url, **named}, where)


def _authors(names: str) -> str:
    """Return who wrote it, without what each is: «Ольга Нечаева; Корреспондент»."""
    trade = load_layout().trade
    return ", ".join(name for each in names.split(";") if (name := each.strip()) and not trade.fullmatch(name))


def _extracted(html: str, url: str | None) -> "Document | Exception | None":
    import trafilatura  # noqa: PLC0415 - takes a second to load

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints name no file
    try:
        page = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    except Exception as error:
        return error
    return None if isinstance(page, dict) else page
