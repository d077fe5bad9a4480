// Places: all that claims name; one by one, who is said to hold them, and what is told.
import { html, nothing, type TemplateResult } from "lit";
import { filters, link, type Address } from "../address";
import { ask, Failed, type Spots, type Value } from "../api";
import { clocked } from "../clock";
import type { PlacePage, Timeline } from "../finding";
import type { View } from "../main";
import { clocksOf } from "../parts/clocks";
import { claimFiles } from "../parts/downloads";
import { empty } from "../parts/nothing";
import { words } from "../parts/pieces";
import { actorLink, counted, latest, reach, spelt, tallied, typed } from "../parts/profile";
import { overTime } from "../parts/standing";
import { number, t } from "../words";

export const view: View = async (at: Address) => (at.of === null ? every(at) : one(at, at.of).catch(none));

async function every(at: Address): Promise<TemplateResult> {
  const found = await ask<Spots>("places", filters(at.params));
  return html`<div class="find"><h1>${t("nav.places")}</h1>${counted(at)}${empty(at, found.total)}
    <ul class="find-list">${found.items.map((spot) => html`<li><a href=${link("places", spot.key)}>${words(spot.name)}</a>
      <span class="count">${number(spot.count)}</span></li>`)}</ul>
    ${found.unplaced ? html`<p class="soft">${t("sum.unplaced", { n: found.unplaced })}</p>` : nothing}</div>`;
}

function none(error: unknown): TemplateResult {
  if (!(error instanceof Failed) || error.status !== 404) throw error;
  return html`<div class="find"><h1>${t("find.no_place")}</h1><p><a href=${link("places")}>${t("nav.places")}</a></p></div>`;
}

async function one(at: Address, key: string): Promise<TemplateResult> {
  const path = `places/${encodeURIComponent(key)}`;
  const [found, times] = await Promise.all([
    ask<PlacePage>(path, filters(at.params)), ask<Timeline>(`${path}/timeline`, clocked(at.params, ["as_of", "known_by"])),
  ]);
  const asked = filters(at.params);
  asked.delete("place");
  asked.append("place", key);
  const control = await clocksOf(at, asked, found.reach.claims);
  const filtered = (name: string) => (value: Value) => link("overview", null, { place: [key], [name]: [value.key] });
  return html`<div class="find">
    <p class="soft"><a href=${link("places")}>${t("nav.places")}</a></p>
    <h1>${words(found.place.name)}</h1>
    ${where(found)}${counted(at)}${reach(found.reach, found.last_report)}
    ${control}
    ${overTime(times)}
    ${spelt(found.spelt)}
    <section aria-labelledby="told-head"><h2 id="told-head">${t("find.told")}</h2>
      <div class="find-tallies">
        ${tallied(t("facet.type"), found.types, filtered("type"), typed)}
        ${tallied(t("facet.actor"), found.actors, (value) => actorLink(value.key) ?? filtered("actor")(value))}
        ${tallied(t("facet.source"), found.sources, (value) => actorLink(value.key) ?? filtered("source")(value))}
      </div></section>
    ${latest(t("find.latest.here"), found.latest, link("overview", null, { place: [key] }))}
    ${claimFiles(asked)}</div>`;
}

/** What a place lies in, how exactly it is known, and by whom it is claimed. */
function where({ place, within }: PlacePage): TemplateResult {
  return html`<p>${t(`over.precision.${place.precision}`)}${within.length ? html` · ${t("find.within")} ${within.map((one, n) => html`${n ? t("find.comma") : nothing}${one.key
      ? html`<a href=${link("places", one.key)}>${words(one.name)}</a>` : words(one.name)}`)}` : nothing}</p>
    ${place.claimed_by.length ? html`<p>${t("find.claimed_by")} ${place.claimed_by.map((name, n) => html`${n ? t("find.comma") : nothing}${words(name)}`)}</p>` : nothing}
    ${place.latitude === null || place.longitude === null ? nothing
      : html`<p class="soft"><bdi dir="ltr">${place.latitude.toFixed(3)}, ${place.longitude.toFixed(3)}</bdi> (${t("find.middle")})</p>`}`;
}
