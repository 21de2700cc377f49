// Writes dist/: the same bytes from the same sources, on every machine.
import * as esbuild from "esbuild";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";

const FOLDER = "dist";
/** The import map of Keycloak's consoles brings these. */
const EXTERNAL = ["react", "react/jsx-runtime", "react-dom"];
/** Of PatternFly's style sheets those that Keycloak's consoles bring to every page of theirs. All others that are used come with us. */
const STOCK = new Set([
  "alert", "alert-group", "avatar", "backdrop", "badge", "brand", "breadcrumb", "bullseye", "button", "card", "check", "chip",
  "chip-group", "content", "divider", "drawer", "dropdown", "empty-state", "form", "form-control", "grid", "helper-text", "icon",
  "inline-edit", "input-group", "jump-links", "masthead", "menu", "menu-toggle", "modal-box", "nav", "notification-badge", "page",
  "pagination", "panel", "popover", "radio", "sidebar", "spinner", "table", "table-grid", "text-input-group", "title", "toolbar",
  "tooltip",
]);
/** Of tables that our pages don't have; their class names come along with all tables. */
const UNUSED = new Set(["table-scrollable", "table-tree-view"]);

const options = {
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
};

/** Each of PatternFly's class name modules would import its style sheet: those we choose below, for all pages at once. */
const withoutStyles = {
  name: "without-styles",
  setup: (build) =>
    build.onLoad({ filter: /react-styles[\\/]css[\\/].*\.css$/ }, () => ({ contents: "", loader: "empty" })),
};

async function buildScripts() {
  return esbuild.build({
    ...options,
    entryPoints: ["src/account.tsx"],
    outdir: FOLDER,
    format: "esm",
    splitting: true,
    chunkNames: "shared-[hash]",
    jsx: "automatic",
    external: EXTERNAL,
    alias: { "lodash/mergeWith": "./src/replaced/mergeWith.ts" },
    plugins: [withoutStyles],
  });
}

/** The style sheets of the components that made it into the scripts. */
function usedStyles(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) =>
    Object.entries(output.inputs)
      .filter(([, input]) => input.bytesInOutput > 0)
      .map(([name]) => name),
  );
  return [...new Set(inputs)]
    .filter((name) => /react-styles\/css\/.*\.m?js$/.test(name))
    .map((name) => name.replace(/\.m?js$/, ".css"))
    .filter((name) => ![STOCK, UNUSED].some((others) => others.has(path.basename(name, ".css"))))
    .sort();
}

async function buildStyles(files) {
  const imports = [...files.map((file) => `@import "./${file}";`), '@import "./src/pat.css";'];
  await esbuild.build({
    ...options,
    stdin: { contents: imports.join("\n"), loader: "css", resolveDir: "." },
    outfile: `${FOLDER}/pat.css`,
  });
}

await rm(FOLDER, { recursive: true, force: true });
const { metafile } = await buildScripts();
const styles = usedStyles(metafile);
await buildStyles(styles);
for (const name of [...Object.keys(metafile.outputs), `${FOLDER}/pat.css`]) {
  console.log(name, (await readFile(name)).length);
}
console.log("styles:", styles.map((name) => path.basename(name, ".css")).join(" "));
