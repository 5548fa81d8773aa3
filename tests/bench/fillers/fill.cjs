// Fills documents with one library, told over stdin as fill.py is: a line of contexts, then `go`.
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const { createRequire } = require("node:module");

const [, , kind, template, folder, modules] = process.argv;
const load = createRequire(path.join(modules, "package.json"));

// Each gives a function of a context that gives (a promise of) the finished bytes. The template's bytes are read once.
const libraries = {
  docxtemplater(bytes) {
    const PizZip = load("pizzip");
    const Docxtemplater = load("docxtemplater");
    return (context) => {
      const document = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true });
      document.render(context);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  carbone() {
    const carbone = load("carbone");
    return (context) =>
      new Promise((resolve, reject) => carbone.render(template, context, (error, made) => (error ? reject(error) : resolve(made))));
  },
  "easy-template-x"(bytes) {
    const { TemplateHandler } = load("easy-template-x");
    const handler = new TemplateHandler();
    return (context) => handler.process(bytes, context);
  },
  "docx-templates"(bytes) {
    const { createReport } = load("docx-templates");
    // Its faster way, for templates that are trusted.
    return (context) => createReport({ template: bytes, data: context, cmdDelimiter: ["{", "}"], noSandbox: true });
  },
};

function peakKilobytes() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

const answer = (found) => process.stdout.write(JSON.stringify(found) + "\n");

async function main() {
  const open = libraries[kind];
  let fill;
  let contexts = [];
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line.trim() !== "go") {
      contexts = JSON.parse(line);
      answer({ held: contexts.length });
      continue;
    }
    const start = process.hrtime.bigint();
    fill ??= open(fs.readFileSync(template));
    let size = 0;
    for (const [place, context] of contexts.entries()) {
      const made = await fill(context);
      fs.writeFileSync(path.join(folder, `${place}.docx`), made);
      size = made.length;
    }
    answer({ seconds: Number(process.hrtime.bigint() - start) / 1e9, peak: peakKilobytes(), size });
  }
}

main().catch((error) => {
  process.stderr.write(String(error && error.stack ? error.stack : error));
  process.exit(1);
});
