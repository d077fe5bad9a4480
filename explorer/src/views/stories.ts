// Stories: a list of them by the filters, and one with its isnad, tellings, contradictions and counts.
import { html, nothing, type TemplateResult } from "lit";
import { change, filters, go, link, type Address } from "../address";
import { ask, type Facets } from "../api";
import { clocked } from "../clock";
import type { View } from "../main";
import { charts } from "../parts/chart";
import { pages } from "../parts/claims";
import { claimFiles } from "../parts/downloads";
import { dated } from "../parts/edtf";
import { facets, filterBox } from "../parts/facets";
import { picture } from "../parts/isnad";
import { empty } from "../parts/nothing";
import { days, marks, outlet, words } from "../parts/pieces";
import { contradictions, drifts, groups, toReport } from "../parts/told";
import type { StoryLine, StoryLines, StoryPage } from "../storied";
import { day, language, moment, number, t } from "../words";

const ORDERS = ["origins", "reports", "-day", "day"];
const LEAST = ["0", "2", "3", "5"];

export const view: View = async (at: Address) => (at.of === null ? list(at) : one(at, at.of));

async function list(at: Address): Promise<TemplateResult> {
  const wanted = filters(at.params);
  const listed = new URLSearchParams(wanted);
  for (const name of ["page", "order"]) if (at.params.get(name)) listed.set(name, at.params.get(name) ?? "");
  const by = new URLSearchParams(wanted);
  for (const name of ["type", "country", "place", "origin", "side", "outlet", "language", "disputed"]) by.append("by", name);
  const [counted, found] = await Promise.all([ask<Facets>("facets", by), ask<StoryLines>("stories", listed)]);
  return html`
    <h1>${t("nav.stories")}</h1>
    <p class="sum" role="status">${t("story.sum", { n: found.total })}${found.undated ? html` · ${t("sum.undated", { n: found.undated })}` : nothing}</p>
    <div class="columns">
      ${filterBox(facets(at, counted))}
      <section aria-label=${t("nav.stories")}>
        <div class="choices">
          ${choice("order", t("story.order"), ORDERS, at, "origins", (value) => t(`story.order.${value}`))}
          ${choice("min_origins", t("story.least"), LEAST, at, "0", (value) => (value === "0" ? t("story.least.any") : number(Number(value))))}
        </div>
        ${empty(at, found.total)}<ol class="claims">${found.items.map(line)}</ol>
        ${pages(found)}
        ${claimFiles(wanted)}
      </section>
    </div>`;
}

export function choice(
  name: string, label: string, values: string[], at: Address, usual: string, shown: (value: string) => string,
): TemplateResult {
  const now = at.params.get(name) ?? usual;
  const set = (event: Event) => {
    const value = (event.target as HTMLSelectElement).value;
    change({ [name]: value === usual ? null : value });
  };
  return html`<label>${label} <select @change=${set}>${values.map((one) => html`<option value=${one} ?selected=${one === now}>${shown(one)}</option>`)}</select></label>`;
}

function line(one: StoryLine): TemplateResult {
  return html`<li class="claim">
    <h2 class="story-name"><a href=${link("stories", one.id)}>${words(one.title, language())}</a></h2>
    ${about(one)}
    ${headline(one)}
  </li>`;
}

/** The exact words of a report that tell it. */
function headline({ headline: said }: StoryLine): TemplateResult | typeof nothing {
  if (!said) return nothing;
  const to = `${link("reports", said.report)}#claim-${encodeURIComponent(said.claim)}`;
  return html`<p class="headline">${marks(said.text, [said.word], said.language)}
    <span class="soft">${t(said.is_title ? "story.headline" : "story.sentence")} <a href=${to}>${outlet(said.outlet, said.report)}</a></span></p>`;
}

function about(one: StoryLine): TemplateResult {
  return html`<p class="head">
      <span class="type">${t(`type.${one.type}`)}</span>
      ${one.disputed ? html`<span class="tag disputed">${t("disputed")}</span>` : nothing}
      ${one.retracted ? html`<span class="tag retracted">${t("retracted")}</span>` : nothing}
      ${one.name ? html`<span class="where">${words(one.name)}${one.land && one.land !== one.name ? html`${t("find.comma")}${words(one.land)}` : nothing}</span>` : nothing}
      <span class="when">${span(one)}</span>
    </p>
    <p class="foot">${t("story.reports", { n: one.reports })} · ${t("origins", { n: one.origins })}${one.sides ? html` · ${t("story.sides", { n: one.sides })}` : nothing}</p>`;
}

function span(one: StoryLine): string {
  return !one.first && one.edtf ? dated(one.edtf) : days(one);
}

async function one(at: Address, id: string): Promise<TemplateResult> {
  const wanted = clocked(at.params, ["known_by"]);
  const page = await ask<StoryPage>(`stories/${encodeURIComponent(id)}`, wanted);
  if (page.id !== id) go(link("stories", page.id), true);
  if (!page.line || !page.story) return unknown(at, page);
  const { reports, story } = page;
  const clock = at.params.get("clock") === "received" ? "received" : "published";
  return html`<div class="story">
    <p class="soft"><a href=${link("stories")}>${t("nav.stories")}</a></p>
    <h1>${words(page.line.title, language())}</h1>
    ${about(page.line)}
    ${headline(page.line)}
    ${then(at, page)}
    ${story.retracted_by.length ? html`<p class="notice" role="note"><strong>${t("story.retracted")}</strong> ${story.retracted_by.map((by) => toReport(by, reports[by]))}</p>` : nothing}
    ${story.merged_from.length ? html`<p class="soft">${t("story.merged", { n: story.merged_from.length })}</p>` : nothing}
    ${story.split_from ? html`<p class="soft">${t("story.split")} <a href=${link("stories", story.split_from)}>${story.split_from}</a></p>` : nothing}
    <p class="actions"><a class="button" download href=${`/api/v1/stories/${page.id}/bundle.zip`}>${t("story.bundle")}</a> <span class="soft">${t("story.bundle.what")}</span></p>
    <section aria-labelledby="isnad-name"><h2 id="isnad-name">${t("story.isnad")}</h2>
      <p class="soft">${t("story.isnad.what")}</p>${picture(page.isnad, reports)}</section>
    ${page.contradictions.length ? html`<section aria-labelledby="against-name"><h2 id="against-name">${t("story.against")}</h2>${contradictions(page.contradictions, reports)}</section>` : nothing}
    ${page.counts.length ? html`<section aria-labelledby="count-name"><h2 id="count-name">${t("story.count")}</h2>
      <p class="soft">${t("story.count.what")}</p>${charts(page.counts, clock, reports)}</section>` : nothing}
    <section aria-labelledby="told-name"><h2 id="told-name">${t("story.told")}</h2>
      <p>${t("origins", { n: story.origins.length })}${page.line.sides ? html` · ${t("story.sides", { n: page.line.sides })}` : nothing}</p>${groups(page)}</section>
    ${silence(page)}
    ${page.lineages.length ? html`<section aria-labelledby="drift-name"><h2 id="drift-name">${t("story.lineage")}</h2>${drifts(page.lineages, reports)}</section>` : nothing}
  </div>`;
}

/** Whose reports tell nothing of it, and what that means. */
function silence(page: StoryPage): TemplateResult | typeof nothing {
  const tellers = new Set(page.story?.tellings.map((one) => one.report) ?? []);
  const first = Object.values(page.reports).filter((one) => tellers.has(one.id)).map((one) => one.published).sort()[0];
  if (!page.silent.length || !first) return nothing;
  return html`<section aria-labelledby="silent-name"><h2 id="silent-name">${t("story.silent")}</h2>
    <p class="soft">${t("story.silent.what", { date: day(first) })}</p>
    <ul class="silent">${page.silent.map((one) => html`<li>${words(one.name)} <span class="count">${t("story.reports", { n: one.count })}</span></li>`)}</ul></section>`;
}

/** What is left out because it was not known yet, and the way to all of it. */
function then(at: Address, page: StoryPage): TemplateResult | typeof nothing {
  const known = at.params.get("known_by");
  if (!known) return nothing;
  const when = known.length > 10 ? moment(known) : day(known);
  return html`<p class="notice" role="note">${t("story.then", { day: when })}
    ${page.later ? html`<strong>${t("story.later", { n: page.later })}</strong>` : t("story.later.none")}
    <a href=${link("stories", page.id, { known_by: null })}>${t("story.now")}</a>
    ${page.others.length ? html`<br>${t("story.apart")} ${page.others.map((one) => html`<a href=${link("stories", one.id)}>${words(one.title, language())}</a> `)}` : nothing}</p>`;
}

function unknown(at: Address, page: StoryPage): TemplateResult {
  return html`<h1>${t("story.unknown")}</h1>${then(at, page)}`;
}
