import type { Db } from "../../models/db";
import { deployedCommits, type DeployedCommit } from "../../models/deployed-commits";
import type { Decided } from "./decide-pushes";

const keyOf = ({ stack, ref, sha }: DeployedCommit) => `${stack}\n${ref}\n${sha}`;

function commitsOf({ request, deploys }: Decided): DeployedCommit[] {
    const { trigger, ref, sha, asked, again } = request;
    return trigger === "push" && sha !== null && !asked && !again
        ? deploys.map(({ binding }) => ({ stack: binding.stack, ref, sha }))
        : [];
}

/**
 * A delivery that comes after a poll has found its commit brings nothing new. Where that deployment failed, it is
 * another chance, as every delivery that is sent again.
 */
export async function passOverPolled(trx: Db, decided: readonly Decided[]): Promise<readonly Decided[]> {
    const found = await deployedCommits.polledAmong(trx, decided.flatMap(commitsOf));
    if (found.length === 0) {
        return decided;
    }
    const polled = new Map(found.map((one) => [keyOf(one), one.id]));
    return decided.map((one) => {
        const known = new Map(commitsOf(one).map((commit) => [commit.stack, polled.get(keyOf(commit))]));
        const ignored = one.deploys.flatMap(({ binding: { stack } }) => {
            const reason = `polling found commit ${one.request.sha?.slice(0, 7)} before, see #${known.get(stack)}`;
            return known.get(stack) === undefined ? [] : [{ stack, reason }];
        });
        const deploys = one.deploys.filter(({ binding }) => known.get(binding.stack) === undefined);
        return { ...one, deploys, ignored: [...one.ignored, ...ignored] };
    });
}
