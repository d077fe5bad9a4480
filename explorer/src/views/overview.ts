// Everything that is told, by filters: map, time and claims, which are linked, and counts that add up.
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { filters, toggle, without, type Address } from "../address";
import { ask, type About, type Arrivals, type Country, type Facets, type Lines, type Situation, type Spots, type Stands, type Steps } from "../api";
import type { View } from "../main";
import type { Borders } from "../map/layers";
import { fit, light, mapAt, mapElement, zoom } from "../parts/atlas";
import { chips } from "../parts/chips";
import { claims } from "../parts/claims";
import { claimFiles } from "../parts/downloads";
import { clocks } from "../parts/clocks";
import { facets, filterBox } from "../parts/facets";
import { legend } from "../parts/legend";
import { moreFilters } from "../parts/more_filters";
import { crossed, empty } from "../parts/nothing";
import { mapSettings, places, tip } from "../parts/places";
import { situation } from "../parts/situation";
import { fitting, isUnit, type Unit } from "../parts/spans";
import { timeline } from "../parts/timeline";
import { language, number, t } from "../words";

const FACETS = ["type", "country", "place", "actor", "source", "origin", "side", "outlet", "language", "modality", "polarity"];

const NO_STATES: Stands[] = [];
// So many milliseconds the list has the way for itself.
const AHEAD = 60;

interface Found {
  about: About; counted: Facets; listed: Lines; spots: Spots; told: Steps; arrived: Arrivals; stands: Situation | null; unit: Unit; later: number;
}

/** All of the page but its list and its sum. */
interface Around { clocks: TemplateResult; chips: TemplateResult | typeof nothing; filters: TemplateResult; seen: TemplateResult }

// What was shown last, and in which language: it stands around a new list until its successor is there.
let last: { found: Found; around: Around; language: string } | null = null;

export const view: View = async (at: Address, first) => {
  const show = mapAt();
  const lines = ask<Lines>("claims", listing(at));
  void lines.then((listed) => {
    if (last?.language === language()) first(page(at, { ...last.found, listed }, last.around, true));
  }, () => undefined);
  const found = await asked(at, lines);
  const { about, spots } = found, newest = newestOf(at, about);
  show(async () => ({
    spots: spots.items, states: found.stands?.items ?? NO_STATES, countries: await ask<Country[]>("countries"),
    borders: (at.params.get("borders") ?? "dashed") as Borders, chosen: at.params.getAll("place"), title: t("over.map"),
    number, tip: tip(spots, newest), pick: (key) => toggle("place", key),
  }));
  last = { found, around: around(at, found, newest), language: language() };
  return page(at, found, last.around, false);
};

/** `waiting`: whether only the list is of this address yet. */
function page(at: Address, found: Found, about: Around, waiting: boolean): TemplateResult {
  const same = (part: keyof Around) => guard([about[part]], () => about[part]);
  return html`
    <h1 class="unseen">${t("nav.overview")}</h1>
    ${same("clocks")}
    ${same("chips")}
    ${crossed(at)}
    ${sum(found)}
    <div class="overview" @pointerover=${lit} @focusin=${lit} @pointerleave=${() => light(null)}>
      <div class="filters" aria-busy=${waiting}>${same("filters")}</div>
      <div class="seen" aria-busy=${waiting}>${same("seen")}</div>
      <section class="told" aria-label=${t("claims")}>${empty(at, found.listed.total)}${claims(found.listed)}${claimFiles(shown(at))}</section>
    </div>`;
}

function around(at: Address, found: Found, newest: string | null): Around {
  const { about, counted, listed, spots, told, arrived } = found;
  return {
    clocks: clocks(at, { told, arrived, later: found.later, unknown: arrived.total - listed.total }),
    chips: chips(at, counted, spots),
    filters: filterBox(html`${moreFilters(at)}${facets(at, counted)}`),
    seen: html`${map(at, spots, newest)}
      ${timeline(at, about, told, found.unit)}
      ${found.stands ? situation(found.stands, newest) : nothing}`,
  };
}

/** Ages are told between days of publication, whichever clock says what was known. */
function newestOf(at: Address, about: About): string | null {
  return [at.params.get("known_by"), about.published[1]].filter((one) => one != null).sort()[0] ?? null;
}

/** All that the page shows. The list comes first: what it needs is not to wait for the rest. */
async function asked(at: Address, lines: Promise<Lines>): Promise<Found> {
  const wanted = shown(at), faceted = new URLSearchParams(wanted);
  for (const name of FACETS) faceted.append("by", name);
  await Promise.race([lines, new Promise((over) => setTimeout(over, AHEAD))]);
  const about = ask<About>("about");
  const times = about.then((all) => {
    const scale = at.params.get("scale"), unit = isUnit(scale) ? scale : fitting(all);
    const over = without(wanted, ["as_of", "since"]);
    over.set("unit", unit);
    return ask<Steps>("times", over).then((told) => ({ told, unit }));
  });
  const every = at.params.has("as_of") ? ask<Arrivals>("arrivals", without(wanted, ["as_of"])) : null;
  const [all, counted, listed, spots, { told, unit }, arrived, stands, later] = await Promise.all([
    about, ask<Facets>("facets", faceted), lines, ask<Spots>("places", wanted), times,
    ask<Arrivals>("arrivals", without(wanted, ["known_by"])),
    at.params.get("layer") === "situation" ? ask<Situation>("situation", standing(at, wanted)) : null, every,
  ]);
  return { about: all, counted, listed, spots, told, arrived, stands, unit, later: later ? later.total - listed.total : 0 };
}

/** What is asked of the list. */
function listing(at: Address): URLSearchParams {
  const listed = shown(at);
  for (const name of ["page", "order"]) if (at.params.get(name)) listed.set(name, at.params.get(name) ?? "");
  return listed;
}

/** The claims that are shown, as requests ask for them. */
function shown(at: Address): URLSearchParams {
  const wanted = filters(at.params), report = at.params.get("report");
  if (report) wanted.set("report", report);
  return wanted;
}

/** What is asked of states: the clocks, and the place where one alone is chosen. */
function standing(at: Address, params: URLSearchParams): URLSearchParams {
  const chosen = at.params.getAll("place").filter((one) => one !== "none");
  const asked = new URLSearchParams([...params].filter(([name]) => ["as_of", "known_by", "clock"].includes(name)));
  if (chosen.length === 1) asked.set("place", chosen[0] ?? "");
  return asked;
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
