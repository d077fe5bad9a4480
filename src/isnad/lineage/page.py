"""What the page of a report says of its own origin."""

from __future__ import annotations

from isnad.joins import Original
from isnad.lineage import outlets
from isnad.records import CarriedBy, Report


def foreign(report: Report) -> list[CarriedBy]:
    """Whom and what the page credits beside its own outlet, in order. Photographs come from
    elsewhere than the words; outlets without a name are nobody."""
    return [
        one
        for one in report.carried_by
        if one.link != "photo" and (one.url or _names_another(one.name, report.outlet))
    ]


def own(report: Report) -> bool:
    """Whether the page credits its own outlet, and no other."""
    mine = any(_is_own(one.name, report.outlet) for one in report.carried_by if one.name)
    return mine and not any(one.link == "credit" for one in foreign(report))


def compiled(report: Report) -> bool:
    """Whether the page says that it is put together from outlets that it does not name."""
    return any(outlets.unnamed(one.name or "") for one in report.carried_by)


def of(report: Report, original: Report) -> CarriedBy | None:
    """The first credit of a page that another report may be meant by: its address, or its
    outlet's name."""
    meant = Original(url=original.url, outlet=original.outlet)
    return next((one for one in foreign(report) if means_original(one, meant)), None)


def means_original(one: CarriedBy, original: Original) -> bool:
    """Whether a credit means an original: it has its address, or names its outlet."""
    if one.url is not None:
        if original.url is not None and outlets.address(one.url) == outlets.address(original.url):
            return True
        return outlets.host(one.url) == outlets.host(original.url) is not None
    if not one.name:
        return False
    if original.outlet and (
        outlets.same(one.name, original.outlet) or outlets.abbreviates(one.name, original.outlet)
    ):
        return True
    return outlets.host(one.name) == outlets.host(original.url) is not None


def _names_another(name: str | None, outlet: str | None) -> bool:
    """Whether a credit names an outlet that is not the report's own; a number names nobody."""
    if not any(map(str.isalpha, name or "")):
        return False
    return not outlets.unnamed(name or "") and not _is_own(name, outlet)


def _is_own(name: str | None, outlet: str | None) -> bool:
    if not name or not outlet:
        return False
    return outlets.same(name, outlet) or outlets.abbreviates(name, outlet)
