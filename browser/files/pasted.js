/* Links in whatever somebody pasted, such as whole mails: what begins with one goes on for as many lines as it needs to be whole. */
const PASTE_MOST = { text: 2e6, links: 500, lines: 60 };

/**
 * Each text that begins with a link. In the source of a mail "=" has a number: `start` finds it either way.
 *
 * @type {(text: string, start: RegExp) => string[]}
 */
export function piecesIn(text, start) {
  const starts = [...text.slice(0, PASTE_MOST.text).matchAll(start)].map(({ index }) => index).slice(0, PASTE_MOST.links);
  const pieces = starts.map((from, at) => text.slice(from, starts[at + 1] ?? text.length));
  return pieces.map((piece) => piece.replace(/^([^=]*)=3D/i, "$1="));
}

/**
 * What `read` makes of the link that a piece begins with. A mail program may have broken it into lines: one more at a time.
 *
 * @type {(piece: string, read: (link: string) => Promise<any>) => Promise<any>}
 */
export async function readPiece(piece, read) {
  const lines = piece.split(/=?\r?\n[>\s]*/).slice(0, PASTE_MOST.lines);
  let first;
  for (let count = 1; count <= lines.length; count += 1) {
    const found = await read(lines.slice(0, count).join(""));
    if (!found.problem || found.problem === "missing") return found;
    first ??= found;
  }
  return first;
}
