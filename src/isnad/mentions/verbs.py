"""What a verb group is: its verb, voice, tense, polarity and modality."""

from __future__ import annotations

from isnad.annotations import Group, Item


def verb_group(parts: list[Item]) -> Group:
    """A verb group: its verb, voice, tense, polarity and modality, with the words that say so."""
    verb = parts[-1] if parts[-1].tag == "verb" else None
    made = Group(kind="vg", i=parts[0].i, j=parts[-1].j, items=parts, head=verb)
    subs = [p.sub for p in parts if p.tag == "aux"]
    for part in parts:
        if part.tag == "neg":
            made.polarity = "negated"
            made.cues.append((part, "negation"))
        elif part.tag == "aux":
            _auxiliary(made, part)
    made.form = _form(verb, subs)
    made.voice = _voice(verb, subs, made.form)
    return made


def _auxiliary(made: Group, part: Item) -> None:
    kind, _, more = part.sub.partition(".")
    if kind == "have" and made.cues and made.cues[-1][0].sub.startswith("cond"):
        made.modality = "possible"  # "would have left"
    if more == "impf" and made.head is not None and made.head.lexes and not made.head.has("impf"):
        return  # before a perfect it only says that something is over
    modality = {"fut": "planned", "cond": "planned", "poss": "possible", "should": "demanded"}.get(
        kind
    )
    if modality:
        made.modality = modality
        made.cues.append((part, modality))
    if more == "neg":
        made.polarity = "negated"
        made.cues.append((part, "negation"))


def _form(verb: Item | None, subs: list[str]) -> str:
    kinds = {s.partition(".")[0] for s in subs}
    if verb is None:
        return "cop" if "be" in kinds else "aux"
    if subs and subs[0] == "be.ing":
        return "ger"
    if "inf" in kinds and not kinds & {"be", "have"}:
        return "inf"
    if kinds & {"be", "have", "do", "fut", "cond", "poss", "should", "pass", "past"}:
        return "fin"
    if verb.has("ing") or verb.sub == "ing":
        return "ger"
    if verb.has("pp") or verb.sub == "ed":
        return "past" if verb.has("past") or verb.sub == "ed" else "part"
    return "fin"


def _voice(verb: Item | None, subs: list[str], form: str) -> str:
    kinds = [s.partition(".")[0] for s in subs]
    if "pass" in kinds:
        return "passive"
    if verb is None:
        return ""
    if verb.has("pass") and not verb.has("act"):
        return "passive"
    if kinds and kinds[-1] == "be" and (verb.has("pp") or verb.sub == "ed"):
        return "passive"
    return "passive" if form == "part" else "active"
