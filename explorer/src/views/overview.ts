// Everything that is told, by filters: counts that add up, and the claims.
import { html, nothing } from "lit";
import { filters, type Address } from "../address";
import { ask, type About, type Facets, type Lines } from "../api";
import type { View } from "../main";
import { claims } from "../parts/claims";
import { facets } from "../parts/facets";
import { t } from "../words";

export const view: View = async (at: Address) => {
  const wanted = filters(at.params);
  const report = at.params.get("report");
  if (report) wanted.set("report", report);
  const listed = new URLSearchParams(wanted);
  for (const name of ["page", "order"]) if (at.params.get(name)) listed.set(name, at.params.get(name) ?? "");
  const [about, counted, found] = await Promise.all([
    ask<About>("about"), ask<Facets>("facets", wanted), ask<Lines>("claims", listed),
  ]);
  return html`
    <h1 class="unseen">${t("nav.overview")}</h1>
    <p class="sum" role="status">
      ${t("sum.claims", { n: found.total })} ${t("sum.of", { n: about.reports })}
      ${found.undated ? html` · ${t("sum.undated", { n: found.undated })}` : nothing}
      ${found.unplaced ? html` · ${t("sum.unplaced", { n: found.unplaced })}` : nothing}
    </p>
    <div class="columns">
      ${facets(at, counted)}
      <section aria-label=${t("claims")}>${claims(found)}</section>
    </div>`;
};
