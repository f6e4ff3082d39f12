import { CicdError } from "../../../common/errors";
import type { LiveRelease } from "../deployer";
import type { DeployTools } from "../deploy-tools";
import { readLiveFiles } from "./live-files";

/**
 * A release holds what the stack's files said when it was rendered; what somebody saved since then would be undone.
 * @throws CicdError STALE_EDIT
 */
export async function refuseStaleFiles({ basedOn }: LiveRelease, { layout }: DeployTools): Promise<void> {
    if (basedOn === undefined) {
        return;
    }
    const live = await readLiveFiles(layout.directory);
    const names = [...new Set([...Object.keys(basedOn.texts), ...Object.keys(live.texts)])];
    const changed = names.filter((name) => basedOn.texts[name] !== live.texts[name]);
    if (basedOn.environment !== live.environment) {
        changed.unshift(".env");
    }
    if (changed.length > 0) {
        throw new CicdError({
            code: "STALE_EDIT",
            message: `${changed.join(" and ")} of the stack changed while this deployment was being prepared.`,
            safe: "Your version stays, and the running containers were not touched.",
            hint: "Deploy again: that starts from what is there now.",
        });
    }
}
