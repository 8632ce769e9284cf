// Finds what a person would point at: arguments[0] is the kind, arguments[1] the words. Answers the last one painted,
// which is the one in front, or null. Text is compared without regard to runs of white space.
const [kind, words] = arguments;
const plain = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const isVisible = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden";
};
const named = (ids) => plain(ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
const nameOf = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) return named(by);
  const label = element.getAttribute("aria-label");
  if (label) return plain(label);
  if (element.labels?.length) return plain([...element.labels].map((one) => one.textContent).join(" "));
  return plain(element.textContent) || plain(element.getAttribute("placeholder")) || plain(element.title);
};
const matches = (name) => (words.endsWith("…") ? name.startsWith(words.slice(0, -1)) : name === words);
const KINDS = {
  button: "button, a[href], [role=button], [role=link], [role=menuitem], [role=option], [role=tab], [role=radio], [role=switch], [role=checkbox], [role=treeitem], summary, input[type=checkbox], input[type=radio]",
  field: "input:not([type=hidden]), textarea, select, [role=textbox], [role=combobox], [role=slider], [role=spinbutton], [contenteditable=true]",
};
let found;
if (kind === "css") {
  found = [...document.querySelectorAll(words)];
} else if (kind === "text") {
  const all = [...document.body.querySelectorAll("*")].filter((element) => plain(element.textContent).includes(words));
  found = all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
} else {
  found = [...document.querySelectorAll(KINDS[kind])].filter((element) => matches(nameOf(element)));
}
return found.filter(isVisible).at(-1) ?? null;
