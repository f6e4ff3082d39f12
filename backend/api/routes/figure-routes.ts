import { figuresSchema } from "../../../common/figures-schema";
import { parseInput } from "../../../common/parse-input";
import type { Route } from "../route";

export const figureRoutes: readonly Route[] = [
    {
        method: "get",
        path: "/figures",
        scope: "viewer",
        answer: (call) => call.useCases.figures(parseInput(figuresSchema, call.query)),
    },
];
