// The filters: values of facets with how many claims have them; what is set can be taken out.
import { html, nothing, type TemplateResult } from "lit";
import { change, toggle, type Address } from "../address";
import type { Facets, Value } from "../api";
import { known, number, t } from "../words";
import { words } from "./pieces";

/** Facets whose values are words of the page, not names. */
const CODED = new Set(["type", "language", "modality", "polarity", "disputed", "country"]);

/** The filters of a list; on a phone they are out of the way until they are asked for. */
export function filterBox(inside: unknown): TemplateResult {
  return html`<details class="filters-box" ?open=${matchMedia("(min-width: 48.01rem)").matches}><summary>${t("filters")}</summary>${inside}</details>`;
}

export function facets(at: Address, found: Facets): TemplateResult {
  return html`<section class="facets" aria-label=${t("filters")}>
    ${Object.entries(found.facets).map(([name, values]) => facet(at, name, values, found.more[name] ?? 0))}
  </section>`;
}

function facet(at: Address, name: string, values: Value[], more: number): TemplateResult | typeof nothing {
  const chosen = new Set(at.params.getAll(name));
  const set = values.filter((one) => [one.key, ...one.also ?? []].some((key) => chosen.has(key))).length || chosen.size;
  if (values.length < 2 && !chosen.size) return nothing;
  return html`<details ?open=${chosen.size > 0}>
    <summary>${t(`facet.${name}`)}${chosen.size ? html` <span class="tag">${number(set)}</span>` : nothing}</summary>
    <ul>${values.map((one) => html`<li><label>
        <input type="checkbox" .checked=${[one.key, ...one.also ?? []].some((key) => chosen.has(key))} @change=${() => toggle(name, one.key, one.also)}>
        <span>${label(name, one)}</span> <span class="count">${number(one.count)}</span>
      </label></li>`)}</ul>
    ${more ? html`<p class="more">${t("facet.more", { n: more })}</p>` : nothing}
    ${chosen.size ? html`<button @click=${() => change({ [name]: null })}>${t("facet.clear")}</button>` : nothing}
  </details>`;
}

function label(name: string, one: Value): unknown {
  if (one.key === "none") return t(known(`none.${name}`) ? `none.${name}` : "none");
  if (CODED.has(name) && known(`${name}.${one.key}`)) return t(`${name}.${one.key}`);
  return words(one.name);
}
