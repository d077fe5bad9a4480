"use strict";

// Checks the data of this page against the hashes in it. "#own" in the address: with the few lines
// below also where the browser has an implementation of its own.

const files = JSON.parse(document.getElementById("data").textContent);
const lines = (path) => files[path].split("\n").filter(Boolean).map((line) => JSON.parse(line));
const encode = (text) => new TextEncoder().encode(text);
const STEERING =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const visible = (text) =>
  text.replace(STEERING, (found) => {
    const code = found.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    return `<U+${code}>`;
  });

// FIPS 180-4.
function roots(power, count) {
  const found = [];
  for (let n = 2; found.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) found.push(((n ** power % 1) * 2 ** 32) | 0);
  }
  return found;
}

const K = roots(1 / 3, 64);
const H = roots(1 / 2, 8);
const turn = (x, n) => (x >>> n) | (x << (32 - n));

function own(bytes) {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);
  const hash = [...H];
  const w = new Int32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        w[i] = view.getInt32(at + 4 * i);
      } else {
        const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
        const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
      }
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let i = 0; i < 64; i++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [a, b, c, d, e, f, g, h] = [(t1 + t2) | 0, a, b, c, (d + t1) | 0, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => (hash[i] = (hash[i] + x) | 0));
  }
  return hash.map((x) => (x >>> 0).toString(16).padStart(8, "0")).join("");
}

async function sha256(bytes) {
  if (location.hash === "#own" || !globalThis.crypto?.subtle) return own(bytes);
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...found].map((x) => x.toString(16).padStart(2, "0")).join("");
}

const results = document.getElementById("results");
let wrong = 0;

function say(what, good, all, bad) {
  const line = document.createElement("li");
  line.className = bad.length ? "bad" : "good";
  line.textContent = `${good} of ${all} ${what}`;
  if (bad.length) line.textContent += `. Not so: ${bad.slice(0, 20).join(", ")}`;
  results.append(line);
  wrong += bad.length;
}

async function tell(what, things, name, holds) {
  const bad = [];
  for (const one of things) if (!(await holds(one))) bad.push(name(one));
  say(what, things.length - bad.length, things.length, bad);
}

async function check() {
  const manifest = JSON.parse(files["manifest.json"]);
  const quotes = lines("quotes.jsonl");
  const reports = lines("reports.jsonl");
  const where = (q) => `${q.report} ${q.part} ${q.start}-${q.end}`;
  await tell("files have the hash that the manifest says", manifest.files, (f) => f.path,
    async (f) => f.path in files && (await sha256(encode(files[f.path]))) === f.sha256);
  await tell("quotes have the hash that is written down for them", quotes, where,
    async (q) => (await sha256(encode(q.quote))) === q.sha256);
  const shown = [...document.querySelectorAll("[data-quote]")];
  await tell("quotes that this page shows are these quotes", shown, (e) => e.dataset.quote,
    (e) => quotes[e.dataset.quote] && e.textContent === visible(quotes[e.dataset.quote].quote));
  const hashes = [...document.querySelectorAll("[data-hash]")];
  await tell("hashes of reports that this page shows are these hashes", hashes, (e) => e.dataset.hash,
    (e) => reports[e.dataset.hash] && e.textContent === reports[e.dataset.hash].sha256);
  await whole(reports, quotes, where);
  const page = document.documentElement;
  page.dataset.verified = wrong ? "no" : "yes";
  document.getElementById("verdict").textContent = wrong
    ? "Something in this page is not what its hashes say."
    : "All that this page can check holds.";
}

async function whole(reports, quotes, where) {
  const there = new Map();
  for (const one of reports) {
    if (one.title !== null) there.set(`${one.id} title`, Array.from(one.title));
    if (one.file !== null) there.set(`${one.id} text`, Array.from(files[one.file] ?? ""));
  }
  const same = reports.filter((one) => one.file !== null && !one.altered.length);
  if (same.length) {
    await tell("whole texts have the hash of the text as it was received", same, (one) => one.id,
      async (one) => (await sha256(encode(files[one.file] ?? ""))) === one.sha256);
  }
  const held = quotes.filter((q) => there.has(`${q.report} ${q.part}`));
  if (held.length) {
    await tell("quotes stand in the text or title that is here, where they say", held, where,
      (q) => there.get(`${q.report} ${q.part}`).slice(q.start, q.end).join("") === q.quote);
  }
}

async function chosen(event) {
  const list = document.getElementById("chosen");
  list.replaceChildren();
  const known = new Map();
  for (const f of JSON.parse(files["manifest.json"]).files) known.set(f.sha256, `the file ${f.path}`);
  for (const one of lines("reports.jsonl")) known.set(one.sha256, `report ${one.id} as it was received`);
  for (const file of event.target.files) {
    const found = known.get(await sha256(new Uint8Array(await file.arrayBuffer())));
    const line = document.createElement("li");
    line.className = found ? "good" : "bad";
    line.textContent = `${visible(file.name)} ${found ? `is ${visible(found)}` : "is none of these"}`;
    list.append(line);
  }
}

document.getElementById("files").addEventListener("change", chosen);
check().catch((error) => {
  document.documentElement.dataset.verified = "no";
  document.getElementById("verdict").textContent = `This page could not be checked: ${error}`;
});
