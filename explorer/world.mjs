// The base map: Natural Earth's countries, made light enough to send. Points that a map of this size cannot show are left
// out, the same ones on both sides of every border.
import { readFileSync } from "node:fs";

/** Degrees of one step of the grid that points stand on. */
const STEP = 0.01;
/** Points that span a smaller triangle (in square steps) with their neighbours are left out. */
const LEAST = 25;
/** Rings (islands) that are smaller than this (in square steps) are left out, but for a country's largest. */
const ISLAND = 300;

/** A TopoJSON of `countries` (ids: alpha-3), `borders` and `disputed` borders. */
export function world(atlas, tables) {
  const topology = JSON.parse(readFileSync(atlas, "utf8"));
  const alpha3 = new Map(rows(`${tables}/countries.tsv`).map((row) => [row.numeric, row.alpha3]));
  const shapes = topology.objects.countries.geometries.map((one) => ({ ...one, parts: parts(one) }));
  const arcs = topology.arcs.map((arc) => onGrid(arc, topology.transform));
  const disputed = inDispute(shapes, arcs, rows(`${tables}/disputed.tsv`));
  const light = arcs.map(simplified);
  const owners = ownersOf(shapes);
  const shared = [...owners].filter(([, names]) => names.size > 1).map(([arc]) => arc);
  const geometries = shapes.map((one) => ({
    type: "MultiPolygon", id: alpha3.get(one.id ?? one.properties.name), arcs: kept(one.parts, light),
  }));
  return pruned({
    countries: { type: "GeometryCollection", geometries },
    borders: { type: "MultiLineString", arcs: shared.filter((arc) => !disputed.has(arc)).map((arc) => [arc]) },
    disputed: { type: "MultiLineString", arcs: shared.filter((arc) => disputed.has(arc)).map((arc) => [arc]) },
  }, light);
}

function rows(path) {
  const [head, ...rest] = readFileSync(path, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  const names = head.split("\t");
  return rest.map((line) => Object.fromEntries(line.split("\t").map((cell, n) => [names[n], cell])));
}

/** The polygons of a shape, each a list of rings, each a list of arcs. */
function parts(shape) {
  return structuredClone(shape.type === "Polygon" ? [shape.arcs] : shape.arcs);
}

/** An arc as points on the grid. */
function onGrid(arc, { scale, translate }) {
  let x = 0, y = 0;
  return arc.map(([dx, dy]) => {
    x += dx; y += dy;
    return [Math.round((x * scale[0] + translate[0]) / STEP), Math.round((y * scale[1] + translate[1]) / STEP)];
  });
}

const index = (arc) => (arc < 0 ? ~arc : arc);

function ownersOf(shapes) {
  const found = new Map();
  for (const one of shapes)
    for (const arc of one.parts.flat(2)) found.set(index(arc), (found.get(index(arc)) ?? new Set()).add(one.properties.name));
  return found;
}

/** The arcs that are in dispute; where only a stretch of an arc is, the arc is cut there. */
function inDispute(shapes, arcs, table) {
  const found = new Set();
  for (const { one, other, west, south, east, north } of table)
    for (const [arc, names] of ownersOf(shapes)) {
      if (!names.has(one) || !names.has(other)) continue;
      const box = west ? [west, south, east, north].map((degrees) => Number(degrees) / STEP) : null;
      for (const piece of stretches(shapes, arcs, arc, box)) found.add(piece);
    }
  return found;
}

function stretches(shapes, arcs, arc, box) {
  if (!box) return [arc];
  const inside = ([x, y]) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
  const points = arcs[arc];
  const first = points.findIndex(inside), last = points.findLastIndex(inside);
  if (last <= first) return [];
  if (last < points.length - 1) cut(shapes, arcs, arc, last);
  return first > 0 ? [cut(shapes, arcs, arc, first)] : [arc];
}

/** Cut an arc in two at a point; the second is a new arc. */
function cut(shapes, arcs, arc, at) {
  const next = arcs.push(arcs[arc].slice(at)) - 1;
  arcs[arc] = arcs[arc].slice(0, at + 1);
  for (const shape of shapes)
    shape.parts = shape.parts.map((rings) => rings.map((ring) => ring.flatMap(
      (one) => (one === arc ? [arc, next] : one === ~arc ? [~next, ~arc] : [one]))));
  return next;
}

const triangle = (a, b, c) => Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;

/** An arc without the points that matter least (Visvalingam and Whyatt). */
function simplified(points) {
  const left = points.filter((one, n) => !n || one[0] !== points[n - 1][0] || one[1] !== points[n - 1][1]);
  const closed = left.length > 1 && left[0].every((value, n) => value === left.at(-1)[n]);
  const least = closed ? 4 : 2;
  while (left.length > least) {
    let at = 0, smallest = LEAST;
    for (let n = 1; n < left.length - 1; n++) {
      const size = triangle(left[n - 1], left[n], left[n + 1]);
      if (size < smallest) [at, smallest] = [n, size];
    }
    if (!at) break;
    left.splice(at, 1);
  }
  return left;
}

function area(ring, arcs) {
  const points = ring.flatMap((arc) => (arc < 0 ? arcs[~arc].toReversed() : arcs[arc]));
  return Math.abs(points.reduce((sum, [x, y], n) => {
    const [nx, ny] = points[(n + 1) % points.length];
    return sum + x * ny - nx * y;
  }, 0)) / 2;
}

/** The polygons of a country that are large enough, at least its largest. */
function kept(polygons, arcs) {
  const sized = polygons.map((rings) => ({ rings, size: area(rings[0], arcs) })).sort((a, b) => b.size - a.size);
  return sized.filter(({ size }, n) => !n || size >= ISLAND)
    .map(({ rings }) => rings.filter((ring, n) => !n || area(ring, arcs) >= ISLAND));
}

/** The topology with those arcs alone that something is made of, as steps from point to point. */
function pruned(objects, arcs) {
  const numbers = new Map();
  const put = (arc) => {
    const one = index(arc);
    if (!numbers.has(one)) numbers.set(one, numbers.size);
    return arc < 0 ? ~numbers.get(one) : numbers.get(one);
  };
  const renamed = (tree) => tree.map((one) => (Array.isArray(one) ? renamed(one) : put(one)));
  for (const one of objects.countries.geometries) one.arcs = renamed(one.arcs);
  for (const name of ["borders", "disputed"]) objects[name].arcs = renamed(objects[name].arcs);
  const steps = [...numbers.keys()].map((arc) => arcs[arc].map(([x, y], n, all) =>
    (n ? [x - all[n - 1][0], y - all[n - 1][1]] : [x, y])));
  return { type: "Topology", transform: { scale: [STEP, STEP], translate: [0, 0] }, objects, arcs: steps };
}
