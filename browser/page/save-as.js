/* Hands over a file, as if a link to it had been clicked. */
import { build } from "./nodes.js";

/** @type {(name: string, text: string, type: string) => void} */
export function saveAs(name, text, type) {
  const link = build("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
