/* Bytes made small, and made large again. */
/**
 * Through one of the browser's two streams; "unsupported" where it has none, "big" as soon as more comes out than allowed.
 *
 * @type {(bytes: Uint8Array, name: string, limit: number) => Promise<Uint8Array | string>}
 */
export async function piped(bytes, name, limit) {
  const stream = streamOf(name);
  if (!stream) return "unsupported";
  const reader = new Blob([/** @type {any} */ (bytes)]).stream().pipeThrough(stream).getReader();
  const parts = [];
  let room = limit;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value);
    room -= step.value.length;
    if (room < 0) return tooMuch(reader);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function tooMuch(reader) {
  reader.cancel().catch(() => {}); // what is left is of no interest, nor is how it ends
  return "big";
}

/* Older browsers know the stream but not this form of it: then the constructor throws. */
/** @type {(name: string) => any} */
function streamOf(name) {
  try {
    return new /** @type {any} */ (window)[name]("deflate-raw");
  } catch {
    return null;
  }
}
