// Reports: a list of them by the filters, and one with its text, its claims marked in it.
import { html, nothing, type TemplateResult } from "lit";
import { filters, here, link, type Address } from "../address";
import { ask, type Facets } from "../api";
import { clockOf } from "../clock";
import type { View } from "../main";
import { pages } from "../parts/claims";
import { claimFiles } from "../parts/downloads";
import { dated } from "../parts/edtf";
import { facets, filterBox } from "../parts/facets";
import { empty } from "../parts/nothing";
import { words, outlet } from "../parts/pieces";
import { reason } from "../parts/reasons";
import { stated } from "../parts/stated";
import { beside, chosen, follow, fulltext } from "../parts/text";
import { toReport } from "../parts/told";
import type { Copied, Facts, Mention, ReportLine, ReportLines, ReportPage } from "../storied";
import { day, direction, moment, t } from "../words";
import { choice } from "./stories";

const ORDERS = ["-published", "published", "-received", "received", "claims"];

export const view: View = async (at: Address) => (at.of === null ? list(at) : one(at.of));

async function list(at: Address): Promise<TemplateResult> {
  const wanted = filters(at.params);
  const listed = new URLSearchParams(wanted);
  for (const name of ["page", "order"]) if (at.params.get(name)) listed.set(name, at.params.get(name) ?? "");
  const by = new URLSearchParams(wanted);
  for (const name of ["outlet", "language", "type", "country", "place", "source"]) by.append("by", name);
  const [counted, found] = await Promise.all([ask<Facets>("facets", by), ask<ReportLines>("reports", listed)]);
  return html`
    <h1>${t("nav.reports")}</h1>
    <p class="sum" role="status">${t("report.sum", { n: found.total })}</p>
    <div class="columns">
      ${filterBox(facets(at, counted))}
      <section aria-label=${t("nav.reports")}>
        <div class="choices">${choice("order", t("story.order"), ORDERS, at, "-published", (value) => t(`report.order.${value}`))}</div>
        ${empty(at, found.total)}<ol class="claims">${found.items.map(line)}</ol>
        ${pages(found)}
        ${claimFiles(wanted)}
      </section>
    </div>`;
}

function line(one: ReportLine): TemplateResult {
  return html`<li class="claim">
    <h2 class="story-name"><a href=${link("reports", one.id)}>${one.title ? words(one.title, one.language) : outlet(one.outlet, one.id)}</a></h2>
    <p class="head"><span>${outlet(one.outlet, one.id)}</span> <span class="when">${day(one.published)}</span>
      <span class="where">${t(`language.${one.language}`)}</span>
      ${one.retracted ? html`<span class="tag retracted">${t("retracted")}</span>` : nothing}</p>
    <p class="foot">${t("sum.claims", { n: one.claims })}</p>
  </li>`;
}

async function one(id: string): Promise<TemplateResult> {
  const page = await ask<ReportPage>(`reports/${encodeURIComponent(id)}`);
  const { heading } = page;
  const code = heading.language;
  const selected = chosen();
  follow(selected);
  return html`<div class="report" @mouseover=${beside} @focusin=${beside} @mouseout=${beside} @focusout=${beside}>
    <p class="soft"><a href=${link("reports")}>${t("nav.reports")}</a></p>
    <h1 class="unseen">${heading.title ? words(heading.title, code) : outlet(heading.outlet, heading.id)}</h1>
    <p class="head"><strong>${outlet(heading.outlet, heading.id)}</strong> <span>${moment(heading.published)}</span> <span>${t(`language.${code}`)}</span></p>
    ${notices(page)}
    ${mentions(page.mentions)}
    <div class="text-and-claims">
      <article class="fulltext" lang=${code ?? nothing} dir=${code ? direction(code) : "auto"} aria-label=${t("report.text")}>${fulltext(page, selected)}</article>
      <section class="listed" aria-label=${t("claims")}>
        <h2>${t("sum.claims", { n: page.claims.length })}</h2>
        ${stated(page, selected)}
      </section>
    </div>
    ${kin(page)}
    ${facts(page.facts, page)}
  </div>`;
}

function notices(page: ReportPage): TemplateResult {
  const back = page.later.filter((one) => ["retraction", "correction"].includes(one.lineage.kind));
  const until = here().params.get("known_by");
  const clock = clockOf(here().params) === "published" ? page.heading.published : page.heading.received;
  return html`
    ${back.map((one) => html`<p class="notice" role="note"><strong>${t(`report.back.${one.lineage.kind}`)}</strong> ${toReport(one.lineage.report, one.other)} <span class="soft">${reason(one.lineage.because)}</span></p>`)}
    ${page.altered.map((one) => html`<p class="notice" role="note" lang="en">${words(one)}</p>`)}
    ${until && clock.slice(0, until.length) > until ? html`<p class="notice" role="note">${t("report.notyet", { day: until.length > 10 ? moment(until) : day(until) })}</p>` : nothing}`;
}

function mentions(found: Mention[]): TemplateResult {
  const page = { who: "actors", where: "places", when: "" };
  const chip = (one: Mention) => {
    const name = one.role === "when" ? dated(one.name) : words(one.name);
    const to = one.key && page[one.role] ? link(page[one.role], one.key) : null;
    return html`<li data-c=${one.claims.join(" ")}>${to ? html`<a href=${to}>${name}</a>` : name}</li>`;
  };
  return html`<div class="mentions">${(["who", "where", "when"] as const).map((role) => {
    const these = found.filter((one) => one.role === role);
    return these.length ? html`<div><h2>${t(`report.${role}`)}</h2><ul class="chips">${these.map(chip)}</ul></div>` : nothing;
  })}</div>`;
}

function kin(page: ReportPage): TemplateResult | typeof nothing {
  if (!page.comes_of.length && !page.later.length && !page.same.length) return nothing;
  const to = (one: Copied) => (one.other ? toReport(one.other.id, one.other)
    : html`${words(one.lineage.of.outlet ?? one.lineage.of.agency ?? one.lineage.of.url ?? "")} <span class="soft">${t("kin.unheld")}</span>`);
  const row = (one: Copied, way: "of" | "by") => html`<li><p>${t(way === "of" ? `kin.${one.lineage.kind}` : `kin.by.${one.lineage.kind}`)} ${to(one)}</p>
    <p class="soft">${reason(one.lineage.because)}</p>
    ${one.lineage.drift.length ? html`<ul class="drift">${one.lineage.drift.map((some) => html`<li><span class="tag disputed">${t(`drift.${some.kind}`)}</span>
      ${some.from_quote === null ? t("drift.nothing") : html`<mark>${words(some.from_quote)}</mark>`} <span class="through" aria-hidden="true">→</span>
      ${some.to_quote === null ? t("drift.nothing") : html`<mark>${words(some.to_quote)}</mark>`}</li>`)}</ul>` : nothing}</li>`;
  return html`<section class="kin" aria-labelledby="kin-name"><h2 id="kin-name">${t("report.kin")}</h2>
    <ul class="lineages">${page.comes_of.map((one) => row(one, "of"))}${page.later.map((one) => row(one, "by"))}
    ${page.same.map((one) => html`<li><p>${t("report.same")} ${toReport(one.id, one)}</p></li>`)}</ul></section>`;
}

function facts(found: Facts, page: ReportPage): TemplateResult {
  const row = (key: string, value: unknown) => (value ? html`<div><dt>${t(`report.fact.${key}`)}</dt><dd>${value}</dd></div>` : nothing);
  const code = (value: string | null) => (value ? html`<bdi dir="ltr" class="code">${value}</bdi>` : null);
  return html`<section class="facts" aria-labelledby="facts-name"><h2 id="facts-name">${t("report.facts")}</h2><dl>
    ${row("outlet", page.heading.outlet ? words(page.heading.outlet) : null)}
    ${row("url", found.url ? address(found.url) : null)}
    ${row("published", page.heading.published ? moment(page.heading.published) : null)}
    ${row("received", moment(page.heading.received))}
    ${row("modified", code(found.modified))}
    ${row("encoding", code(found.encoding))}
    ${row("carried", page.carried_by.length ? html`<ul>${page.carried_by.map((one) => html`<li>${t(`report.carried.${one.link}`)} ${words(one.name ?? one.text ?? one.url ?? "")}</li>`)}</ul>` : null)}
    ${row("id", code(found.id))}
    ${row("sha256", code(found.sha256))}
    ${row("page", code(found.page_sha256))}
  </dl></section>`;
}

/** An address as text; one that can be followed on the web alone as a link, which tells nobody where from. */
function address(url: string): TemplateResult {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const shown = html`<bdi dir="ltr" class="code">${url}</bdi>`;
  return parsed && ["http:", "https:"].includes(parsed.protocol)
    ? html`<a href=${parsed.href} target="_blank" rel="noopener noreferrer nofollow">${shown}</a>` : shown;
}
