// States with who says so and who disputes them; over time, as stretches on one scale.
import { html, nothing, svg, type TemplateResult } from "lit";
import { link } from "../address";
import type { Account, Stands } from "../api";
import type { Interval, Timeline } from "../finding";
import { picture } from "../map/signs";
import { day, direction, known, language, t } from "../words";
import { outlet, words } from "./pieces";

const WIDE = 1000, HIGH = 12;
const DAY = 86_400_000;

/** One state in words; `since`: with since when, `place`: with where it is. */
export function standing(one: Stands, since = false, place = since): TemplateResult {
  const { what, since: begun, dated, extent } = one.state;
  const share = extent && known(`over.share.${extent.share}`) ? t(`over.share.${extent.share}`) : null;
  const between = one.shown === "contested" ? " / " : t("over.and");
  return html`<p class="find-state"><img alt="" src=${picture(what, one.shown)} width="22" height="22">
    ${place && one.place ? html`<a href=${link("places", one.place.key)}>${words(one.place.name)}</a>` : nothing}
    <strong>${t(`type.${what}`)}</strong> <span class="tag">${t(`over.shown.${one.shown}`)}</span>
    ${one.parties.length ? one.parties.map((name, n) => html`${n ? between : nothing}${words(name)}`) : t("over.by_nobody")}
    ${share ? html`<span class="soft">(${share})</span>` : nothing}${excepted(one)}
    ${begun && since ? html`<span class="soft">${t(dated ? "over.since" : "over.first_told", { date: day(begun.replace(/[~?%].*|\/.*/g, "")) })}</span>` : nothing}</p>
    ${accounts("over.according", one.accounts.filter((account) => !account.disputes))}
    ${accounts("over.disputed_by", one.accounts.filter((account) => account.disputes))}`;
}

/** Who tells it; nobody where reports do so themselves: they are named beside it. */
export const named = (one: Account): unknown => (itself(one) ? nothing : words(one.name));

const itself = (one: Account): boolean => one.claims.every(([report]) => (one.outlets[report] ?? report) === one.name);

/** Links to the words of the reports that tell it, each by its outlet. */
export function toldIn(one: Account): TemplateResult {
  const first = new Map<string, string>();
  for (const [report, claim] of one.claims) if (!first.has(report)) first.set(report, claim);
  const [before, after] = itself(one) ? ["", ""] : ["(", ")"];
  return html`<span class="soft">${before}${[...first].map(([report, claim], n) => html`${n ? t("find.comma") : nothing}<a
    href=${`${link("reports", report)}#claim-${encodeURIComponent(claim)}`}>${outlet(one.outlets[report], report)}</a>`)}${after}</span>`;
}

function accounts(key: string, several: Account[]): TemplateResult | typeof nothing {
  if (!several.length) return nothing;
  return html`<p class="find-accounts">${t(key)} ${several.map((one, n) => html`${n ? t("over.semicolon") : nothing}${named(one)}
    ${one.side ? html`<span class="soft">[${words(one.side)}]</span>` : nothing}
    ${toldIn(one)}`)}</p>`;
}

/** The states of a place over time, each a stretch with its days in words. */
export function overTime(found: Timeline): TemplateResult {
  const steps = [...new Set(found.items.flatMap((one) => [one.first, ...(one.until ? [one.until] : [])]))].sort();
  const head = html`<h2 id="time-head">${t("find.over_time")}</h2>
    <p class="soft">${t("find.over_time.known", { date: day(found.as_of), known: day(found.known_by), clock: t(`over.clock.${found.clock}`) })} ${t("over.silence")}</p>
    ${found.left_out ? html`<p class="soft">${t("find.left_out", { n: found.left_out })}</p>` : nothing}`;
  if (!found.items.length) return html`<section aria-labelledby="time-head">${head}<p>${t("find.no_states")}</p></section>`;
  return html`<section aria-labelledby="time-head">${head}
    <p class="soft">${t("find.over_time.steps")}</p>
    <ol class="find-time">${[...found.items].reverse().map((one) => html`<li>
      ${bar(one, steps)}
      <p class="when">${when(one, found.as_of.slice(0, 10))}</p>
      ${standing(one.stands)}</li>`)}</ol></section>`;
}

/** A stretch among the days on which anything changed, each a step as wide as the others: of years and days on one
 * scale the days would be nothing. What it shows is told in words beside it. */
function bar(one: Interval, steps: string[]): TemplateResult {
  const step = WIDE / steps.length;
  const first = steps.indexOf(one.first) * step, last = one.until ? steps.indexOf(one.until) * step : WIDE;
  const wide = last - first, x = direction(language()) === "rtl" ? WIDE - last : first;
  const sure = one.stands.shown === "claimed";
  return html`<svg class="find-bar" viewBox="0 0 ${WIDE} ${HIGH}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${svg`<rect class="rail" x="0" y=${HIGH / 2 - 1} width=${WIDE} height="2"></rect>
      <rect class=${sure ? "run" : "run other"} x=${x} y="1" width=${wide} height=${HIGH - 2}></rect>`}</svg>`;
}

/** From when until when; a year or month where no more is told of the beginning. */
function when(one: Interval, end: string): string {
  const last = one.until ? before(one.until) : end, since = one.stands.state.since ?? "";
  if (one.first === last) return day(last);
  const first = /^\d{4}(-\d\d)?$/.test(since) && one.first.startsWith(since) ? since : one.first;
  return t(one.until ? "find.from_until" : "find.from", { first: day(first), last: day(last) });
}

/** What of the place is left out, in the words of the reports. */
function excepted(one: Stands): TemplateResult | typeof nothing {
  const left = one.state.extent?.except ?? [];
  if (!left.length) return nothing;
  return html`<span class="soft">${t("find.except")} ${left.map(({ quote }, n) => html`${n ? t("over.semicolon") : nothing}“${words(quote)}”`)}</span>`;
}

const at = (iso: string): number => Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
const before = (iso: string): string => new Date(at(iso) - DAY).toISOString().slice(0, 10);
