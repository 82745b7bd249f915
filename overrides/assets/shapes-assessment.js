/* What belongs to an assessment besides its answers, and how it looks in the storage: plan, snapshots, the last saved file. */
const PROGRESS = ["offen", "laeuft", "erledigt"];
const isAnswer = (pair) => Array.isArray(pair) && pair.length === 2 && isText(pair[0]) && isCheck(pair[1]);

SHAPES.plan = hasFields({
  ...{ what: isText, who: isText, due: isText, item: isText, order: Number.isFinite, at: Number.isFinite },
  status: (value) => PROGRESS.includes(value),
});
SHAPES.snapshot = hasFields({
  ...{ name: isText, set: isText, auto: isFlag, at: Number.isFinite },
  answers: (all) => Array.isArray(all) && all.every(isAnswer),
});
SHAPES.saved = hasFields({ at: Number.isFinite });
