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
