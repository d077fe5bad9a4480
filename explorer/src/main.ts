// The page: a frame, and in it the view that the address names.
import { html, render, type TemplateResult } from "lit";
import { until } from "lit/directives/until.js";
import { followLinks, here, type Address } from "./address";
import { Failed } from "./api";
import { frame } from "./parts/frame";
import { t, useLanguage } from "./words";

/** A view: what it shows at an address. */
export type View = (at: Address) => Promise<TemplateResult>;

// Each view is a file of its own, loaded when it is first shown.
const VIEWS: Record<string, () => Promise<{ view: View }>> = {
  overview: () => import("./views/overview"),
};

function draw(): void {
  const at = here();
  useLanguage(at.params.get("lang"));
  document.documentElement.dataset.theme = at.params.get("theme") ?? "";
  const load = VIEWS[at.view];
  const shown = load ? load().then(({ view }) => view(at)).catch(failed) : Promise.resolve(nowhere());
  document.title = t("title");
  render(frame(at, until(shown, html`<p class="waiting" role="status">${t("waiting")}</p>`)), root());
  void shown.then(() => root().setAttribute("data-shown", location.pathname + location.search));
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
addEventListener("isnad:address", draw);
draw();
