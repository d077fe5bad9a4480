"""Evidence bundles: what a story or brief stands on, in one file that anybody can check."""

from isnad.bundles.making import Given, NotOfThisStore, of_brief, of_story, reports_of
from isnad.bundles.reading import NoBundle
from isnad.bundles.records import SUMS, Files, digest
from isnad.bundles.verifying import Checked, verify
from isnad.bundles.zipped import packed, unpacked

__all__ = [
    "SUMS",
    "Checked",
    "Files",
    "Given",
    "NoBundle",
    "NotOfThisStore",
    "digest",
    "of_brief",
    "of_story",
    "packed",
    "reports_of",
    "unpacked",
    "verify",
]
