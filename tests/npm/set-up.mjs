// node set-up.mjs LIBRARIES PACKAGE WORK: packs the package, and lays out WORK as a project that uses it: the tests, the
// examples, the libraries of the lock file and the package as npm would install it; in WORK/site what browsers open.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const [libraries, source, work] = process.argv.slice(2).map((path) => resolve(path));
const modules = join(work, "node_modules");
rmSync(work, { recursive: true, force: true });
mkdirSync(modules, { recursive: true });
for (const name of readdirSync(join(libraries, "node_modules"))) {
  symlinkSync(join(libraries, "node_modules", name), join(modules, name), "junction");
}

const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", work], {
  cwd: source, encoding: "utf8", shell: process.platform === "win32", stdio: ["ignore", "pipe", "ignore"],
});
const [{ filename, size, unpackedSize }] = JSON.parse(packed);
execFileSync("tar", ["-xzf", filename, "-C", "node_modules"], { cwd: work });
cpSync(join(modules, "package"), join(modules, "frise"), { recursive: true });
rmSync(join(modules, "package"), { recursive: true });
writeFileSync(join(work, "sizes.json"), JSON.stringify({ filename, size, unpackedSize }));
console.error(`   ${filename}: ${size} bytes, ${unpackedSize} unpacked`);

for (const name of readdirSync(here)) {
  if (/\.(mjs|ts|json)$/.test(name)) cpSync(join(here, name), join(work, name));
}
cpSync(join(modules, "frise/examples"), join(work, "examples"), { recursive: true });

const site = join(work, "site");
cpSync(join(modules, "frise"), join(site, "node_modules/frise"), { recursive: true });
for (const name of ["page.html", "page.js"]) cpSync(join(work, "examples", name), join(site, name));

cpSync(join(here, "site"), site, { recursive: true });

const { buildSync } = createRequire(join(work, "package.json"))("esbuild");
cpSync(join(modules, "frise"), join(site, "frise"), { recursive: true });
buildSync({
  absWorkingDir: work, entryPoints: ["examples/react.tsx"], outfile: join(site, "react.js"), bundle: true, minify: true,
  format: "esm", jsx: "automatic", define: { "process.env.NODE_ENV": '"production"' }, logLevel: "error",
});
const policy = readFileSync(join(site, "page.html"), "utf8").match(/content="(default-src [^"]*)"/)[1];
writeFileSync(join(site, "react.html"), `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>React</title>
<link rel="icon" href="data:,"><script type="module" src="react.js"></script></head><body><div id="app"></div></body></html>
`);
