// Tellings side by side by origin, what does not agree, and what copies changed.
import { html, nothing, type TemplateResult } from "lit";
import { link } from "../address";
import type { Account, Against, Group, Heading, Isnad, Lineage, Origin, Said, Stand, StoryPage } from "../storied";
import { day, language, number, t } from "../words";
import { quoted } from "./marks";
import { nameless, outlet, words } from "./pieces";
import { reason } from "./reasons";

/** So many tellings of a side are shown at once. */
const MOST = 3;

type Reports = Record<string, Heading>;

/** A list of names in the reader's words, each in its own direction. */
function listed(names: string[]): string {
  return new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" }).format(names.map((one) => `\u2068${one}\u2069`));
}

/** The way to a report: its outlet, day and language. */
export function toReport(id: string, about: Heading | null | undefined, claim = ""): TemplateResult {
  const to = link("reports", id) + (claim ? `#claim-${claim}` : "");
  return html`<a href=${to}>${outlet(about?.outlet, id)}</a>${about
    ? html` <span class="soft">${day(about.published)} · ${t(`language.${about.language}`)}</span>` : nothing}`;
}

export function groups(page: StoryPage): TemplateResult {
  const origins = page.story?.origins ?? [];
  return html`${page.groups.map((one) => group(one, one.origin === null ? null : origins[one.origin] ?? null, page))}`;
}

function group(one: Group, origin: Origin | null, page: StoryPage): TemplateResult {
  return html`<section class="origin" aria-labelledby=${`origin-${one.origin}`}>
    <h3 id=${`origin-${one.origin}`}>${one.origin === null ? t("story.uncounted")
      : html`<span class="number">${number(one.origin + 1)}</span> ${words(one.name ?? origin?.name ?? "")}
        ${one.side ? html`<span class="tag">${t("story.side")} ${words(one.side)}</span>` : html`<span class="tag">${t("story.side.none")}</span>`}`}</h3>
    <p class="because">${origin && one.origin !== null ? because(one, origin, page.isnad) : t("story.uncounted.because")}</p>
    <div class="accounts">${one.accounts.map((some) => account(some, page.reports, page.lineages))}</div>
  </section>`;
}

/** Why the reports of an origin count as one: who quotes it, and who has it from them. */
export function because(one: Group, origin: Origin, isnad: Isnad): unknown {
  if (language() === "en") return words(origin.because);
  const knot = isnad.knots.find((some) => some.origin === one.origin);
  const name = (id: string) => isnad.knots.find((some) => some.id === id)?.name ?? id;
  const mine = isnad.ways.filter((way) => way.origins.includes(one.origin ?? -1));
  const quoting = mine.filter((way) => way.target === knot?.id && way.link === "quotes").map((way) => name(way.source));
  const parts = [t("story.because.reports", { n: origin.reports.length })];
  if (quoting.length) parts.push(t("story.because.quotes", { names: listed(quoting) }));
  else if (knot) parts.push(t("story.because.itself", { names: listed([knot.name]) }));
  for (const way of mine) if (way.link !== "quotes")
    parts.push(t(`story.because.${way.link}`, { name: listed([name(way.source)]), other: listed([name(way.target)]) }));
  if (one.called.length > 1) parts.push(t("story.because.called", { names: listed(one.called.slice(0, 3).map(([some]) => `“${some}”`)) }));
  return words(nameless(`${parts[0]}: ${parts.slice(1).join(t("reason.join"))}`), language());
}

function account(one: Account, reports: Reports, lineages: Lineage[]): TemplateResult {
  const about = reports[one.report];
  const of = lineages.filter((some) => some.report === one.report);
  return html`<article class="account">
    <h4>${toReport(one.report, about)}${about?.retracted ? html` <span class="tag retracted">${t("retracted")}</span>` : nothing}</h4>
    ${of.map((some) => html`<p class="soft">${t(`kin.${some.kind}`)} ${original(some, reports)}</p>`)}
    ${one.chains.map((chain) => html`<p class="chain">${chain.map((name, n) => html`${n ? html`<span class="through" aria-hidden="true"> ← </span>` : nothing}${words(name)}`)}</p>`)}
    ${one.passages.map((passage) => html`${quoted(passage, about?.language ?? null)}
      <ul class="says">${passage.said.map((said) => saying(said, one.report, reports))}</ul>`)}
  </article>`;
}

function saying(one: Said, report: string, reports: Reports): TemplateResult {
  return html`<li><a href=${`${link("reports", report)}#claim-${one.claim}`}>${words(one.says, language())}</a>
    ${one.retracted_by.map((by) => html`<span class="tag retracted">${t("retracted")}</span> ${toReport(by, reports[by])}`)}</li>`;
}

/** What a report comes of: one that is held, or as much as its page says. */
export function original(one: Lineage, reports: Reports): unknown {
  const { report, outlet, agency, url } = one.of;
  if (report) return toReport(report, reports[report]);
  return html`${words(outlet ?? agency ?? url ?? "")} <span class="soft">${t("kin.unheld")}</span>`;
}

export function contradictions(found: Against[], reports: Reports): TemplateResult {
  return html`${found.map((one) => html`<section class="against" aria-label=${t(`conflict.${one.kind}`)}>
    <h3>${t(`conflict.${one.kind}`)}</h3>
    <div class="sides">${one.sides.map((side) => stand(side, reports))}</div>
  </section>`)}`;
}

function stand(side: Stand, reports: Reports): TemplateResult {
  const shown = side.words.map((passage, n) => {
    const report = side.reports[n] ?? "";
    return html`${quoted(passage, reports[report]?.language ?? null)}
      <p class="soft">${toReport(report, reports[report], passage.said[0]?.claim)}</p>`;
  });
  return html`<article class="account">
      <h4>${words(side.says)}</h4>
      ${shown.slice(0, MOST)}
      ${shown.length > MOST ? html`<details><summary>${t("facet.more", { n: shown.length - MOST })}</summary>${shown.slice(MOST)}</details>` : nothing}
    </article>`;
}

/** What copies and translations changed, with the words of both. */
export function drifts(lineages: Lineage[], reports: Reports): TemplateResult {
  return html`<ul class="lineages">${lineages.map((one) => html`<li>
    <p>${toReport(one.report, reports[one.report])} — ${t(`kin.${one.kind}`)} ${original(one, reports)}</p>
    <p class="soft">${reason(one.because)}</p>
    ${one.drift.length ? html`<ul class="drift">${one.drift.map((some) => html`<li>
      <span class="tag disputed">${t(`drift.${some.kind}`)}</span>
      ${side("drift.from", some.from_quote, reports[one.of.report ?? ""]?.language)} <span class="through" aria-hidden="true">→</span>
      ${side("drift.to", some.to_quote, reports[one.report]?.language)}</li>`)}</ul>`
      : one.of.report ? html`<p class="soft">${t("drift.none")}</p>` : nothing}
  </li>`)}</ul>`;
}

function side(key: string, quote: string | null, code: string | null | undefined): TemplateResult {
  return html`<span class="unseen">${t(key)}</span> ${quote === null ? html`<span class="soft">${t("drift.nothing")}</span>` : html`<mark>${words(quote, code ?? null)}</mark>`}`;
}
