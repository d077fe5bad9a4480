"""``isnad train``: judge and attachment learned anew from annotations."""

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
    typer.Option(
        "--texts",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="A folder that their texts are in.",
    ),
]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the weights go.")]


def train(folder: Folder, out: Out, texts: Sources = []) -> None:  # noqa: B006
    """Learn which candidates tell a claim, and of which type; and which places and dates are
    theirs (attachment.json beside FILE). The same input gives the same files."""
    from isnad.training import fit
    from isnad.training.instances import Instance, lessons

    every_lesson = list(lessons(folder, texts))
    found = [one for one in every_lesson if isinstance(one, Instance)]
    told = Counter(one.language for one in found if one.tells)
    every = Counter(one.language for one in found)
    for language in sorted(every):
        streams.tell(f"{language}: {every[language]} candidates, {told[language]} of them claims")
    weights = fit.fit(found)
    fit.save(weights, out)
    streams.tell(f"{len(weights.rows)} features for {len(weights.classes)} classes in {out}")
    heads = fit.attach([one for one in every_lesson if not isinstance(one, Instance)])
    beside = fit.beside(out)
    fit.save_heads(heads, beside)
    size = sum(len(head.rows) for head in heads.heads.values())
    streams.tell(f"{size} features for {len(heads.heads)} questions in {beside}")
