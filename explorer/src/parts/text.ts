// The full text of a report with the words of its claims marked, and what ties text and list.
import { html, type TemplateResult } from "lit";
import { ROLES, type Paragraph, type Piece, type ReportPage } from "../storied";
import { broken } from "./pieces";

const HASH = "#claim-";

/** The claim that the address names behind its number sign. */
export function chosen(): string | null {
  return location.hash.startsWith(HASH) ? decodeURIComponent(location.hash.slice(HASH.length)) : null;
}

export function fulltext(page: ReportPage, selected: string | null): TemplateResult {
  return html`${page.paragraphs.map((one) => paragraph(one, selected))}`;
}

function paragraph(one: Paragraph, selected: string | null): TemplateResult {
  const main = one.runs.reduce((longest, run) => (length(run.pieces) > length(longest.pieces) ? run : longest));
  const runs = one.runs.map((run) => html`<span class=${`run ${run.kind}`}>${run.pieces.map((some) => piece(some, selected))}</span>`);
  const kind = `line ${main.kind}`;
  return main.kind === "title" || main.kind === "heading" ? html`<h2 class=${kind}>${runs}</h2>` : html`<p class=${kind}>${runs}</p>`;
}

const length = (pieces: Piece[]): number => pieces.reduce((sum, one) => sum + one.text.length, 0);

function piece(one: Piece, selected: string | null): unknown {
  const claims = [...new Set(ROLES.flatMap((role) => one[role] ?? []))];
  if (!claims.length) return broken(one.text);
  const mine = selected !== null && claims.includes(selected) ? ROLES.filter((role) => one[role]?.includes(selected)) : [];
  const names = ["w", ...mine.map((role) => `is-${role}`)];
  const trigger = one.trigger?.[0];
  if (trigger === undefined) return html`<span class=${names.join(" ")} data-c=${claims.join(" ")}>${broken(one.text)}</span>`;
  const to = selected !== null && one.trigger?.includes(selected) ? next(one.trigger, selected) : trigger;
  return html`<a class=${[...names, "trigger"].join(" ")} data-c=${one.trigger?.join(" ") ?? ""} href=${`${HASH}${encodeURIComponent(to)}`}>${broken(one.text)}</a>`;
}

/** Of several claims that stand on the same words the one after that which is shown. */
function next(several: string[], now: string): string {
  return several[(several.indexOf(now) + 1) % several.length] ?? now;
}

/** Light up, in text, list and mentions alike, the claims of what is pointed at or focused. */
export function beside(event: Event): void {
  const root = event.currentTarget as HTMLElement;
  for (const one of root.querySelectorAll(".hot")) one.classList.remove("hot");
  if (event.type === "mouseout" || event.type === "focusout") return;
  const on = (event.target as Element).closest<HTMLElement>("[data-c]");
  for (const claim of on?.dataset.c?.split(" ") ?? [])
    for (const one of root.querySelectorAll(`[data-c~="${CSS.escape(claim)}"]`)) one.classList.add("hot");
}

let followed = "";

/** Bring the claim that was chosen into sight, once, in text and list. */
export function follow(selected: string | null): void {
  const address = location.pathname + location.hash;
  if (selected === null || address === followed) return;
  followed = address;
  const show = (tries: number) => requestAnimationFrame(() => {
    const item = document.getElementById(`claim-${selected}`);
    const words = document.querySelector(".fulltext .is-trigger");
    if ((!item || !words) && tries) {
      show(tries - 1);
      return;
    }
    item?.scrollIntoView({ block: "nearest" });
    words?.scrollIntoView({ block: "center" });
  });
  show(60);
}
