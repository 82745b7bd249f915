/* Where the compiler is stricter than it helps. Nodes are looked up by selectors: what they are is known to who wrote the
 * template. Pairs are lists of two.
 */
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

interface Element {
  closest(selectors: string): any;
}

interface MapConstructor {
  new (pairs: any[][]): Map<any, any>;
}

interface Map<K, V> {
  set(...pair: any[]): this;
}
