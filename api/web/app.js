"use strict";
// The page: sends an article, shows its names, lets an editor accept or reject each edit. It keeps nothing and
// talks to this service only.
const $ = (id) => document.getElementById(id);
let words = WORDS.en, result = null, source = [], chosen = new Map();

const el = (tag, props = {}, ...kids) => {
  const node = document.createElement(tag);
  for (const [k, v] of Object.entries(props)) k in node ? node[k] = v : node.setAttribute(k, v);
  node.append(...kids);
  return node;
};
const say = (key, args = {}) => (words[key] || key).replace(/\{(\w+)\}/g, (_, k) => args[k]);

function translate(lang) {
  words = WORDS[lang] || WORDS.en;
  document.documentElement.lang = lang;
  document.querySelectorAll("[data-t]").forEach((n) => { n.textContent = say(n.dataset.t); });
  document.querySelectorAll("[data-t-label]").forEach((n) => { n.setAttribute("aria-label", say(n.dataset.tLabel)); });
  if (result) show();
}

async function call(path, body) {
  const r = await fetch(path, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const data = await r.json();
  if (!r.ok) throw new Error(data.detail || data.title || r.status);
  return data;
}

function status(text, bad) { const s = $("status"); s.textContent = text; s.className = bad ? "error" : ""; }

async function normalize() {
  status(say("working"));
  const body = { text: $("text").value, lang: $("lang").value, style: $("style").value, explain: true };
  if ($("date").value) body.date = $("date").value;
  try {
    result = await call("/v1/normalize", body);
    source = Array.from(body.text); // code points: the unit of the offsets
    chosen = new Map(result.edits.map((e, i) => [i, e.new]));
    show();
    status(say("done", { n: result.mentions.length, e: result.edits.length }));
  } catch (e) { status(say("failed", { d: e.message }), true); }
}

// pieces walks the text once: plain stretches, mentions, and the edits in them.
function show() {
  $("result").hidden = false;
  const view = $("view"), edits = $("edits"), open = $("open"), entities = $("entities");
  view.replaceChildren(); edits.replaceChildren(); open.replaceChildren(); entities.replaceChildren();
  const byMention = new Map();
  result.edits.forEach((e, i) => { if (!byMention.has(e.mention)) byMention.set(e.mention, []); byMention.get(e.mention).push(i); });
  const cut = (a, b) => source.slice(a, b).join("");
  let at = 0;
  result.mentions.forEach((m, i) => {
    view.append(cut(at, m.start));
    const mark = el("mark", { className: m.kind + " " + m.status, tabIndex: 0 });
    mark.dataset.mention = i;
    let p = m.start;
    for (const k of byMention.get(i) || []) {
      const e = result.edits[k];
      mark.append(cut(p, e.start));
      if (chosen.has(k)) mark.append(el("del", {}, e.old), el("ins", {}, chosen.get(k))); else mark.append(e.old);
      p = e.end;
    }
    mark.append(cut(p, m.end));
    view.append(mark);
    at = m.end;
  });
  view.append(cut(at, source.length));
  result.edits.forEach((e, i) => {
    const box = el("input", { type: "checkbox", checked: chosen.has(i) });
    box.addEventListener("change", () => { box.checked ? chosen.set(i, e.new) : chosen.delete(i); show(); });
    edits.append(el("li", {}, el("label", {}, box, " ", el("del", {}, e.old), " → ", el("ins", {}, e.new)), " ", el("span", { className: "soft" }, reasons(result.mentions[e.mention]))));
  });
  if (!result.edits.length) edits.append(el("li", {}, say("noEdits")));
  const seen = new Set();
  for (const m of result.mentions) {
    if (m.status === "linked" || seen.has(m.cluster + m.surface)) continue;
    seen.add(m.cluster + m.surface);
    const li = el("li", {}, el("strong", {}, m.surface), " — " + say(m.status) + ", " + say(m.kind));
    if (m.rivals.length) li.append(": " + m.rivals.map((r) => r.id).join(", "));
    for (const p of m.proposals) {
      const b = el("button", { type: "button" }, p + " — " + say("use"));
      b.addEventListener("click", () => { accept(m, p); });
      li.append(" ", b);
    }
    open.append(li);
  }
  if (!open.children.length) open.append(el("li", {}, say("nothing")));
  for (const e of result.entities) {
    entities.append(el("li", {}, el("strong", {}, e.names[result.language] || e.names.en || e.id), " ", el("span", { className: "soft" }, e.id + " · " + Object.entries(e.names).map(([l, n]) => l + ": " + n).join(" · "))));
  }
  if (!result.entities.length) entities.append(el("li", {}, say("nothing")));
  $("legend").replaceChildren(...["person", "place", "organization", "media", "event", "ambiguous", "new"].map((k) => el("li", {}, el("mark", { className: k }, say(k)))));
}

// accept turns a proposal into an edit of the whole mention.
function accept(m, text) {
  const i = result.mentions.indexOf(m);
  result.edits = result.edits.filter((e) => e.mention !== i);
  result.edits.push({ start: m.start, end: m.end, old: m.surface, new: text, mention: i });
  result.edits.sort((a, b) => a.start - b.start);
  chosen = new Map(result.edits.map((e, k) => [k, e.new]));
  show();
}

const reasons = (m) => m.reasons.map((r) => r.detail).join("; ");

function finalText() {
  let out = "", at = 0;
  result.edits.forEach((e, i) => {
    out += source.slice(at, e.start).join("") + (chosen.has(i) ? chosen.get(i) : e.old);
    at = e.end;
  });
  return out + source.slice(at).join("");
}

async function copy(text) {
  try { await navigator.clipboard.writeText(text); } catch {
    const t = el("textarea", { value: text }); document.body.append(t); t.select(); document.execCommand("copy"); t.remove();
  }
  status(say("copied"));
}

function tip(node) {
  const m = result && result.mentions[node.dataset.mention], t = $("tip");
  if (!m) return;
  const e = result.entities.find((x) => x.id === m.entity);
  t.textContent = [say(m.kind) + " · " + say(m.status) + " · " + Math.round(m.confidence * 100) + " %", m.entity || "",
    e ? Object.entries(e.names).map(([l, n]) => l + ": " + n).join("\n") : "", reasons(m)].filter(Boolean).join("\n");
  t.hidden = false;
  const r = node.getBoundingClientRect();
  t.style.top = (r.bottom + window.scrollY + 6) + "px";
  t.style.left = Math.max(8, Math.min(r.left + window.scrollX, window.innerWidth - t.offsetWidth - 8)) + "px";
}

async function look(q) {
  const box = $("found");
  box.replaceChildren(say("working"));
  try {
    const { entities } = await call("/v1/entities?q=" + encodeURIComponent(q));
    box.replaceChildren();
    for (const e of entities) {
      const table = el("table", {}, el("tbody", {}, ...Object.entries(e.names).map(([l, n]) => el("tr", {}, el("th", { scope: "row" }, l), el("td", {}, n)))));
      const card = el("div", { className: "card" }, el("h3", {}, e.names.en || e.id), el("p", { className: "soft" }, e.id), table);
      if (e.variants.length) card.append(el("p", { className: "soft" }, say("variants") + ": " + e.variants.slice(0, 12).join(", ")));
      if (e.roles.length) card.append(el("p", { className: "soft" }, say("roles") + ": " + e.roles.map((r) => [r.title, r.of, [r.from, r.to].filter(Boolean).join("–")].filter(Boolean).join(", ")).join("; ")));
      for (const l of e.lines) card.append(el("p", { className: "soft" }, l.line + ": " + l.meaning + " (" + Object.values(l.names).join(", ") + ")"));
      box.append(card);
    }
    if (!entities.length) {
      const { renderings } = await call("/v1/render", { name: q, to: ["az", "ru", "uk", "en"] });
      const best = {};
      for (const r of renderings) best[r.to] ??= r;
      box.append(el("div", { className: "card" }, el("p", {}, say("notFound")), el("table", {}, el("tbody", {}, ...Object.values(best).map((r) => el("tr", {}, el("th", { scope: "row" }, r.to), el("td", {}, r.name)))))));
    }
  } catch (e) { box.replaceChildren(el("p", { className: "error" }, say("failed", { d: e.message }))); }
}

async function convert() {
  const out = $("letters-out");
  try { out.textContent = (await call("/v1/transliterate", { scheme: $("scheme").value, text: $("letters-in").value, reverse: $("reverse").checked })).text; }
  catch (e) { out.textContent = say("failed", { d: e.message }); }
}

function openTab(name) {
  document.querySelectorAll(".tab").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.tab === name)));
  for (const t of ["article", "person", "letters"]) $("tab-" + t).hidden = t !== name;
}

async function start() {
  const prefer = (navigator.languages || [navigator.language]).map((l) => l.slice(0, 2)).find((l) => WORDS[l]) || "en";
  $("ui").value = prefer; translate(prefer);
  $("ui").addEventListener("change", () => translate($("ui").value));
  document.querySelectorAll(".tab").forEach((b) => b.addEventListener("click", () => openTab(b.dataset.tab)));
  $("form").addEventListener("submit", (e) => { e.preventDefault(); normalize(); });
  $("style").addEventListener("change", () => { if (result) normalize(); });
  $("text").addEventListener("keydown", (e) => { if ((e.ctrlKey || e.metaKey) && e.key === "Enter") { e.preventDefault(); normalize(); } });
  $("find").addEventListener("submit", (e) => { e.preventDefault(); look($("q").value); });
  $("translit").addEventListener("submit", (e) => { e.preventDefault(); convert(); });
  $("copy").addEventListener("click", () => copy(finalText()));
  $("copy-json").addEventListener("click", () => copy(JSON.stringify(result, null, 2)));
  $("all").addEventListener("click", () => { chosen = new Map(result.edits.map((e, i) => [i, e.new])); show(); });
  $("none").addEventListener("click", () => { chosen.clear(); show(); });
  for (const [on, off] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    $("view").addEventListener(on, (e) => { const m = e.target.closest("mark"); if (m) tip(m); });
    $("view").addEventListener(off, () => { $("tip").hidden = true; });
  }
  document.addEventListener("keydown", (e) => { if (e.key === "Escape") $("tip").hidden = true; });
  const text = $("text");
  text.addEventListener("dragover", (e) => { e.preventDefault(); text.classList.add("dropping"); });
  text.addEventListener("dragleave", () => text.classList.remove("dropping"));
  text.addEventListener("drop", async (e) => {
    e.preventDefault(); text.classList.remove("dropping");
    const f = e.dataTransfer.files[0];
    if (!f) { text.value = e.dataTransfer.getData("text"); return; }
    if (f.size > 1 << 20) { status(say("tooLarge"), true); return; }
    text.value = await f.text();
  });
  try {
    const [schemes, version, examples] = await Promise.all([call("/v1/schemes"), call("/v1/version"), call("/web/examples.json")]);
    $("scheme").replaceChildren(...schemes.schemes.map((s) => el("option", { value: s.id }, s.id + " — " + s.title)));
    $("version").textContent = "adlar " + version.version;
    examples.forEach((x, i) => $("example").append(el("option", { value: i }, x.name)));
    $("example").addEventListener("change", () => { const x = examples[$("example").value]; if (x) { text.value = x.text; $("lang").value = x.lang; normalize(); } });
  } catch (e) { status(say("failed", { d: e.message }), true); }
}
start();
