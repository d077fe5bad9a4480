// What changed between two days: what was said to hold at the end of each, and what became known in between.
import { html, nothing, render, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { change, filters, link, without, type Address } from "../address";
import { ask, type Changed, type Changes, type Facets, type Lines, type Stands } from "../api";
import { CLOCKS, clockOf } from "../clock";
import type { View } from "../main";
import { dayField } from "../parts/dates";
import { claimFiles, menu } from "../parts/downloads";
import { outlet, words } from "../parts/pieces";
import { counted, latest } from "../parts/profile";
import { reason } from "../parts/reasons";
import { standing } from "../parts/standing";
import { day, language, t } from "../words";

const SPANS = [1, 3, 7, 14, 30, 90, 365];
const DAY = 86_400_000;
/** So many changes are shown at once. */
const MOST = 40;
/** So many of the claims that became known are shown here; the overview has all of them. */
const SHOWN = 10;
/** Filters of days, in whose stead the two days stand here. */
const DAYS = ["as_of", "since", "known_by", "known_after"];

export const view: View = async (at: Address) => {
  const asked = question(at), first = asked.get("from"), last = asked.get("to");
  if (first && last && first > last) return wrongly(at, first, last);
  const found = await ask<Changes>("changes", asked);
  const fresh = filters(without(at.params, DAYS));
  fresh.set("known_after", found.start);
  fresh.set("known_by", found.end);
  fresh.set("clock", clockOf(at.params));
  const rest = found.items.slice(MOST), by = new URLSearchParams([...fresh, ["by", "disputed"]]);
  const [lines, several] = await Promise.all([ask<Lines>("claims", new URLSearchParams([...fresh, ["per_page", String(SHOWN)]])), ask<Facets>("facets", by)]);
  return html`<div class="find">
    <h1>${t("changes.title", { first: day(found.start), last: day(found.end) })}</h1>
    ${form(at, found.start, found.end)}
    <p class="soft">${t("changes.what", { clock: t(`over.clock.${found.clock}`) })} ${t("over.silence")}</p>
    ${counted(at, DAYS)}
    <section aria-labelledby="held-head"><h2 id="held-head">${t("over.layer")}</h2>
      <p role="status">${found.items.length ? t("changes.sum", { n: found.items.length }) : t("changes.none")}</p>
      <ol class="find-time changes">${found.items.slice(0, MOST).map(changed)}</ol>
      ${rest.length ? keyed(found, html`<details @toggle=${(event: Event) => unfold(event, rest)}><summary>${t("facet.more", { n: rest.length })}</summary><ol class="find-time changes"></ol></details>`) : nothing}
      ${found.items.length ? menu(t("changes.take"), [["json", `/api/v1/changes?${named(asked, found)}`]]) : nothing}</section>
    ${lines.total ? nothing : html`<h2>${t("changes.new")}</h2><p>${t("changes.new.none")}</p>`}
    ${lines.total ? html`${latest(t("changes.new"), lines.items, link("overview", null, Object.fromEntries([...DAYS.map((name): [string, null] => [name, null]), ...days(fresh)])),
      html`<p class="sum">${t("sum.claims", { n: lines.total })}${differing(several)}</p>`)}${claimFiles(fresh)}` : nothing}</div>`;
};

/** What is asked of changes. The days of other views are meant where the address names none. */
function question(at: Address): URLSearchParams {
  const found = new URLSearchParams({ clock: clockOf(at.params) });
  const last = at.params.get("to") ?? at.params.get("known_by")?.slice(0, 10) ?? at.params.get("as_of");
  const first = at.params.get("from") ?? at.params.get("known_after")?.slice(0, 10);
  if (first) found.set("from", first);
  if (last) found.set("to", last);
  const [place, ...more] = at.params.getAll("place");
  if (place && place !== "none" && !more.length) found.set("place", place);
  return found;
}

/** The same with the days that were answered, so that it asks for these also later. */
function named(asked: URLSearchParams, found: Changes): URLSearchParams {
  return new URLSearchParams([...without(asked, ["from", "to"]), ["from", found.start], ["to", found.end], ["lang", language()]]);
}

/** Reasons that tell no more than the kind of change and the states beneath do. */
const PLAIN = /^it is said to (be violated|have begun|have ended)$|disputed by /;

const days = (fresh: URLSearchParams): [string, string][] => [...fresh].filter(([name]) => [...DAYS, "clock"].includes(name));

function differing(several: Facets): string {
  const n = several.facets.disputed?.find((one) => one.key === "true")?.count ?? 0;
  return n ? ` · ${t("over.disputed", { n })}` : "";
}

/** Two days that contradict each other, and the way out. */
function wrongly(at: Address, first: string, last: string): TemplateResult {
  return html`<div class="find"><h1>${t("nav.changes")}</h1>${form(at, first, last)}
    <p class="notice" role="alert">${t("changes.order", { first: day(first), last: day(last) })}
      <button @click=${() => change({ from: last, to: first })}>${t("changes.exchange")}</button></p></div>`;
}

function form(at: Address, first: string, last: string): TemplateResult {
  const apart = Math.round((Date.parse(last) - Date.parse(first)) / DAY);
  const spans = SPANS.includes(apart) || apart < 1 ? SPANS : [...SPANS, apart].sort((one, other) => one - other);
  const field = (name: string, value: string) => html`<span class="day-label">${t(`changes.${name}`)} ${dayField(value, t(`changes.${name}`),
    (chosen) => change({ from: first, to: last, [name]: chosen }))}</span>`;
  const back = (event: Event) => {
    const n = Number((event.target as HTMLSelectElement).value);
    change({ from: new Date(Date.parse(last) - n * DAY).toISOString().slice(0, 10), to: last });
  };
  return html`<form class="brief-form" @submit=${(event: Event) => event.preventDefault()}>
    ${field("from", first)}${field("to", last)}
    <label>${t("changes.span")} <select @change=${back}>${apart < 1 ? html`<option selected disabled>—</option>` : nothing}${spans.map((n) => html`
      <option value=${n} ?selected=${n === apart}>${t("find.days", { n })}</option>`)}</select></label>
    <label>${t("find.brief.clock")} <select @change=${(event: Event) => change({ clock: (event.target as HTMLSelectElement).value })}>${CLOCKS.map((one) => html`
      <option value=${one} ?selected=${one === clockOf(at.params)}>${t(`over.clock.${one}`)}</option>`)}</select></label>
  </form>`;
}

/** Show those that are folded away, when somebody wants to see them. */
function unfold(event: Event, rest: Changed[]): void {
  const box = event.currentTarget as HTMLDetailsElement, list = box.querySelector<HTMLElement>("ol");
  if (box.open && list) render(rest.map(changed), list);
}

/** One change: how, where, why, and how it was said to stand before and after. */
function changed(one: Changed): TemplateResult {
  const place = (one.after ?? one.before)?.place, [by, of] = one.reports;
  return html`<li>
    <p class="find-state"><strong class=${`tag change-${one.kind}`}>${t(`changes.kind.${one.kind}`)}</strong>
      ${place ? html`<a href=${link("places", place.key)}>${words(place.name)}</a>` : nothing}
      ${PLAIN.test(one.because) ? nothing : html`<span class="soft">${words(reason(one.because), language())}</span>`}</p>
    ${by && of ? html`<p>${report(by)} ${t(one.kind === "retracted" ? "kin.retraction" : "kin.correction")} ${report(of)}</p>` : nothing}
    ${stood("changes.before", one.before)}${stood("changes.after", one.after)}</li>`;
}

const report = ({ id, outlet: name }: Changed["reports"][number]): TemplateResult =>
  html`<a href=${link("reports", id)}>${outlet(name, id)}</a>`;

function stood(key: string, one: Stands | null): TemplateResult | typeof nothing {
  return one ? html`<div class="stood"><p class="soft">${t(key)}</p><div>${standing(one, true, false)}</div></div>` : nothing;
}
