import type { Rule } from "../../../common/schema";
import { punctuation, t } from "../texts";

/** What a rule says, for people: "pushes to main that change apps/** → deploy". */
export function ruleSentence(rule: Rule, ownBranch: string): string {
    const what = [...refsOf(rule, ownBranch), ...(rule.pullRequests ? [t("rule.requests")] : [])];
    const conditions = [
        ...(rule.paths.length > 0 ? [t("rule.changing", { list: rule.paths.join(punctuation().list) })] : []),
        ...(rule.authors.length > 0 ? [t("rule.by", { list: rule.authors.join(punctuation().list) })] : []),
    ];
    const then = [
        t(`rule.then.${rule.action}`),
        ...(rule.requireChecks ? [t("rule.whenGreen")] : []),
        ...(rule.ignoreSkipMarkers ? [t("rule.evenSkipped")] : []),
    ];
    return `${[listed(what), ...conditions].join(punctuation().comma)} → ${then.join(punctuation().comma)}`;
}

function refsOf({ branches, tags, semver }: Rule, ownBranch: string): string[] {
    const tagged = tagsOf(tags, semver);
    if (branches.length > 0) {
        return [t("rule.branches", { list: branches.join(punctuation().list) }), ...tagged];
    }
    return tagged.length > 0 ? tagged : [t("rule.own", { branch: ownBranch })];
}

function tagsOf(tags: readonly string[], range: string | undefined): string[] {
    const list = tags.join(punctuation().list);
    if (range === undefined) {
        return tags.length > 0 ? [t("rule.tags", { list })] : [];
    }
    return [tags.length > 0 ? t("rule.tagsInRange", { list, range }) : t("rule.versions", { range })];
}

function listed(parts: readonly string[]): string {
    return parts.reduce((one, other) => t("rule.and", { one, other }));
}
