// Pieces of text that are shown in many places, each in its own direction.
import { html, nothing, type TemplateResult } from "lit";
import { link } from "../address";
import type { Line } from "../api";
import { direction, day, t } from "../words";

// So many letters without a space are no word of any language; browsers take seconds to set them.
const ENDLESS = /(\S{400,})/;
const HASHED = /sha256:[0-9a-f]{64}/g;

/** A text of a report, with places where a word without an end may be broken. */
export function broken(text: string): unknown {
  const pieces = text.split(ENDLESS);
  if (pieces.length === 1) return text;
  return pieces.map((piece, n) => (n % 2 ? (piece.match(/.{1,100}/gsu) ?? []).map((some) => html`${some}<wbr>`) : piece));
}

/** Words of a report, or a name, in the direction of their language or, without one, of their letters. */
export function words(text: string, language: string | null = null): TemplateResult {
  return language
    ? html`<bdi lang=${language} dir=${direction(language)}>${broken(text)}</bdi>`
    : html`<bdi dir="auto" title=${text.match(HASHED)?.[0] ?? nothing}>${broken(nameless(text))}</bdi>`;
}

/** The name of a report's outlet; what it is where it names none, with its id as the title. */
export function outlet(name: string | null | undefined, id: string): TemplateResult {
  return name ? words(name) : html`<span title=${id}>${t("outlet.none")}</span>`;
}

/** A name in the reader's words, where joining calls a report that names no outlet by its id. */
export const nameless = (name: string): string => name.replace(HASHED, () => t("outlet.none"));

/** How a claim is said to stand. */
export function tags(one: Line): TemplateResult {
  return html`${one.modality !== "actual" ? html`<span class="tag">${t(`modality.${one.modality}`)}</span>` : nothing}
    ${one.polarity === "negated" ? html`<span class="tag">${t("negated")}</span>` : nothing}
    ${one.disputed ? html`<span class="tag disputed">${t("disputed")}</span>` : nothing}
    ${one.retracted ? html`<span class="tag retracted">${t("retracted")}</span>` : nothing}`;
}

/** Who says a claim, in which report, and the ways to its words and to its story; `on`: whether filters go along. */
export function foot(one: Line, on = true): TemplateResult {
  return html`<p class="foot">${chain(one)} · ${outlet(one.outlet, one.report)} · ${ways(one, on)}</p>`;
}

/** The ways to the words of a claim and to its story. */
export function ways(one: Line, on = true): TemplateResult {
  const count = t("origins", { n: one.origins });
  return html`<a href=${`${link("reports", one.report, {}, on)}#claim-${encodeURIComponent(one.id)}`}>${t("claims.in.report")}</a>
    · ${one.story ? html`<a href=${link("stories", one.story, {}, on)}>${count}</a>` : count}`;
}

/** The words of a report for what happened, in their sentence. */
export const marked = (one: Line): TemplateResult => marks(one.evidence, [one.quote], one.language);

/** Words of a report in which some are marked; these alone where they do not stand in it. */
export function marks(text: string, several: string[], code: string): TemplateResult {
  const spans = several.map((one) => [text.indexOf(one), text.indexOf(one) + one.length] as [number, number]).filter(([start]) => start >= 0);
  const shown = spans.length ? text : several.join(" … "), pieces: unknown[] = [];
  let at = 0;
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    if (end <= at) continue;
    pieces.push(broken(shown.slice(at, start)), html`<mark>${broken(shown.slice(Math.max(at, start), end))}</mark>`);
    at = end;
  }
  return html`<q class="words" lang=${code} dir=${direction(code)}>${pieces}${broken(shown.slice(at))}</q>`;
}

/** Who says it through whom, outermost first; the report itself where nobody else does. */
export function chain(one: Line): TemplateResult {
  if (!one.sources.length) return html`<span class="chain">${t("said.report", { outlet: one.outlet ?? "" })}</span>`;
  return html`<span class="chain">${one.sources.map((name, n) => html`${n ? html`<span class="through" aria-hidden="true"> ← </span>` : nothing}${words(name)}`)}</span>`;
}

/** Days as they are told, as exactly as that and no more: a day, a month, a year, a span, what goes on, about then, or none. */
export function days(one: Pick<Line, "edtf" | "first" | "last">): string {
  if (!one.first) return one.edtf ?? t("day.none");
  const [bare = "", end] = (one.edtf ?? one.first).replace(/[~?%]/g, "").split("/");
  const open = end === "..", whole = (end === undefined || open) && /^\d{4}(-\d\d){0,2}$/.test(bare);
  const span = one.first === one.last || !one.last ? day(one.first) : t("day.span", { first: day(one.first), last: day(one.last) });
  const told = whole ? day(bare) : span;
  const from = open ? t("over.from", { date: told }) : told;
  return /[~%]/.test(one.edtf ?? "") ? t("over.about", { date: from }) : from;
}
