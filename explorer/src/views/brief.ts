// The brief: what the claims add up to, each line with the words that it stands on.
import { html, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import { change, type Address } from "../address";
import { ask } from "../api";
import { CLOCKS, clockOf, clocked } from "../clock";
import type { Brief } from "../finding";
import type { View } from "../main";
import { brief, references } from "../parts/briefed";
import { dayField } from "../parts/dates";
import { menu } from "../parts/downloads";
import { failure } from "../parts/nothing";
import { language, t } from "../words";

const ASKED = ["as_of", "known_by", "days"];
const SPANS = [1, 3, 7, 14, 30, 90, 365];
const WEEK = 7;
/** An answer that is there so soon needs no word of waiting. */
const SOON = 200;

export const view: View = async (at: Address) => {
  const asked = clocked(at.params, ASKED);
  const answer = ask<Brief>("brief", asked).then(shown, failed);
  const soon = await Promise.race([answer, new Promise<null>((done) => setTimeout(() => done(null), SOON))]);
  return html`<div class="find brief">
    ${form(at)}${files(asked)}
    <p class="unseen" role="status">${until(answer.then(() => t("find.brief.ready")), "")}</p>
    ${soon ?? until(answer, html`<p class="waiting" role="status">${t("find.brief.wait")} <progress aria-label=${t("waiting")}></progress></p>`)}
  </div>`;
};

function shown(found: Brief): TemplateResult {
  return html`${brief(found)}
    <p class="soft">${t("find.brief.made", { engine: found.made.engine, world: found.made.world })}</p>
    ${references(found)}`;
}

function failed(error: unknown): TemplateResult {
  return html`<h1>${t("nav.brief")}</h1><div role="alert"><p>${t("failed")}</p>${failure(error)}</div>`;
}

function form(at: Address): TemplateResult {
  const now = (name: string): string => at.params.get(name) ?? "";
  const days = Number(now("days") || WEEK);
  const spans = SPANS.includes(days) ? SPANS : [...SPANS, days].sort((one, other) => one - other);
  const put = (name: string) => (event: Event) => change({ [name]: (event.target as HTMLInputElement).value || null });
  return html`<form class="brief-form" @submit=${(event: Event) => event.preventDefault()}>
    <span class="day-label">${t("find.brief.as_of")} ${dayField(now("as_of"), t("find.brief.as_of"), (day) => change({ as_of: day }))}</span>
    <label>${t("find.brief.days")} <select @change=${put("days")}>${spans.map((n) => html`
      <option value=${n} ?selected=${n === days}>${t("find.days", { n })}</option>`)}</select></label>
    <span class="day-label">${t("find.brief.known_by")} ${dayField(now("known_by").slice(0, 10), t("find.brief.known_by"),
      (day) => change(day ? { known_by: day, clock: clockOf(at.params) } : { known_by: null }))}</span>
    <label>${t("find.brief.clock")} <select @change=${put("clock")}>${CLOCKS.map((one) => html`
      <option value=${one} ?selected=${one === clockOf(at.params)}>${t(`over.clock.${one}`)}</option>`)}</select></label>
  </form>`;
}

function files(asked: URLSearchParams): TemplateResult {
  const given = new URLSearchParams(asked);
  given.set("lang", language());
  const file = (form: string): [string, string] => [form, `/api/v1/brief/${form === "zip" ? "bundle" : "brief"}.${form}?${given}`];
  return menu(t("find.take.brief"), ["html", "md", "txt", "json", "zip"].map(file));
}
