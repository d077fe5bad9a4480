// Words of reports in pieces, each marked for what it is to which claims.
import { html, nothing, type TemplateResult } from "lit";
import type { Passage, Piece } from "../storied";
import { direction } from "../words";
import { broken } from "./pieces";

/** A stretch of a report in which what carries a claim is marked; who says so is marked otherwise. */
export function quoted(passage: Passage, language: string | null): TemplateResult {
  return html`<q class="words" lang=${language ?? nothing} dir=${language ? direction(language) : "auto"}>${passage.pieces.map(piece)}</q>`;
}

function piece(one: Piece): unknown {
  if (one.trigger?.length || one.count?.length) return html`<mark>${broken(one.text)}</mark>`;
  if (one.cue?.length) return html`<span class="cue">${broken(one.text)}</span>`;
  if (one.source?.length) return html`<span class="by">${broken(one.text)}</span>`;
  return broken(one.text);
}
