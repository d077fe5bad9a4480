// Filters that are no facets: how many origins, whether accounts differ, whether a day is told.
import { html, type TemplateResult } from "lit";
import { change, type Address } from "../address";
import { number, t } from "../words";

const ORIGINS = [1, 2, 3, 5, 10];

export function moreFilters(at: Address): TemplateResult {
  const least = Number(at.params.get("min_origins") ?? 1);
  return html`<div class="more-filters">
    <label>${t("over.chip.min_origins")} <select @change=${(event: Event) => {
      const value = (event.target as HTMLSelectElement).value;
      change({ min_origins: value === "1" ? null : value });
    }}>
      ${[...new Set([...ORIGINS, least])].sort((a, b) => a - b).map((n) => html`<option value=${n} ?selected=${n === least}>${n === 1 ? t("over.any") : number(n)}</option>`)}
    </select></label>
    ${choice(at, "disputed", { true: "disputed.true", false: "disputed.false" })}
    ${choice(at, "dated", { true: "over.dated.true", false: "over.dated.false" })}
  </div>`;
}

function choice(at: Address, name: string, values: Record<string, string>): TemplateResult {
  const now = at.params.get(name) ?? "";
  return html`<label>${t(`over.chip.${name}`)} <select @change=${(event: Event) => change({ [name]: (event.target as HTMLSelectElement).value || null })}>
    <option value="" ?selected=${!now}>${t("over.any")}</option>
    ${Object.entries(values).map(([value, key]) => html`<option value=${value} ?selected=${value === now}>${t(key)}</option>`)}
  </select></label>`;
}
