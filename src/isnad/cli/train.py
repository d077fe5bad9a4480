"""``isnad train``: the judge learned anew from annotations."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli import streams

Folder = Annotated[
    Path,
    typer.Argument(
        metavar="ANNOTATIONS",
        exists=True,
        file_okay=False,
        help="Folder of stand-off annotations (*.jsonl).",
    ),
]
Sources = Annotated[
    list[Path],
    typer.Option("--texts", exists=True, file_okay=False, help="A folder that their texts are in."),
]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the weights go.")]


def train(folder: Folder, out: Out, texts: Sources = []) -> None:  # noqa: B006
    """Learn which candidates tell a claim, and of which type; the same input gives the same file."""
    from isnad.training import fit
    from isnad.training.instances import instances

    found = list(instances(folder, texts))
    told = Counter(one.language for one in found if one.tells)
    every = Counter(one.language for one in found)
    for language in sorted(every):
        streams.tell(f"{language}: {every[language]} candidates, {told[language]} of them claims")
    weights = fit.fit(found)
    fit.save(weights, out)
    streams.tell(f"{len(weights.rows)} features for {len(weights.classes)} classes in {out}")
