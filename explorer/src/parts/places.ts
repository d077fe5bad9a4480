// The map, and the same as a table: for keyboards, for screen readers, and for places that no map can show.
import { html, nothing, type TemplateResult } from "lit";
import { change, toggle, type Address } from "../address";
import type { Spot, Spots } from "../api";
import { kind } from "../map/features";
import { number, t } from "../words";
import { age } from "./ages";
import { listing } from "./listing";
import { words } from "./pieces";

/** `newest`: when the newest report that is asked of became known. */
export function places(at: Address, found: Spots, newest: string | null): TemplateResult {
  const chosen = new Set(at.params.getAll("place"));
  const listed = found.items.filter((one) => kind(one) === "none");
  const unmapped = listed.reduce((sum, one) => sum + one.count, 0);
  const mapped = found.total - found.unplaced - unmapped;
  return html`<p class="adds-up">${t("over.mapped", { n: mapped })}
      ${unmapped ? html` · ${t("over.unmapped", { n: unmapped })}` : nothing}
      ${found.unplaced ? html` · <button class="as-link" aria-pressed=${chosen.has("none") ? "true" : "false"} @click=${() => toggle("place", "none")}>${t("sum.unplaced", { n: found.unplaced })}</button>` : nothing}
    </p>
    ${listing("places-list", t("over.places.list", { n: found.items.length }), t("over.places"),
      [t("facet.place"), t("over.exact"), t("claims"), t("disputed"), t("over.last.head")],
      () => found.items.map((one) => row(one, chosen.has(one.key), newest)))}`;
}

function row(one: Spot, chosen: boolean, newest: string | null): TemplateResult {
  return html`<tr data-place=${one.key}>
    <th scope="row"><button class="as-link" aria-pressed=${chosen ? "true" : "false"} @click=${() => toggle("place", one.key)}>${words(one.name)}</button>
      ${one.claimed_by.length ? html`<span class="tag">${t("over.claimed_by", { who: one.claimed_by.join(" · ") })}</span>` : nothing}</th>
    <td>${t(`over.precision.${one.precision}`)}</td><td class="n">${number(one.count)}</td><td class="n">${number(one.disputed)}</td>
    <td>${age(one.last_report, newest)}</td></tr>`;
}

/** What is told of a place in short. */
export function tip(found: Spots, newest: string | null): (key: string) => string {
  return (key) => {
    const one = found.items.find((spot) => spot.key === key);
    if (!one) return "";
    const parts = [`\u2068${one.name}\u2069 (${t(`over.precision.${one.precision}`)})`, t("sum.claims", { n: one.count })];
    if (one.disputed) parts.push(t("over.disputed", { n: one.disputed }));
    if (one.claimed_by.length) parts.push(t("over.claimed_by", { who: one.claimed_by.join(" · ") }));
    return [...parts, age(one.last_report, newest)].join(" · ");
  };
}

export function mapSettings(at: Address): TemplateResult {
  const layer = at.params.get("layer") === "situation";
  return html`<div class="map-settings">
    <label><input type="checkbox" .checked=${layer} @change=${() => change({ layer: layer ? null : "situation" })}> ${t("over.layer")}</label>
  </div>`;
}

export function borders(at: Address): TemplateResult {
  const borders = at.params.get("borders") ?? "dashed";
  return html`<label class="borders">${t("over.borders")} <select @change=${(event: Event) => change({ borders: (event.target as HTMLSelectElement).value })}>
      ${["dashed", "held", "none"].map((one) => html`<option value=${one} ?selected=${one === borders}>${t(`over.borders.${one}`)}</option>`)}
  </select></label>`;
}
