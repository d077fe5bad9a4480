// The isnad as a picture: who has it from whom, from each report down to each origin.
import { html, nothing, svg, type TemplateResult } from "lit";
import { link } from "../address";
import type { Heading, Isnad, Knot, Way } from "../storied";
import { day, direction, language, short, t } from "../words";
import { words, nameless } from "./pieces";
import { reason } from "./reasons";

const BOX = { w: 190, h: 62 };
const ACROSS = BOX.w + 96;
const DOWN = BOX.h + 18;
const EDGE = 8;
/** Which line stands for which link; the words beside it say the same. */
const DASHES: Record<string, string> = { copies: "", translates: "9 5", rewrites: "2 5", credits: "12 4 2 4", quotes: "" };

interface Placed extends Knot { row: number; at: number }

/** Knots in rows by time and in columns by how far they are from the reports that nobody has it from. */
export function placed(isnad: Isnad, reports: Record<string, Heading>): Map<string, Placed> {
  const last = Math.max(0, ...isnad.knots.map((one) => one.column));
  const time = (one: Knot) => reports[one.report ?? ""]?.published ?? "";
  const told = isnad.knots.filter((one) => one.kind === "report").sort((a, b) => (time(a) < time(b) ? -1 : 1));
  const found = new Map<string, Placed>();
  const taken = new Set<string>();
  const put = (one: Knot, at: number, wanted: number) => {
    let row = Math.max(0, Math.round(wanted));
    for (let step = 1; taken.has(`${at} ${row}`); step++) {
      const next = row + (step % 2 ? step : -step);
      row = next < 0 ? row + step : next;
    }
    taken.add(`${at} ${row}`);
    found.set(one.id, { ...one, row, at });
  };
  told.forEach((one, n) => put(one, one.column, n));
  for (const one of isnad.knots.filter((some) => some.kind !== "report").sort((a, b) => a.column - b.column)) {
    const from = isnad.ways.filter((way) => way.target === one.id).map((way) => found.get(way.source)?.row ?? 0);
    put(one, one.origin === null ? one.column : last, from.reduce((sum, row) => sum + row, 0) / (from.length || 1));
  }
  return found;
}

export function picture(isnad: Isnad, reports: Record<string, Heading>): TemplateResult {
  const at = placed(isnad, reports);
  const all = [...at.values()];
  const wide = (Math.max(0, ...all.map((one) => one.at)) * ACROSS) + BOX.w + 2 * EDGE;
  const high = (Math.max(0, ...all.map((one) => one.row)) * DOWN) + BOX.h + 2 * EDGE;
  const mirrored = direction(language()) === "rtl";
  const x = (one: Placed) => (mirrored ? wide - EDGE - BOX.w - one.at * ACROSS : EDGE + one.at * ACROSS);
  const y = (one: Placed) => EDGE + one.row * DOWN;
  const kinds = [...new Set(isnad.ways.map((way) => way.link))];
  return html`<figure class="isnad">
    <div class="scrolled" tabindex="0" role="group" aria-label=${t("story.isnad")} @mouseover=${trace} @focusin=${trace} @mouseleave=${untrace} @focusout=${untrace}>
      <svg width=${wide} height=${high} viewBox="0 0 ${wide} ${high}">
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path class="head" d="M0 0 L8 4 L0 8 z"></path></marker></defs>
        ${isnad.ways.map((way) => drawn(way, at, x, y, mirrored))}
        ${all.map((one) => knot(one, x(one), y(one), reports, isnad))}
      </svg>
    </div>
    <figcaption>${kinds.map((kind) => html`<span class="kind">
      <svg width="44" height="10" aria-hidden="true"><line x1="0" x2="44" y1="5" y2="5" class=${`way ${kind}`} stroke-dasharray=${DASHES[kind] ?? ""}></line></svg>
      ${t(`story.link.${kind}`)}</span>`)}</figcaption>
    <details class="as-list"><summary>${t("story.aslist")}</summary>${list(isnad, reports)}</details>
  </figure>`;
}

function drawn(
  way: Way, at: Map<string, Placed>, x: (one: Placed) => number, y: (one: Placed) => number, mirrored: boolean,
): TemplateResult | typeof nothing {
  const from = at.get(way.source), to = at.get(way.target);
  if (!from || !to) return nothing;
  const sign = mirrored ? -1 : 1;
  const x1 = x(from) + (mirrored ? 0 : BOX.w), x2 = x(to) + (mirrored ? BOX.w : 0) - sign * 2;
  const y1 = y(from) + BOX.h / 2, y2 = y(to) + BOX.h / 2;
  const bend = Math.max(40, Math.abs(x2 - x1) / 2) * sign;
  const label = way.link === "quotes" ? nothing : svg`<text class="way-name" text-anchor="middle"
      x=${x1 + sign * 46} y=${y1 + (y2 - y1) * 0.22 - 7}>${t(`story.link.${way.link}`)}</text>`;
  return svg`<g class="way-of" data-from=${way.source} data-to=${way.target}>
    <path class=${`way ${way.link}`} stroke-dasharray=${DASHES[way.link] ?? ""} marker-end="url(#arrow)"
      d=${`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}><title>${told(way, at)}</title></path>
    ${label}</g>`;
}

function told(way: Way, at: Map<string, Placed>): string {
  const because = way.because ? ` (${reason(way.because)})` : "";
  return nameless(`${at.get(way.source)?.name} — ${t(`story.link.${way.link}`)} — ${at.get(way.target)?.name}${because}`);
}

function knot(one: Placed, x: number, y: number, reports: Record<string, Heading>, isnad: Isnad): TemplateResult {
  const about = reports[one.report ?? ""];
  const below = one.kind === "report" && about
    ? `${short(about.published, "year")} · ${t(`language.${about.language}`)}` : t(`story.knot.${one.kind}`);
  // In the order in which it is shown.
  const said = [nameless(one.name), one.origin === null ? "" : t("story.origin.no", { n: one.origin + 1 }), below,
    ...isnad.ways.filter((way) => way.source === one.id)
      .map((way) => `${t(`story.link.${way.link}`)} ${nameless(isnad.knots.find((other) => other.id === way.target)?.name ?? "")}`),
  ].filter(Boolean).join(", ");
  const origin = one.origin === null ? null : html`<span class="number">${t("story.origin.no", { n: one.origin + 1 })}</span>`;
  // A day and a language leave no room beside it.
  const apart = origin !== null && one.kind === "report";
  const box = svg`<rect width=${BOX.w} height=${BOX.h} rx=${one.kind === "speaker" ? BOX.h / 2 : 6}></rect>
    <foreignObject width=${BOX.w} height=${BOX.h}>${html`<div class="box">
      <div class=${`name${apart ? " short" : ""}`} title=${nameless(one.name)}>${words(one.name)}</div>
      ${apart ? html`<div class="below">${origin}</div>` : nothing}
      <div class="below" title=${below}>${origin && !apart ? html`${origin} · ` : nothing}${below}${about?.retracted ? html` · ${t("retracted")}` : nothing}</div>
    </div>`}</foreignObject>`;
  const kind = `knot ${one.kind}${one.origin === null ? "" : " origin"}${about?.retracted ? " back" : ""}`;
  const move = `translate(${x} ${y})`;
  return one.report !== null
    ? svg`<a class=${kind} data-knot=${one.id} transform=${move} href=${link("reports", one.report)} aria-label=${said}>${box}</a>`
    : svg`<g class=${kind} data-knot=${one.id} transform=${move} tabindex="0" role="img" aria-label=${said}>${box}</g>`;
}

/** Show what is tied to a knot, up and down, and let the rest stand back. */
function trace(event: Event): void {
  const knot = (event.target as Element).closest<SVGElement>("[data-knot]");
  const drawing = event.currentTarget as HTMLElement;
  if (!knot) return untrace(event);
  const ways = [...drawing.querySelectorAll<SVGElement>(".way-of")];
  const tied = new Set([knot.dataset.knot ?? ""]);
  const follow = (from: "from" | "to", to: "from" | "to") => {
    const reached = [knot.dataset.knot ?? ""];
    for (const id of reached) for (const way of ways)
      if (way.dataset[from] === id && !reached.includes(way.dataset[to] ?? "")) reached.push(way.dataset[to] ?? "");
    for (const id of reached) tied.add(id);
  };
  follow("from", "to");
  follow("to", "from");
  drawing.classList.add("traced");
  for (const one of drawing.querySelectorAll<SVGElement>("[data-knot]")) one.classList.toggle("tied", tied.has(one.dataset.knot ?? ""));
  for (const way of ways) way.classList.toggle("tied", tied.has(way.dataset.from ?? "") && tied.has(way.dataset.to ?? ""));
}

function untrace(event: Event): void {
  (event.currentTarget as HTMLElement).classList.remove("traced");
}

/** The same in words: each with whom they have it from, and why that is thought. */
function list(isnad: Isnad, reports: Record<string, Heading>): TemplateResult {
  const name = (id: string) => words(isnad.knots.find((one) => one.id === id)?.name ?? id);
  return html`<ul>${isnad.knots.map((one) => {
    const about = reports[one.report ?? ""];
    const from = isnad.ways.filter((way) => way.source === one.id);
    return html`<li>${one.report ? html`<a href=${link("reports", one.report)}>${words(one.name)}</a>` : words(one.name)}
      ${about ? html`(${day(about.published)}, ${t(`language.${about.language}`)})` : html`(${t(`story.knot.${one.kind}`)})`}
      ${one.origin === null ? nothing : html`<span class="tag">${t("story.origin.no", { n: one.origin + 1 })}</span>`}
      ${from.length ? html`<ul>${from.map((way) => html`<li>${t(`story.link.${way.link}`)} ${name(way.target)}${way.because ? html`: ${reason(way.because)}` : nothing}</li>`)}</ul>` : nothing}
    </li>`;
  })}</ul>`;
}
