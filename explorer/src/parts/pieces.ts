// Pieces of text that are shown in many places, each in its own direction.
import { html, nothing, type TemplateResult } from "lit";
import type { Line } from "../api";
import { direction, day, t } from "../words";

// So many letters without a space are no word of any language; browsers take seconds to set them.
const ENDLESS = /(\S{400,})/;

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
    : html`<bdi dir="auto">${broken(text)}</bdi>`;
}

/** The words of a report for what happened, in their sentence. */
export function marked(one: Line): TemplateResult {
  const at = one.evidence.indexOf(one.quote);
  if (at < 0) return html`<q class="words" lang=${one.language} dir=${direction(one.language)}>${broken(one.quote)}</q>`;
  const end = at + one.quote.length;
  return html`<q class="words" lang=${one.language} dir=${direction(one.language)}>${broken(one.evidence.slice(0, at))}<mark>${broken(one.quote)}</mark>${broken(one.evidence.slice(end))}</q>`;
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
