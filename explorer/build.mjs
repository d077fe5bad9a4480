// Builds the page into a folder: names with hashes, packed beside, nothing from another host.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { world as lightWorld } from "./world.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "isnad", "web", "page");
const library = join(here, "node_modules");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** Write a file under its name with a hash of what is in it; the new name. */
function put(name, data) {
  const hash = createHash("sha256").update(data).digest("hex").slice(0, 10);
  const named = `${basename(name, extname(name))}-${hash}${extname(name)}`;
  writeFileSync(join(out, named), data);
  return named;
}

const worker = put("map-worker.js", readFileSync(join(library, "maplibre-gl/dist/maplibre-gl-worker.mjs")));
const map = JSON.stringify(lightWorld(join(library, "world-atlas/countries-50m.json"), here));
const world = put("world.json", map);

const built = await build({
  entryPoints: { page: join(here, "src/main.ts"), style: join(here, "src/style.css") },
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "linked",
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  define: {
    WORKER: JSON.stringify(`/static/${worker}`),
    WORLD: JSON.stringify(`/static/${world}`),
  },
  metafile: true,
  logLevel: "warning",
});

const named = Object.fromEntries(
  Object.entries(built.metafile.outputs)
    .filter(([, one]) => one.entryPoint)
    .map(([path, one]) => [basename(one.entryPoint), basename(path)]),
);
const shell = readFileSync(join(here, "src/index.html"), "utf8")
  .replace("PAGE", `/static/${named["main.ts"]}`)
  .replace("STYLE", `/static/${named["style.css"]}`);
writeFileSync(join(out, "index.html"), shell);

for (const name of readdirSync(out)) {
  if (![".js", ".css", ".json", ".html"].includes(extname(name))) continue;
  const data = readFileSync(join(out, name));
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(data, quality));
  writeFileSync(join(out, `${name}.gz`), gzipSync(data, { level: 9 }));
}
