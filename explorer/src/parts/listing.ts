// A table that is shown when it is asked for: it tells in words what a drawing shows.
import { html, nothing, type TemplateResult } from "lit";

const open = new Set<string>();

/** `rows` are made only while the table is open: there may be thousands. */
export function listing(id: string, summary: string, label: string, head: string[], rows: () => TemplateResult[]): TemplateResult {
  const toggled = (event: Event) => {
    const now = (event.target as HTMLDetailsElement).open;
    if (now === open.has(id)) return;
    if (now) open.add(id);
    else open.delete(id);
    dispatchEvent(new Event("isnad:address"));
  };
  return html`<details class="listing" id=${id} ?open=${open.has(id)} @toggle=${toggled}><summary>${summary}</summary>
    ${open.has(id) ? html`<div class="scrolls" tabindex="0" role="region" aria-label=${label}><table>
      <caption class="unseen">${label}</caption>
      <thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
      <tbody>${rows()}</tbody></table></div>` : nothing}</details>`;
}
