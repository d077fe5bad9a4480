// Search: what reports and claims say, in whatever script and form it is typed.
import { html, nothing, type TemplateResult } from "lit";
import { change, go, link, type Address } from "../address";
import { ask, type Value } from "../api";
import type { Found } from "../finding";
import type { View } from "../main";
import { pages } from "../parts/claims";
import { claimFiles } from "../parts/downloads";
import { found } from "../parts/found";
import { words } from "../parts/pieces";
import { number, t } from "../words";

const FIELDS = ["outlet", "lang", "type", "place", "from", "actor"];

export const view: View = async (at: Address) => {
  const typed = at.params.get("q") ?? "";
  const asked = at.params.get("of"), page = at.params.get("page") ?? "1";
  const search = (of: string) => ask<Found>("search", new URLSearchParams({ q: typed, of, page }));
  let of = asked === "claims" ? "claims" : "reports", answer = await search(of);
  // Words that no report has together may stand in claims, which are found by names in other scripts, too.
  if (!asked && !answer.totals.reports && answer.totals.claims) answer = await search(of = "claims");
  return html`<div class="find">
    <h1>${t("find.search")}</h1>
    ${form(typed)}
    ${typed.trim() ? results(answer, typed, of) : nothing}
    ${help(!typed.trim())}
  </div>`;
};

function form(typed: string): TemplateResult {
  return html`<form class="find-form" @submit=${submitted}>
    <label for="find-q">${t("find.what")}</label>
    <input id="find-q" type="search" name="q" maxlength="300" dir="auto" autocomplete="off" .value=${typed}>
    <button>${t("search")}</button></form>`;
}

function submitted(event: SubmitEvent): void {
  event.preventDefault();
  const typed = String(new FormData(event.target as HTMLFormElement).get("q") ?? "").trim();
  go(link("search", null, { q: typed || null, of: new URLSearchParams(location.search).getAll("of") }, false));
}

function results(answer: Found, typed: string, of: string): TemplateResult {
  const total = of === "claims" ? answer.totals.claims : answer.totals.reports;
  return html`
    <nav class="find-kinds" aria-label=${t("find.kinds")}>${(["reports", "claims"] as const).map((kind) => html`
      <a href=${link("search", null, { q: typed, of: kind }, false)} aria-current=${kind === of ? "page" : "false"}>
        ${t(`find.in.${kind}`)} <span class="count">${number(answer.totals[kind])}</span></a>`)}</nav>
    ${offered(answer.named)}
    ${total ? narrow(answer, typed) : html`<p role="status">${t("find.none")}</p>`}
    ${of === "claims" && total ? html`<p class="find-links"><a href=${link("overview", null, { q: typed }, false)}>${t("find.on.overview")}</a></p>
      ${claimFiles(new URLSearchParams({ q: typed }))}` : nothing}
    <section aria-label=${t("find.results")}>${found(answer, of)}${pages(answer)}</section>`;
}

/** Pages of places and actors that are called so. */
function offered(named: Value[]): TemplateResult | typeof nothing {
  if (!named.length) return nothing;
  return html`<p class="find-named"><span>${t("find.named")}</span>${named.map((one) => {
    const [kind = "", ...key] = one.key.split("/");
    return html`<a href=${link(kind === "place" ? "places" : "actors", key.join("/"), {}, false)}>${words(one.name)}
      <span class="soft">${t(`find.kind.${kind}`)}${t("find.comma")}${t("sum.claims", { n: one.count })}</span></a>`;
  })}</p>`;
}

/** How many there are by language and outlet, each a way to narrow the search. */
function narrow(answer: Found, typed: string): TemplateResult {
  return html`<div class="find-narrow">
    ${group(t("facet.language"), answer.languages, (one) => t(`language.${one.key}`), (one) => `${typed} lang:${one.key}`)}
    ${group(t("facet.outlet"), answer.outlets, (one) => words(one.name), (one) => `${typed} outlet:"${one.name.replaceAll('"', " ")}"`)}
  </div>`;
}

function group(name: string, values: Value[], label: (one: Value) => unknown, query: (one: Value) => string): TemplateResult {
  return html`<div role="group" aria-label=${name}><span class="soft">${name}</span>
    <ul>${values.map((one) => html`<li>${one.key === "none"
      ? html`${t("none")}` : html`<button class="as-link" @click=${() => change({ q: query(one) })}>${label(one)}</button>`}
      <span class="count">${number(one.count)}</span></li>`)}</ul></div>`;
}

function help(open: boolean): TemplateResult {
  return html`<details class="find-help" ?open=${open}><summary>${t("find.help")}</summary>
    <p>${t("find.help.words")}</p>
    <dl>
      <dt><bdi dir="auto">${t("find.help.phrase.eg")}</bdi></dt><dd>${t("find.help.phrase")}</dd>
      <dt><bdi dir="auto">${t("find.help.without.eg")}</bdi></dt><dd>${t("find.help.without")}</dd>
      ${FIELDS.map((one) => html`<dt><bdi dir="ltr">${t(`find.help.${one}.eg`)}</bdi></dt><dd>${t(`find.help.${one}`)}</dd>`)}
    </dl></details>`;
}
