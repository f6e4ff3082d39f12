import { z } from "zod";
import { parseInput } from "../../../common/parse-input";
import { stackOf, type Route } from "../route";

const path = "/stacks/:stack/webhook";

/** The webhook at the forge, through the forge's own API. */
export const webhookRoutes: readonly Route[] = [
    {
        method: "post",
        path,
        scope: "administrator",
        answer: (call) => {
            parseInput(z.strictObject({}), call.body);
            return call.useCases.createHook(stackOf(call), call.actor);
        },
    },
    {
        // The forge is asked to send something.
        method: "get",
        path,
        scope: "operator",
        answer: (call) => call.useCases.checkHook(stackOf(call)),
    },
    {
        method: "delete",
        path,
        scope: "administrator",
        answer: (call) => call.useCases.removeHook(stackOf(call), call.actor),
    },
];
