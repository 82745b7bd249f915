/* What somebody asks for: the telling words of a query, each with the words of the site it may mean. */
import { partsOf, pieceOf } from "./compounds.js";
import { lookAlikes, meant } from "./expand.js";
import { stemOf } from "./lexicon.js";
import { foldedParts, wordsIn } from "./words.js";

const LITTLE = new Set(
  ("ab aber als am an auch auf aus bei beim bin bis da damit dann das dass dem den denn der des die dies diese diesem " +
    "diesen dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas fur gegen hab habe haben hat hier " +
    "ich ihm ihn ihnen ihr ihre im in ist ja kann kein keine konnen man mein meine mich mir mit muss mussen nach nicht noch " +
    "nur ob oder ohne sein seine sich sie sind so soll sollen sollte uber um und uns unser unsere unserem unseren unserer " +
    "unter vom von vor war was weil welche welcher welches wenn wer werde werden wie wieso wieviel wieviele will wir wird " +
    "wo wohin womit wozu woran warum weshalb wann zu zum zur zwischen tun machen macht mache gibt viel viele sehr schon mal " +
    "eigentlich trotzdem einfach mehr nochmal immer gerade eben etwa alle alles jede jeden jeder jedes dabei davon dafur " +
    "dagegen daruber darauf daran dazu wurde wurden hatte hatten ware konnte mochte lassen lasst selbst sonst also nun " +
    "meinem meinen meiner meines dein deine deinen deiner ihrem ihren ihrer seinem seinen seiner keinem keinen " +
    "keiner euch euer eure euren eurer unseres ne nem nen").split(" "),
);
/* Words that say a little of it: beside others they count less. */
const SLIGHT = new Set(
  ("darf durfen oft ofter weiter finden findet geben gebe geht gehen bringt bringen lohnt lohnen weg neu neue neuer neuen " +
    "neues alt alte alten gut gute guten besser beste besten richtig wissen fest bekommen bekomme bekommt kommen kommt " +
    "nehmen sagen sagt stehen steht wieder heute jetzt genau ganz lange schnell leicht wirklich brauche brauchen braucht " +
    "stimmt heisst bedeutet bedeuten hilft helfen erste ersten nachste nachsten nachstes eigene eigenen eigenes andere " +
    "anderen anderes grosse grossen kleine kleinen jemand niemand leute beispiel tipps meldet melden sinnvoll teilen " +
    "passiert passieren wenig weniger bald zuerst dran einer hin her rein raus").split(" "),
);
const SLIGHTLY = 0.6;
/** @type {(word: string) => boolean} Whether a folded word says nothing of what a text is about. */
export const isLittle = (word) => LITTLE.has(word);

export const SURE = 0.9;
/* As little as that is what a longer word begins with: somebody is still typing. */
const LIKELY = 0.55;
const ALSO = 0.8;
/* The last part of a compound says what it is, those before it which. */
const PART = 0.6;
const LAST_PART = 0.8;

/** @typedef {{ word: string, typed: string, near: Map<number, number>, weight: number, guessed: boolean }} Term */

/** @type {(lexicon: import("./lexicon.js").Lexicon, query: string) => Term[]} */
export function termsOf(lexicon, query) {
  const words = wordsIn(query).flatMap(([typed]) => asOne(lexicon, typed).map((word) => ({ word, typed })));
  const telling = words.filter(({ word }) => !LITTLE.has(word));
  const asked = telling.length ? telling : words;
  return asked.flatMap((one, at) => termOf(lexicon, one, namesAround(lexicon, asked, at))).map(weighed);
}

const weighed = (term) => (SLIGHT.has(term.word) ? { ...term, weight: SLIGHTLY * term.weight } : term);

/* A word with a hyphen as one word where the site has it so, otherwise its parts. */
function asOne(lexicon, typed) {
  const [whole, ...parts] = foldedParts(typed);
  return !parts.length || lexicon.at.has(whole) ? [whole] : parts;
}

/* Other names of this word, alone or with the words beside it. */
function namesAround(lexicon, asked, at) {
  const { word } = asked[at];
  const several = [asked.slice(Math.max(0, at - 1), at + 1), asked.slice(at, at + 2), asked.slice(at, at + 3)]
    .filter((words) => words.length > 1)
    .map((words) => words.map((one) => one.word).join(" "));
  const names = new Set([word, stemOf(lexicon, word), ...several]);
  return [...names].flatMap((name) => lexicon.also.get(name) ?? []);
}

function termOf(lexicon, { word, typed }, names) {
  const near = meant(lexicon, word);
  const isKnown = most(near) >= SURE;
  const isMistyped = most(near) < LIKELY && !names.length;
  if (!isKnown) add(near, lookAlikes(lexicon, word));
  for (const name of names) add(near, calledSo(lexicon, name.split(" ")));
  const whole = { word, typed, near, weight: 1, guessed: isMistyped };
  const parts = isKnown || names.length || most(near) >= ALSO ? [] : piecesOf(lexicon, word, near);
  if (!parts.length) return [whole];
  const split = parts.map((part, at) => {
    const weight = at < parts.length - 1 ? PART : LAST_PART;
    return { word: part, typed, near: meant(lexicon, part), weight, guessed: false };
  });
  return near.size ? [...split, { ...whole, weight: PART, guessed: false }] : split;
}

/* Of what the site has nothing like, one part is better than none. */
function piecesOf(lexicon, word, near) {
  const parts = partsOf(lexicon, word);
  const piece = parts.length || near.size ? "" : pieceOf(lexicon, word);
  return piece ? [piece] : parts;
}

/* The words of another name; each of several says less. */
function calledSo(lexicon, words) {
  const telling = words.filter((word) => !LITTLE.has(word));
  const sure = telling.flatMap((word) => [...meant(lexicon, word)].filter(([, near]) => near >= SURE));
  return new Map(sure.map(([at]) => [at, ALSO / telling.length]));
}

const most = (near) => Math.max(0, ...near.values());

function add(near, more) {
  for (const [at, sure] of more) near.set(at, Math.max(near.get(at) ?? 0, sure));
}
