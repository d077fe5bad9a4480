// Claims over time. What is told of a day is a column; what is told of a month, a year or a span is a band under the columns,
// as long as it may be. A stretch is chosen with the pointer, with the handles by keyboard, or in the table.
import { scaleLinear, scaleUtc, type ScaleTime } from "d3-scale";
import { html, nothing, svg, type TemplateResult } from "lit";
import { change, type Address } from "../address";
import type { About, Step, Steps } from "../api";
import { day, direction, language, number, t, written } from "../words";
import { brushed, handles } from "./brush";
import { listing } from "./listing";
import { UNITS, begins, ends, iso, lastDay, offset, stretch, type Unit } from "./spans";

const COLUMNS = 110, LANE = 9, LANES = 5, AXIS = 18, EDGE = 12;

/** What a timeline is drawn with. */
export interface Frame { x: ScaleTime<number, number>; wide: number; high: number; first: Date; until: Date; unit: Unit }

export function timeline(at: Address, about: About, told: Steps, unit: Unit): TemplateResult {
  const { first, until } = stretch(about, told, unit);
  const inside = told.items.filter((one) => begins(one.first) < until && ends(one.last) > first && begins(one.first) >= first);
  const before = told.items.filter((one) => !inside.includes(one)).reduce((sum, one) => sum + one.count, 0);
  const columns = merged(inside.filter((one) => one.first === one.last)), bands = inside.filter((one) => one.first !== one.last);
  const most = Math.max(1, ...columns.map((one) => one.count));
  const lanes = laid(bands);
  const wide = Math.max(320, Math.min(620, document.documentElement.clientWidth - 40));
  const rows = Math.min(LANES, Math.max(0, ...lanes.map((lane) => lane + 1)));
  const frame: Frame = { ...scaled(first, until, wide), wide, high: COLUMNS + AXIS + rows * LANE + 6, first, until, unit };
  return html`<section class="timeline" aria-labelledby="timeline-head">
    <header><h2 id="timeline-head">${t("over.time")}</h2>
      <div role="group" aria-label=${t("over.scale")}>${UNITS.map((one) => html`<button aria-pressed=${one === unit ? "true" : "false"} @click=${() => change({ scale: one })}>${t(`over.scale.${one}`)}</button>`)}</div></header>
    <svg class="time" viewBox="0 0 ${wide} ${frame.high}" role="group" aria-label=${t("over.time.hint")} @pointerdown=${brushed(frame)}>
      <defs><pattern id="slant" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2.5" height="5" class="t-slant"/></pattern></defs>
      ${chosen(at, frame)}${axis(frame)}${columns.map((one) => column(one, frame, most, at))}
      ${bands.map((one, n) => ((lanes[n] ?? LANES) < LANES ? band(one, frame, lanes[n] ?? 0) : nothing))}
      <rect class="brush" height=${COLUMNS} width="0"/>${handles(at, frame, COLUMNS)}
    </svg>
    <p class="adds-up">
      ${before ? html`<button class="as-link" @click=${() => change({ scale: "year" })}>${t("over.before", { n: before, date: day(iso(first)) })}</button> · ` : nothing}
      ${told.undated ? html`<button class="as-link" aria-pressed=${at.params.get("dated") === "false" ? "true" : "false"} @click=${() => change({ dated: at.params.get("dated") === "false" ? null : "false", since: null })}>${t("sum.undated", { n: told.undated })}</button>` : nothing}
      <span class="soft"><span class="swatch slanted"></span> ${t("disputed")} · <span class="swatch band"></span> ${t("over.band")}</span></p>
    ${table(told)}</section>`;
}

function scaled(first: Date, until: Date, wide: number): { x: ScaleTime<number, number> } {
  const ends = [EDGE, wide - EDGE];
  return { x: scaleUtc([first, until], direction(language()) === "rtl" ? ends.reverse() : ends) };
}

/** Where something lies, from its left side. */
function across(frame: Frame, from: Date, to: Date): { left: number; width: number } {
  const a = frame.x(from < frame.first ? frame.first : from), b = frame.x(to > frame.until ? frame.until : to);
  return { left: Math.min(a, b), width: Math.abs(b - a) };
}

/** Steps of one unit together, whether they go on or are about then. */
function merged(columns: Step[]): Step[] {
  const found = new Map<string, Step>();
  for (const one of columns) {
    const there = found.get(one.first);
    found.set(one.first, there ? { ...there, count: there.count + one.count, disputed: there.disputed + one.disputed,
      open: there.open || one.open, about: there.about && one.about } : one);
  }
  return [...found.values()];
}

function column(one: Step, frame: Frame, most: number, at: Address): TemplateResult {
  const from = begins(one.first), to = ends(one.last);
  const { left, width } = across(frame, from, to);
  const y = scaleLinear([0, most], [0, COLUMNS - 16]);
  const high = Math.max(2, y(one.count)), gap = Math.min(2, width * 0.1);
  return svg`<g class=${`t-column${outside(at, one) ? " out" : ""}${one.about ? " about" : ""}`}><title>${told(one)}</title>
    <rect x=${left + gap} y=${COLUMNS - high} width=${Math.max(1, width - 2 * gap)} height=${high} class="t-bar"/>
    ${one.disputed ? svg`<rect x=${left + gap} y=${COLUMNS - y(one.disputed)} width=${Math.max(1, width - 2 * gap)} height=${y(one.disputed)} fill="url(#slant)"/>` : nothing}
    ${width > 16 ? svg`<text x=${left + width / 2} y=${COLUMNS - high - 3} class="t-count">${number(one.count)}</text>` : nothing}</g>` as TemplateResult;
}

function outside(at: Address, one: Step): boolean {
  const since = at.params.get("since"), until = at.params.get("as_of");
  return (until !== null && begins(one.first) > begins(until)) || (since !== null && ends(one.last) <= begins(since));
}

function band(one: Step, frame: Frame, lane: number): TemplateResult {
  const { left, width } = across(frame, begins(one.first), ends(one.last));
  const y = COLUMNS + AXIS + lane * LANE;
  return svg`<g class="t-band"><title>${told(one)}</title><rect x=${left} y=${y} width=${Math.max(3, width)} height=${LANE - 2} rx="3"/>
    ${one.open ? svg`<text x=${left + width + 2} y=${y + 7}>…</text>` : nothing}</g>` as TemplateResult;
}

/** For every band a lane in which it lies on no other. */
function laid(bands: Step[]): number[] {
  const free: Date[] = [];
  return bands.map((one) => {
    const found = free.findIndex((until) => until <= begins(one.first));
    const lane = found < 0 ? free.length : found;
    free[lane] = ends(one.last);
    return lane;
  });
}

function axis(frame: Frame): TemplateResult[] {
  const middle = (at: Date) => (frame.x(at) + frame.x(offset(at, frame.unit, 1))) / 2;
  const room = (at: Date) => middle(at) > 24 && middle(at) < frame.wide - 24 && !at.getUTCHours();
  return frame.x.ticks(Math.max(3, Math.floor(frame.wide / 100))).filter(room).map((at) => svg`<g class="t-tick">
    <line x1=${middle(at)} x2=${middle(at)} y1=${COLUMNS} y2=${COLUMNS + 4}/><text x=${middle(at)} y=${COLUMNS + 14}>${tick(at, frame)}</text></g>` as TemplateResult);
}

function tick(at: Date, frame: Frame): string {
  const form: Intl.DateTimeFormatOptions = frame.unit === "year" ? { year: "numeric" }
    : frame.unit === "month" ? { year: "numeric", month: "short" } : { month: "short", day: "numeric" };
  return written(at, form);
}

/** The stretch that is asked for. */
function chosen(at: Address, frame: Frame): TemplateResult | typeof nothing {
  const since = at.params.get("since"), until = at.params.get("as_of");
  if (!since && !until) return nothing;
  const { left, width } = across(frame, since ? begins(since) : frame.first, until ? ends(until) : frame.until);
  return svg`<rect class="t-chosen" x=${left} y="0" width=${width} height=${COLUMNS}/>` as TemplateResult;
}

/** A stretch as people call it: a whole month or year by its name. */
function called(one: Step): string {
  const whole = [one.first, one.first.slice(0, 7), one.first.slice(0, 4)].find((name) =>
    lastDay(name) === lastDay(one.last) && +begins(name) === +begins(one.first));
  return whole ? day(whole) : t("day.span", { first: day(one.first), last: day(one.last) });
}

function told(one: Step): string {
  const when = called(one);
  const parts = [one.about ? t("over.about", { date: when }) : when, t("sum.claims", { n: one.count })];
  if (one.open) parts.push(t("over.open"));
  if (one.disputed) parts.push(t("over.disputed", { n: one.disputed }));
  return parts.join(" · ");
}

function table(steps: Steps): TemplateResult {
  return listing("times-list", t("over.time.list", { n: steps.items.length }), t("over.time"), [t("over.when"), t("claims"), t("disputed")],
    () => steps.items.map((one) => html`<tr><th scope="row"><button class="as-link" @click=${() => choose(one)}>${called(one)}</button>
        ${one.open ? html` <span class="tag">${t("over.open")}</span>` : nothing}${one.about ? html` <span class="tag">${t("over.roughly")}</span>` : nothing}</th>
      <td class="n">${number(one.count)}</td><td class="n">${number(one.disputed)}</td></tr>`));
}

function choose(one: Step): void {
  change({ since: iso(begins(one.first)), as_of: lastDay(one.last) });
}
