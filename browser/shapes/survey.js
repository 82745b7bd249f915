/* What an invitation, and a link that came back, look like in the storage. */
import { isInvitation, SURVEY_CHECKS } from "./invitation.js";
import { addShape, KINDS } from "./shape.js";

KINDS.survey = (check) => SURVEY_CHECKS.includes(check);
addShape("invitation", { name: "text", from: "text", check: "survey", until: "date", roles: "roles", at: "time unseen" }, isInvitation);
addShape("returned", { link: "text", at: "time unseen" });
