import path from "node:path";
import type { PlanView } from "../../../common/views";
import type { ReleaseContent } from "../../models/releases";
import type { DeployTools } from "../deploy-tools";
import { describeChanges } from "../plan/describe-changes";
import { fileChanges, type FileChanges } from "../plan/file-changes";
import { pathNames } from "../plan/path-names";
import { releaseRollouts } from "../plan/release-rollouts";
import { resourceChanges } from "../plan/resource-changes";
import type { PreparedModel } from "../prepare/prepared-model";
import { rollingObstacles } from "../rollout/rolling-obstacles";
import { knownSecrets } from "../secrecy/known-secrets";
import type { CandidateInput } from "./candidate";
import { isKept, type RunningState } from "./settle-forms";

interface PlanFacts {
    hashes: RunningState["hashes"];
    containers: RunningState["containers"];
    images: ReadonlyMap<string, { id: string | null; built: boolean }>;
    tracked: ReleaseContent["trackedFiles"];
    input: CandidateInput;
}

/** What deploying the candidate would change. */
export async function planCandidate(
    { hashes, containers, images, tracked, input }: PlanFacts,
    tools: DeployTools,
): Promise<Pick<PlanView, "changes" | "resources">> {
    const { prepared, active } = input;
    const state = { containers, hashes, taggedIds: new Map<string, string | null>() };
    const kept = Object.keys(prepared.model.services).filter((name) => {
        const toBeBuilt = images.get(name)?.id === null && images.get(name)!.built;
        return !toBeBuilt && isKept(name, state);
    });
    const recreated = Object.keys(prepared.model.services).filter((name) => !kept.includes(name));
    const obstacles = await rollingObstacles(recreated, { prepared, containers }, tools);
    const before = active?.content.trackedFiles ?? {};
    const environments = [prepared.live.environment, prepared.environment.text];
    const changes = describeChanges({
        before: prepared.liveModel,
        after: prepared.model,
        secrets: await knownSecrets(tools, environments, [prepared.liveModel, prepared.model]),
        containers,
        kept: new Set(kept),
        images,
        imageNames: { before: active?.content.services ?? {}, after: {} },
        files: Object.keys(before).length > 0 ? fileChanges(before, tracked) : changesOnDisk(prepared.files),
        pathName: pathNames(tools.layout, [before, tracked]),
        rolloutsBefore: releaseRollouts(active?.content),
        rollouts: new Map(Object.entries(prepared.rollouts)),
        obstacle: (name) => obstacles.get(name),
    });
    return { changes, resources: resourceChanges(prepared.liveModel, prepared.model) };
}

/** Where nothing is known of what Git supplied before, what lies in the stack directory is compared. */
function changesOnDisk({ services, sources }: PreparedModel["files"]): FileChanges {
    const snapshots = [...services.values()].flatMap((files) => [...files.snapshots.values()]);
    const differing = [...snapshots, ...sources.configs.values(), ...sources.secrets.values()].filter(
        ({ differsOnDisk }) => differsOnDisk,
    );
    const inPlace = [...services.values()].flatMap((files) => (files.inPlaceDiffers ? files.inPlace : []));
    const paths = [...differing, ...inPlace].map((file) => path.normalize(file.path));
    return new Map(paths.map((file) => [file, "changed"]));
}
