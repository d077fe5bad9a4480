// What the signs of the map mean: each by shape or filling, beside its colour.
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Address } from "../address";
import { SHOWN, WHATS, picture } from "../map/signs";
import { t } from "../words";
import { borders } from "./places";

export function legend(at: Address): TemplateResult {
  const layer = at.params.get("layer") === "situation";
  return html`<details class="legend"><summary>${t("over.legend")}</summary><ul>
    ${entry("dot", svg`<circle cx="11" cy="11" r="6" class="s-dot"/>`)}
    ${entry("disputed", svg`<circle cx="11" cy="11" r="7" class="s-dot s-disputed"/>`)}
    ${entry("near", svg`<circle cx="11" cy="11" r="4" class="s-dot"/><circle cx="11" cy="11" r="9" class="s-near"/>`)}
    ${entry("area", svg`<circle cx="11" cy="11" r="9" class="s-area"/>`)}
    ${entry("land", svg`<rect x="2" y="3" width="18" height="16" class="s-land"/><path d="M2 11 10 3M2 19 18 3M10 19 20 9" class="s-hatch"/>`)}
    ${entry("border", svg`<path d="M1 11H21" class="s-border"/>`)}
    </ul>
    ${layer ? html`<ul>${WHATS.map((what) => html`<li><img alt="" src=${picture(what, "claimed")} width="22" height="22"> ${t(`type.${what}`)}</li>`)}</ul>
      <ul>${SHOWN.map((shown) => html`<li><img alt="" src=${picture("CONTROL", shown)} width="22" height="22"> ${t(`over.shown.${shown}`)}</li>`)}</ul>` : nothing}
    ${borders(at)}
    <p class="credit">${t("over.credit")}</p></details>`;
}

function entry(name: string, drawn: unknown): TemplateResult {
  return html`<li><svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">${drawn}</svg> ${t(`over.legend.${name}`)}</li>`;
}
