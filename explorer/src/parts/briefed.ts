// A brief as its records have it: lines of text in which every number opens the words it stands for.
import { html, nothing, type TemplateResult } from "lit";
import { link } from "../address";
import type { Brief, BriefLine, Reference, Section } from "../finding";
import { direction, number, t } from "../words";
import { outlet } from "./pieces";

const PLACE = /^situation\/[^/]+\/([^/]+)$/;

export function brief(one: Brief): TemplateResult {
  return html`<h1>${one.title.text}</h1>${one.sections.map((part) => section(part, 2))}
    <section aria-labelledby="notes-head"><h2 id="notes-head">${t("find.brief.notes")}</h2>
      <ul>${one.notes.map((note) => html`<li>${note.text}</li>`)}</ul></section>`;
}

function section(one: Section, level: number): TemplateResult {
  const place = PLACE.exec(one.key)?.[1];
  const text = place ? html`<a href=${link("places", place)}>${one.heading.text}</a>` : one.heading.text;
  const head = level === 2 ? html`<h2>${text}</h2>` : level === 3 ? html`<h3>${text}</h3>` : html`<h4>${text}</h4>`;
  return html`<section>${head}${lines(one.lines)}${one.sections.map((part) => section(part, level + 1))}</section>`;
}

/** Lines with those that belong to each of them below it. */
function lines(several: BriefLine[]): TemplateResult | typeof nothing {
  if (!several.length) return nothing;
  const groups: { line: BriefLine; below: BriefLine[] }[] = [];
  const least = Math.min(...several.map((line) => line.depth));
  for (const line of several) {
    const last = groups.at(-1);
    if (line.depth > least && last) last.below.push(line);
    else groups.push({ line, below: [] });
  }
  return html`<ul class="brief-lines">${groups.map(({ line, below }) => html`<li class=${line.kind}>${told(line)}${lines(below)}</li>`)}</ul>`;
}

/** The text of a line; offsets are code points. */
function told(line: BriefLine): TemplateResult {
  const letters = Array.from(line.text);
  const marks = line.slots.filter(({ role }) => role === "reference").sort((one, other) => one.start - other.start);
  const pieces: unknown[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    const shown = letters.slice(start, end).join("");
    // With its brackets, so that no line ends between.
    const whole = letters[start - 1] === "[" && letters[end] === "]" ? 1 : 0;
    pieces.push(letters.slice(at, start - whole).join(""), opener(valueOf(shown), letters.slice(start - whole, end + whole).join("")));
    at = end + whole;
  }
  pieces.push(letters.slice(at).join(""));
  return html`${pieces}`;
}

/** The number that digits of the reader's language stand for. */
const valueOf = (shown: string): number => Number(shown.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)));

function opener(value: number, shown: string): TemplateResult {
  return html`<button class="ref" popovertarget=${`ref-${value}`} aria-label=${t("find.brief.open", { number: number(value) })}>${shown}</button>`;
}

/** The words of every number: in a list, and each for itself where its number is pressed. */
export function references(one: Brief): TemplateResult {
  const reports = new Map(one.reports.map((report) => [report.id, report]));
  const of = (ref: Reference): TemplateResult => outlet(reports.get(ref.report)?.outlet, ref.report);
  const code = (ref: Reference): string | null => reports.get(ref.report)?.language ?? null;
  return html`<section aria-labelledby="refs-head"><h2 id="refs-head">${t("find.brief.references")}</h2>
    <ol class="brief-refs">${one.references.map((ref) => html`<li value=${ref.number}>${quote(ref, of(ref), code(ref))}</li>`)}</ol></section>
    ${one.references.map((ref) => html`<div popover class="ref-words" id=${`ref-${ref.number}`} role="dialog"
      aria-label=${t("find.brief.open", { number: number(ref.number) })}>
      ${quote(ref, of(ref), code(ref))}<button popovertarget=${`ref-${ref.number}`} popovertargetaction="hide">${t("find.close")}</button></div>`)}`;
}

function quote(ref: Reference, by: TemplateResult, code: string | null): TemplateResult {
  const claim = ref.claims[0];
  const to = link("reports", ref.report) + (claim ? `#claim-${encodeURIComponent(claim)}` : "");
  return html`<blockquote class="words" lang=${code ?? nothing} dir=${code ? direction(code) : "auto"}>${ref.span.quote}</blockquote>
    <p>${by} · <a href=${to}>${t("claims.in.report")}</a></p>`;
}
