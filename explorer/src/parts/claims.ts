// A list of claims, each with its words and its chain.
import { html, nothing, type TemplateResult } from "lit";
import { change, link } from "../address";
import type { Line, Lines } from "../api";
import { number, t } from "../words";
import { days, foot, marked, tags, words } from "./pieces";

export function claims(found: Lines): TemplateResult {
  return html`
    <ol class="claims">${found.items.map(claim)}</ol>
    ${pages(found)}`;
}

function claim(one: Line): TemplateResult {
  return html`
    <li class="claim" id=${`claim-${one.id}`} data-place=${one.place?.key ?? nothing}>
      <p class="head">
        <span class="type">${t(`type.${one.type}`)}</span>
        ${tags(one)}
        <span class="when">${days(one)}</span>
        ${one.place ? html`<a class="where" href=${link("places", one.place.key)}>${words(one.place.name)}</a>` : nothing}
      </p>
      <p>${marked(one)}</p>
      ${foot(one)}
    </li>`;
}

export function pages(found: { page: number; pages: number }): TemplateResult | typeof nothing {
  if (found.pages < 2) return nothing;
  const to = (page: number) => () => change({ page: String(page) });
  return html`<nav class="pages" aria-label=${t("pages")}>
    <button ?disabled=${found.page <= 1} @click=${to(found.page - 1)}>${t("page.before")}</button>
    <span>${t("page.of", { page: number(found.page), pages: number(found.pages) })}</span>
    <button ?disabled=${found.page >= found.pages} @click=${to(found.page + 1)}>${t("page.after")}</button>
  </nav>`;
}
