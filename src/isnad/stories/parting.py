"""Which nodes tell one story, among nodes that ties hold together."""

from __future__ import annotations

from isnad.joins import Node, Tie


def part(nodes: list[Node], ties: list[Tie]) -> list[list[Node]]:
    """The stories that nodes tell, the nodes of each as published. The same in whatever order
    nodes and ties come, and the same for nodes that no tie joins to the rest."""
    found = {node.id: node.id for node in nodes}

    def root(name: str) -> str:
        while found[name] != name:
            name = found[name]
        return name

    for one in sorted(ties, key=lambda t: (-t.weight, t.one, t.other)):
        if one.one in found and one.other in found:
            low, high = sorted((root(one.one), root(one.other)))
            found[high] = low
    out: dict[str, list[Node]] = {}
    for node in sorted(nodes, key=lambda n: (n.published or "", n.report, n.part, n.start)):
        out.setdefault(root(node.id), []).append(node)
    return list(out.values())
