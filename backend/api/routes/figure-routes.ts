import { auditFilterSchema } from "../../../common/audit-schema";
import { figuresSchema } from "../../../common/figures-schema";
import { parseInput } from "../../../common/parse-input";
import type { Route } from "../route";

export const figureRoutes: readonly Route[] = [
    {
        method: "get",
        path: "/audit",
        scope: "viewer",
        answer: (call) => call.useCases.auditTrail(parseInput(auditFilterSchema, call.query)),
    },
    {
        method: "get",
        path: "/figures",
        scope: "viewer",
        answer: (call) => call.useCases.figures(parseInput(figuresSchema, call.query)),
    },
];
