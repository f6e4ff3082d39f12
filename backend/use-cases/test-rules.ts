import type { RuleTest } from "../../common/rule-test-schema";
import type { RuleAnswerView } from "../../common/views";
import { bindings, type Binding } from "../models/bindings";
import type { Dependencies } from "./dependencies";
import { requireConnected } from "./find-connected";
import { matchingRule, type PushFacts, type RuleAnswer } from "./matching-rule";
import { checkRules } from "./rules/check-rules";

/**
 * What a push like this would do to each stack of the repository, the asked one first, and because of which rule.
 *
 * @throws CicdError STACK_NOT_CONNECTED, and INVALID_INPUT for rules that can't be
 */
export async function testRules(deps: Dependencies, stack: string, test: RuleTest): Promise<RuleAnswerView[]> {
    const { binding, repository } = await requireConnected(deps.db, stack);
    checkRules(test.rules ?? []);
    const others = (await bindings.listByRepository(deps.db, repository.id)).filter(({ id }) => id !== binding.id);
    const own = test.rules ? { ...binding, rules: test.rules } : binding;
    const facts = factsOf(test);
    return [own, ...others].map((one) => viewOf(one, matchingRule(one, facts)));
}

function factsOf({ ref, base, files, message, author }: RuleTest): PushFacts {
    return {
        ref: /^refs\/(heads|tags)\//.test(ref) ? ref : `refs/heads/${ref}`,
        base: base?.replace(/^refs\/heads\//, "") ?? null,
        trigger: base === undefined ? "push" : "pull-request",
        files: files ?? null,
        message,
        pusher: author || null,
    };
}

function viewOf({ stack }: Binding, answer: RuleAnswer): RuleAnswerView {
    switch (answer.verdict) {
        case "deploys": {
            const { verdict, rule, holds } = answer;
            const reason = rule === null ? "the stack's own branch deploys" : `rule ${rule} deploys it`;
            return { stack, verdict, rule, holds, reason };
        }
        case "ignored":
            return { stack, verdict: answer.verdict, rule: answer.rule, holds: [], reason: answer.reason };
        case "unsure":
            return { stack, verdict: "unsure", rule: null, holds: [], reason: "it depends on which files changed" };
    }
}
