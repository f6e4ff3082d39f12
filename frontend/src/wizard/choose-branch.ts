import type { ConnectionReport } from "../../../common/views";

/** What was typed if it is there; else what the repository calls its first branch, or what people mostly call it. */
export function chooseBranch(typed: string, { branches, defaultBranch }: ConnectionReport): string | null {
    const wanted = [typed, ...(typed === "" ? [defaultBranch ?? "", "main", "master"] : [])];
    return wanted.find((name) => branches.includes(name)) ?? (typed === "" ? (branches[0] ?? null) : null);
}
