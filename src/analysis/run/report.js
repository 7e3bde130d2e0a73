"use strict";
const tools = document.querySelector(".tools"), words = document.getElementById("words");
const outlet = document.getElementById("outlet"), count = document.getElementById("count");
const hits = [...document.querySelectorAll("ul.hits > li")].map(e => ({e, text: e.textContent.toLowerCase()}));
const boxes = [...document.querySelectorAll("details")].filter(e => e.querySelector("ul.hits"));
tools.hidden = false;
function filter() {
  const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean), from = outlet.value;
  const open = asked.length > 0 || from !== "";
  let n = 0;
  for (const hit of hits) {
    const fits = asked.every(word => hit.text.includes(word)) && (!from || hit.e.dataset.outlet === from);
    hit.e.hidden = !fits;
    n += fits;
  }
  for (const box of boxes) box.open = open && box.querySelector("li:not([hidden])") !== null;
  count.textContent = open ? n + " sentences fit" : "";
}
let wait = 0;
words.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(filter, 150); });
outlet.addEventListener("change", filter);
tools.addEventListener("submit", event => event.preventDefault());
tools.addEventListener("reset", () => setTimeout(filter, 0));
function jump() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const box = target && target.closest("details");
  if (!box || box.open) return; // a browser of today opens it by itself where the target is inside
  box.open = true;
  target.scrollIntoView();
}
window.addEventListener("hashchange", jump);
jump();
