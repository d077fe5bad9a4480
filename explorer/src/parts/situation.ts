// What is said to hold, by place: who says so, who disputes it, and how old the last report is.
import { html, nothing, type TemplateResult } from "lit";
import { change } from "../address";
import type { Account, Situation, Stands } from "../api";
import { picture } from "../map/signs";
import { day, known, t } from "../words";
import { age } from "./ages";
import { words } from "./pieces";
import { named, toldIn } from "./standing";

/** So many places are shown at once. */
const MOST = 40;

export function situation(found: Situation, newest: string | null): TemplateResult {
  const places = new Map<string, Stands[]>();
  for (const one of found.items) places.set(one.place?.key ?? "", [...(places.get(one.place?.key ?? "") ?? []), one]);
  const all = [...places], shown = all.slice(0, MOST), rest = all.slice(MOST);
  return html`<section class="situation" aria-labelledby="situation-head">
    <h2 id="situation-head">${t("over.situation", { date: day(found.as_of) })}</h2>
    <p class="soft">${t("over.situation.known", { date: day(found.known_by), clock: t(`over.clock.${found.clock}`) })} ${t("over.silence")}</p>
    ${found.items.length ? nothing : html`<p>${t("over.situation.none")}</p>`}
    ${shown.map(([key, several]) => place(key, several, newest))}
    ${rest.length ? html`<details><summary>${t("facet.more", { n: rest.length })}</summary>${rest.map(([key, several]) => place(key, several, newest))}</details>` : nothing}</section>`;
}

function place(key: string, several: Stands[], newest: string | null): TemplateResult {
  const where = several[0]?.place;
  return html`<div class="state-place" data-place=${key || nothing}>
    <h3>${where ? html`<button class="as-link" @click=${() => change({ place: [key] })}>${words(where.name)}</button>` : t("over.nowhere")}
      ${where ? html`<span class="soft">${age(several[0]?.state.last_report ?? null, newest)}</span>` : nothing}</h3>
    <ul>${several.map(state)}</ul></div>`;
}

function state(one: Stands): TemplateResult {
  const { what, since, dated, extent } = one.state;
  const between = one.shown === "contested" ? " / " : t("over.and");
  const share = extent && known(`over.share.${extent.share}`) ? t(`over.share.${extent.share}`) : null;
  const said = one.accounts.filter((account) => !account.disputes), against = one.accounts.filter((account) => account.disputes);
  return html`<li><img alt="" src=${picture(what, one.shown)} width="22" height="22">
    <div><strong>${t(`type.${what}`)}</strong> <span class="tag">${t(`over.shown.${one.shown}`)}</span>
      ${one.parties.length ? one.parties.map((name, n) => html`${n ? between : nothing}${words(name)}`) : t("over.by_nobody")}
      ${share ? html`<span class="soft">(${share})</span>` : nothing}
      ${since ? html`<span class="soft">${t(dated ? "over.since" : "over.first_told", { date: day(since.replace(/[~?%].*|\/.*/g, "")) })}</span>` : nothing}
      ${accounts("over.according", said, one)}${accounts("over.disputed_by", against, one)}</div></li>`;
}

function accounts(key: string, several: Account[], one: Stands): TemplateResult | typeof nothing {
  if (!several.length) return nothing;
  return html`<p class="said-by">${t(key)} ${several.map((account, n) => html`${n ? t("over.semicolon") : nothing}${named(account)}
    ${account.side ? html`<span class="soft">[${words(account.side)}]</span>` : nothing}
    ${account.parties.length && (one.shown === "contested" || account.disputes) ? html`: ${account.parties.map((name, at) => html`${at ? t("over.and") : nothing}${words(name)}`)}` : nothing}
    ${toldIn(account)}`)}</p>`;
}
