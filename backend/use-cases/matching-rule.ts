import { ruleSchema, type Rule } from "../../common/schema";
import type { Trigger, WaitingReason } from "../../common/states";
import type { Binding } from "../models/bindings";
import { compiledRule } from "./rules/compiled-rule";
import { skipMarker } from "./rules/skip-marker";

/** What is known of a push (or pull request) before anything of it is fetched. */
export interface PushFacts {
    /** Full: refs/heads/… or refs/tags/…; of a pull request where the forge keeps it. */
    ref: string;
    /** Short name of the branch that a pull request wants to be merged into. */
    base: string | null;
    trigger: Extract<Trigger, "push" | "poll" | "pull-request">;
    /** Every changed path; null while nobody knows. */
    files: readonly string[] | null;
    /** Of the head commit; null while nobody knows. */
    message: string | null;
    /** Login of whoever pushed (or opened the request); null where nobody says. */
    pusher: string | null;
    /** Git could not be asked: what is still unknown counts as if it concerned the stack. */
    guess?: boolean;
}

/** `rule` counts from 1; null where the binding has none and its own branch deploys. */
export type RuleAnswer =
    | { verdict: "deploys"; rule: number | null; holds: WaitingReason[] }
    | { verdict: "ignored"; rule: number | null; reason: string }
    /** Git has to be asked first. */
    | { verdict: "unsure"; needs: "files" | "message" };

const HEADS = "refs/heads/";
const TAGS = "refs/tags/";
const OWN_BRANCH: readonly Rule[] = [ruleSchema.parse({})];

/** How close a rule came, so that the reason names what was missing last. */
type Miss = "ref" | "author" | "paths";
const FARTHEST_FIRST: readonly Miss[] = ["paths", "author"];

/**
 * What the rules say of a push to one stack. The first rule that names its ref, its author and one of its paths
 * decides; without any rule the binding's own branch deploys.
 */
export function matchingRule(binding: Pick<Binding, "branch" | "rules">, push: PushFacts): RuleAnswer {
    const rules = binding.rules.length > 0 ? binding.rules : OWN_BRANCH;
    const missed = new Map<Miss, number>();
    for (const [index, rule] of rules.entries()) {
        const miss = missOf(rule, binding.branch, push);
        if (miss === null) {
            return decide(rule, binding.rules.length > 0 ? index + 1 : null, push);
        }
        if (miss === "unsure") {
            return { verdict: "unsure", needs: "files" };
        }
        if (!missed.has(miss)) {
            missed.set(miss, index + 1);
        }
    }
    return { verdict: "ignored", rule: null, reason: reasonOf(missed, push) };
}

function decide(rule: Rule, number: number | null, push: PushFacts): RuleAnswer {
    if (rule.action === "manual") {
        return { verdict: "ignored", rule: number, reason: `rule ${number} says manual` };
    }
    if (!rule.ignoreSkipMarkers) {
        if (push.message === null && !push.guess) {
            return { verdict: "unsure", needs: "message" };
        }
        const marker = skipMarker(push.message ?? "");
        if (marker !== null) {
            return { verdict: "ignored", rule: number, reason: `the commit says ${marker}` };
        }
    }
    const holds: WaitingReason[] = [];
    if (rule.action === "approval") {
        holds.push("approval");
    }
    if (rule.requireChecks) {
        holds.push("checks");
    }
    return { verdict: "deploys", rule: number, holds };
}

function missOf(rule: Rule, ownBranch: string, push: PushFacts): Miss | "unsure" | null {
    if (!namesRef(rule, ownBranch, push)) {
        return "ref";
    }
    if (!namesAuthor(rule, push.pusher)) {
        return "author";
    }
    // Of a tag nobody could say since when its files changed.
    if (rule.paths.length === 0 || push.ref.startsWith(TAGS)) {
        return null;
    }
    if (push.files === null) {
        return push.guess ? null : "unsure";
    }
    return push.files.some(compiledRule(rule).path) ? null : "paths";
}

function namesRef(rule: Rule, ownBranch: string, { ref, base, trigger }: PushFacts): boolean {
    const namesBranch = (branch: string) =>
        rule.branches.length > 0 ? compiledRule(rule).branch(branch) : branch === ownBranch;
    if (trigger === "pull-request") {
        return rule.pullRequests && base !== null && namesBranch(base);
    }
    if (ref.startsWith(TAGS)) {
        return compiledRule(rule).tag(ref.slice(TAGS.length));
    }
    const namesTagsOnly = rule.branches.length === 0 && (rule.tags.length > 0 || rule.semver !== undefined);
    return ref.startsWith(HEADS) && !namesTagsOnly && namesBranch(ref.slice(HEADS.length));
}

/** Where nobody says who it was, only a rule that names whom it excludes can be met. */
function namesAuthor(rule: Rule, pusher: string | null): boolean {
    if (pusher === null) {
        return rule.authors.every((pattern) => pattern.startsWith("!"));
    }
    return compiledRule(rule).author(pusher);
}

function reasonOf(missed: ReadonlyMap<Miss, number>, push: PushFacts): string {
    const miss = FARTHEST_FIRST.find((candidate) => missed.has(candidate));
    if (miss === "paths") {
        return `no changed file matches the paths of rule ${missed.get(miss)}`;
    }
    if (miss === "author") {
        const who = push.pusher === null ? "nobody says who pushed, and that" : push.pusher;
        return `${who} is not among the authors of rule ${missed.get(miss)}`;
    }
    if (push.trigger === "pull-request") {
        return `no rule deploys pull requests into ${push.base}`;
    }
    return push.ref.startsWith(TAGS)
        ? `no rule deploys tag ${push.ref.slice(TAGS.length)}`
        : `branch ${push.ref.replace(HEADS, "")} matches no rule`;
}
