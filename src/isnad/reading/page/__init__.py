"""One HTML page to what its report is: text, title, dates, who wrote it, and where on the page
each word stood. Nothing is fetched, and no script is run."""

from __future__ import annotations

import hashlib

import msgspec
from selectolax.lexbor import LexborHTMLParser

from isnad.reading.notes import Note, on_bytes
from isnad.reading.page import linked
from isnad.reading.page.bounds import Unreadable, check
from isnad.reading.page.carried import carried
from isnad.reading.page.choice import choose
from isnad.reading.page.decoding import decoded
from isnad.reading.page.dom import Tree, walk
from isnad.reading.page.facts import Facts, Reader, titles
from isnad.reading.page.head import Head
from isnad.reading.page.kinds import Sorter
from isnad.reading.page.writing import Writer, layout
from isnad.records import CarriedBy, PageMap, Passage


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What was read from a page; what it does not say is null.

    ``text``: paragraphs, headings, captions and what else belongs to the report, one a line, in
    the order of the page; white space as a browser shows it. ``published`` and ``modified``: EDTF
    or RFC 3339, with the zone as the page states it. ``url``: its canonical address; ``source``:
    that of the original it was taken from; ``notes``: what to say of how it was read; ``language``: BCP 47, where
    all its statements agree and its words bear them out.
    """

    text: str
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    byline: list[str] = []
    language: str | None = None
    url: str | None = None
    source: str | None = None
    layout: list[Passage] = []
    carried_by: list[CarriedBy] = []
    page: PageMap
    notes: tuple[Note, ...] = ()


def read_page(
    data: bytes, *, url: str | None = None, encoding: str | None = None, forced: str | None = None
) -> Page:
    """What a page says. ``url``: where it was found; ``encoding``: the one that a header declared;
    ``forced``: the one that the user says it is in, whatever others declare.

    Raises Unreadable for a page that is nested or attributed beyond all use, or in no encoding
    that is known.
    """
    found_as = decoded(data, encoding, forced)
    html = found_as.text
    check(html)
    parser = LexborHTMLParser(html)
    found = Head(parser)
    tree = walk(parser.root) if parser.root is not None else Tree()
    statements = linked.read(found.scripts, titles(found, linked.Linked()))
    stretch = choose(tree, titles(found, statements))
    reader, writer = Reader(found, statements, tree, stretch, url), Writer()
    stated = [author.name for author in reader.authors]
    text, placed, runs = writer.text(Sorter(tree, stretch, stated).kept())
    facts = reader.facts(text)
    told = carried(text, placed, facts)
    heading = [] if stretch.title is None else writer.runs(tree.lines[stretch.title], 0)
    return Page(
        text=text,
        title=facts.title,
        published=facts.published,
        modified=facts.modified,
        outlet=facts.outlet,
        byline=_byline(told),
        language=facts.language,
        url=facts.url,
        source=facts.source,
        layout=layout(text, placed),
        carried_by=told,
        notes=on_bytes(found_as),
        page=PageMap(
            hashlib.sha256(data).hexdigest(), found_as.encoding, writer.nodes, runs, heading
        ),
    )


def _byline(told: list[CarriedBy]) -> list[str]:
    """The people who wrote it; bodies are credited, and are no writers."""
    return [one.name for one in told if one.link == "byline" and one.name]


__all__ = ["Facts", "Page", "Unreadable", "read_page"]
