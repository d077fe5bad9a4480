// A list of claims, each with its words and its chain.
import { html, nothing, type TemplateResult } from "lit";
import { change, link } from "../address";
import type { Line, Lines } from "../api";
import { number, t } from "../words";
import { chain, days, foot, marked, marks, outlet, tags, ways, words } from "./pieces";

export function claims(found: Lines): TemplateResult {
  return html`
    <ol class="claims">${sentences(found.items).map(card)}</ol>
    ${pages(found)}`;
}

/** Claims that stand beside each other in the list and on the same sentence. */
export function sentences(items: Line[]): Line[][] {
  const found: Line[][] = [];
  for (const one of items) {
    const last = found.at(-1)?.[0];
    if (last && last.report === one.report && last.evidence === one.evidence) found.at(-1)?.push(one);
    else found.push([one]);
  }
  return found;
}

/** A sentence with what it claims: its words stand once, however many claims they carry. */
export function card(several: Line[]): TemplateResult {
  const [one] = several as [Line];
  if (several.length === 1) return html`<li class="claim" id=${`claim-${one.id}`} data-place=${one.place?.key ?? nothing}>
      ${head(one)}<p>${marked(one)}</p>${foot(one)}</li>`;
  // What all of them have alike is said once.
  const by = alike(several, (other) => other.sources.join("\n")), at = alike(several, (other) => `${days(other)} ${other.place?.key}`);
  return html`<li class="claim">
      ${at ? html`<p class="head">${settled(one)}</p>` : nothing}
      <p>${marks(one.evidence, several.map((other) => other.quote), one.language)}</p>
      <ul class="claim-parts" aria-label=${t("sum.claims", { n: several.length })}>${several.map((other) => html`<li class="claim-part" id=${`claim-${other.id}`} data-place=${other.place?.key ?? nothing}>
        <p class="head"><span class="type">${t(`type.${other.type}`)}</span> <span class="quoted">${words(other.quote, other.language)}</span>
          ${tags(other)} ${at ? nothing : settled(other)}</p>
        <p class="foot">${by ? nothing : html`${chain(other)} · `}${ways(other)}</p></li>`)}</ul>
      <p class="foot">${by ? html`${chain(one)} · ` : nothing}${outlet(one.outlet, one.report)}</p></li>`;
}

const alike = (several: Line[], what: (one: Line) => string): boolean => new Set(several.map(what)).size === 1;

function head(one: Line): TemplateResult {
  return html`<p class="head"><span class="type">${t(`type.${one.type}`)}</span> ${tags(one)} ${settled(one)}</p>`;
}

/** When and where. */
function settled(one: Line): TemplateResult {
  return html`<span class="when">${days(one)}</span>
    ${one.place ? html`<a class="where" href=${link("places", one.place.key)}>${words(one.place.name)}</a>` : nothing}`;
}

export function pages(found: { page: number; pages: number }): TemplateResult | typeof nothing {
  if (found.pages < 2) return nothing;
  const to = (page: number) => () => change({ page: String(page) });
  return html`<nav class="pages" aria-label=${t("pages")}>
    <button ?disabled=${found.page <= 1} @click=${to(Math.min(found.page - 1, found.pages))}>${t("page.before")}</button>
    <span>${t("page.of", { page: number(found.page), pages: number(found.pages) })}</span>
    <button ?disabled=${found.page >= found.pages} @click=${to(found.page + 1)}>${t("page.after")}</button>
  </nav>`;
}
