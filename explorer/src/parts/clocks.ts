// Two clocks: the day that is told of, and by when it was known. What is left out by each is said.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { change, without, type Address } from "../address";
import { ask, type Arrivals, type Steps } from "../api";
import { CLOCKS, clockOf, takenAtOnce } from "../clock";
import { day, t } from "../words";
import { dayField } from "./dates";
import { lastDay } from "./spans";

/** `told`: over all days; `arrived`: by all times; `later`, `unknown`: how many claims each clock leaves out. */
export interface Clocks { told: Steps; arrived: Arrivals; later: number; unknown: number }

const PAUSE = 70;
let waiting = 0;

export function clocks(at: Address, found: Clocks): TemplateResult {
  const clock = clockOf(at.params), taken = takenAtOnce(at.params);
  const days = [...new Set(found.told.items.map((one) => lastDay(one.last)))].sort();
  const arrivals = found.arrived.items.map((one) => one.day);
  return html`<section class="clocks" aria-label=${t("over.clocks")}>
    ${slider(at, "as_of", days, t("over.as_of"), found.later ? t("over.later", { n: found.later }) : "")}
    ${slider(at, "known_by", arrivals, t("over.known_by"), found.unknown ? t("over.unknown", { n: found.unknown }) : "",
      html`<select aria-label=${t("over.clock")} @change=${(event: Event) => change({ clock: (event.target as HTMLSelectElement).value })}>
        ${CLOCKS.map((one) => html`<option value=${one} ?selected=${one === clock}>${t(`over.clock.${one}`)}</option>`)}
      </select>`)}
    ${taken ? html`<p class="clock-why soft">${t("over.clock.why", { date: day(taken) })}</p>` : nothing}
  </section>`;
}

/** Addresses that are longer are refused: a name that long is no name. */
const LONGEST = 7_500;

/** The clocks of a page about one thing. `asked`: its claims, of which there are `total`. */
export async function clocksOf(at: Address, asked: URLSearchParams, total: number): Promise<TemplateResult | typeof nothing> {
  if (asked.toString().length > LONGEST) return nothing;
  const [told, arrived, ever] = await Promise.all([
    ask<Steps>("times", without(asked, ["as_of", "since"])), ask<Arrivals>("arrivals", without(asked, ["known_by"])),
    asked.has("as_of") ? ask<Arrivals>("arrivals", without(asked, ["as_of"])) : null,
  ]);
  return clocks(at, { told, arrived, later: ever ? ever.total - total : 0, unknown: arrived.total - total });
}

/** What is to be asked; what was known by then is meant by the clock of now, also where another is usual later. */
function wanted(at: Address, name: string, chosen: string | null): Record<string, string | null> {
  return name === "known_by" && chosen ? { [name]: chosen, clock: clockOf(at.params) } : { [name]: chosen };
}

/** A slider over the days on which there is something, with a field for any other day. At its end, all days are in. */
function slider(at: Address, name: string, days: string[], label: string, left: string, more: unknown = nothing): TemplateResult {
  const set = at.params.get(name)?.slice(0, 10) ?? null;
  const before = set === null ? days.length : days.filter((one) => one <= set).length - 1;
  const told = set === null ? t("over.all") : day(set);
  const pick = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const chosen = days[Number(input.value)] ?? null;
    input.setAttribute("aria-valuetext", chosen ? day(chosen) : t("over.all"));
    clearTimeout(waiting);
    waiting = setTimeout(() => change(wanted(at, name, chosen), true), PAUSE) as unknown as number;
  };
  return html`<div class="clock-line">
    <div class="clock-name"><label for=${`slide-${name}`}>${label}</label>${more}</div>
    <input id=${`slide-${name}`} type="range" min="0" max=${days.length} step="1" .value=${live(String(Math.max(before, 0)))}
      aria-valuetext=${told} ?disabled=${days.length === 0} @input=${pick}>
    ${dayField(set ?? "", t("over.day", { clock: label }), (chosen) => change(wanted(at, name, chosen)))}
    <span class="clock-told"><strong>${told}</strong>${left ? html` · <span>${left}</span>` : nothing}
      ${set ? html` <button @click=${() => change({ [name]: null })}>${t("over.all")}</button>` : nothing}</span>
  </div>`;
}
