// A menu of files: what is shown, to take along.
import { html, nothing, type TemplateResult } from "lit";
import { language, t } from "../words";

const CLAIMS = [["claims.csv", ""], ["claims.csv", "spreadsheet=true"], ["claims.geojson", ""], ["claims.jsonl", ""]] as const;

/** A menu of files (`name` of the phrase, address); they go to the disk and never open here. */
export function menu(label: string, files: [name: string, address: string][]): TemplateResult {
  return html`<details class="downloads"><summary>${label}</summary>
    <ul>${files.map(([name, address]) => html`<li><a href=${address} download>${t(`find.file.${name}`)}</a>
      ${note(name)}</li>`)}</ul></details>`;
}

function note(name: string): TemplateResult | typeof nothing {
  const key = `find.file.${name}.note`, told = t(key);
  return told === key ? nothing : html`<span class="soft">${told}</span>`;
}

/** The claims that parameters ask for, as files. */
export function claimFiles(params: URLSearchParams): TemplateResult {
  const files = CLAIMS.map(([path, more]): [string, string] => {
    const asked = new URLSearchParams(params);
    asked.delete("page");
    asked.set("lang", language());
    return [more ? "sheet" : path.replace("claims.", ""), `/api/v1/${path}?${asked}${more && `&${more}`}`];
  });
  return menu(t("find.take.claims"), files);
}
