// What the page shows is what its address says, and nothing else.

import { clockOf } from "./clock";

/** What an address asks for: which view, of which thing, with which parameters. */
export interface Address {
  view: string;
  of: string | null;
  params: URLSearchParams;
}

/** Filters over claims, which go along from view to view. */
export const FILTERS = [
  "as_of", "since", "known_by", "known_after", "clock", "type", "place", "country", "actor", "part", "source", "origin", "side",
  "outlet", "language", "modality", "polarity", "min_origins", "disputed", "dated", "q",
] as const;
/** Settings of the reader, which go along too. */
const SETTINGS = ["lang", "theme", "borders", "layer", "scale"] as const;

/** The address of now. */
export function here(): Address {
  const [view = "", ...rest] = location.pathname.slice(1).split("/");
  const of = rest.length ? decoded(rest.join("/")) : null;
  return { view: view || "overview", of, params: new URLSearchParams(location.search) };
}

/** A part of an address as it was before it was written into one; as it is where it is not well-formed. */
function decoded(part: string): string {
  try { return decodeURIComponent(part); } catch { return part; }
}

/** The parameters that requests of claims take from an address. */
export function filters(params: URLSearchParams): URLSearchParams {
  const found = new URLSearchParams();
  for (const name of FILTERS) for (const value of params.getAll(name)) if (value) found.append(name, value);
  found.delete("clock");
  if (params.has("clock") || clockOf(params) !== "received") found.set("clock", clockOf(params));
  return found;
}

/** Parameters but for some. */
export function without(params: URLSearchParams, names: string[]): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => !names.includes(name)));
}

/** The link to a view, with the filters and settings of now but for what is changed. */
export function link(
  view: string, of: string | null = null, changes: Record<string, string | string[] | null> = {}, keep = true,
): string {
  const params = new URLSearchParams();
  const now = new URLSearchParams(location.search);
  for (const name of keep ? [...FILTERS, ...SETTINGS] : SETTINGS)
    if (!(name in changes)) for (const value of now.getAll(name)) params.append(name, value);
  for (const [name, value] of Object.entries(changes))
    for (const one of value === null ? [] : [value].flat()) params.append(name, one);
  const path = view === "overview" ? "/" : `/${view}${of === null ? "" : `/${encodeURIComponent(of)}`}`;
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}

/** Go to an address, or change the one of now where `replace` (a slider that is being moved). */
export function go(address: string, replace = false): void {
  if (address === location.pathname + location.search + location.hash) return;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  dispatchEvent(new Event("isnad:address"));
}

/** Change parameters of the address of now; null takes one out. A change of filters begins at page 1. */
export function change(changes: Record<string, string | string[] | null>, replace = false): void {
  const params = new URLSearchParams(location.search);
  if (!("page" in changes)) params.delete("page");
  for (const [name, value] of Object.entries(changes)) {
    params.delete(name);
    for (const one of value === null ? [] : [value].flat()) params.append(name, one);
  }
  const query = params.toString();
  go((query ? `${location.pathname}?${query}` : location.pathname) + location.hash, replace);
}

/** Put a value of a filter into the address, or take it out; with it go those that are called the same. */
export function toggle(name: string, value: string, also: string[] = []): void {
  const now = new URLSearchParams(location.search).getAll(name), all = [value, ...also];
  const rest = now.filter((one) => !all.includes(one));
  change({ [name]: rest.length < now.length ? rest : [...now, ...all] });
}

/** Follow links of the page without loading it anew. */
export function followLinks(): void {
  document.addEventListener("click", (event) => {
    const anchor = (event.target as Element | null)?.closest?.("a");
    if (!anchor || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (anchor.origin !== location.origin || anchor.target || anchor.hasAttribute("download")) return;
    // Within the page the browser follows a number sign by itself.
    const there = anchor.pathname + anchor.search;
    if (anchor.pathname.startsWith("/api/") || (anchor.hash && there === location.pathname + location.search)) return;
    event.preventDefault();
    go(there + anchor.hash);
    scrollTo(0, 0);
  });
  addEventListener("popstate", () => dispatchEvent(new Event("isnad:address")));
}
