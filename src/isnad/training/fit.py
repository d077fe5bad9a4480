"""Fitting the weights of judge and attachment: logistic regression over sparse features.

Needs scikit-learn (``pip install 'isnad[train]'``); nothing else in the program does.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from isnad import files
from isnad.errors import IsnadError
from isnad.resolve.learned.heads import HEADS, NAME, Bars, Head, Heads
from isnad.resolve.learned.judge import NONE, Weights
from isnad.training.attached import Attached
from isnad.training.instances import Instance

# Features seen once teach nothing; weights below the least change nothing. How weak the penalty is,
# bar and floor were found on documents of the annotations that were left out, a quarter at a time.
_SEEN, _LEAST, _DIGITS = 2, 0.02, 3
_STRENGTH, _NEARLY, _ROUNDS = 0.08, 1e-3, 200
# Where nothing was learned, nothing is likely.
_NEVER = -9.0
BAR, FLOOR = 0.3, 0.07
# Of types that fewer candidates tell, the judge knows too little to take a frame's word away.
_RARE = 150
# The same for the attachment, of whose features there are fewer.
_OFTEN, _FINE, _FIRM = 3, 0.01, 0.1
BARS = {
    "place": Bars(0.25, 0.3, 0.28),
    "time": Bars(0.25, 0.25, 0.38),
    "actor": Bars(0.3, 0.45, 0.45, more=0.6),
    "recipient": Bars(0.3, 0.45, 0.42),
}


def fit(instances: list[Instance], bar: float = BAR) -> Weights:
    """The weights that tell the labels of the instances best; the same for the same instances."""
    extraction, linear = _library()
    counts = Counter(f for one in instances for f in set(one.features))
    held = [{f: 1 for f in one.features if counts[f] >= _SEEN} for one in instances]
    table = extraction.DictVectorizer()
    labels = [one.label for one in instances]
    # Looked at first: the library knows no table without rows.
    if len(set(labels)) < 2 or NONE not in labels:
        raise IsnadError("too few annotations: claims and words without claim are needed")
    matrix = table.fit_transform(held)
    model = linear.LogisticRegression(C=_STRENGTH, tol=_NEARLY, max_iter=_ROUNDS)
    model.fit(matrix, labels, sample_weight=[one.weight for one in instances])
    return Weights(
        classes=[str(name) for name in model.classes_],
        bias=[round(float(value), _DIGITS) for value in model.intercept_],
        rows=_rows(model, table.get_feature_names_out()),
        bar=bar,
        floor=FLOOR,
        seldom=sorted(name for name, many in Counter(labels).items() if many < _RARE),
    )


def _rows(model: Any, names: Any) -> dict[str, list[tuple[int, float]]]:  # noqa: ANN401
    rows = {}
    for j, name in enumerate(names):
        column = [(k, round(float(w), _DIGITS)) for k, w in enumerate(model.coef_[:, j])]
        kept = [(k, w) for k, w in column if abs(w) >= _LEAST]
        if kept:
            rows[str(name)] = kept
    return rows


def attach(found: list[Attached]) -> Heads:
    """The weights that tell best which phrases are the answers; the same for the same ones."""
    return Heads(heads={name: _head(name, [x for x in found if x.head == name]) for name in HEADS})


def _head(name: str, found: list[Attached]) -> Head:
    extraction, linear = _library()
    counts = Counter(f for one in found for f in set(one.features))
    held = [{f: 1 for f in one.features if counts[f] >= _OFTEN} for one in found]
    labels = [one.label for one in found]
    if len(set(labels)) < 2:
        return Head(bias=_NEVER, bars=BARS[name], rows={})
    table = extraction.DictVectorizer()
    model = linear.LogisticRegression(C=_FIRM, max_iter=_ROUNDS)
    model.fit(table.fit_transform(held), labels, sample_weight=[one.weight for one in found])
    pairs = zip(table.get_feature_names_out(), model.coef_[0], strict=True)
    return Head(
        bias=round(float(model.intercept_[0]), _DIGITS),
        bars=BARS[name],
        rows={str(f): round(float(w), _DIGITS) for f, w in pairs if abs(w) >= _FINE},
    )


def beside(path: Path) -> Path:
    """Where the weights of the attachment go: beside those of the judge."""
    return path.with_name(NAME)


def save_heads(heads: Heads, path: Path) -> None:
    """Write the weights of the attachment as JSON, one feature a line, in order of name."""
    parts = []
    for name, head in sorted(heads.heads.items()):
        lines = (f"{msgspec.json.encode(f).decode()}:{head.rows[f]}" for f in sorted(head.rows))
        bars = msgspec.json.encode(head.bars).decode()
        top = f'{msgspec.json.encode(name).decode()}:{{"bias":{head.bias},"bars":{bars},"rows":{{'
        parts.append(top + "\n" + ",\n".join(lines) + "\n}}")
    files.put(path, ('{"heads":{\n' + ",\n".join(parts) + "\n}}\n").encode())


def save(weights: Weights, path: Path) -> None:
    """Write weights as JSON, one feature a line, in order of name: the same bytes every time."""
    lines = (
        f"{msgspec.json.encode(name).decode()}:{msgspec.json.encode(weights.rows[name]).decode()}"
        for name in sorted(weights.rows)
    )
    head = msgspec.json.encode(
        {
            "classes": weights.classes,
            "bias": weights.bias,
            "bar": weights.bar,
            "floor": weights.floor,
            "seldom": weights.seldom,
        }
    ).decode()
    files.put(path, (f'{head[:-1]},"rows":{{\n' + ",\n".join(lines) + "\n}}\n").encode())


def _library() -> tuple[Any, Any]:
    try:
        from sklearn import feature_extraction, linear_model  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise IsnadError(
            "training needs scikit-learn: install it with pip install 'isnad[train]'"
        ) from error
    return feature_extraction, linear_model
