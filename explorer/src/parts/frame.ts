// The frame around every view: name, search, the ways to the views, settings.
import { html, type TemplateResult } from "lit";
import { change, go, link, type Address } from "../address";
import { LANGUAGES, direction, language, languageName, t } from "../words";

const VIEWS = ["overview", "changes", "stories", "reports", "actors", "places", "brief"];
const THEMES = ["", "light", "dark"];

export function frame(at: Address, view: unknown): TemplateResult {
  return html`
    <a class="skip" href="#content">${t("skip")}</a>
    <header class="frame">
      <a class="name" href=${link("overview", null, {}, false)}>Isnad</a>
      <nav aria-label=${t("nav")}>
        ${VIEWS.map((one) => html`<a href=${link(one)} aria-current=${at.view === one ? "page" : "false"}>${t(`nav.${one}`)}</a>`)}
      </nav>
      <form role="search" @submit=${searched}>
        <input type="search" name="q" maxlength="300" dir="auto" .value=${at.params.get("q") ?? ""}
          placeholder=${t("search.hint")} aria-label=${t("search")}>
      </form>
      <div class="settings">
        <select aria-label=${t("language")} @change=${set("lang")}>
          ${LANGUAGES.map((one) => html`<option value=${one} lang=${one} dir=${direction(one)} ?selected=${one === language()}>${languageName(one)}</option>`)}
        </select>
        <select aria-label=${t("theme")} @change=${set("theme")}>
          ${THEMES.map((one) => html`<option value=${one} ?selected=${one === (at.params.get("theme") ?? "")}>${t(`theme.${one || "system"}`)}</option>`)}
        </select>
      </div>
    </header>
    <main id="content" tabindex="-1">${view}</main>`;
}

function set(name: string): (event: Event) => void {
  return (event) => change({ [name]: (event.target as HTMLSelectElement).value || null });
}

function searched(event: SubmitEvent): void {
  event.preventDefault();
  const typed = String(new FormData(event.target as HTMLFormElement).get("q") ?? "").trim();
  go(link("search", null, { q: typed || null }, false));
}
