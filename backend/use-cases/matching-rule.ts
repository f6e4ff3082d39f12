import picomatch from "picomatch";
import { ruleSchema, type Rule } from "../../common/schema";
import type { Binding } from "../models/bindings";

export type RuleAnswer = { deploys: true } | { deploys: false; reason: string };

type Matcher = (branch: string) => boolean;

/** Rules live as long as the binding that a cache holds, so what was compiled goes with them. */
const compiled = new WeakMap<Rule, Matcher>();

const OWN_BRANCH: readonly Rule[] = [ruleSchema.parse({})];

/**
 * Whether a push to this ref deploys the binding's stack: the first rule that names the branch decides; without any
 * rule the binding's own branch deploys.
 */
export function matchingRule(binding: Pick<Binding, "branch" | "rules">, ref: string): RuleAnswer {
    if (!ref.startsWith("refs/heads/")) {
        return { deploys: false, reason: `no rule deploys ${ref.replace("refs/tags/", "tag ")}` };
    }
    const branch = ref.slice("refs/heads/".length);
    const rules: readonly Rule[] = binding.rules.length > 0 ? binding.rules : OWN_BRANCH;
    const rule = rules.find((candidate) => names(candidate, branch, binding.branch));
    if (!rule) {
        return { deploys: false, reason: `branch ${branch} matches no rule` };
    }
    return rule.action === "auto" ? { deploys: true } : { deploys: false, reason: "rule says manual" };
}

function names(rule: Rule, branch: string, ownBranch: string): boolean {
    if (rule.branches.length === 0) {
        return branch === ownBranch;
    }
    // A branch may be called like a glob: its exact name always counts.
    return rule.branches.includes(branch) || matcherOf(rule)(branch);
}

function matcherOf(rule: Rule): Matcher {
    const known = compiled.get(rule) ?? picomatch(rule.branches, { dot: true });
    compiled.set(rule, known);
    return known;
}
