import { parseInput } from "../../../common/parse-input";
import { ruleTestSchema } from "../../../common/rule-test-schema";
import { stackOf, type Route } from "../route";

export const ruleRoutes: readonly Route[] = [
    {
        method: "post",
        path: "/stacks/:stack/rules/test",
        scope: "operator",
        answer: async (call) => {
            const test = parseInput(ruleTestSchema, call.body);
            return { items: await call.useCases.testRules(stackOf(call), test), next: null };
        },
    },
];
