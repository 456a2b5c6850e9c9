(() => {
"use strict";
const told = document.getElementById("orgaudit-facets");
const facets = Object.entries(JSON.parse(told.textContent));
const all = (what, where = document) => [...where.querySelectorAll(what)];
const make = (tag, facts = {}, ...inside) => {
  const made = Object.assign(document.createElement(tag), facts);
  made.append(...inside);
  return made;
};

const form = document.querySelector(".filters");
const entries = all("[data-f]").map(item => [item, new Set(item.dataset.f.match(/\D\d+/g))]);
const selects = [];
const filter = open => {
  const wanted = selects.map(select => select.value).filter(Boolean);
  let shown = 0;
  for (const [item, codes] of entries) {
    item.hidden = !wanted.every(code => codes.has(code));
    shown += !item.hidden;
  }
  for (const group of all("details.group")) {
    const own = all("[data-f]", group);
    group.hidden = own.length > 0 && own.every(item => item.hidden);
    if (open && own.length) group.open = wanted.length > 0 && !group.hidden;
  }
  const told = form.dataset.count.replace("%1", shown).replace("%2", entries.length);
  form.querySelector("output").textContent = told;
};
if (form && facets.length) {
  for (const [name, values] of facets) {
    const select = make("select", {}, make("option", {value: "", textContent: form.dataset.any}));
    for (const [word, code] of Object.entries(values)) select.append(make("option", {value: code, textContent: word}));
    selects.push(select);
    form.append(make("label", {}, name, select));
    select.addEventListener("change", () => filter(true));
  }
  const reset = make("button", {type: "button", textContent: form.dataset.reset});
  reset.addEventListener("click", () => {
    for (const select of selects) select.value = "";
    filter(true);
  });
  form.append(reset, make("output"));
  form.addEventListener("submit", event => event.preventDefault());
  form.hidden = false;
  filter(false);
}

const reveal = () => {
  // A whole fingerprint, as the JSON report gives it, leads to its finding too.
  const name = decodeURIComponent(location.hash.slice(1));
  const target = document.getElementById(name) ?? document.getElementById(name.slice(0, 12));
  if (!target) return;
  if (target.hidden) {
    for (const select of selects) select.value = "";
    filter(false);
  }
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();

const copying = group => {
  for (const item of all("li[data-f][id]", group)) {
    if (item.querySelector(".copy")) continue;
    const button = make("button", {type: "button", className: "copy", textContent: "#", title: told.dataset.copy});
    button.setAttribute("aria-label", told.dataset.copy);
    button.addEventListener("click", async () => {
      history.replaceState(null, "", "#" + item.id);
      try { await navigator.clipboard.writeText(location.href); } catch { return; }
      button.textContent = told.dataset.copied;
    });
    const first = item.querySelector("p");
    if (first) first.before(button); else item.append(button);
  }
};
document.addEventListener("toggle", event => { if (event.target.matches?.("details.group[open]")) copying(event.target); }, true);

// What stands in a cell, to be put in order: the number that it begins with, else its words. A dot says that there is none.
const rank = words => {
  const number = words.replaceAll(",", "").match(/^[+-]?\d+(\.\d+)?/);
  return number ? Number(number[0]) : /^[·–—-]?$/.test(words) ? -Infinity : words;
};
const compare = (one, other) =>
  typeof one === typeof other && typeof one === "string" ? one.localeCompare(other, document.documentElement.lang)
  : one === other ? 0 : typeof one === "string" ? 1 : typeof other === "string" ? -1 : one - other;
for (const table of all("main table")) {
  const [body] = table.tBodies;
  if (body.rows.length < 3) continue;
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = make("button", {type: "button", className: "sort"}, ...head.childNodes);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "descending";
      for (const other of all("[aria-sort]", table)) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].map(row => [rank(row.cells[at].textContent.trim()), row]);
      rows.sort(([one], [other]) => down ? compare(other, one) : compare(one, other));
      body.append(...rows.map(([, row]) => row));
    });
    head.append(button);
  });
}

let shut = [];
addEventListener("beforeprint", () => {
  shut = all("details:not([open])");
  for (const one of shut) one.open = true;
});
addEventListener("afterprint", () => { for (const one of shut) one.open = false; });
})();
