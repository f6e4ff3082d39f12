import type { Check } from "./forge-api";

/** What our own statuses begin with: they say how far a deployment is, and must not hold it. */
const ownPrefix = "dockge/";

export const contextOf = (stack: string) => `${ownPrefix}${stack}`;

export function isOwn(...names: string[]): boolean {
    return names.some((name) => name.startsWith(ownPrefix));
}

export interface ChecksReport {
    /** "none": nothing has said anything about the commit yet. */
    state: "pending" | "green" | "failed" | "none";
    /** For people: "2 of 3 checks of abc1234 are green; build is running". */
    detail: string;
}

const shown = 3;

function named(checks: readonly Check[]): string {
    const names = checks.slice(0, shown).map(({ name }) => name.slice(0, 60));
    const rest = checks.length - names.length;
    return rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
}

/** Failed as soon as one has; green when all are. */
export function judgeChecks(checks: readonly Check[], sha: string): ChecksReport {
    const commit = sha.slice(0, 7);
    if (checks.length === 0) {
        return { state: "none", detail: `No check has said anything about ${commit} yet` };
    }
    const failed = checks.filter(({ state }) => state === "failed");
    const pending = checks.filter(({ state }) => state === "pending");
    const green = checks.length - failed.length - pending.length;
    const count = `${green} of ${checks.length} checks of ${commit} ${green === 1 ? "is" : "are"} green`;
    if (failed.length > 0) {
        return { state: "failed", detail: `${count}; ${named(failed)} failed` };
    }
    if (pending.length > 0) {
        return {
            state: "pending",
            detail: `${count}; ${named(pending)} ${pending.length === 1 ? "is" : "are"} not done`,
        };
    }
    return {
        state: "green",
        detail:
            checks.length === 1
                ? `The check of ${commit} is green`
                : `All ${checks.length} checks of ${commit} are green`,
    };
}
