import { createHash } from "node:crypto";
import type { Binding } from "../../models/bindings";
import { matchingRule } from "../matching-rule";

type Watching = Pick<Binding, "branch" | "rules">;

const digest = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 24);

/**
 * Whether some push to the ref could deploy the stack, whatever it changes. Of what a poll finds nobody can say who
 * pushed it, so a rule for certain authors never watches.
 */
export function watches(binding: Watching, ref: string): boolean {
    const whatever = { files: null, message: "", pusher: null, guess: true };
    return matchingRule(binding, { ref, base: null, trigger: "poll", ...whatever }).verdict === "deploys";
}

/**
 * What is watched, in short: "<where>.<what>". When it changes, refs that nobody has seen may be old ones that a rule
 * names from now on.
 */
export function fingerprintOf(url: string, bindings: readonly Watching[]): string {
    const rules = bindings.map(({ branch, rules }) => JSON.stringify([branch, rules])).sort();
    return `${digest(url)}.${digest(rules.join("\n"))}`;
}

/** True where both are of the same URL. */
export function sameRemote(one: string, other: string): boolean {
    return one.split(".")[0] === other.split(".")[0];
}

/** False where no rule can name a tag, so that the remote needn't list them. */
export function watchesTags(bindings: readonly Watching[]): boolean {
    return bindings.some(({ rules }) => rules.some((rule) => rule.tags.length > 0 || rule.semver !== undefined));
}
