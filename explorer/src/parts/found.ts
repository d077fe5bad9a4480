// Reports and claims that a search found, with the hits marked in their own words.
import { html, nothing, type TemplateResult } from "lit";
import { link } from "../address";
import type { Line } from "../api";
import type { Excerpt, Found, FoundReport } from "../finding";
import { day, direction, t } from "../words";
import { days, foot, outlet, tags, words } from "./pieces";

export function found(answer: Found, of: string): TemplateResult {
  return of === "claims"
    ? html`<ol class="claims">${answer.claims.map(({ line, excerpt }) => claim(line, excerpt))}</ol>`
    : html`<ol class="claims">${answer.reports.map(report)}</ol>`;
}

function report(one: FoundReport): TemplateResult {
  const to = link("reports", one.id, {}, false);
  return html`<li class="claim found">
    <h2><a href=${to}>${one.title ? excerpt(one.title, one.language) : outlet(one.outlet, one.id)}</a></h2>
    <p class="soft">${outlet(one.outlet, one.id)} · ${day(one.published)} · ${language(one.language)}
      ${one.retracted ? html`<span class="tag retracted">${t("retracted")}</span>` : nothing}</p>
    ${one.excerpts.map((some) => html`<blockquote class="words" lang=${one.language ?? nothing} dir=${way(one.language)}>
      ${some.start > 0 ? "… " : nothing}${pieces(some)} …</blockquote>`)}</li>`;
}

function claim(one: Line, some: Excerpt): TemplateResult {
  return html`<li class="claim found">
    <p class="head"><span class="type">${t(`type.${one.type}`)}</span> ${tags(one)} <span class="when">${days(one)}</span>
      ${one.place ? html`<a class="where" href=${link("places", one.place.key, {}, false)}>${words(one.place.name)}</a>` : nothing}</p>
    <blockquote class="words" lang=${one.language} dir=${way(one.language)}>${pieces(some)}</blockquote>
    ${foot(one, false)}</li>`;
}

function excerpt(some: Excerpt, code: string | null): TemplateResult {
  return html`<bdi lang=${code ?? nothing} dir=${way(code)}>${pieces(some)}</bdi>`;
}

function pieces(some: Excerpt): TemplateResult {
  return html`${some.pieces.map(({ text, hit }) => (hit ? html`<mark>${text}</mark>` : text))}`;
}

const way = (code: string | null): string => (code ? direction(code) : "auto");

function language(code: string | null): string {
  return code ? t(`language.${code}`) : t("none");
}
