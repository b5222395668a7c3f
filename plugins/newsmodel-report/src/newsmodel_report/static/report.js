"use strict";
// What the page can do beyond being read: filter tables, show a card beside a mark, change colours.
// Only nodes are made and moved, never markup from text.

const one = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

function make(name, text = "", className = "") {
  const node = document.createElement(name);
  node.textContent = text;
  if (className) node.className = className;
  return node;
}

const words = (node) => node.textContent.replace(/\s+/g, " ").trim();

// Filters

function rowText(row, seen) {
  if (!seen.has(row)) {
    const article = row.dataset.n && one(`article-${row.dataset.n}`);
    seen.set(row, words(row).concat(article ? ` ${words(article)}` : "").toLowerCase());
  }
  return seen.get(row);
}

function addChoices(select, rows) {
  const counts = new Map();
  for (const row of rows) {
    const value = row.dataset[select.name];
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  for (const [value, count] of [...counts].sort((a, b) => a[0].localeCompare(b[0], "en"))) {
    const option = make("option", `${value} (${count})`);
    option.value = value;
    select.append(option);
  }
}

function startFilter(form) {
  const table = one(form.dataset.table);
  const rows = all("tbody > tr:not(.group)", table);
  const groups = all("tbody.article", table);
  const texts = new Map();
  const selects = all("select", form);
  const search = form.elements.namedItem("text");
  const output = form.querySelector("output");
  const apply = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const row of rows) {
      const shown =
        selects.every((select) => !select.value || row.dataset[select.name] === select.value) &&
        wanted.every((word) => rowText(row, texts).includes(word));
      row.hidden = !shown;
      count += shown;
    }
    for (const group of groups) group.hidden = !group.querySelector("tr[id]:not([hidden])");
    output.textContent = count === rows.length ? `${count} shown` : `${count} of ${rows.length} shown`;
  };
  for (const select of selects) addChoices(select, rows);
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  form.hidden = rows.length < 2;
}

// A row that a filter hides is shown when a link leads to it.
function reveal() {
  const target = one(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.hidden && target.matches("tr")) {
    const form = document.querySelector(`form[data-table="${target.closest("table").id}"]`);
    form.reset();
    target.hidden = target.parentElement.hidden = false;
  }
  target.scrollIntoView();
  // Articles that come into view for the first time are then as high as they are, which moves the target.
  requestAnimationFrame(() => requestAnimationFrame(() => target.scrollIntoView()));
  if (target.matches("tr, mark, span, article")) target.focus({ preventScroll: true });
  light(target.dataset.r ?? target.id);
}

// All pieces of the record that was led to
function light(record) {
  for (const piece of all(".lit:not(.actor)")) piece.classList.remove("lit");
  for (const piece of all(`mark[data-r="${CSS.escape(record)}"]`)) piece.classList.add("lit");
}

// The card

const card = one("card");
let owner = null;
let pinned = false;
let leaving = 0;

function facts(record) {
  const row = one(record);
  if (!row) return null;
  const section = make("section");
  const number = record.slice(1);
  section.append(make("h5", `${record[0] === "q" ? "Quote" : "Proposal"} ${number}`));
  const list = make("dl");
  for (const cell of row.cells) {
    const label = cell.dataset.label;
    if (!words(cell) || label === "No." || label === "What") continue;
    const terms = all("dt, dd", cell).map((node) => node.cloneNode(true));
    const value = make("dd");
    value.append(...cell.cloneNode(true).childNodes);
    list.append(...(terms.length ? terms : [make("dt", label), value]));
  }
  section.append(list);
  return section;
}

function whoIs(id) {
  const item = one(id);
  if (!item) return null;
  const section = make("section");
  section.append(make("h5", words(item.querySelector("button"))), make("div", words(item.querySelector(".facts"))));
  return section;
}

// The records that a place in the text belongs to, the innermost first
function sectionsAt(place) {
  const seen = new Set();
  const sections = [];
  for (let node = place; node && node.id !== "main"; node = node.parentElement) {
    const { a, r } = node.dataset;
    const id = a ?? r;
    if (!id || seen.has(id)) continue;
    seen.add(id);
    const section = a ? whoIs(a) : facts(r);
    if (section) sections.push(section);
  }
  return sections.slice(0, 3);
}

function showCard(place, stay = false) {
  const sections = sectionsAt(place);
  if (!sections.length) return;
  clearTimeout(leaving);
  card.replaceChildren(...sections);
  card.hidden = false;
  owner?.removeAttribute("aria-describedby");
  owner = place;
  pinned = stay;
  if (place.matches("a")) place.setAttribute("aria-describedby", "card");
  const box = place.getClientRects()[0] ?? place.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(box.left, wide - card.offsetWidth - 8));
  const below = box.bottom + 8 + card.offsetHeight < innerHeight || box.top < card.offsetHeight + 8;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${(below ? box.bottom + 8 : box.top - card.offsetHeight - 8) + scrollY}px`;
}

function hideCard() {
  clearTimeout(leaving);
  card.hidden = true;
  pinned = false;
  owner?.removeAttribute("aria-describedby");
  owner = null;
}

const hideSoon = () => {
  clearTimeout(leaving);
  if (!pinned) leaving = setTimeout(hideCard, 250);
};

const markAt = (event) => event.target.closest?.(".text [data-r], .text [data-a]");

function startCard() {
  let last = "";
  document.addEventListener("pointerover", (event) => {
    // A page that scrolls under a pointer at rest is not pointed at.
    const here = `${event.clientX} ${event.clientY}`;
    const rests = here === last;
    last = here;
    if (event.pointerType === "touch" || rests) return;
    const mark = markAt(event);
    if (mark && !pinned) showCard(mark);
    else if (card.contains(event.target)) clearTimeout(leaving);
    else if (!card.hidden) hideSoon();
  });
  document.addEventListener("pointermove", (event) => {
    last = `${event.clientX} ${event.clientY}`;
  });
  document.addEventListener("click", (event) => {
    const mark = markAt(event);
    if (event.target.closest("a")) hideCard();
    else if (mark && !(pinned && mark === owner)) showCard(mark, true);
    else if (!card.contains(event.target)) hideCard();
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".text a.note:focus-visible")) showCard(event.target);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === owner) hideSoon();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideCard();
  });
}

// Where an actor is meant

function startActors() {
  for (const button of all(".who button")) {
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      const mentions = all(`.text [data-a="${button.closest("li").id}"]`);
      button.setAttribute("aria-pressed", String(on));
      for (const mention of mentions) mention.classList.toggle("lit", on);
      one("told").textContent = on ? `${mentions.length} places are lit in the text` : "";
    });
  }
}

// Kinds of marks and of lines that are left out of their section
function startKinds() {
  for (const box of all("[data-shows]")) {
    box.closest("fieldset").hidden = false;
    box.addEventListener("change", () => {
      box.closest("section").classList.toggle(`without-${box.dataset.shows}`, !box.checked);
    });
  }
}

// Whoever is pointed at in the picture stands out with those he has to do with.
function startPicture() {
  const picture = document.querySelector(".picture");
  picture?.addEventListener("pointerover", (event) => {
    const node = event.target.closest(".node")?.dataset.node;
    for (const near of all(".near", picture)) near.classList.remove("near");
    picture.classList.toggle("aside", node !== undefined);
    if (node === undefined) return;
    const known = new Set([node]);
    for (const line of all(".line", picture)) {
      const ends = line.dataset.nodes.split(" ");
      if (!ends.includes(node)) continue;
      line.classList.add("near");
      for (const end of ends) known.add(end);
    }
    for (const other of all(".node", picture)) other.classList.toggle("near", known.has(other.dataset.node));
  });
  picture?.addEventListener("pointerleave", () => picture.classList.remove("aside"));
}

// Colours: as the device has them, or one of two

function startColours() {
  const choices = [["", "as the device"], ["light", "light"], ["dark", "dark"]];
  const button = one("theme");
  let place = 0;
  button.hidden = false;
  button.addEventListener("click", () => {
    place = (place + 1) % choices.length;
    document.documentElement.dataset.colours = choices[place][0];
    button.querySelector("span").textContent = choices[place][1];
  });
}

// What is wider than the window is first seen at its middle.
function startScrollers() {
  for (const box of all(".scroller")) box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;
}

for (const form of all("form.filter")) startFilter(form);
startScrollers();
startCard();
startActors();
startKinds();
startPicture();
startColours();
addEventListener("hashchange", reveal);
if (location.hash) reveal();
