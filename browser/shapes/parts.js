/* What an assessment consists of: the first parts of its keys. The record says what it is called; the rest is work. */
export const WORK_PARTS = ["check", "plan", "snapshot"];
export const ASSESSMENT_PARTS = ["assessment", ...WORK_PARTS];
