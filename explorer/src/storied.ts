// What the API answers of stories and reports.
import type { Value } from "./api";

export interface Heading {
  id: string; title: string | null; outlet: string | null; language: string | null;
  published: string; received: string; retracted: boolean;
}
export interface Headline {
  text: string; word: string; language: string; report: string; claim: string; outlet: string | null; is_title: boolean;
}
export interface StoryLine {
  id: string; type: string; title: string; headline: Headline | null; name: string | null; country: string | null; land: string | null; edtf: string | null;
  first: string | null; last: string | null; reports: number; tellings: number; origins: number; sides: number;
  disputed: boolean; retracted: boolean;
}
export interface StoryLines { total: number; undated: number; page: number; pages: number; items: StoryLine[] }
export interface ReportLine extends Heading { claims: number }
export interface ReportLines { total: number; page: number; pages: number; items: ReportLine[] }

/** Roles that words have for claims; under each the ids of these claims. */
export const ROLES = ["trigger", "evidence", "cue", "source", "who", "where", "when", "count"] as const;
export type Role = (typeof ROLES)[number];
export type Piece = { text: string } & Partial<Record<Role, string[]>>;

export interface Said {
  claim: string; type: string; says: string; polarity: string; modality: string; retracted_by: string[];
}
export interface Passage { part: string; start: number; pieces: Piece[]; said: Said[] }
export interface Account { report: string; chains: string[][]; passages: Passage[] }
export interface Group {
  origin: number | null; name: string | null; side: string | null; called: [string, string][]; accounts: Account[];
}
export interface Stand { says: string; claims: [string, string][]; words: Passage[]; reports: string[] }
export interface Against { kind: string; sides: Stand[] }
export interface Point {
  kind: string; low: number | null; high: number | null; quote: string | null; report: string; claim: string;
  published: string; received: string; day: string | null; modality: string; origin: number | null;
}
export interface Knot {
  id: string; kind: "report" | "agency" | "speaker"; name: string; column: number; report: string | null;
  entity: string | null; origin: number | null; tellings: number;
}
export interface Way {
  source: string; target: string; link: string; because: string | null; tellings: number; origins: number[];
}
export interface Isnad { knots: Knot[]; ways: Way[] }
export interface Drift { kind: string; from_quote: string | null; to_quote: string | null }
export interface Lineage {
  report: string; kind: string; because: string; drift: Drift[];
  of: { report?: string; url?: string; outlet?: string; agency?: string };
}
export interface Origin { name: string; side: string | null; reports: string[]; because: string }
export interface StoryPage {
  id: string; line: StoryLine | null; later: number; others: StoryLine[]; reports: Record<string, Heading>;
  story: { tellings: { report: string }[]; origins: Origin[]; retracted_by: string[]; merged_from: string[]; split_from: string | null } | null;
  lineages: Lineage[]; isnad: Isnad; groups: Group[]; contradictions: Against[]; counts: Point[]; silent: Value[];
}

export interface Chip { role: string; name: string; words?: string | null; key?: string | null }
export interface Link {
  name: string; words: string | null; cue: string | null; manner: string | null; stance: string | null; unnamed: boolean;
}
export interface Stated {
  id: string; story: string | null; type: string; modes: string[]; status: string | null; says: string; quote: string;
  polarity: string; modality: string; edtf: string | null; chips: Chip[]; chains: Link[][];
}
export interface Mention { role: "who" | "where" | "when"; name: string; key: string | null; claims: string[] }
export interface Copied { lineage: Lineage; other: Heading | null }
export interface Carried { name: string | null; link: string; url: string | null; text: string | null }
export interface Facts {
  id: string; sha256: string; url: string | null; published: string | null; received: string | null;
  modified: string | null; encoding: string | null; page_sha256: string | null; retrieved: string | null;
  fetched: string | null;
}
export interface Paragraph { part: string; start: number; runs: { kind: string; pieces: Piece[] }[] }
export interface ReportPage {
  heading: Heading; facts: Facts; paragraphs: Paragraph[]; claims: Stated[]; mentions: Mention[];
  carried_by: Carried[]; comes_of: Copied[]; later: Copied[]; same: Heading[]; altered: string[];
}
export interface Why { why: string; beware: string[] }
