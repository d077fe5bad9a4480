"""``isnad fetch``: pages and feeds of the web, read as if they were files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli import add, reaching, run
from isnad.cli.options import Form, Format, Join, Language, Published
from isnad.cli.progress import bar
from isnad.cli.read import printing
from isnad.reading import Arrived
from isnad.records import Rejected

if TYPE_CHECKING:
    from isnad.cli.account import Account
    from isnad.fetching import Visitor


def fetch(
    urls: Annotated[
        list[str], typer.Argument(metavar="URL", help="Pages or feeds.", show_default=False)
    ],
    store: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Keep them in this store.", show_default=False),
    ] = None,
    published: Published = None,
    language: Language = None,
    form: Form = Format.text,
    join: Join = True,
    contact: reaching.Contact = None,
    allow_private: reaching.AllowPrivate = None,
    allow_port: reaching.AllowPort = None,
    proxy: reaching.ProxyURL = None,
) -> None:
    """Fetch pages or feeds and print the claims that they make, or keep them in a store.

    Only what is public is fetched, and only what its host's robots.txt leaves to programs.
    """
    reach = reaching.allowed(allow_private, allow_port)
    visitor = reaching.visitor(reach, proxy, contact)
    found = _fetched(urls, visitor, published, language)

    def over(work: run.Work, account: Account | None = None) -> Account:
        with bar([], beside_output=store is None) as shown:
            return run.over_items(found, work, shown, account)

    if store is None:
        account = over(printing(form))
        run.end(account, account.claims_told())
    else:
        add.into(store, "fetch", over, join=join)


def _fetched(
    urls: list[str], visitor: Visitor, published: str | None, language: str | None
) -> Iterator[Arrived | Rejected]:
    from isnad.fetching import Asked, Fetched, NotFetched
    from isnad.reading.answers import Answers
    from isnad.reading.arrivals import Defaults

    defaults = Defaults(published, language)
    with Answers() as answers:
        for url in dict.fromkeys(urls):
            try:
                answer = visitor.get(Asked(url=url))
            except NotFetched as error:
                yield error.rejected()
                continue
            if isinstance(answer, Fetched):
                yield from answers.reports(reaching.page_of(answer), defaults)
