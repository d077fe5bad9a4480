// What search, actor and place pages and the brief answer.
import type { Line, Stands, Value, Where } from "./api";

export interface Piece { text: string; hit: boolean }
export interface Excerpt { part: string; start: number; end: number; pieces: Piece[] }
export interface FoundReport {
  id: string; outlet: string | null; language: string | null; published: string; retracted: boolean;
  title: Excerpt | null; excerpts: Excerpt[];
}
export interface Found {
  understood: { words: string[]; phrases: string[]; without: string[]; fields: Record<string, string[]> };
  totals: { reports: number; claims: number }; page: number; pages: number;
  languages: Value[]; outlets: Value[]; named: Value[];
  reports: FoundReport[]; claims: { line: Line; excerpt: Excerpt }[];
}

export interface Spelt { language: string; names: string[] }
export interface Reach { claims: number; reports: number; published: string | null; received: string | null }
export interface Acts { part: string; type: string; count: number; others: Value[] }
export interface Actor {
  key: string; name: string; kind: string; country: string | null; land: string | null; sector: string;
  side: string | null; owner: string | null; start: string | null; end: string | null; became: Value | null;
  spelt: Spelt[]; offices: { office: string; name: string; start: string; end: string | null }[];
  reach: Reach; speaks: Reach; acts: Acts[]; says: Value[]; places: Value[]; latest: Line[]; said: Line[]; states: Stands[];
}
export interface PlacePage {
  place: Where; spelt: Spelt[]; within: Value[]; reach: Reach; last_report: string | null;
  types: Value[]; actors: Value[]; sources: Value[]; latest: Line[];
}
export interface Interval { first: string; until: string | null; stands: Stands }
export interface Timeline { as_of: string; known_by: string; clock: string; left_out: number; items: Interval[] }

export interface Slot { role: string; start: number; end: number }
export interface BriefLine { kind: string; text: string; slots: Slot[]; numbers: number[]; depth: number }
export interface Section { key: string; heading: BriefLine; lines: BriefLine[]; sections: Section[] }
export interface Reference {
  number: number; report: string; claims: string[]; span: { part: string; start: number; end: number; quote: string };
}
export interface Brief {
  language: string; as_of: string; known_by: string; clock: string; title: BriefLine; sections: Section[];
  references: Reference[]; reports: { id: string; language: string | null; outlet: string | null; title: string | null; line: BriefLine }[];
  notes: BriefLine[]; forgotten: unknown[]; made: { engine: string; world: string; judgements: string };
}
