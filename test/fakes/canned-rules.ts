import type { RuleAnswerView } from "../../common/views";

export const cannedRuleAnswers: RuleAnswerView[] = [
    { stack: "shop", verdict: "deploys", rule: 1, holds: ["checks"], reason: "rule 1 deploys it" },
    {
        stack: "blog",
        verdict: "ignored",
        rule: null,
        holds: [],
        reason: "no changed file matches the paths of rule 1",
    },
];
