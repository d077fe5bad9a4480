// Days, months and years as stretches of time.
import { utcDay, utcMonth, utcYear, type CountableTimeInterval } from "d3-time";
import type { About, Steps } from "../api";

export type Unit = "day" | "month" | "year";
export const UNITS: Unit[] = ["day", "month", "year"];
const EVERY: Record<Unit, CountableTimeInterval> = { day: utcDay, month: utcMonth, year: utcYear };
/** So many units fit side by side. */
const MOST = 140;

export const isUnit = (value: string | null): value is Unit => UNITS.includes(value as Unit);

/** The instant with which a day, month or year (ISO) begins. */
export function begins(iso: string): Date {
  const [year = 0, month = 1, date = 1] = iso.split("-").map(Number);
  const at = new Date(Date.UTC(2000, month - 1, date));
  at.setUTCFullYear(year);
  return at;
}

/** The instant with which a day, month or year (ISO) is over. */
export function ends(iso: string): Date {
  const unit = UNITS[3 - iso.split("-").length] ?? "day";
  return EVERY[unit].offset(begins(iso), 1);
}

/** The last day (ISO) of a day, month or year. */
export const lastDay = (of: string): string => iso(utcDay.offset(ends(of), -1));

export const iso = (at: Date): string => at.toISOString().slice(0, 10);
export const floor = (at: Date, unit: Unit): Date => EVERY[unit].floor(at);
export const offset = (at: Date, unit: Unit, by: number): Date => EVERY[unit].offset(at, by);

/** The unit that fits the span of a store's reports. */
export function fitting(about: About): Unit {
  const [first, last] = about.published;
  if (!first || !last) return "day";
  return UNITS.find((unit) => EVERY[unit].count(new Date(first), new Date(last)) <= MOST) ?? "year";
}

/** What is drawn: from `first` until before `until`. Where days or months are shown, it is what reports are mostly of: from a
 * while before the first report; what is told of long before is counted beside it. */
export function stretch(about: About, told: Steps, unit: Unit): { first: Date; until: Date } {
  const published = about.published.map((one) => (one ? new Date(one) : null));
  const all = told.items.map((one) => begins(one.first)).sort((a, b) => +a - +b);
  const last = new Date(Math.max(+(published[1] ?? 0), +(all.at(-1) ?? 0)));
  const until = offset(floor(last, unit), unit, 1);
  const earliest = all[0] ?? published[0] ?? last;
  const usual = unit === "day" ? offset(floor(published[0] ?? earliest, unit), unit, -7) : earliest;
  const most = offset(until, unit, -MOST);
  return { first: floor(new Date(Math.max(+usual, +most)), unit), until };
}
