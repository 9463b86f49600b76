/**
 * What the report can do where scripts run: tables are sorted and filtered, folded parts opened at once, the figures saved.
 * It speaks to nobody: the policy of the page lets this text run, by its hash, and nothing else.
 */
export const htmlScript = `(() => {
"use strict";
const held = document.getElementById("report-data");
const { words, json, csv } = JSON.parse(held.textContent);
const make = (name, text, more) => Object.assign(document.createElement(name), { textContent: text }, more);
const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
const textAt = (row, at) => row.cells[at].textContent.trim();
const copy = make("button", "⧉", { type: "button", className: "copy", title: words.copy });
copy.setAttribute("aria-label", words.copy);
copy.addEventListener("click", () => {
  const cells = [...copy.closest("tr").cells].map((cell) => cell.textContent.replace("⧉", "").trim().replace(/\\s+/g, " "));
  void navigator.clipboard?.writeText(cells.join("\\t")).then(() => { copy.title = words.copied; });
});
const offer = ({ target }) => {
  const row = target.closest?.("tbody tr");
  if (row && row !== copy.closest("tr")) { copy.title = words.copy; row.cells[row.cells.length - 1].append(copy); }
};
document.addEventListener("pointerover", offer);
document.addEventListener("focusin", offer);
const orders = new Map();
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  orders.set(table, [...rows]);
  for (const row of rows) row.tabIndex = -1;
  if (2 > rows.length) continue;
  [...table.tHead.rows[0].cells].forEach((head, at) => {
    const button = make("button", "", { type: "button", title: words.sort });
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => compare(textAt(a, at), textAt(b, at)) * (down ? -1 : 1));
      body.append(...rows);
    });
    head.replaceChildren(button);
  });
  if (9 > rows.length) continue;
  const field = make("input", "", { type: "search", placeholder: words.filter });
  field.setAttribute("aria-label", words.filter);
  field.addEventListener("input", () => {
    const wanted = field.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
  table.parentElement.before(field);
}
const inventory = () => [...document.querySelectorAll(".place")].flatMap((place) => {
  const { kind, scope } = place.dataset;
  const [account, region] = scope.split("/");
  return orders.get(place.querySelector("table")).map((row) => {
    const [named, id, status] = [...row.cells].map((cell) => cell.textContent.replace("⧉", "").trim());
    const urn = ["aws", account, region, kind, id].join("/");
    const said = kind === "record-set" ? id.split("/")[1] : id.slice(id.lastIndexOf("/") + 1);
    return { kind, name: named || said, id, urn, account, region, ...(status && { status }) };
  });
});
const tools = make("p", "", { className: "tools" });
const save = (kind, type, write) => {
  const button = make("button", words.save + " ." + kind, { type: "button" });
  button.addEventListener("click", () => {
    const link = make("a", "", { href: URL.createObjectURL(new Blob([write()], { type })), download: words.file + "." + kind });
    link.click();
    URL.revokeObjectURL(link.href);
  });
  tools.append(button);
};
save("json", "application/json", () => JSON.stringify({ ...json, inventory: inventory() }, null, 2));
save("csv", "text/csv", () => csv);
const folded = [...document.querySelectorAll("details")];
if (folded.length > 0) {
  const button = make("button", words.unfold, { type: "button" });
  button.addEventListener("click", () => {
    const open = folded.some((one) => !one.open);
    for (const one of folded) one.open = open;
  });
  tools.append(button);
}
document.querySelector("main > header").append(tools);
})();`;

/** The SHA-256 of {@link htmlScript} in base64, as a content security policy names it; a test makes it anew. */
export const htmlScriptHash = "43Ryyh4oDMhMfYWdr1qdA8VAa6szft+Ar62vqLUyOio=";
