/* What the modules hand to each other. Values are described as they are stored; a number `at` is a time in milliseconds. */

/** An answer to an item of the checklist: `v` is one of ANSWERS, or a text to an open question. */
export interface Answer {
  v: string;
  note: string;
  reason: string;
  important?: boolean;
  rev: string;
  t: string;
  p: string;
  at: number;
}

/** Answers by "kind:id" of their items. */
export type Answers = Map<string, Answer>;

/** An answer to a question: keys and words of what was chosen, the verdict, whether it is being tried again, whether the hint was looked at. */
export interface Choice {
  v: string[];
  o: string[];
  s: "draft" | "right" | "wrong" | "unknown" | "compared";
  r?: boolean;
  h?: boolean;
  rev: string;
  t: string;
  p: string;
  at: number;
}

/** What the revision keeps of a question: its box, the day on which it was last asked, whether she knew it then and how sure she was;
 * `gap` and `held`: after how many days, a week at least, it was last asked and whether she knew it then; 0 for never.
 */
export interface Recall {
  box: number;
  day: string;
  known?: boolean;
  sure?: boolean;
  unsure?: boolean;
  gap: number;
  held?: boolean;
  at: number;
}

/** A question by "kind:id" with where it stands in the revision, and whether it was asked there today. */
export interface Due {
  item: string;
  stand: Recall;
  isAsked: boolean;
}

/** What a question is answered with: options to tick, or the element of another kind. What is given is a list of keys or texts, as it is stored. */
export interface AnswerField {
  /** What is given now; nothing where nothing is. */
  readonly value: string[];
  /** Why this cannot be resolved yet, to be said; else "". */
  readonly lack: string;
  /** Puts what is mixed into the order that follows from a comparison of keys. */
  arrange(compare: (one: string, other: string) => number): void;
  show(given: string[], outcome?: string): void;
  /** Whether what was stored still fits to what is asked today; an empty list always does. */
  knows(given: string[]): boolean;
  /** What is given in words, to be quoted where the question has changed. */
  words(given: string[]): string[];
  judge(given: string[]): string;
  /** A name among the results in strings.yml or the verdict itself, and a sentence. */
  told(outcome: string): string[];
  /** What is said first, before the explanation, and what folds open behind it. */
  more(outcome: string): (Node | string)[];
}

/** What an assessment is called, by whom and when it was filled in, for which version of the checklist. */
export interface AssessmentRecord {
  name: string;
  respondent: string;
  date: string;
  set?: string;
  uid?: string;
  person?: string;
  /** The day on which to look again. */
  review?: string;
  invite?: string;
  role?: string;
  until?: string;
  /** Who asked for these answers. */
  asker?: string;
  /** When they were last given back. */
  given?: number;
  at: number;
}

/** What somebody asks colleagues to answer: the short or the whole check, by a day. The time is that of its making, where it was made. */
export interface Invitation {
  id: string;
  name: string;
  from: string;
  check: string;
  until: string;
  roles: string[];
  at?: number;
}

/** A measure of the plan. */
export interface Measure {
  what: string;
  who: string;
  due: string;
  status: string;
  item: string;
  order: number;
  at: number;
}

export interface NumberedMeasure extends Measure {
  id: string;
}

/** A kept stand of the answers. */
export interface Snapshot {
  name: string;
  at: number;
  set: string;
  auto?: boolean;
  /** Pairs of "kind:id" and an Answer. */
  answers: any[][];
}

/** An assessment that was removed, with all that stood under its keys. */
export interface Deleted {
  name: string;
  at: number;
  entries: Entry[];
}

export type Value = Answer | Choice | Recall | AssessmentRecord | Invitation | Measure | Snapshot | Deleted | { at: number } | string;

/** A key without the prefix of the site, and its value. */
export type Entry = any[];

/** Whole keys and their new values; null removes. */
export type Changes = Map<string, any>;

/** A saved file. */
export interface SavedFile {
  format: string;
  version: number;
  site: string;
  at: number;
  entries: { key: string; value: any }[];
}

/** What is read from a file, or why it is refused: a name among the refusals in strings.yml, and where. */
export interface Read {
  entries?: Entry[];
  at?: number;
  repaired?: number;
  problem?: string;
  where?: number | string;
}

/** An assessment of a file; the record is null in a file that lacks it. */
export interface Incoming {
  id: string;
  record: AssessmentRecord | null;
  count: number;
  entries: Entry[];
}

/** What merging changes, by keys: what is new, what is replaced, what stays. */
export interface Merge {
  changes: Map<string, any>;
  added: string[];
  updated: { key: string; before: any; after: any }[];
  kept: { key: string; here: any; there: any }[];
  same: number;
}

/** An item of the checklist, as the build wrote it into the page. */
export interface Item {
  key: string;
  id: string;
  kind: string;
  area: string;
  must: boolean;
  /** Whether it is about knowing: "not known" is a gap there. */
  knowing?: boolean;
  /** How much its step moves, and what the step costs: one of EFFECT, one of EFFORT. */
  effect?: string;
  effort?: string;
  text: string;
  step?: string;
  href: string;
  rev: string;
  node: HTMLElement;
}

export interface Area {
  area: string;
  title: string;
  href: string;
  items: Item[];
}

export interface Catalogue {
  areas: Area[];
  items: Item[];
  byKey: Map<string, Item>;
}

/** What scoring needs to know of an item. */
export type Point = Pick<Item, "key" | "kind"> & Partial<Pick<Item, "area" | "must" | "knowing" | "effect" | "effort">>;

/** How often each answer was given; `offen` is none. */
export type Counts = Record<string, number>;

/** An area in the result; without enough answers there is no value. */
export interface AreaScore {
  area: string;
  value: number | null;
  complete: number;
  state: string;
  counts: Counts;
  missing: string[];
  change: number | null;
}

export interface Step {
  key: string;
  area: string;
  priority: number;
  reasons: string[];
}

export interface Result {
  areas: AreaScore[];
  ranking: string[];
  musts: { key: string; state: string }[];
  open: { key: string; answered: boolean }[];
  steps: Step[];
}

/** One sentence of what a result says: what kind of, how many, which areas; `early` where few answers say it. */
export interface Sentence {
  code: string;
  n: number;
  total?: number;
  areas?: string[];
  early?: boolean;
}

export interface Comparison {
  items: { key: string; from: string; to: string; move: string }[];
  areas: { area: string; from: number | null; to: number | null; move: string }[];
}

/** What several people said to a point; below three answers there is no figure. */
export interface Figures {
  key: string;
  n: number;
  counts: Counts | null;
  unknown: number | null;
  mean: number | null;
  spread: number | null;
  unity: "united" | "mixed" | "apart" | null;
  enough: boolean;
}

export interface Team {
  items: Figures[];
  areas: (Omit<Figures, "key" | "counts"> & { area: string })[];
  ranking: string[];
}

/** Roles that are looked at together, and how many people have one of them; "" is none. */
export interface RoleGroup {
  roles: string[];
  size: number;
}

/** What one person answered at one time. */
export interface Sheet {
  answers: Answers;
  record: AssessmentRecord | null;
  file: string;
  person: string;
  name: string;
  at: number;
  byName?: boolean;
  /** The fragment that it came in, and how many of its answers are to items that are not here. */
  link?: string;
  unknown?: number;
}

/** How a question worked in a class: how many were judged, how many right, and how far that goes with the other questions. */
export interface ItemFigures {
  n: number;
  right: number;
  share: number | null;
  apart: number | null;
}

/** How often an option was chosen, and how many other questions those who did had right on average. */
export interface OptionFigures {
  key: string;
  n: number;
  rest: number | null;
}

/** What a table or a report is written from. */
export interface Takeaway {
  assessment: AssessmentRecord;
  catalogue: Pick<Catalogue, "areas">;
  answers: Answers;
  result: Result;
  plan: Measure[];
  at: number;
}

/** Makes a copy of a template of the page by its name. */
export type Make = (name: string, values: Record<string, any>) => Element;

/** A test: which questions, in an order that follows from `seed` if they are mixed, and for how long (0: no limit). `marks` are two signs for each question's wording. */
export interface ExamSpec {
  v: number;
  name: string;
  seed: number;
  minutes: number;
  mix: boolean;
  marks?: string;
  ids: string[];
}

/** What somebody gave back to a test; an answer is the id of its question, its revision, the verdict and what was given. */
export interface ExamResult {
  format: string;
  version: number;
  site: string;
  spec: ExamSpec;
  person: string;
  id: string;
  at: number;
  began: number;
  answers: [string, string, string, string[]][];
}
