/* Handing something on to another program of a phone; at a desk a copy is what one pastes. */

/** @type {(what: ShareData) => Promise<boolean>} */
export async function shared(what) {
  if (!navigator.share || !window.matchMedia("(pointer: coarse)").matches) return false;
  return navigator.share(what).then(() => true, () => false);
}
