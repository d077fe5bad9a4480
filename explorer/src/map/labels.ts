// Names on the map, as text of the page: in any script and direction, without fonts to load. They are for the eye; the same
// is listed beside the map.
import type { Map } from "maplibre-gl";
import { SIDE } from "./signs";

export interface Label { key: string; text: string; more: string; under: string; signs: number; at: [number, number]; kind: "place" | "land"; weight: number }

/** A line of a label: how wide it is, and how far its middle is below its place. */
interface Line { span: HTMLElement; wide: number; up: number }
type Box = [number, number, number, number];

const MOST = 60;
const LETTER = 7;

export class Labels {
  private readonly box = document.createElement("div");
  private readonly drawn: { label: Label; element: HTMLElement; lines: Line[] }[] = [];

  constructor(private readonly map: Map) {
    this.box.className = "map-labels";
    this.box.setAttribute("aria-hidden", "true");
    map.getContainer().append(this.box);
    // Names alone, before there is land under them, would be nowhere.
    this.box.hidden = true;
    map.once("idle", () => { this.box.hidden = false; });
    map.on("move", () => this.place());
    map.on("resize", () => this.place());
  }

  show(labels: Label[]): void {
    this.box.replaceChildren();
    this.drawn.length = 0;
    for (const label of labels.toSorted((a, b) => b.weight - a.weight).slice(0, 400)) this.drawn.push({ label, ...made(label) });
    this.box.append(...this.drawn.map(({ element }) => element));
    this.place();
  }

  /** Where the signs of a place lie: beside each other, under it. */
  private signs(label: Label): Box {
    const { x, y } = this.map.project(label.at);
    return [x - SIDE / 2, y + SIDE * 0.4, x - SIDE / 2 + label.signs * (SIDE + 2), y + SIDE * 1.4];
  }

  /** Put names where their places are; of those that would lie on each other, the weightier. */
  private place(): void {
    const taken: Box[] = [];
    const signs = this.drawn.filter(({ label }) => label.signs).map(({ label }) => ({ label, box: this.signs(label) }));
    const { clientWidth: width, clientHeight: height } = this.map.getContainer();
    for (const { label, element, lines } of this.drawn) {
      const { x, y } = this.map.project(label.at);
      element.hidden = x < 0 || y < 0 || x > width || y > height || taken.length >= MOST;
      if (element.hidden) continue;
      element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
      for (const { span, wide, up } of lines) {
        const box: Box = [x - wide / 2, y + up - 9, x + wide / 2, y + up + 9];
        const onSigns = up > 0 && signs.some((other) => other.label !== label && overlap(other.box, box));
        span.hidden = onSigns || taken.some((other) => overlap(other, box));
        if (!span.hidden) taken.push(box);
      }
    }
  }
}

function made(label: Label): { element: HTMLElement; lines: Line[] } {
  const element = document.createElement("span");
  element.className = `map-label ${label.kind}`;
  const name = line(label.text, label.more, "map-name", label.kind === "land" ? 0 : -20);
  const lines = label.under ? [name, line(label.under, "", "map-under", 42)] : [name];
  element.append(...lines.map(({ span }) => span));
  return { element, lines };
}

function line(text: string, more: string, kind: string, up: number): Line {
  const span = document.createElement("span"), name = document.createElement("bdi");
  span.className = kind;
  span.dir = document.documentElement.dir;
  name.dir = "auto";
  name.textContent = text;
  span.append(name, more ? ` ${more}` : "");
  span.style.transform = `translate(-50%, calc(-50% + ${up}px))`;
  return { span, wide: (text.length + more.length + 1) * LETTER, up };
}

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
