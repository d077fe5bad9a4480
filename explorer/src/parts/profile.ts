// Pieces of the pages of actors and places.
import { html, nothing, type TemplateResult } from "lit";
import { change, FILTERS, filters, link, type Address } from "../address";
import type { Line, Value } from "../api";
import type { Reach, Spelt } from "../finding";
import { day, direction, known, moment, number, t } from "../words";
import { card, sentences } from "./claims";
import { words } from "./pieces";

const SHOWN = ["clock"];

/** Names in all languages, each in its own script. */
export function spelt(several: Spelt[]): TemplateResult | typeof nothing {
  if (!several.length) return nothing;
  return html`<section aria-labelledby="names-head"><h2 id="names-head">${t("find.names")}</h2>
    <dl class="find-names">${several.map(({ language, names }) => html`<dt>${t(`find.names.${language}`)}</dt>
      <dd>${names.map((name, n) => html`${n ? t("find.comma") : nothing}${bdi(name, language)}`)}</dd>`)}</dl></section>`;
}

function bdi(name: string, language: string): TemplateResult {
  return language === "abbr" ? words(name) : html`<bdi lang=${language} dir=${direction(language)}>${name}</bdi>`;
}

/** A day, month or year of the tables, as far as it is told. */
export const date = (told: string): string => day(told);

/** What of the store is counted here, where filters are set; `but`: those that the page goes by otherwise. */
export function counted(at: Address, but: string[] = []): TemplateResult | typeof nothing {
  const set = [...new Set([...filters(at.params).keys()])].filter((name) => ![...SHOWN, ...but].includes(name));
  if (!set.length) return nothing;
  const none = Object.fromEntries(FILTERS.map((name) => [name, null]));
  return html`<p class="find-set" role="note">${t("find.filtered", { n: set.length })}
    <button @click=${() => change(none)}>${t("find.unfiltered")}</button></p>`;
}

/** How much is told, and how old the last report is. */
export function reach(one: Reach, last: string | null = null): TemplateResult {
  const latest = last ?? one.published;
  return html`<p class="sum">${t("sum.claims", { n: one.claims })}${t("find.comma")}${t("find.reports", { n: one.reports })}${latest
    ? html`${t("find.comma")}${t("find.last", { date: day(latest) })}` : nothing}</p>
    ${one.received ? html`<p class="soft">${t("find.received", { date: moment(one.received) })}</p>` : nothing}`;
}

/** Values with how many claims have them, each a link. */
export function tallied(title: string, values: Value[], to: (one: Value) => string | null, label = named): TemplateResult | typeof nothing {
  if (!values.length) return nothing;
  return html`<div class="find-tally"><h3>${title}</h3><ul>${values.map((one) => {
    const where = to(one);
    return html`<li>${where ? html`<a href=${where}>${label(one)}</a>` : label(one)} <span class="count">${number(one.count)}</span></li>`;
  })}</ul></div>`;
}

export const named = (one: Value): unknown => words(one.name);
export const typed = (one: Value): unknown => (known(`type.${one.key}`) ? t(`type.${one.key}`) : one.key);

/** The page of somebody; null for whoever has none. */
export function actorLink(key: string): string | null {
  return key.includes(":") && !key.startsWith("role:") ? link("actors", key) : null;
}

/** The last claims, with their words and chain; `sum`: what is told of all of them. */
export function latest(title: string, lines: Line[], all: string, sum: unknown = nothing): TemplateResult | typeof nothing {
  if (!lines.length) return nothing;
  return html`<section class="find-latest"><h2>${title}</h2>${sum}
    <ol class="claims">${sentences(lines).map(card)}</ol>
    <p><a href=${all}>${t("find.all")}</a></p></section>`;
}
