// The page: a frame, and in it the view that the address names.
import { html, render, type TemplateResult } from "lit";
import { followLinks, here, type Address } from "./address";
import { Failed } from "./api";
import { frame } from "./parts/frame";
import { t, useLanguage } from "./words";

/** A view: what it shows at an address. */
export type View = (at: Address) => Promise<TemplateResult>;

// Each view is a file of its own, loaded when it is first shown.
const VIEWS: Record<string, () => Promise<{ view: View }>> = {
  overview: () => import("./views/overview"),
  stories: () => import("./views/stories"),
  reports: () => import("./views/reports"),
  search: () => import("./views/search"),
  actors: () => import("./views/actors"),
  places: () => import("./views/places"),
  brief: () => import("./views/brief"),
};

let turn = 0;
let shown: TemplateResult | null = null;
let name = "";

/** Show what the address says. What stands there stays until the answer is there, so that nothing flickers and
 * whoever moves a slider keeps it. */
async function draw(): Promise<void> {
  const mine = ++turn;
  const at = here();
  useLanguage(at.params.get("lang"));
  document.documentElement.dataset.theme = at.params.get("theme") ?? "";
  const load = VIEWS[at.view];
  const found = load ? load().then(({ view }) => view(at)).catch(failed) : Promise.resolve(nowhere());
  document.title = t("title");
  if (at.view !== name) shown = null;
  name = at.view;
  render(frame(at, shown ?? html`<p class="waiting" role="status">${t("waiting")}</p>`), root());
  const next = await found;
  if (mine !== turn) return;
  shown = next;
  render(frame(at, shown), root());
  const named = at.of === null ? "" : root().querySelector("h1")?.textContent?.trim();
  if (named) document.title = `${named} · Isnad`;
  root().setAttribute("data-shown", location.pathname + location.search);
  dispatchEvent(new Event("isnad:shown"));
}

function root(): HTMLElement {
  return document.getElementById("page") as HTMLElement;
}

function failed(error: unknown): TemplateResult {
  const told = error instanceof Failed || error instanceof Error ? error.message : String(error);
  return html`<section class="failed" role="alert"><h1>${t("failed")}</h1><p>${told}</p>
    <p><a href="/">${t("nav.overview")}</a></p></section>`;
}

function nowhere(): TemplateResult {
  return html`<section class="failed"><h1>${t("nowhere")}</h1><p><a href="/">${t("nav.overview")}</a></p></section>`;
}

followLinks();
addEventListener("isnad:address", () => void draw());
void draw();
