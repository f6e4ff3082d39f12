import type { Rule } from "../../../common/schema";
import { globList, type Matches } from "./glob-list";
import { versionRange } from "./version-range";

export interface CompiledRule {
    branch: Matches;
    tag: Matches;
    author: Matches;
    path: Matches;
}

const NEVER: Matches = () => false;

/** Rules live as long as the binding that a cache holds, so what was compiled goes with them. */
const compiled = new WeakMap<Rule, CompiledRule>();

/** An empty list of branches means the binding's own one, which is for the caller to look at. */
export function compiledRule(rule: Rule): CompiledRule {
    const known = compiled.get(rule) ?? compile(rule);
    compiled.set(rule, known);
    return known;
}

function compile(rule: Rule): CompiledRule {
    return {
        branch: rule.branches.length > 0 ? globList(rule.branches) : NEVER,
        tag: tagOf(rule),
        author: globList(rule.authors, { logins: true }),
        path: globList(rule.paths, { tree: true }),
    };
}

/** With both, a tag must satisfy both. */
function tagOf({ tags, semver }: Rule): Matches {
    if (tags.length === 0 && semver === undefined) {
        return NEVER;
    }
    const named = globList(tags);
    const inRange = semver === undefined ? () => true : versionRange(semver);
    return (tag) => named(tag) && inRange(tag);
}
