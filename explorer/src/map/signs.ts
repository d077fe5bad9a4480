// Signs for states, told apart by shape and filling beside colour: on the map and in its legend.
import type { Stands } from "../api";
import { colours, type Colours } from "./colours";

export type Shown = Stands["shown"];
export const SHOWN: Shown[] = ["claimed", "disputed", "contested", "denied", "violated", "ended"];
export const WHATS = ["CONTROL", "CEASEFIRE", "PRESENCE"];
export const SIDE = 22;
/** Pixels between the lines of a hatching. */
export const GAP = 28;

/** Pixels of a sign for the map, at twice its size. */
export function sign(what: string, shown: Shown): ImageData {
  const canvas = drawn(what, shown);
  return context(canvas).getImageData(0, 0, canvas.width, canvas.height);
}

/** A sign as a picture of the page. */
export function picture(what: string, shown: Shown): string {
  const key = `${what} ${shown} ${colours().paper}`;
  const found = pictures.get(key) ?? drawn(what, shown).toDataURL();
  pictures.set(key, found);
  return found;
}

const pictures = new Map<string, string>();

function context(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  return canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D;
}

function drawn(what: string, shown: Shown): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE * 2;
  const pen = context(canvas);
  pen.scale(2, 2);
  const all = colours();
  outline(pen, what);
  pen.fillStyle = all.paper;
  pen.fill();
  pen.save();
  pen.clip();
  fill(pen, shown, all);
  pen.restore();
  outline(pen, what);
  pen.lineWidth = 2;
  pen.strokeStyle = shown === "ended" ? all.soft : all.ink;
  if (shown === "ended") pen.setLineDash([3, 2]);
  pen.stroke();
  if (what === "CEASEFIRE") bars(pen, shown === "claimed" ? all.paper : all.ink);
  return canvas;
}

/** The shape says what: a square is control, a circle a ceasefire, a triangle presence. */
function outline(pen: CanvasRenderingContext2D, what: string): void {
  pen.beginPath();
  if (what === "CEASEFIRE") pen.arc(11, 11, 8.5, 0, 2 * Math.PI);
  else if (what === "PRESENCE") {
    pen.moveTo(11, 2.5); pen.lineTo(20, 19); pen.lineTo(2, 19); pen.closePath();
  } else pen.rect(3, 3, 16, 16);
}

/** The filling says how it stands: full, half, quarters, struck out, broken, empty. */
function fill(pen: CanvasRenderingContext2D, shown: Shown, all: Colours): void {
  if (shown === "claimed") return whole(pen, all.one);
  if (shown === "disputed") return half(pen, all.two);
  if (shown === "contested") return quarters(pen, all.four, all.one);
  if (shown === "violated") return broken(pen, all.two);
  if (shown === "denied") return struck(pen, all.ink);
}

function whole(pen: CanvasRenderingContext2D, colour: string): void {
  pen.fillStyle = colour;
  pen.fillRect(0, 0, SIDE, SIDE);
}

function half(pen: CanvasRenderingContext2D, colour: string): void {
  pen.fillStyle = colour;
  pen.beginPath(); pen.moveTo(0, 0); pen.lineTo(SIDE, SIDE); pen.lineTo(0, SIDE); pen.fill();
}

function quarters(pen: CanvasRenderingContext2D, one: string, other: string): void {
  pen.fillStyle = one; pen.fillRect(0, 0, 11, 11); pen.fillRect(11, 11, 11, 11);
  pen.fillStyle = other; pen.fillRect(11, 0, 11, 11); pen.fillRect(0, 11, 11, 11);
}

function broken(pen: CanvasRenderingContext2D, colour: string): void {
  whole(pen, colour);
  pen.strokeStyle = "#ffffff"; pen.lineWidth = 2.5;
  pen.beginPath(); pen.moveTo(13, 0); pen.lineTo(8, 9); pen.lineTo(14, 12); pen.lineTo(9, SIDE); pen.stroke();
}

function struck(pen: CanvasRenderingContext2D, colour: string): void {
  pen.strokeStyle = colour; pen.lineWidth = 2;
  pen.beginPath(); pen.moveTo(0, 0); pen.lineTo(SIDE, SIDE); pen.moveTo(SIDE, 0); pen.lineTo(0, SIDE); pen.stroke();
}

function bars(pen: CanvasRenderingContext2D, colour: string): void {
  pen.fillStyle = colour;
  pen.fillRect(7.5, 7, 2.5, 8); pen.fillRect(12, 7, 2.5, 8);
}

/** Slanting lines, for a whole country of which is told. */
export function hatching(colour: string): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = GAP;
  const pen = context(canvas);
  pen.strokeStyle = colour; pen.lineWidth = 1.5; pen.globalAlpha = 0.4;
  pen.beginPath();
  for (const at of [-GAP, 0, GAP]) { pen.moveTo(at, GAP); pen.lineTo(at + GAP, 0); }
  pen.stroke();
  return pen.getImageData(0, 0, GAP, GAP);
}
