import { handEditDecisionSchema } from "../../../common/hand-edit-schema";
import { parseInput } from "../../../common/parse-input";
import { stackOf, type Route } from "../route";

const base = "/stacks/:stack";

export const driftRoutes: readonly Route[] = [
    { method: "get", path: `${base}/drift`, scope: "viewer", answer: (call) => call.useCases.drift(stackOf(call)) },
    {
        // The lines of a compose file can hold secrets, as `.env` does.
        method: "get",
        path: `${base}/hand-edit`,
        scope: "operator",
        answer: (call) => call.useCases.handEdit(stackOf(call)),
    },
    {
        method: "post",
        path: `${base}/hand-edit`,
        scope: "administrator",
        answer: (call) =>
            call.useCases.decideHandEdit(stackOf(call), parseInput(handEditDecisionSchema, call.body), call.actor),
    },
    {
        method: "delete",
        path: `${base}/hand-edit`,
        scope: "administrator",
        answer: (call) => call.useCases.dropKeptEdit(stackOf(call), call.actor),
    },
    { method: "get", path: `${base}/audit`, scope: "viewer", answer: (call) => call.useCases.audit(stackOf(call)) },
];
