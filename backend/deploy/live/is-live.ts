import type { DeployContext, LiveRelease } from "../deployer";
import { runOptions, type DeployTools } from "../deploy-tools";
import { judgeContainer, type Role } from "../health/judge-container";
import { serves } from "../health/service-role";
import { isLeftOver, observeContainers } from "../plan/stack-observation";
import { asProject } from "../prepare/resolve-model";
import { fingerprints } from "../render/fingerprints";
import { expectedContainers } from "./expected-services";
import { areAtRest } from "../exchange/at-rest";
import { isAside } from "../exchange/container-names";
import { readLiveFiles } from "./live-files";
import { releaseTexts } from "./release-texts";
import { wereStopped } from "./stopped-services";

async function filesAreLive(release: LiveRelease, tools: DeployTools): Promise<boolean> {
    const live = await readLiveFiles(tools.layout.directory);
    const texts = await releaseTexts(release.content, tools);
    const names = Object.keys(live.texts);
    return (
        live.environment === release.environment &&
        names.length === Object.keys(texts).length &&
        names.every((name) => live.texts[name] === texts[name])
    );
}

/**
 * True when exactly this release runs: its files are in place, and every container was made from it and runs (or has
 * done its work).
 */
export async function isLive(release: LiveRelease, tools: DeployTools, context: DeployContext): Promise<boolean> {
    if (!(await filesAreLive(release, tools))) {
        return false;
    }
    const texts = await releaseTexts(release.content, tools);
    const project = { texts, environment: release.environment };
    const [hashes, { model }] = await Promise.all([
        fingerprints(project, tools, context),
        asProject(project, tools, (named) => tools.cli.resolve(named, runOptions(context))),
    ]);
    if (!(await areAtRest(release.content, { tools, context }))) {
        return false;
    }
    const running = await observeContainers(tools);
    const expected = expectedContainers(model);
    if ([...running.keys()].some((name) => !expected.has(name))) {
        return false;
    }
    for (const [name, count] of expected) {
        const containers = running.get(name) ?? [];
        const recorded = release.content.services[name]?.imageId ?? null;
        const same = containers.every(
            (container) =>
                !isLeftOver(container) &&
                !isAside(container) &&
                (hashes.get(name) ?? []).includes(container.configHash) &&
                (recorded === null || container.imageId === recorded),
        );
        if (!same || containers.length !== count) {
            return false;
        }
        const role = { serves: serves(release.content, name) || context.stopped === true };
        for (const { id } of containers) {
            if (!(await isUnharmed(id, role, tools))) {
                return false;
            }
        }
    }
    return true;
}

/** Runs, is about to, or has done its work; what ended because it was told to has not, however it ended. */
async function isUnharmed(id: string, role: Role, tools: DeployTools): Promise<boolean> {
    const condition = await tools.engine.condition(id);
    if (condition === null || condition.state === "created" || judgeContainer(condition, role).verdict === "failed") {
        return false;
    }
    return condition.state !== "exited" || !(await wereStopped([id], tools));
}
