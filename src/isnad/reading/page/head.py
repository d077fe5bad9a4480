"""What the head of a page says, and the statements (``meta``, ``link``) anywhere in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "headline",
    "title",
)
PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article:published", "parsely-pub-date", "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date",
    "dc.date.created", "dcterms.created", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "publicationdate", "published_time", "publishtime", "originalpublicationdate",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article_date_original", "article.published",
    "bt:pubdate", "rnews:datepublished", "ptime", "date", "datecreated", "created", "release_date",
)  # fmt: skip
MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "og:modified_time", "article:modified",
    "dc.date.modified", "dcterms.modified", "lastmod", "last-modified", "article.updated",
    "modified", "modified_time", "updated_time", "revised", "bt:moddate",
)  # fmt: skip
AUTHORS = (
    "author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author",
    "cxenseparse:author", "twitter:creator_name", "byl", "creator", "article:author_name",
)  # fmt: skip
OUTLETS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "publisher",
    "copyright-holder",
)
ORIGINALS = ("original-source", "syndication-source", "dc.source", "dcterms.source", "source-url")
LANGUAGES = (
    "content-language",
    "dc.language",
    "dcterms.language",
    "language",
    "inlanguage",
    "og:locale",
)
ADDRESSES = ("og:url", "twitter:url")


class Head:
    """The statements of a page by their names in small letters, each in order."""

    def __init__(self, page: LexborHTMLParser) -> None:
        self._meta: dict[str, list[str]] = {}
        self.links: dict[str, str] = {}
        self.scripts: list[str] = []
        for node in page.css("meta"):
            attrs = node.attributes
            content = (attrs.get("content") or "").strip()
            for key in ("name", "property", "itemprop", "http-equiv"):
                for name in (attrs.get(key) or "").lower().split():
                    if content:
                        self._meta.setdefault(name, []).append(content)
        for node in page.css("link[rel][href]"):
            for rel in (node.attributes.get("rel") or "").lower().split():
                self.links.setdefault(rel, (node.attributes.get("href") or "").strip())
        for node in page.css('script[type="application/ld+json" i]'):
            self.scripts.append(node.text() or "")
        title = page.css_first("title")
        self.title = " ".join((title.text() or "").split()) if title is not None else ""
        root = page.css_first("html")
        attrs = root.attributes if root is not None else {}
        self.language = attrs.get("lang") or attrs.get("xml:lang")

    def all(self, names: tuple[str, ...]) -> Iterator[str]:
        """What stands under the names, in their order."""
        for name in names:
            yield from self._meta.get(name, ())

    def first(self, names: tuple[str, ...]) -> str | None:
        """The first that stands under one of the names."""
        return next(self.all(names), None)
