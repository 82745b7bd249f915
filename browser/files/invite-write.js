/* The other side of invitation.js: an invitation as a link. */
import { INVITE_VERSION } from "./invitation.js";
import { bytesOf, siteCode, sumOf, toBase64 } from "./codes.js";
/** @import { Invitation } from "../shapes/types.d.ts" */

/**
 * The fragment without "#".
 *
 * @type {(invitation: Invitation, site: string) => string}
 */
export function toInvite({ id, name, from, check, until, roles }, site) {
  const bytes = bytesOf(JSON.stringify([siteCode(site), id, name, from, check, until, roles]));
  return `einladung=${INVITE_VERSION}.${sumOf(bytes).toString(36)}-${toBase64(bytes)}`;
}
