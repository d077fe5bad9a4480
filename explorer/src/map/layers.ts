// The layers of the map: land and borders, then what is told of places. No fonts: names are drawn by the page.
import type { AddLayerObject, ExpressionSpecification, Map } from "maplibre-gl";
import { colours } from "./colours";
import { SHOWN, WHATS, hatching, sign } from "./signs";

export type Borders = "held" | "dashed" | "none";
export const PICKED = ["states", "dots", "areas", "lands"];

const lit: ExpressionSpecification = ["boolean", ["feature-state", "lit"], false];
const disputed: ExpressionSpecification = [">", ["get", "disputed"], 0];
/** The area of a dot grows with how much is told. */
const radius: ExpressionSpecification = ["min", 26, ["+", 4, ["*", 1.6, ["sqrt", ["get", "count"]]]]];

export function layers(): AddLayerObject[] {
  const all = colours();
  const rim: ExpressionSpecification = ["case", lit, all.ink, disputed, all.two, all.paper];
  return [
    { id: "sea", type: "background", paint: { "background-color": all.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": all.land } },
    { id: "lands", type: "fill", source: "lands", paint: { "fill-pattern": "hatching" } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": all.soft, "line-width": 0.8 } },
    { id: "disputed", type: "line", source: "disputed", paint: { "line-color": all.soft, "line-width": 1, "line-dasharray": [3, 3] } },
    { id: "lands-rim", type: "line", source: "lands", paint: { "line-color": edge(all.one, all.ink), "line-width": ["case", lit, 3, 1.2] } },
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": all.three, "fill-opacity": ["case", lit, 0.4, 0.18] } },
    { id: "areas-rim", type: "line", source: "areas", paint: { "line-color": ["case", lit, all.ink, all.three], "line-width": 1.5, "line-dasharray": [2, 2] } },
    { id: "near", type: "circle", source: "dots", filter: ["get", "near"], paint: {
      "circle-radius": ["+", 6, radius], "circle-opacity": 0, "circle-stroke-color": all.one, "circle-stroke-width": 1 } },
    { id: "dots", type: "circle", source: "dots", paint: {
      "circle-radius": radius, "circle-color": all.one, "circle-opacity": 0.8, "circle-stroke-color": rim,
      "circle-stroke-width": ["case", lit, 4, disputed, 3, 1] } },
    { id: "states", type: "symbol", source: "states", layout: {
      "icon-image": ["get", "sign"], "icon-offset": ["get", "offset"], "icon-allow-overlap": true } },
  ];
}

function edge(usual: string, chosen: string): ExpressionSpecification {
  return ["case", lit, chosen, usual];
}

/** Put the colours of the theme on a map. */
export function paint(map: Map): void {
  const all = colours();
  put(map, "hatching", hatching(all.one));
  for (const what of WHATS) for (const shown of SHOWN) put(map, `${what}-${shown}`, sign(what, shown));
  for (const layer of layers())
    if ("paint" in layer) for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name as never, value as never);
}

function put(map: Map, name: string, picture: ImageData): void {
  if (map.hasImage(name)) map.updateImage(name, picture);
  else map.addImage(name, picture, { pixelRatio: 2 });
}

/** Let what is told of places stand back behind the signs of states. */
export function dim(map: Map, back: boolean): void {
  map.setPaintProperty("dots", "circle-opacity", back ? 0.3 : 0.8);
  map.setPaintProperty("lands", "fill-opacity", back ? 0.4 : 1);
}

/** Disputed borders as the land is held, dashed, or not at all. */
export function drawBorders(map: Map, how: Borders): void {
  map.setLayoutProperty("disputed", "visibility", how === "none" ? "none" : "visible");
  map.setPaintProperty("disputed", "line-dasharray", how === "held" ? [1] : [3, 3]);
}
