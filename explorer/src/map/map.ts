// The map of what is told, over a base map of its own. It is loaded after the page is shown, and stays when the page changes.
import type { Geometry } from "geojson";
import { Map as GlMap, setWorkerUrl, type GeoJSONSource, type MapGeoJSONFeature, type MapMouseEvent } from "maplibre-gl";
import { feature } from "topojson-client";
import type { GeometryCollection, MultiLineString, Topology } from "topojson-specification";
import { go } from "../address";
import type { Country, Spot, Stands } from "../api";
import { onTheme } from "./colours";
import { areas, collection, dots, extent, kind, lands, states } from "./features";
import { Labels, type Label } from "./labels";
import { PICKED, dim, drawBorders, layers, paint, type Borders } from "./layers";
import { GAP } from "./signs";

declare const WORKER: string;
declare const WORLD: string;

type World = Topology<{ countries: GeometryCollection; borders: MultiLineString; disputed: MultiLineString }>;

/** What a map shows. `tips`: what is told of a place in short, by key. */
export interface Told {
  spots: Spot[]; states: Stands[]; countries: Country[]; borders: Borders; chosen: string[]; title: string;
  number: (value: number) => string; tip: (key: string) => string; pick: (key: string) => void;
}

const LIT = ["dots", "areas", "lands"];

export class Atlas {
  private shapes = new Map<string, Geometry>();
  private lit = new Set<string>();
  private told: Told | null = null;
  private readonly tip = document.createElement("p");
  private readonly labels: Labels;

  private constructor(private readonly map: GlMap, readonly element: HTMLElement) {
    this.labels = new Labels(map);
    this.tip.className = "map-tip";
    this.tip.hidden = true;
    element.append(this.tip);
  }

  /** Raises where the browser cannot draw maps. */
  static async in(element: HTMLElement, first: Told): Promise<Atlas> {
    setWorkerUrl(WORKER);
    const loading = fetch(WORLD).then((answer) => answer.json() as Promise<World>);
    const map = new GlMap({
      container: element, style: { version: 8, sources: {}, layers: [] }, attributionControl: false, maplibreLogo: false,
      ...where(first), minZoom: 0, maxZoom: 11, dragRotate: false, pitchWithRotate: false, touchPitch: false,
      renderWorldCopies: false, cooperativeGestures: false, scrollZoom: true,
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    await map.once("load");
    const atlas = new Atlas(map, element);
    atlas.lay(await loading);
    atlas.listen();
    return atlas;
  }

  private lay(world: World): void {
    const countries = feature(world, world.objects.countries).features;
    this.shapes = new Map(countries.flatMap((one) => (one.id ? [[String(one.id), one.geometry] as const] : [])));
    const data = {
      land: collection(countries), borders: feature(world, world.objects.borders), disputed: feature(world, world.objects.disputed),
    };
    for (const [name, one] of Object.entries(data)) this.map.addSource(name, { type: "geojson", data: one, tolerance: 0.2 });
    for (const name of [...LIT, "states"])
      this.map.addSource(name, { type: "geojson", data: collection([]), promoteId: "key" });
    this.map.addImage("hatching", new ImageData(GAP, GAP), { pixelRatio: 2 });
    for (const layer of layers()) this.map.addLayer(layer);
    paint(this.map);
    onTheme(() => {
      paint(this.map);
      this.settle();
    });
  }

  private listen(): void {
    this.map.on("mousemove", (event) => this.hover(event));
    this.map.on("mouseout", () => this.point(null));
    this.map.on("click", (event) => {
      const key = this.at(event);
      if (key) this.told?.pick(key);
    });
    this.map.on("moveend", (event) => {
      if (event.originalEvent) this.remember();
    });
  }

  /** The address keeps where the reader looks. */
  private remember(): void {
    const { lng, lat } = this.map.getCenter();
    const params = new URLSearchParams(location.search);
    params.set("map", [this.map.getZoom().toFixed(2), lat.toFixed(3), lng.toFixed(3)].join("/"));
    go(`${location.pathname}?${params}`, true);
  }

  private at(event: MapMouseEvent): string | null {
    const near: [[number, number], [number, number]] = [[event.point.x - 4, event.point.y - 4], [event.point.x + 4, event.point.y + 4]];
    const found: MapGeoJSONFeature[] = this.map.queryRenderedFeatures(near, { layers: PICKED });
    // What only lies near a town is drawn where the town is, and does not cover it.
    const first = PICKED.flatMap((layer) => found.filter((one) => one.layer.id === layer)
      .sort((one, other) => Number(one.properties.near) - Number(other.properties.near)))[0];
    return first ? String(first.properties.key) : null;
  }

  private hover(event: MapMouseEvent): void {
    const key = this.at(event);
    this.point(key);
    if (!key) return;
    const { x, y } = event.point, { clientWidth, clientHeight } = this.element;
    const [left, top] = [x > clientWidth / 2 ? "-100% - 2rem" : "0rem", y > clientHeight / 2 ? "-100% - 2rem" : "0rem"];
    this.tip.style.transform = `translate(calc(${x}px + ${left}), calc(${y}px + ${top}))`;
  }

  private point(key: string | null): void {
    this.map.getCanvas().style.cursor = key ? "pointer" : "";
    this.tip.hidden = !key;
    this.tip.dir = document.documentElement.dir;
    this.tip.textContent = key ? this.told?.tip(key) ?? "" : "";
    this.light(key);
  }

  /** Make a place stand out, beside those that are chosen. */
  light(key: string | null): void {
    const next = new Set([...(this.told?.chosen ?? []), ...(key ? [key] : [])]);
    for (const one of this.lit) if (!next.has(one)) this.mark(one, false);
    for (const one of next) if (!this.lit.has(one)) this.mark(one, true);
    this.lit = next;
  }

  private mark(key: string, on: boolean): void {
    for (const source of LIT) this.map.setFeatureState({ source, id: key }, { lit: on });
  }

  show(told: Told): void {
    const before = this.told;
    this.told = told;
    if (before?.spots !== told.spots) {
      this.put("dots", dots(told.spots));
      this.put("areas", areas(told.spots));
      this.put("lands", lands(told.spots, this.shapes));
    }
    if (before?.states !== told.states) this.put("states", states(told.states));
    this.settle();
    this.map.getCanvas().setAttribute("aria-label", told.title);
    const whole = new Set(told.spots.filter((one) => kind(one) === "land").map((one) => one.country));
    this.labels.show([...told.spots.flatMap((one) => labelled(one, told)), ...told.countries.filter((one) => !whole.has(one.code)).map(country)]);
    for (const one of this.lit) this.mark(one, false);
    this.lit = new Set();
    this.light(null);
  }

  /** Draw as the settings say. */
  private settle(): void {
    drawBorders(this.map, this.told?.borders ?? "dashed");
    dim(this.map, (this.told?.states.length ?? 0) > 0);
  }

  private put(name: string, data: GeoJSON.FeatureCollection): void {
    this.map.getSource<GeoJSONSource>(name)?.setData(data);
  }

  zoom(by: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + by, duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 200 });
  }

  /** Show where things are told of. */
  fit(): void {
    const box = this.told ? extent(this.told.spots) : null;
    if (box) this.map.fitBounds(box, { padding: 50, maxZoom: 7, duration: 0 });
  }
}

/** Where a map looks at first: as the address says, else where things are told of. */
function where(told: Told): object {
  const [zoom, lat, lng] = (new URLSearchParams(location.search).get("map") ?? "").split("/").map(Number);
  if (zoom !== undefined && lat !== undefined && lng !== undefined && [zoom, lat, lng].every(Number.isFinite) && Math.abs(lat) < 85)
    return { center: [lng, lat], zoom };
  const box = extent(told.spots);
  return box ? { bounds: box, fitBoundsOptions: { padding: 50, maxZoom: 7 } } : { center: [20, 25], zoom: 1 };
}

function labelled(one: Spot, told: Told): Label[] {
  if (kind(one) === "none" || one.latitude === null || one.longitude === null) return [];
  return [{ key: one.key, text: one.name, more: told.number(one.count), under: held(one.key, told), signs: told.states.filter((state) => state.place?.key === one.key).length, at: [one.longitude, one.latitude], kind: "place", weight: one.count + 1e6 }];
}

/** Who is said to hold a place. */
function held(key: string, told: Told): string {
  const found = told.states.filter((one) => one.place?.key === key && one.state.what === "CONTROL");
  return found.map((one) => one.parties.join(" / ")).join(" / ");
}

function country(one: Country, n: number): Label {
  return { key: one.code, text: one.name, more: "", under: "", signs: 0, at: [one.longitude, one.latitude], kind: "land", weight: 1000 - n };
}
