// Requests to the API, each answer kept while the store is the same.
import { language } from "./words";

export interface Where {
  key: string; name: string; country: string | null;
  latitude: number | null; longitude: number | null; precision: string; claimed_by: string[];
}
export interface Spot extends Where { count: number; disputed: number; reports: number; last_report: string }
export interface Line {
  id: string; report: string; type: string; says: string; quote: string; evidence: string; place: Where | null;
  edtf: string | null; first: string | null; last: string | null; language: string; outlet: string | null;
  published: string; received: string; sources: string[]; polarity: string; modality: string;
  story: string | null; origins: number; sides: number; disputed: boolean; retracted: boolean;
}
export interface Lines { total: number; undated: number; unplaced: number; page: number; pages: number; items: Line[] }
export interface Value { key: string; name: string; count: number; also?: string[] }
export interface Facets { total: number; facets: Record<string, Value[]>; more: Record<string, number> }
export interface Spots { total: number; unplaced: number; items: Spot[] }
export interface Step { first: string; last: string; open: boolean; about: boolean; count: number; disputed: number }
export interface Steps { total: number; undated: number; unit: string; items: Step[] }
export interface Arrivals { total: number; clock: string; items: { day: string; count: number; reports: number }[] }
export interface Account {
  name: string; entity: string | null; side: string | null; disputes: boolean; parties: string[]; claims: [string, string][];
  outlets: Record<string, string | null>;
}
export interface Stands {
  shown: "claimed" | "disputed" | "contested" | "denied" | "violated" | "ended"; place: Where | null;
  parties: string[]; brokers: string[]; accounts: Account[];
  state: { what: string; status: string; since: string | null; dated: boolean; last_report: string | null; extent: { share: string; except?: { quote: string }[] } | null };
}
export interface Situation { as_of: string; known_by: string; clock: string; items: Stands[] }
export interface Changed {
  kind: string; because: string; before: Stands | null; after: Stands | null; reports: { id: string; outlet: string | null }[];
}
export interface Changes { start: string; end: string; clock: string; items: Changed[] }
export interface Country { code: string; name: string; latitude: number; longitude: number }
export interface About {
  store: string; version: string; engine: string; world: string; judgements: string;
  reports: number; claims: number; stories: number; waiting: number;
  first: string | null; last: string | null;
  received: (string | null)[]; published: (string | null)[]; forgotten: number;
}

/** An answer that is none. */
export class Failed extends Error {
  constructor(readonly status: number, detail: string) { super(detail); }
}

const MOST = 200;
const answers = new Map<string, Promise<unknown>>();

/** The answer of an address of the API in the reader's language, asked for once. */
export function ask<T>(path: string, params?: URLSearchParams): Promise<T> {
  const asked = new URLSearchParams(params);
  asked.set("lang", language());
  const address = `/api/v1/${path}?${asked}`;
  let found = answers.get(address) as Promise<T> | undefined;
  if (found === undefined) {
    found = fetched<T>(address);
    answers.set(address, found);
    found.catch(() => answers.delete(address));
    for (const old of answers.keys()) if (answers.size > MOST) answers.delete(old); else break;
  }
  return found;
}

/** What was wrong, in a line: by the name of each parameter. */
function told(detail: string | { loc: string[]; msg: string }[]): string {
  return typeof detail === "string" ? detail : detail.map(({ loc, msg }) => `${loc.at(-1)}: ${msg}`).join("; ");
}

async function fetched<T>(address: string): Promise<T> {
  const answer = await fetch(address, { headers: { accept: "application/json" } });
  const body = await answer.json().catch(() => ({ detail: answer.statusText }));
  if (!answer.ok) throw new Failed(answer.status, told(body.detail));
  return body as T;
}
