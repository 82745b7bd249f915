/* Distributions as pictures. Drawn as SVG: the policy of the page allows no style attribute, and printers leave out backgrounds.
 * Each part has its own pattern (figures.css), and the words stand beside the picture.
 */
function draw(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/**
 * A bar of parts, `[name, size]`; the numbers stand beside it.
 *
 * @type {(parts: any[][]) => SVGElement}
 */
export function drawBar(parts) {
  const total = parts.reduce((sum, [, size]) => sum + size, 0);
  const svg = draw("svg", { class: "kb-dist", "aria-hidden": true });
  let from = 0;
  for (const [name, size] of parts) {
    const width = (100 * size) / total;
    if (size) svg.append(drawPart(name, from, width));
    from += width;
  }
  return svg;
}

function drawPart(name, from, width) {
  const box = draw("rect", { x: `${from}%`, width: `${width}%`, height: "100%" });
  const pattern = draw("line", { x1: `${from}%`, x2: `${from + width}%`, y1: "50%", y2: "50%" });
  return draw("g", { class: `kb-d-${name}` }, box, pattern);
}
