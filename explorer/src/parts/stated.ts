// The claims of a report beside its text; the one that is chosen with all that is known of it.
import { html, nothing, render, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import { link } from "../address";
import { ask } from "../api";
import type { Chip, Link, ReportPage, Stated, Why } from "../storied";
import { known, language, t } from "../words";
import { dated } from "./edtf";
import { words } from "./pieces";

export function stated(page: ReportPage, selected: string | null): TemplateResult {
  return html`<ol class="stated">${page.claims.map((one) => claim(page, one, one.id === selected))}</ol>`;
}

function claim(page: ReportPage, one: Stated, open: boolean): TemplateResult {
  const id = encodeURIComponent(one.id);
  return html`<li id=${`claim-${one.id}`} class=${open ? "open" : ""} data-c=${one.id}>
    <p class="head"><a class="type" href=${`#claim-${id}`} aria-current=${open ? "true" : nothing}>${t(`type.${one.type}`)}</a>
      ${one.modality !== "actual" ? html`<span class="tag">${t(`modality.${one.modality}`)}</span>` : nothing}
      ${one.polarity === "negated" ? html`<span class="tag">${t("negated")}</span>` : nothing}</p>
    <p>${words(one.says, language())}</p>
    ${one.chains.length ? one.chains.map(chain) : html`<p class="chain soft">${t("said.report", { outlet: page.heading.outlet ?? "" })}</p>`}
    ${open ? whole(page, one) : nothing}
  </li>`;
}

/** Who says it through whom, with the words that say so. */
function chain(links: Link[]): TemplateResult {
  return html`<p class="chain soft">${links.map((one, n) => html`${n ? html`<span class="through" aria-hidden="true"> ← </span>` : nothing}
    ${words(one.name)}${one.cue ? html` <span class="cue">${words(one.cue)}</span>` : nothing}`)}</p>`;
}

function whole(page: ReportPage, one: Stated): TemplateResult {
  const address = `claims/${encodeURIComponent(page.heading.id)}/${encodeURIComponent(one.id)}/why`;
  return html`<div class="whole">
    <ul class="chips">${one.chips.map(chip)}</ul>
    ${one.chains.flat().filter((some) => some.stance || some.unnamed).map((some) => html`<p class="soft">${words(some.name)}: ${[
      some.stance && known(`stance.${some.stance}`) ? t(`stance.${some.stance}`) : "", some.unnamed ? t("report.unnamed") : "",
    ].filter(Boolean).join(" · ")}</p>`)}
    ${one.story ? html`<p><a href=${link("stories", one.story)}>${t("report.tostory")}</a></p>` : nothing}
    <details class="why" @toggle=${load(address)}><summary>${t("report.why")}</summary><div class="why-told"></div></details>
  </div>`;
}

function chip(one: Chip): TemplateResult {
  const name = one.role === "time" ? dated(one.name) : words(one.name);
  return html`<li><span class="soft">${t(`report.role.${one.role}`)}</span> ${name}${one.words && one.words !== one.name ? html` <q class="own">${words(one.words)}</q>` : nothing}</li>`;
}

/** Ask what the rules thought when somebody wants to know. */
function load(address: string): (event: Event) => void {
  return (event) => {
    const box = event.currentTarget as HTMLDetailsElement;
    const into = box.querySelector<HTMLElement>(".why-told");
    if (!box.open || !into) return;
    const told = ask<Why>(address).then(({ why, beware }) => html`${beware.map((one) => html`<p class="notice">${words(one)}</p>`)}<pre dir="ltr" lang="en" tabindex="0">${why}</pre>`);
    render(html`${until(told, t("waiting"))}`, into);
  };
}
