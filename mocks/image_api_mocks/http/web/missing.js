// Adds what Scalar leaves out: names and states, without which a screen reader has nothing to tell, and that what has to
// be scrolled can be scrolled by the keyboard.

const MISSING = [
  ["button[class*='copy-button']:not([aria-label])", () => ({ "aria-label": "Copy" })],
  ["button[role=none]", () => ({ role: "button" })],
  [".code-input-lite__editor:not([aria-label])", (field) => ({ "aria-label": field.dataset.placeholder || "Value" })],
  [".code-input-lite__editor:not([aria-expanded])", () => ({ "aria-expanded": "false" })],
  [".cm-content[role=textbox]:not([aria-label])", () => ({ "aria-label": "Body" })],
  [".cm-scroller:not([tabindex='0']), ul.endpoints:not([tabindex])", () => ({ tabindex: "0" })],
];

/** Add it whenever more of the page comes. */
export function addWhatIsMissing(root) {
  new MutationObserver(() => {
    for (const [selector, attributesOf] of MISSING) {
      for (const found of root.querySelectorAll(selector)) {
        for (const [name, value] of Object.entries(attributesOf(found))) {
          found.setAttribute(name, value);
        }
      }
    }
  }).observe(root, { childList: true, subtree: true });
}
