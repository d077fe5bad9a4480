// What is set: every filter of the address as a button that takes it out.
import { html, nothing, type TemplateResult } from "lit";
import { change, toggle, type Address } from "../address";
import type { Facets, Spots } from "../api";
import { day, known, number, t } from "../words";
import { words } from "./pieces";

const SEVERAL = ["type", "country", "place", "actor", "part", "source", "origin", "side", "outlet", "language", "modality", "polarity"];
const DAYS = ["since", "as_of", "known_after", "known_by"];

export function chips(at: Address, found: Facets, spots: Spots): TemplateResult | typeof nothing {
  const all = [
    ...DAYS.flatMap((name) => one(at, name, (value) => day(value))),
    ...SEVERAL.flatMap((name) => {
      const given = at.params.getAll(name), also = (value: string) => found.facets[name]?.find((one) => one.also?.includes(value));
      return given.filter((value) => !given.includes(also(value)?.key ?? "")).map((value) => {
        const one = also(value) ?? found.facets[name]?.find(({ key }) => key === value);
        return chip(t(`facet.${name}`), called(name, one?.key ?? value, found, spots), () => toggle(name, value, one ? [one.key, ...one.also ?? []] : []));
      });
    }),
    ...one(at, "min_origins", (value) => number(Number(value))),
    ...one(at, "disputed", (value) => t(`disputed.${value}`)),
    ...one(at, "dated", (value) => t(`over.dated.${value}`)),
    ...one(at, "q", (value) => words(value)),
    ...one(at, "report", (value) => words(value)),
  ];
  if (!all.length) return nothing;
  const none = Object.fromEntries([...SEVERAL, ...DAYS, "min_origins", "disputed", "dated", "q", "report"].map((name) => [name, null]));
  return html`<div class="chips" role="group" aria-label=${t("over.set")}>${all}
    ${all.length > 1 ? html`<button class="chip-all" @click=${() => change(none)}>${t("over.clear")}</button>` : nothing}</div>`;
}

function one(at: Address, name: string, told: (value: string) => unknown): TemplateResult[] {
  const value = at.params.get(name);
  return value ? [chip(t(`over.chip.${name}`), told(value), () => change({ [name]: null }))] : [];
}

function chip(label: string, value: unknown, out: () => void): TemplateResult {
  return html`<button class="chip" @click=${out}><span class="unseen">${t("over.take_out")}</span>
    <span class="chip-name">${label}</span> ${value} <span aria-hidden="true">✕</span></button>`;
}

/** What a value of a filter is called; the value itself where nothing that is told has it. */
function called(name: string, value: string, found: Facets, spots: Spots): unknown {
  if (value === "none") return t(known(`none.${name}`) ? `none.${name}` : "none");
  if (known(`${name}.${value}`)) return t(`${name}.${value}`);
  const facet = found.facets[name]?.find((one) => one.key === value)?.name;
  return words(facet ?? spots.items.find((one) => name === "place" && one.key === value)?.name ?? value);
}
