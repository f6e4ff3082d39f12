import type { Db } from "../../models/db";
import { releases } from "../../models/releases";
import type { Decided } from "./decide-pushes";

/**
 * A forge's test button sends the newest commit once more, and some send a push for what changed no commit: what is live
 * already stays as it is, and no earlier release is pushed out of the history for it. While anything else is on its way
 * to the stack this can't be said, and whoever asked for a deployment gets one.
 */
export async function leaveLive(trx: Db, decided: readonly Decided[]): Promise<void> {
    const stacks = decided.flatMap(({ deploys }) => deploys.map(({ binding }) => binding.stack));
    const live = new Map((await releases.settled(trx, [...new Set(stacks)])).map((one) => [one.stack, one]));
    for (const one of decided) {
        const { sha, ref, asked, again } = one.request;
        const isLive = (stack: string) =>
            !asked && !again && sha !== null && live.get(stack)?.commitSha === sha && live.get(stack)?.ref === ref;
        const stay = one.deploys.filter(({ binding }) => isLive(binding.stack));
        one.deploys = one.deploys.filter((deploys) => !stay.includes(deploys));
        for (const { binding } of stay) {
            const reason = `commit ${sha?.slice(0, 7)} is live already`;
            one.ignored.push({ stack: binding.stack, reason });
        }
        one.deploys.forEach(({ binding }) => live.delete(binding.stack));
    }
}
