import { z } from "zod";
import { pauseRequestSchema } from "../../../common/schema";
import { parseInput } from "../../../common/parse-input";
import type { Route } from "../route";

/** The pause for all stacks. */
export const pauseRoutes: readonly Route[] = [
    { method: "get", path: "/pause", scope: "viewer", answer: (call) => call.useCases.globalPause() },
    {
        method: "post",
        path: "/pause",
        scope: "operator",
        answer: (call) => call.useCases.pauseAll(parseInput(pauseRequestSchema, call.body).reason, call.actor),
    },
    {
        method: "post",
        path: "/resume",
        scope: "operator",
        answer: (call) => {
            parseInput(z.strictObject({}), call.body);
            return call.useCases.resumeAll(call.actor);
        },
    },
];
