// The page: words in two languages, a file in, a report out, questions beside it. What is computed is computed in Python.
import { ask, ready } from "./talk.mjs";

const at = (id) => document.getElementById(id);
const words = JSON.parse(at("words").textContent);
const stated = new URLSearchParams(location.search).get("lang");
let language = words[stated] ? stated : navigator.language.startsWith("ja") ? "ja" : "en";
let company = false;
let files = [];
let left = null;
let pages = 0;
let changes = 0;
const say = (key) => words[language][key];

function tell(key, waits = false) {
  at("status").textContent = key ? say(key) : "";
  at("status").dataset.key = key;
  at("status").classList.toggle("waits", waits);
}

function put(tag, text, more = {}) {
  const made = Object.assign(document.createElement(tag), more);
  if (text !== undefined) made.textContent = text;
  return made;
}

function speak() {
  document.documentElement.lang = language;
  document.title = `${say("title")} - orgaudit`;
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say);
  at("language").lang = language === "ja" ? "en" : "ja";
  at("report").title = say("report");
  const chosen = at("name").value;
  at("name").replaceChildren(...Object.entries(say("samples")).map(([value, text]) => put("option", text, { value })));
  at("name").value = chosen || (language === "ja" ? "wholesale_ja" : "saas_startup");
  if (at("status").dataset.key) at("status").textContent = say(at("status").dataset.key);
}

function busy(now) {
  for (const one of document.querySelectorAll("button, select, input")) one.disabled = now && one.id !== "language";
}

// One thing at a time: what is shown always belongs to what is on the desk.
async function work(task) {
  busy(true);
  tell("working", true);
  try {
    await task();
    tell("");
  } catch (error) {
    console.warn(error);
    tell("broken");
  }
  busy(false);
}

const asked = (call, facts = {}, given = []) => ask(call, { language, ...facts }, given);

function refused(answer) {
  at("refused").hidden = !answer.problems;
  at("refused").querySelector("ul").replaceChildren(...(answer.problems ?? []).map((text) => put("li", text)));
  return Boolean(answer.problems);
}

function change(text) {
  at("changed").textContent = text;
  at("changed").dataset.changes = ++changes;
}

function show(html) {
  const frame = at("report");
  if (frame.src) URL.revokeObjectURL(frame.src);
  return new Promise((shown) => {
    frame.onload = () => {
      for (const link of frame.contentDocument.querySelectorAll("a[href^=http]")) {
        link.target = "_blank";
        link.rel = "noopener noreferrer";
      }
      frame.dataset.pages = ++pages;
      shown();
    };
    frame.src = URL.createObjectURL(new Blob([html], { type: "text/html" }));
  });
}

async function report() {
  at("back").hidden = true;
  left = null;
  await show((await asked("report")).html);
}

function lay(state) {
  company = true;
  at("start").hidden = true;
  at("desk").hidden = false;
  at("company").textContent = state.company;
  at("score").textContent = state.score;
  at("coverage").textContent = state.coverage;
  at("doubts").textContent = state.doubts;
  at("doubts").hidden = !state.doubts;
  at("left-out").textContent = state.left_out;
  const person = at("person").value;
  at("person").replaceChildren(...state.people.map((one) => put("option", one.name, { value: one.id })));
  if (person && state.people.some((one) => one.id === person)) at("person").value = person;
  at("leave").hidden = !state.people.length;
  at("questions").replaceChildren(...state.questions.map(question));
  if (!state.questions.length) at("questions").append(put("li", say("no_questions")));
  files = state.files;
  at("files").replaceChildren(...files.map((name, number) => {
    const many = files.length > 1 ? `${say("save_yaml")}: ${name}` : say("save_yaml");
    const button = put("button", many, { type: "button" });
    button.dataset.save = "yaml";
    button.dataset.file = number;
    return button;
  }));
}

function field(one) {
  if (!one.options.length) return put("input", undefined, { type: "text", value: one.proposed, autocomplete: "off" });
  const made = put("select");
  made.append(put("option", say("pick"), { value: "" }), ...one.options.map((text) => put("option", text, { value: text })));
  made.value = one.proposed;
  return made;
}

function question(one) {
  const item = put("li");
  const form = put("form");
  const input = field(one);
  input.id = `q${one.id}`;
  input.setAttribute("aria-describedby", `d${one.id}`);
  const ways = put("div", undefined, { className: "ways" });
  ways.append(input, put("button", say("answer")));
  if (one.none) {
    const none = put("button", say("none"), { type: "button" });
    none.onclick = () => answer(one.id, say("none_word"));
    ways.append(none);
  }
  const label = put("label", one.text, { htmlFor: input.id });
  const head = put("p");
  head.append(put("b", one.about));
  form.append(head, label, ways, put("p", `${one.allowed} - ${one.opens}`, { className: "quiet", id: `d${one.id}` }),
    put("p", one.whom, { className: "quiet" }));
  form.onsubmit = (event) => {
    event.preventDefault();
    if (input.value.trim()) answer(one.id, input.value);
    else input.focus();
  };
  item.append(form);
  return item;
}

function answer(id, text) {
  return work(async () => {
    const told = await asked("answer", { id, text });
    if (refused(told)) return;
    lay(told);
    change(told.changed);
    busy(true);
    await report();
    // The question is gone; the next one takes its place.
    setTimeout(() => at("questions").querySelector("input, select")?.focus({ preventScroll: true }));
  });
}

function open(facts, given) {
  return work(async () => {
    const state = await asked("open", facts, given);
    if (refused(state)) return;
    lay(state);
    at("changed").textContent = "";
    busy(true);
    await report();
  });
}

async function take(list) {
  const given = await Promise.all([...list].map(async (file) => new Uint8Array(await file.arrayBuffer())));
  if (given.length) await open({ names: [...list].map((file) => file.name) }, given);
  at("file").value = "";
}

const SUFFIX = { workbook: "xlsx", html: "html", xlsx: "xlsx", json: "json" };

function save(kind, number) {
  return work(async () => {
    const bytes = await asked("save", { kind, file: number });
    const stem = company ? files[0].replace(/\.[^.]*$/, "") : say("template_name");
    const name = kind === "yaml" ? files[number] : `${stem}${kind === "xlsx" ? "-report" : ""}.${SUFFIX[kind]}`;
    const link = put("a", undefined, { href: URL.createObjectURL(new Blob([bytes])), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}

async function simulated() {
  const told = await asked("leave", { person: left });
  change(told.changed);
  await show(told.html);
  at("back").hidden = false;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-save]");
  if (button) save(button.dataset.save, Number(button.dataset.file ?? 0));
});
at("file").onchange = (event) => take(event.target.files);
at("sample").onsubmit = (event) => { event.preventDefault(); open({ sample: at("name").value }); };
at("leave").onsubmit = (event) => { event.preventDefault(); left = at("person").value; work(simulated); };
at("back").onclick = () => work(async () => { at("changed").textContent = ""; await report(); });
at("another").onclick = () => { at("desk").hidden = true; at("start").hidden = false; at("file").focus(); };
at("language").onclick = () => {
  language = language === "ja" ? "en" : "ja";
  speak();
  if (at("desk").hidden) return;
  work(async () => {
    lay(await asked("state"));
    at("changed").textContent = "";
    busy(true);
    await (left === null ? report() : simulated());
  });
};
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    at("drop").classList.toggle("over", kind === "dragover");
    if (kind === "drop" && !at("file").disabled) take(event.dataTransfer.files);
  });
}

speak();
busy(true);
tell("loading", true);
ready.then(() => { tell("ready"); busy(false); document.body.dataset.ready = "yes"; }, (error) => { console.warn(error); tell("unloadable"); });
