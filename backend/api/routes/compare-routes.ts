import { compareSchema } from "../../../common/compare-schema";
import { parseInput } from "../../../common/parse-input";
import { stackOf, type Route } from "../route";

export const compareRoutes: readonly Route[] = [
    {
        // Secrets are left out as far as anybody can know them; a compose file is read by those who may read `.env`.
        method: "get",
        path: "/stacks/:stack/compare",
        scope: "operator",
        answer: (call) => call.useCases.compareReleases(stackOf(call), parseInput(compareSchema, call.query)),
    },
];
