/* What an invitation to answer may look like; how it is stored: survey.js. */
import { isRealDate } from "./day.js";
import { KINDS } from "./shape.js";
/** @import { Invitation } from "./types.d.ts" */

export const SURVEY_CHECKS = ["kurz", "alle"];
/* An invitation is made by anybody and opened by others: what is longer is none of ours. Also told in docs/betrieb. */
export const INVITE_MOST = { fragment: 3000, name: 80, from: 60, role: 40, roles: 8 };
export const INVITE_ID = /^[a-z0-9]{6,24}$/;

const isRole = (role) => KINDS.text(role) && role.trim() !== "" && role.length <= INVITE_MOST.role;

KINDS.roles = (roles) => Array.isArray(roles) && roles.length <= INVITE_MOST.roles && roles.every(isRole);

/**
 * What holds beyond the kinds of its fields.
 *
 * @type {(value: Pick<Invitation, "name" | "from" | "until">) => boolean}
 */
export function isInvitation({ name, from, until }) {
  return name.trim() !== "" && name.length <= INVITE_MOST.name && from.length <= INVITE_MOST.from && (until === "" || isRealDate(until));
}
