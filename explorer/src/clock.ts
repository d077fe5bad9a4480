// Which of the two clocks says what was known by when, where the address names none.
import { ask, type About } from "./api";

export type Clock = "received" | "published";
export const CLOCKS: Clock[] = ["received", "published"];

let usual: Clock = "received";
let taken: string | null = null;

/** Look at the store once, before anything of it is shown. What was taken in on one day, as an archive is, tells by when it
 * was received nothing of what was known then. */
export async function settle(): Promise<void> {
  const about = await ask<About>("about").catch(() => null);
  if (!about) return;
  const [received, published] = [about.received, about.published].map((span) => span.map((at) => at?.slice(0, 10) ?? null));
  const atOnce = received !== undefined && received[0] === received[1], over = published !== undefined && published[0] !== published[1];
  taken = atOnce && over ? received[0] ?? null : null;
  usual = taken ? "published" : "received";
}

/** The clock of an address. */
export function clockOf(params: URLSearchParams): Clock {
  const given = params.get("clock");
  return CLOCKS.find((one) => one === given) ?? usual;
}

/** The day on which all of the store was taken in, where that is why the clock is the published one. */
export const takenAtOnce = (params: URLSearchParams): string | null => (params.has("clock") ? null : taken);

/** Some parameters of an address, with the clock by which they are meant. */
export function clocked(params: URLSearchParams, names: string[]): URLSearchParams {
  const found = new URLSearchParams({ clock: clockOf(params) });
  for (const name of names) if (params.get(name)) found.set(name, params.get(name) ?? "");
  return found;
}
