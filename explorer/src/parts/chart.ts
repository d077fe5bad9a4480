// How many, over time: a step for each number that one origin gives, a bar where it is a range.
import { html, nothing, svg, type TemplateResult } from "lit";
import { scaleLinear, scaleUtc } from "d3-scale";
import { link } from "../address";
import type { Heading, Point } from "../storied";
import { direction, language, moment, number, short, t } from "../words";
import { words, outlet } from "./pieces";

const SIZE = { w: 560, h: 210, start: 56, end: 20, top: 14, foot: 30 };
const SHAPES = ["M-5 -5h10v10h-10z", "M0 -7L7 6H-7z", "M0 -7L7 0L0 7L-7 0z", "M-6 -2h4v-4h4v4h4v4h-4v4h-4v-4h-4z"];

export function charts(points: Point[], clock: "published" | "received", reports: Record<string, Heading>): TemplateResult {
  const kinds = [...new Set(points.map((one) => one.kind))];
  return html`${kinds.map((kind) => {
    const told = points.filter((one) => one.kind === kind).sort((a, b) => (a[clock] < b[clock] ? -1 : 1));
    return html`<figure class="count">
      <figcaption>${t(`story.count.${kind}`)}</figcaption>
      ${told.length > 1 ? chart(told, kind, clock) : nothing}
      ${table(told, clock, reports)}
    </figure>`;
  })}`;
}

function chart(points: Point[], kind: string, clock: "published" | "received"): TemplateResult {
  const mirrored = direction(language()) === "rtl";
  const times = points.map((one) => new Date(one[clock]).getTime());
  const brief = Math.max(...times) - Math.min(...times) < 2 * 86_400_000;
  const span: [number, number] = [SIZE.start, SIZE.w - SIZE.end];
  const across = scaleUtc([Math.min(...times), Math.max(...times) + 1], mirrored ? [SIZE.w - SIZE.start, SIZE.end] : span);
  const most = Math.max(1, ...points.map((one) => one.high ?? one.low ?? 0));
  const up = scaleLinear([0, most * 1.1], [SIZE.h - SIZE.foot, SIZE.top]);
  const side = mirrored ? SIZE.w - SIZE.start : SIZE.start;
  const x = (one: Point) => across(new Date(one[clock]));
  const origins = [...new Set(points.map((one) => one.origin))];
  return html`<svg class="chart" viewBox="0 0 ${SIZE.w} ${SIZE.h}" role="img" aria-label=${t("story.count.label", { kind: t(`story.count.${kind}`), n: points.length })}>
    ${up.ticks(4).map((n) => svg`<line class="rule" x1=${SIZE.end} x2=${SIZE.w - SIZE.end} y1=${up(n)} y2=${up(n)}></line>
      <text class="tick" x=${side + (mirrored ? 6 : -6)} y=${up(n) - 3} text-anchor="end">${number(n)}</text>`)}
    ${across.ticks(4).map((when) => svg`<text class="tick" x=${across(when)} y=${SIZE.h - 8} text-anchor="middle">${short(when, brief ? "hour" : "day")}</text>`)}
    ${origins.map((origin, n) => steps(points.filter((one) => one.origin === origin), n, x, (v) => up(v)))}
  </svg>`;
}

/** The numbers of one origin, a bar from least to most; a step leads from the highest of one report to the next. */
function steps(points: Point[], n: number, x: (one: Point) => number, up: (value: number) => number): TemplateResult {
  const middle = (one: Point) => up(one.low ?? one.high ?? 0);
  const highest = points.filter((one) => !points.some((other) => x(other) === x(one) && middle(other) < middle(one)));
  const path = highest.map((one, at) => (at ? `H${x(one)}V${middle(one)}` : `M${x(one)} ${middle(one)}`)).join("");
  return svg`<g class=${`series series-${n % 4}`}>
    <path class="step" d=${path}></path>
    ${points.map((one) => svg`<g>
      ${one.low !== one.high ? svg`<line class="range" x1=${x(one)} x2=${x(one)} y1=${up(one.low ?? 0)} y2=${Math.max(SIZE.top, up(one.high ?? one.low ?? 0) - (one.high === null ? 16 : 0))}></line>` : nothing}
      <path class="dot" transform=${`translate(${x(one)} ${middle(one)})`} d=${SHAPES[n % SHAPES.length] ?? ""}><title>${amount(one)} · ${one.origin === null ? "" : t("story.origin.no", { n: one.origin + 1 })}</title></path></g>`)}
  </g>` as TemplateResult;
}

function amount(one: Point): string {
  if (one.low === null) return t("story.atmost", { number: number(one.high ?? 0) });
  if (one.high === null) return t("story.atleast", { number: number(one.low) });
  if (one.low === one.high) return number(one.low);
  return t("story.range", { low: number(one.low), high: number(one.high) });
}

function table(points: Point[], clock: "published" | "received", reports: Record<string, Heading>): TemplateResult {
  return html`<div class="scrolled" tabindex="0" role="group" aria-label=${t("story.count.table")}><table>
    <thead><tr><th scope="col">${t(`story.clock.${clock}`)}</th><th scope="col">${t("story.count.number")}</th>
      <th scope="col">${t("story.count.words")}</th><th scope="col">${t("facet.outlet")}</th><th scope="col">${t("facet.origin")}</th></tr></thead>
    <tbody>${points.map((one) => html`<tr><td>${moment(one[clock])}</td><td>${amount(one)}</td>
      <td>${one.quote ? words(one.quote, reports[one.report]?.language ?? null) : nothing}</td>
      <td><a href=${`${link("reports", one.report)}#claim-${one.claim}`}>${outlet(reports[one.report]?.outlet, one.report)}</a></td>
      <td>${one.origin === null ? t("none") : t("story.origin.no", { n: one.origin + 1 })}</td></tr>`)}</tbody>
  </table></div>`;
}
