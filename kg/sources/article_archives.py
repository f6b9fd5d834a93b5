"""Web archives (WARC, ISO 28500) become the articles of the pages they keep."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.sources.article_page import page_article
from kg.sources.decoding import NoTextError, decoded
from kg.sources.given import Given, Unreadable, clean

__all__ = ["read_archive"]

_LARGEST = 64 * 2**20  # bytes of one page


def read_archive(stream: BinaryIO, name: str) -> Iterator[Given | Unreadable]:
    """Yield the article of each page in an archive; pictures, scripts and answers other than 200 are passed over."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        for record in ArchiveIterator(stream):
            if _is_page(record):
                yield _article(record, name)
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        yield Unreadable(name, f"is a broken web archive: {error}")


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource") or (record.http_headers and record.http_headers.get_statuscode() != "200"):
        return False
    headers = record.http_headers or record.rec_headers
    return "html" in (headers.get_header("Content-Type") or "")


def _article(record: Any, name: str) -> Given | Unreadable:
    url = record.rec_headers.get_header("WARC-Target-URI")
    where = f"{name}: {url}"
    try:
        return page_article(clean(decoded(record.content_stream().read(_LARGEST))), where, url=url)
    except NoTextError as error:
        return Unreadable(where, str(error))
