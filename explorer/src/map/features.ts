// What is told of places, as shapes: a dot only where a place is told that closely.
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import type { Spot, Stands } from "../api";
import { SIDE } from "./signs";

/** Kilometres within which a place of that precision lies, roughly: its outline is not known here. */
const WITHIN: Record<string, number> = { district: 15, region: 45 };
const CLOSE = new Set(["exact", "near", "settlement"]);
const EARTH = 6371;

export type Kind = "dot" | "area" | "land" | "none";

/** As what a place is drawn; `none`: it can only be listed. */
export function kind(one: { precision: string; latitude: number | null; country: string | null }): Kind {
  if (one.precision === "country") return one.country ? "land" : "none";
  if (one.latitude === null) return "none";
  if (CLOSE.has(one.precision)) return "dot";
  return one.precision in WITHIN ? "area" : "none";
}

export function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

const point = (one: { longitude: number | null; latitude: number | null }): Position => [one.longitude ?? 0, one.latitude ?? 0];

function properties(one: Spot): Record<string, unknown> {
  return { key: one.key, count: one.count, disputed: one.disputed, near: one.precision === "near" };
}

export function dots(spots: Spot[]): FeatureCollection {
  return collection(spots.filter((one) => kind(one) === "dot").map((one) =>
    ({ type: "Feature", properties: properties(one), geometry: { type: "Point", coordinates: point(one) } })));
}

export function areas(spots: Spot[]): FeatureCollection {
  return collection(spots.filter((one) => kind(one) === "area").map((one) =>
    ({ type: "Feature", properties: properties(one), geometry: circle(point(one), WITHIN[one.precision] ?? 0) })));
}

/** The countries that are told of as a whole; `shapes`: of all countries, by code. */
export function lands(spots: Spot[], shapes: Map<string, Geometry>): FeatureCollection {
  return collection(spots.flatMap((one) => {
    const geometry = kind(one) === "land" ? shapes.get(one.country ?? "") : undefined;
    return geometry ? [{ type: "Feature" as const, properties: properties(one), geometry }] : [];
  }));
}

function circle([longitude = 0, latitude = 0]: Position, kilometres: number): Geometry {
  const up = (kilometres / EARTH) * (180 / Math.PI);
  const across = up / Math.cos((latitude * Math.PI) / 180);
  const ring = Array.from({ length: 65 }, (_, n) => {
    const angle = (n / 64) * 2 * Math.PI;
    return [longitude + across * Math.cos(angle), latitude + up * Math.sin(angle)];
  });
  return { type: "Polygon", coordinates: [ring] };
}

/** Signs of states, those of one place beside each other under it. */
export function states(items: Stands[]): FeatureCollection {
  const beside = new Map<string, number>();
  return collection(items.flatMap((one) => {
    const place = one.place;
    if (!place || place.latitude === null || kind(place) === "none") return [];
    const n = beside.get(place.key) ?? 0;
    beside.set(place.key, n + 1);
    const properties = { key: place.key, sign: `${one.state.what}-${one.shown}`, offset: [n * (SIDE + 2), SIDE * 0.9] };
    return [{ type: "Feature" as const, properties, geometry: { type: "Point" as const, coordinates: point(place) } }];
  }));
}

/** West, south, east and north of where nearly all is told of. */
export function extent(spots: Spot[]): [number, number, number, number] | null {
  const drawn = spots.filter((one) => one.latitude !== null && kind(one) !== "none");
  const close = drawn.filter((one) => kind(one) !== "land");
  const ranked = (close.length ? close : drawn).sort((a, b) => b.count - a.count);
  const all = ranked.reduce((sum, one) => sum + one.count, 0);
  let told = 0;
  const most = ranked.filter((one) => (told += one.count) - one.count < all * 0.9);
  if (!most.length) return null;
  const xs = most.map((one) => one.longitude ?? 0), ys = most.map((one) => one.latitude ?? 0);
  return [Math.min(...xs) - 0.4, Math.min(...ys) - 0.3, Math.max(...xs) + 0.4, Math.max(...ys) + 0.3];
}
