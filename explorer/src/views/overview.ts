// Everything that is told, by filters: map, time and claims, which are linked, and counts that add up.
import { html, nothing, type TemplateResult } from "lit";
import { filters, toggle, type Address } from "../address";
import { ask, type About, type Arrivals, type Country, type Facets, type Lines, type Situation, type Spots, type Stands, type Steps } from "../api";
import type { View } from "../main";
import type { Borders } from "../map/layers";
import { fit, light, mapAt, mapElement, zoom } from "../parts/atlas";
import { chips } from "../parts/chips";
import { claims } from "../parts/claims";
import { claimFiles } from "../parts/downloads";
import { clocks } from "../parts/clocks";
import { facets } from "../parts/facets";
import { legend } from "../parts/legend";
import { moreFilters } from "../parts/more_filters";
import { mapSettings, places, tip } from "../parts/places";
import { situation } from "../parts/situation";
import { fitting, isUnit, type Unit } from "../parts/spans";
import { timeline } from "../parts/timeline";
import { number, t } from "../words";

const FACETS = ["type", "country", "place", "actor", "source", "origin", "side", "outlet", "language", "modality", "polarity"];

const NO_STATES: Stands[] = [];

interface Found {
  about: About; counted: Facets; listed: Lines; spots: Spots; told: Steps; arrived: Arrivals; stands: Situation | null; unit: Unit;
}

export const view: View = async (at: Address) => {
  const show = mapAt();
  const found = await asked(at);
  const { about, counted, listed, spots, told, arrived } = found;
  // Ages are told between days of publication, whichever clock says what was known.
  const newest = [at.params.get("known_by"), about.published[1]].filter((one) => one != null).sort()[0] ?? null;
  show(async () => ({
    spots: spots.items, states: found.stands?.items ?? NO_STATES, countries: await ask<Country[]>("countries"),
    borders: (at.params.get("borders") ?? "dashed") as Borders, chosen: at.params.getAll("place"), title: t("over.map"),
    number, tip: tip(spots, newest), pick: (key) => toggle("place", key),
  }));
  const later = at.params.has("as_of") ? (await count(at, ["as_of"])) - listed.total : 0;
  return html`
    <h1 class="unseen">${t("nav.overview")}</h1>
    ${clocks(at, { told, arrived, later, unknown: arrived.total - listed.total })}
    ${chips(at, counted, spots)}
    ${sum(found)}
    <div class="overview" @pointerover=${lit} @focusin=${lit} @pointerleave=${() => light(null)}>
      <div class="filters"><details class="filters-box" ?open=${matchMedia("(min-width: 48.01rem)").matches}><summary>${t("filters")}</summary>${moreFilters(at)}${facets(at, counted)}</details></div>
      <div class="seen">
        ${map(at, spots, newest)}
        ${timeline(at, about, told, found.unit)}
        ${found.stands ? situation(found.stands, newest) : nothing}
      </div>
      <section class="told" aria-label=${t("claims")}>${claims(listed)}${claimFiles(shown(at))}</section>
    </div>`;
};

async function asked(at: Address): Promise<Found> {
  const wanted = shown(at);
  const listed = new URLSearchParams(wanted);
  for (const name of ["page", "order"]) if (at.params.get(name)) listed.set(name, at.params.get(name) ?? "");
  const faceted = new URLSearchParams(wanted);
  for (const name of FACETS) faceted.append("by", name);
  const about = await ask<About>("about");
  const scale = at.params.get("scale");
  const unit = isUnit(scale) ? scale : fitting(about);
  const times = without(wanted, ["as_of", "since"]);
  times.set("unit", unit);
  const [counted, lines, spots, told, arrived, stands] = await Promise.all([
    ask<Facets>("facets", faceted), ask<Lines>("claims", listed), ask<Spots>("places", wanted), ask<Steps>("times", times),
    ask<Arrivals>("arrivals", without(wanted, ["known_by"])),
    at.params.get("layer") === "situation" ? ask<Situation>("situation", standing(at, wanted)) : null,
  ]);
  return { about, counted, listed: lines, spots, told, arrived, stands, unit };
}

/** The claims that are shown, as requests ask for them. */
function shown(at: Address): URLSearchParams {
  const wanted = filters(at.params), report = at.params.get("report");
  if (report) wanted.set("report", report);
  return wanted;
}

function without(params: URLSearchParams, names: string[]): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => !names.includes(name)));
}

/** What is asked of states: the clocks, and the place where one alone is chosen. */
function standing(at: Address, params: URLSearchParams): URLSearchParams {
  const chosen = at.params.getAll("place").filter((one) => one !== "none");
  const asked = new URLSearchParams([...params].filter(([name]) => ["as_of", "known_by", "clock"].includes(name)));
  if (chosen.length === 1) asked.set("place", chosen[0] ?? "");
  return asked;
}

/** How many claims there are without some filters. */
async function count(at: Address, names: string[]): Promise<number> {
  const wanted = without(filters(at.params), names);
  const report = at.params.get("report");
  if (report) wanted.set("report", report);
  return (await ask<Arrivals>("arrivals", wanted)).total;
}

function sum({ listed, about }: Found): TemplateResult {
  return html`<p class="sum" role="status">${t("sum.claims", { n: listed.total })} ${t("sum.of", { n: about.reports })}
    ${listed.undated ? html` · ${t("sum.undated", { n: listed.undated })}` : nothing}
    ${listed.unplaced ? html` · ${t("sum.unplaced", { n: listed.unplaced })}` : nothing}</p>`;
}

function map(at: Address, spots: Spots, newest: string | null): TemplateResult {
  return html`<section class="atlas" aria-labelledby="atlas-head">
    <header><h2 id="atlas-head">${t("over.map")}</h2>${mapSettings(at)}</header>
    <div class="map-box">${mapElement()}
      <div class="map-buttons"><button @click=${() => zoom(1)} aria-label=${t("over.nearer")}>+</button>
        <button @click=${() => zoom(-1)} aria-label=${t("over.farther")}>−</button>
        <button @click=${fit} aria-label=${t("over.fit")}>⌖</button></div></div>
    ${places(at, spots, newest)}
    ${legend(at)}
  </section>`;
}

/** The place of what is pointed at or focused stands out on the map. */
function lit(event: Event): void {
  light((event.target as Element).closest<HTMLElement>("[data-place]")?.dataset.place ?? null);
}
