/* An invitation in the part of an address behind "#". Whoever opens it gets words to read and a name for an assessment, nothing else. */
import { INVITE_ID, INVITE_MOST, isInvitation, SURVEY_CHECKS } from "../shapes/invitation.js";
import { KINDS } from "../shapes/shape.js";
import { fromBase64, siteCode, sumOf } from "./codes.js";
/** @import { Invitation } from "../shapes/types.d.ts" */

const INVITE_FORM = /^#?einladung=(\d)\.([\w-]+)/;
export const INVITE_VERSION = 1;

/** @type {(text: string) => boolean} */
export function isInviteFragment(text) {
  return /^#?einladung=/.test(text);
}

/**
 * `{ invitation }` or `{ problem }`: "garbled", "site" or "newer".
 *
 * @type {(text: string, site: string) => { invitation?: Invitation, problem?: string }}
 */
export function fromInvite(text, site) {
  const [, version, code] = (text.length <= INVITE_MOST.fragment && INVITE_FORM.exec(text.replace(/\s|%20|%0[ad]/gi, "").replace(/%3d/i, "="))) || [];
  if (Number(version) > INVITE_VERSION) return { problem: "newer" };
  try {
    const [sum] = code.split("-", 1);
    const bytes = fromBase64(code.slice(sum.length + 1));
    if (sumOf(bytes).toString(36) !== sum) return { problem: "garbled" };
    return invitationOf(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), site);
  } catch {
    return { problem: "garbled" };
  }
}

function invitationOf([place, id, name, from, check, until, roles], site) {
  if (place !== siteCode(site)) return { problem: "site" };
  const isWhole = INVITE_ID.test(id) && [name, from, until].every(KINDS.text) && SURVEY_CHECKS.includes(check) && KINDS.roles(roles);
  return isWhole && isInvitation({ name, from, until }) ? { invitation: { id, name, from, check, until, roles } } : { problem: "garbled" };
}
