// Before anything is drawn; the library's styles need the direction, too.
Object.assign(document.documentElement, {lang: LANGUAGE, dir: "ltr"});

// What a value means is shown beside it, in whatever the value stands.
const beside = (event) => {
  const value = event.target.closest?.(".value");
  if (!value) return;
  const box = value.getBoundingClientRect();
  const width = Math.min(352, window.innerWidth * 0.8);
  value.style.setProperty("--left", `${Math.max(8, Math.min(box.left, window.innerWidth - width - 8))}px`);
  value.style.setProperty("--top", `${box.bottom + 6}px`);
};
document.addEventListener("mouseover", beside);
document.addEventListener("focusin", beside);

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey) return;
  if (/INPUT|TEXTAREA/.test(event.target.tagName)) return;
  const line = document.querySelector(".composer textarea");
  if (!line) return;
  event.preventDefault();
  line.focus();
});

document.addEventListener("DOMContentLoaded", () =>
  document.querySelectorAll("#popup span").forEach((span, n) => { span.textContent = LOST[n]; }));

// What was painted first gives way, and hands over what was typed, sent or chosen meanwhile.
let waiting = null;
const firstly = (target) => target.closest?.("#first");
document.addEventListener("keydown", (event) => {
  if (!firstly(event.target) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  if (event.target.tagName !== "TEXTAREA" || !event.target.value.trim()) return;
  event.preventDefault();
  waiting = event.target.value;
});
document.addEventListener("click", (event) => {
  const chip = firstly(event.target) && event.target.closest(".chip");
  if (chip) waiting = chip.textContent;
});
new MutationObserver((_, watch) => {
  if (!document.querySelector("#app > *")) return;
  watch.disconnect();
  const first = document.getElementById("first");
  const typed = first?.querySelector("textarea")?.value;
  first?.remove();
  const line = document.querySelector(".composer textarea");
  if (!line || !(typed || waiting)) return;
  line.value = waiting ?? typed;
  line.dispatchEvent(new Event("input", {bubbles: true}));
  line.focus();
  if (waiting) line.dispatchEvent(new KeyboardEvent("keydown", {key: "Enter", bubbles: true}));
}).observe(document, {childList: true, subtree: true});
