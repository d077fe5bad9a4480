// The page: a frame, and in it the view that the address names.
import { html, render, type TemplateResult } from "lit";
import { followLinks, here, type Address } from "./address";
import { settle } from "./clock";
import { frame } from "./parts/frame";
import { failure } from "./parts/nothing";
import { known, t, useLanguage } from "./words";

/** A view: what it shows at an address; `first` shows what was asked for most while the rest is on its way. */
export type View = (at: Address, first: (shown: TemplateResult) => void) => Promise<TemplateResult>;

// Each view is a file of its own, loaded when it is first shown.
const VIEWS: Record<string, () => Promise<{ view: View }>> = {
  overview: () => import("./views/overview"),
  changes: () => import("./views/changes"),
  stories: () => import("./views/stories"),
  reports: () => import("./views/reports"),
  search: () => import("./views/search"),
  actors: () => import("./views/actors"),
  places: () => import("./views/places"),
  brief: () => import("./views/brief"),
};

let settled: Promise<void> | null = null;
// Those that were shown already: what they ask for is asked for at once.
const loaded = new Map<string, View>();

/** What a view shows. */
function looked(at: Address, mine: number): Promise<TemplateResult> {
  const first = (some: TemplateResult) => void put(mine, at, some);
  const known = loaded.get(at.view), load = VIEWS[at.view];
  if (known) return known(at, first);
  if (!load) return Promise.resolve(nowhere());
  return Promise.all([load(), settled ??= settle()]).then(([{ view }]) => {
    loaded.set(at.view, view);
    return view(at, first);
  });
}

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
  const found = looked(at, mine).catch(failed);
  document.title = t("title");
  if (at.view !== name) render(frame(at, shown = html`<p class="waiting" role="status">${t("waiting")}</p>`), root());
  name = at.view;
  if (!put(mine, at, await found)) return;
  const named = at.view === "overview" ? "" : root().querySelector("h1")?.textContent?.trim() ?? (known(`nav.${at.view}`) ? t(`nav.${at.view}`) : "");
  if (named) document.title = `${named} · Isnad`;
  if (at.view !== before.view || at.of !== before.of) arrived();
  before = at;
  root().setAttribute("data-shown", location.pathname + location.search);
  dispatchEvent(new Event("isnad:shown"));
}

let before: { view: string; of: string | null } = here();

/** Whoever goes by keyboard or ear goes on at the new view, where its link is gone with the old one. */
function arrived(): void {
  if (document.activeElement === document.body) document.getElementById("content")?.focus({ preventScroll: true });
}

/** Show something of an address, if that is still the one of now. */
function put(mine: number, at: Address, some: TemplateResult): boolean {
  if (mine !== turn) return false;
  shown = some;
  render(frame(at, shown), root());
  root().setAttribute("data-listed", location.pathname + location.search);
  return true;
}

function root(): HTMLElement {
  return document.getElementById("page") as HTMLElement;
}

function failed(error: unknown): TemplateResult {
  return html`<section class="failed" role="alert"><h1>${t("failed")}</h1>${failure(error)}
    <p><a href="/">${t("nav.overview")}</a></p></section>`;
}

function nowhere(): TemplateResult {
  return html`<section class="failed"><h1>${t("nowhere")}</h1><p><a href="/">${t("nav.overview")}</a></p></section>`;
}

followLinks();
addEventListener("isnad:address", () => void draw());
void draw();
