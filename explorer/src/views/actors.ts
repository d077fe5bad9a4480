// Actors: who has a page; one by one, what they are said to do, what is done to them, what they say.
import { html, nothing, type TemplateResult } from "lit";
import { filters, link, type Address } from "../address";
import { ask, Failed, type Value } from "../api";
import type { Actor, Acts } from "../finding";
import type { View } from "../main";
import { clocksOf } from "../parts/clocks";
import { claimFiles } from "../parts/downloads";
import { empty } from "../parts/nothing";
import { words } from "../parts/pieces";
import { actorLink, counted, date, latest, reach, spelt, tallied, typed } from "../parts/profile";
import { standing } from "../parts/standing";
import { known, number, t } from "../words";

/** Of these the kind says what the sector says. */
const SAME: Record<string, string> = {
  ngo: "NGO", igo: "IGO", media: "MED", party: "PTY", company: "BUS", religious: "REL", government: "GOV", force: "MIL",
};
const PARTS = ["actors", "recipients", "brokers"];

export const view: View = async (at: Address) =>
  (at.of === null ? every(at) : one(at, at.of).catch((error: unknown) => none(error, at.of ?? "")));

async function every(at: Address): Promise<TemplateResult> {
  const found = await ask<Value[]>("actors", filters(at.params));
  return html`<div class="find"><h1>${t("nav.actors")}</h1>${counted(at)}
    <p class="soft">${t("find.actors.who")}</p>${empty(at, found.length)}
    <ul class="find-list">${found.map((value) => html`<li><a href=${link("actors", value.key)}>${words(value.name)}</a>
      <span class="count">${number(value.count)}</span></li>`)}</ul></div>`;
}

/** Whoever has no page: why, and where what is told of them is. */
function none(error: unknown, key: string): TemplateResult {
  if (!(error instanceof Failed) || error.status !== 404) throw error;
  return html`<div class="find"><h1>${t("find.no_page")}</h1><p>${t("find.actors.who")}</p>
    <p><a href=${link("overview", null, { actor: [key] }, false)}>${t("find.no_page.claims")}</a></p></div>`;
}

async function one(at: Address, key: string): Promise<TemplateResult> {
  const found = await ask<Actor>(`actors/${encodeURIComponent(key)}`, filters(at.params));
  const asked = filters(at.params);
  asked.delete("actor");
  asked.append("actor", key);
  const control = await clocksOf(at, asked, found.reach.claims);
  return html`<div class="find">
    <p class="soft"><a href=${link("actors")}>${t("nav.actors")}</a></p>
    <h1>${words(found.name)}</h1>
    <p>${about(found)}</p>
    ${counted(at)}${reach(found.reach)}
    ${control}
    ${offices(found)}${spelt(found.spelt)}
    ${states(found)}${acts(found)}
    ${tallied(t("find.where"), found.places, (value) => link("places", value.key))}
    ${latest(t("find.latest.with"), found.latest, link("overview", null, { actor: [key], part: null }))}
    ${speaks(found)}
    ${claimFiles(asked)}</div>`;
}

/** What somebody is: kind, sector, country, side, owner, and when. */
function about(one: Actor): TemplateResult {
  const told = [
    t(`find.kind.${one.kind}`), ["UNK", SAME[one.kind]].includes(one.sector) ? null : t(`find.sector.${one.sector}`),
    one.land ? words(one.land) : null,
    one.side ? html`${t("find.side")} ${words(one.side)}` : null,
    one.owner && known(`find.owner.${one.owner}`) ? t(`find.owner.${one.owner}`) : null,
    one.start ? t("find.begun", { date: date(one.start) }) : null,
    one.end ? t("find.ended", { date: date(one.end) }) : null,
    one.became ? html`${t("find.became")} <a href=${link("actors", one.became.key)}>${words(one.became.name)}</a>` : null,
  ].filter((piece) => piece !== null);
  return html`${told.map((piece, n) => html`${n ? " · " : nothing}${piece}`)}`;
}

function offices(one: Actor): TemplateResult | typeof nothing {
  if (!one.offices.length) return nothing;
  return html`<section aria-labelledby="offices-head"><h2 id="offices-head">${t("find.offices")}</h2>
    <ul class="find-offices">${one.offices.map((office) => html`<li><span>${words(office.name)}</span>
      <span class="soft">${office.end ? t("find.from_until", { first: date(office.start), last: date(office.end) })
        : t("find.from_on", { first: date(office.start) })}</span></li>`)}</ul>
    <p class="soft">${t("find.offices.note")}</p></section>`;
}

function states(one: Actor): TemplateResult | typeof nothing {
  if (!one.states.length) return nothing;
  return html`<section aria-labelledby="states-head"><h2 id="states-head">${t("find.states")}</h2>
    <p class="soft">${t("over.silence")}</p>
    <ul class="find-states">${one.states.map((state) => html`<li>${standing(state, true)}</li>`)}</ul></section>`;
}

/** What they are said to do, and what is said to be done to them, each count a link to the claims. */
function acts(one: Actor): TemplateResult | typeof nothing {
  if (!one.acts.length) return nothing;
  return html`<section aria-labelledby="acts-head"><h2 id="acts-head">${t("find.acts")}</h2>
    <p class="soft">${t("find.acts.note")}</p>
    ${PARTS.map((part) => {
      const mine = one.acts.filter((act) => act.part === part);
      return mine.length ? html`<h3>${t(`find.part.${part}`)}</h3><ul class="find-acts">${mine.map((act) => row(one.key, act))}</ul>` : nothing;
    })}</section>`;
}

function row(key: string, act: Acts): TemplateResult {
  return html`<li><a href=${link("overview", null, { actor: [key], part: [act.part], type: [act.type] })}>${t(`type.${act.type}`)}</a>
    <span class="count">${number(act.count)}</span>
    ${act.others.length ? html`<span class="soft">${t("find.others")} ${act.others.map((other, n) => {
      const to = actorLink(other.key);
      return html`${n ? t("find.comma") : nothing}${to ? html`<a href=${to}>${words(other.name)}</a>` : words(other.name)}`;
    })}</span>` : nothing}</li>`;
}

function speaks(one: Actor): TemplateResult | typeof nothing {
  if (!one.speaks.claims) return nothing;
  const all = link("overview", null, { source: [one.key] });
  return html`<section aria-labelledby="says-head"><h2 id="says-head">${t("find.says")}</h2>
    <p class="soft">${t("find.says.note")}</p>${reach(one.speaks)}
    ${tallied(t("find.says.of"), one.says, (value) => link("overview", null, { source: [one.key], type: [value.key] }), typed)}
    ${latest(t("find.latest.said"), one.said, all)}</section>`;
}
