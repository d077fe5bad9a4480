// Where there is nothing to show: why, and the way out.
import { html, nothing, type TemplateResult } from "lit";
import { change, filters, FILTERS, type Address } from "../address";
import { Failed } from "../api";
import { day, t } from "../words";
import { words } from "./pieces";

const NO_FILTERS = ["clock"];

/** What stands in the place of a list that is empty; nothing where there is something. */
export function empty(at: Address, total: number): TemplateResult | typeof nothing {
  if (total) return nothing;
  const set = at.params.has("report") || [...filters(at.params).keys()].some((name) => !NO_FILTERS.includes(name));
  if (!set) return html`<p class="notice" role="note">${t("nothing.store")}</p>`;
  const none = Object.fromEntries([...FILTERS, "report"].filter((name) => !NO_FILTERS.includes(name)).map((name) => [name, null]));
  return html`<p class="notice" role="note">${t("nothing")} <button @click=${() => change(none)}>${t("over.clear")}</button></p>`;
}

/** Days that contradict each other, and what is left between them. */
export function crossed(at: Address): TemplateResult | typeof nothing {
  const since = at.params.get("since"), until = at.params.get("as_of");
  if (!since || !until || since <= until) return nothing;
  return html`<p class="notice" role="note">${t("over.crossed", { since: day(since), until: day(until) })}
    <button @click=${() => change({ since: until, as_of: since })}>${t("changes.exchange")}</button></p>`;
}

const AGAIN = [500, 502, 503, 504];
const WRONG = [400, 414, 422];

/** Why something could not be shown, with what was answered (in English), and a way to try again where that may help. */
export function failure(error: unknown): TemplateResult {
  const status = error instanceof Failed ? error.status : 0;
  const why = status === 0 ? "away" : status === 404 ? "none" : WRONG.includes(status) ? "wrong" : "later";
  const again = status === 0 || AGAIN.includes(status);
  return html`<p>${t(`failed.${why}`)}</p>
    <p class="soft">${words(error instanceof Error ? error.message : String(error), "en")}</p>
    ${again ? html`<p><button @click=${() => dispatchEvent(new Event("isnad:address"))}>${t("failed.again")}</button></p>` : nothing}`;
}
