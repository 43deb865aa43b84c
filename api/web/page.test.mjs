// Drives the page in Debian's Chromium: paste, see highlights, change style, accept and reject, copy, tabs, languages,
// dark and phone views, accessibility. Usage: node page.test.mjs URL [DIRECTORY for screenshots]
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const [url, shots] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let steps = 0;
const step = async (name, f) => { await f(); steps++; console.log("ok", name); };
const open = async (options = {}) => {
  const context = await browser.newContext({ locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"], ...options });
  const page = await context.newPage();
  const outside = [];
  page.on("request", (r) => { if (!r.url().startsWith(url) && !r.url().startsWith("data:")) outside.push(r.url()); });
  page.on("pageerror", (e) => { throw e; });
  page.on("console", (m) => { if (m.type() === "error") throw new Error(m.text()); });
  await page.goto(url);
  await page.waitForFunction(() => document.querySelectorAll("#scheme option").length > 50);
  return { page, outside, context };
};
const shot = (page, name) => shots && page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
const serious = async (page) => {
  await page.evaluate((source) => { (0, eval)(source); }, axe).catch(async () => { await page.addScriptTag({ content: axe }); });
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => v.id + ": " + v.nodes.map((n) => n.target).join(" "));
};
try {
  const { page, outside, context } = await open({ bypassCSP: true });
  await step("example: highlights and edits", async () => {
    await page.selectOption("#example", { label: "turan (en)" });
    await page.waitForSelector("mark.person");
    assert.ok(await page.locator("mark.place").count() > 3);
    assert.ok(await page.locator("#edits del").count() > 2);
  });
  await step("tooltip names the entity", async () => {
    await page.locator("mark.person.linked").first().focus();
    assert.match(await page.locator("#tip").textContent(), /person\//);
    await page.keyboard.press("Escape");
    assert.ok(await page.locator("#tip").isHidden());
  });
  await step("reject one edit, copy the text", async () => {
    const before = await page.locator("#view ins").count();
    await page.locator("#edits input").first().uncheck();
    assert.equal(await page.locator("#view ins").count(), before - 1);
    await page.click("#none");
    await page.click("#copy");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await page.inputValue("#text"));
    await page.click("#all");
    await page.click("#copy");
    assert.notEqual(await page.evaluate(() => navigator.clipboard.readText()), await page.inputValue("#text"));
    await page.click("#copy-json");
    assert.ok(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())).mentions.length > 5);
  });
  await step("paste and keyboard; style changes the answer", async () => {
    await page.fill("#text", "Andriy Sibiga met Ceyhun Bayramov in Baku.");
    await page.locator("#text").press("Control+Enter");
    await page.waitForFunction(() => document.querySelector("#view").textContent.includes("Baku") && document.querySelectorAll("#view mark").length === 3);
    await page.selectOption("#style", "as-written");
    await page.waitForFunction(() => document.querySelectorAll("#edits del").length === 0);
  });
  await step("text of an article is never markup", async () => {
    await page.fill("#text", "<img src=x onerror=alert(1)> Baku");
    await page.click("#form button[type=submit]");
    await page.waitForFunction(() => document.querySelector("#view").textContent.startsWith("<img"));
    assert.equal(await page.locator("#view img").count(), 0);
  });
  await step("interface in four languages", async () => {
    for (const [lang, word] of [["az", "Adları tap"], ["ru", "Найти имена"], ["uk", "Знайти імена"], ["en", "Find the names"]]) {
      await page.selectOption("#ui", lang);
      assert.equal(await page.locator("#form button[type=submit]").textContent(), word);
    }
  });
  await step("look a person up, and a name by rule", async () => {
    await page.click("[data-tab=person]");
    await page.fill("#q", "Bayramov");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#found .card");
    assert.match(await page.locator("#found").textContent(), /Bayramov/);
    await page.fill("#q", "Zzyzxov Qwertov");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("#found").textContent.includes("By rule"));
  });
  await step("transliterate", async () => {
    await page.click("[data-tab=letters]");
    await page.selectOption("#scheme", "ru-bgn-pcgn-1947");
    await page.fill("#letters-in", "Щербаков");
    await page.click("#translit button[type=submit]");
    await page.waitForFunction(() => document.querySelector("#letters-out").textContent === "Shcherbakov");
  });
  await step("no serious accessibility fault; nothing asked of others", async () => {
    await page.click("[data-tab=article]");
    assert.deepEqual(await serious(page), []);
    assert.deepEqual(outside, []);
  });
  await context.close();
  for (const [name, options] of [["light", {}], ["dark", { colorScheme: "dark" }], ["phone", { viewport: { width: 360, height: 740 } }]]) {
    await step("view: " + name, async () => {
      const { page, context } = await open(options);
      await page.selectOption("#example", { label: "turan (en)" });
      await page.waitForSelector("mark.person");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `the page is ${wide} px too wide`);
      await shot(page, name);
      await context.close();
    });
  }
  console.log(`${steps} passed, 0 failed`);
} finally { await browser.close(); }
