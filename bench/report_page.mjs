// Looks at report pages in a browser: see report-page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
let failures = 0;

function check(what, found) {
  if (found.length > 0) {
    failures++;
    console.log(`FAIL ${what}: ${found.join("; ")}`);
  }
}

async function look(file, width, scheme) {
  const page = await browser.newPage();
  const errors = [];
  const requests = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("request", (request) => requests.push(request.url()));
  await page.setBypassCSP(true); // for axe alone; the page has no script
  await page.setViewport({ width, height: 900, isMobile: width < 600, hasTouch: width < 600 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(pathToFileURL(resolve(file)).href);
  const name = `${file}, ${width} px, ${scheme}`;
  await page.screenshot({ path: file.replace(/\.html$/, `-${width}-${scheme}.png`), fullPage: true });
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
  check(`${name}: requests`, requests.slice(1));
  check(`${name}: wider than the window`, await page.evaluate(() => {
    const wide = [...document.querySelectorAll("body *")]
      .filter((element) => !element.closest(".hidden, svg svg") && element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => `${element.tagName}.${element.className} ${element.textContent.slice(0, 30)}`);
    return document.documentElement.scrollWidth > innerWidth ? wide.slice(0, 5).concat("it scrolls") : wide.slice(0, 5);
  }));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  check(`${name}: axe`, violations.map((found) => `${found.id} (${found.impact}): ${found.nodes.length} times, ${found.nodes[0].html.slice(0, 160)}`));
  check(`${name}: errors`, errors);
  await page.close();
}

for (const file of process.argv.slice(2)) {
  for (const width of [1280, 360, 320]) {
    for (const scheme of ["light", "dark"]) {
      await look(file, width, scheme);
    }
  }
}
await browser.close();
console.log(failures === 0 ? "all is well" : `${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
