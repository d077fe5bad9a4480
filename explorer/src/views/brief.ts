// The brief: what the claims add up to, each line with the words that it stands on.
import { html, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import { change, type Address } from "../address";
import { ask } from "../api";
import type { Brief } from "../finding";
import type { View } from "../main";
import { brief, references } from "../parts/briefed";
import { menu } from "../parts/downloads";
import { language, t } from "../words";

const ASKED = ["as_of", "known_by", "clock", "days"];
const SPANS = [1, 3, 7, 14, 30, 90, 365];
const WEEK = 7;
/** An answer that is there so soon needs no word of waiting. */
const SOON = 200;

export const view: View = async (at: Address) => {
  const asked = new URLSearchParams();
  for (const name of ASKED) if (at.params.get(name)) asked.set(name, at.params.get(name) ?? "");
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
  return html`<h1>${t("nav.brief")}</h1><p role="alert">${t("failed")}: ${error instanceof Error ? error.message : String(error)}</p>`;
}

function form(at: Address): TemplateResult {
  const now = (name: string): string => at.params.get(name) ?? "";
  const days = Number(now("days") || WEEK);
  const spans = SPANS.includes(days) ? SPANS : [...SPANS, days].sort((one, other) => one - other);
  const put = (name: string) => (event: Event) => change({ [name]: (event.target as HTMLInputElement).value || null });
  return html`<form class="brief-form" @submit=${(event: Event) => event.preventDefault()}>
    <label>${t("find.brief.as_of")} <input type="date" .value=${now("as_of")} @change=${put("as_of")}></label>
    <label>${t("find.brief.days")} <select @change=${put("days")}>${spans.map((n) => html`
      <option value=${n} ?selected=${n === days}>${t("find.days", { n })}</option>`)}</select></label>
    <label>${t("find.brief.known_by")} <input type="date" .value=${now("known_by").slice(0, 10)} @change=${put("known_by")}></label>
    <label>${t("find.brief.clock")} <select @change=${put("clock")}>${["received", "published"].map((one) => html`
      <option value=${one} ?selected=${one === (now("clock") || "received")}>${t(`over.clock.${one}`)}</option>`)}</select></label>
  </form>`;
}

function files(asked: URLSearchParams): TemplateResult {
  const given = new URLSearchParams(asked);
  given.set("lang", language());
  const file = (form: string): [string, string] => [form, `/api/v1/brief/${form === "zip" ? "bundle" : "brief"}.${form}?${given}`];
  return menu(t("find.take.brief"), ["html", "md", "txt", "json", "zip"].map(file));
}
