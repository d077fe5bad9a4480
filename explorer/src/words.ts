// The page's own words in the reader's language. Tables: words/*.json, one key a phrase.
import ar from "./words/ar.json";
import en from "./words/en.json";
import vi from "./words/vi.json";

type Table = Record<string, string>;
const TABLES: Record<string, Table> = { ar, en, vi };
const ENGLISH: Table = en;
export const LANGUAGES = ["en", "ar", "vi"] as const;
const NAMES: Record<string, string> = { en: "English", ar: "العربية", vi: "Tiếng Việt" };
const LOCALES: Record<string, string> = { en: "en-GB", ar: "ar-EG-u-nu-arab", vi: "vi-VN" };

let code = "en";

/** The reader's language: as the address says, else as the browser does. */
export function useLanguage(wanted: string | null): void {
  const given = wanted ?? navigator.languages.map((one) => one.split("-")[0] ?? "").find((one) => one in TABLES);
  code = given && given in TABLES ? given : "en";
  document.documentElement.lang = code;
  document.documentElement.dir = direction(code);
}

export const language = (): string => code;
export const languageName = (one: string): string => NAMES[one] ?? one;

/** The direction in which a language is written. */
export function direction(one: string): "rtl" | "ltr" {
  return ["ar", "fa", "he", "ur", "ckb"].includes(one) ? "rtl" : "ltr";
}

// What writes numbers and dates is dear to make and is made once, for each language and form.
const writers = new Map<string, unknown>();
function writer<T>(kind: string, make: (locale: string | undefined) => T): T {
  const name = `${code} ${kind}`;
  if (!writers.has(name)) writers.set(name, make(LOCALES[code]));
  return writers.get(name) as T;
}
const dates = (form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  writer(JSON.stringify(form), (locale) => new Intl.DateTimeFormat(locale, form));

/** A phrase, with its values put in. `n` chooses among `key.one`, `key.few`, `key.other` and the like. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  const table = TABLES[code] ?? ENGLISH;
  const { n } = values;
  const form = typeof n === "number" ? writer("plural", (locale) => new Intl.PluralRules(locale)).select(n) : "";
  const found = table[`${key}.${form}`] ?? table[`${key}.other`] ?? table[key] ?? ENGLISH[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (_: string, name: string) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : value ?? "";
  });
}

/** Whether the tables have a phrase. */
export const known = (key: string): boolean => key in ENGLISH;

export const number = (value: number): string => writer("number", (locale) => new Intl.NumberFormat(locale)).format(value);

/** A day (ISO), month or year as the reader writes it. */
export function day(iso: string): string {
  const [year = 0, month, date] = iso.slice(0, 10).split("-").map(Number);
  const at = new Date(Date.UTC(year, (month ?? 1) - 1, date ?? 1));
  if (year < 100) at.setUTCFullYear(year);
  const form: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric" };
  if (month) form.month = "long";
  if (date) form.day = "numeric";
  return dates(form).format(at);
}

/** A date in a form of the reader's, in UTC. */
export const written = (at: Date, form: Intl.DateTimeFormatOptions): string =>
  dates({ ...form, timeZone: "UTC" }).format(at);

/** A time where there is little room: a day, with its year, or the hour of it. */
export function short(at: Date | string, what: "day" | "year" | "hour"): string {
  const form: Intl.DateTimeFormatOptions = what === "hour" ? { hour: "2-digit", minute: "2-digit" } : { month: "short", day: "numeric" };
  return written(new Date(at), what === "year" ? { ...form, year: "numeric" } : form);
}

/** A time of a clock, to the minute, in UTC. */
export function moment(instant: string): string {
  const form: Intl.DateTimeFormatOptions = { timeZone: "UTC", year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };
  return `${dates(form).format(new Date(instant))} UTC`;
}

/** The name of a country (alpha-3) as far as the browser knows it. */
export function country(alpha3: string): string {
  return t(`country.${alpha3}`) === `country.${alpha3}` ? alpha3 : t(`country.${alpha3}`);
}
