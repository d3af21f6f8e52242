// SPDX-License-Identifier: GPL-3.0-or-later
// build.mjs OUT: bundles the program and the style, puts both into page.html together
// with the licence notices of what was bundled and a content security policy that
// admits exactly these two by their hashes. The marks @GUANXI_DATA@ and @GUANXI_EVIDENCE@
// stay for what src/report writes there.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const options = { absWorkingDir: here, bundle: true, minify: true, write: false, legalComments: "none", metafile: true };
const program = await build({ ...options, entryPoints: ["src/main.js"], format: "iife", target: ["es2020"], charset: "utf8" });
const style = await build({ ...options, entryPoints: ["style.css"], target: ["chrome100", "firefox100", "safari15"], charset: "utf8" });

// Packages in the order of their names, each with the text of its licence.
function notices() {
  const folders = new Set();
  for (const input of Object.keys(program.metafile.inputs)) {
    const found = input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
    if (found) folders.add(found[1]);
  }
  return [...folders].sort().map((folder) => {
    const path = resolve(here, folder);
    const about = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    const file = readdirSync(path).find((name) => /^licen[cs]e/i.test(name));
    if (!file) throw new Error(`${about.name} has no licence text`);
    const text = readFileSync(join(path, file), "utf8").trim();
    return `${about.name} ${about.version} (${about.license})\n\n${text}`;
  }).join("\n\n\n");
}

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
// A script element ends at the first "</script"; strings of the program hold none raw.
const script = program.outputFiles[0].text.trim().replace(/<\/(script)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
const sheet = style.outputFiles[0].text.trim();
const policy = [
  "default-src 'none'", `script-src ${hash(script)}`, `style-src ${hash(sheet)}`, "img-src data: blob:",
  "connect-src 'none'", "base-uri 'none'", "form-action 'none'",
].join("; ");
const page = readFileSync(join(here, "page.html"), "utf8")
  .replace("@POLICY@", () => policy)
  .replace("@STYLE@", () => sheet)
  .replace("@NOTICES@", () => notices().replace(/<\//g, "<\\/"))
  .replace("@PROGRAM@", () => script);
writeFileSync(process.argv[2], page);
