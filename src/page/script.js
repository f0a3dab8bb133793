document.querySelectorAll(".detente:not([data-live])").forEach(root => {
  root.dataset.live = "";
  const card = root.querySelector(".card"), hint = card.textContent;
  const marked = new Map();
  root.querySelectorAll("[data-r]").forEach(part => part.dataset.r.split(" ").forEach(id => {
    if (!marked.has(id)) marked.set(id, []);
    marked.get(id).push(part);
  }));
  let now = null;
  const show = part => {
    if (part === now) return;
    now = part;
    root.querySelectorAll(".hit").forEach(hit => hit.classList.remove("hit"));
    if (!part) { card.textContent = hint; return; }
    const ids = part.dataset.r.split(" ");
    ids.slice(0, 1).forEach(id => marked.get(id).forEach(same => same.classList.add("hit")));
    const lines = ids.map(id => marked.get(id).find(same => same.dataset.card)).filter(Boolean);
    card.textContent = lines.map(line => line.dataset.card).join("\n");
  };
  root.addEventListener("pointerover", event => show(event.target.closest("[data-r]")));
  root.addEventListener("pointerleave", () => show(null));
});
