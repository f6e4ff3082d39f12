import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import type { DeployContext, LiveRelease } from "../../../../backend/deploy/deployer";
import { SnapshotStore } from "../../../../backend/deploy/files/snapshot-store";
import { putReleaseFiles, removeReleaseFiles } from "../../../../backend/deploy/live/put-release-files";
import { stackLayout } from "../../../../backend/deploy/stack-layout";
import { systemClock } from "../../../../backend/models/clock";

it("removeReleaseFiles() leaves an empty directory of a stack that had nothing before, for which the host has a page", async () => {
    const stacksDir = await mkdtemp(path.join(os.tmpdir(), "cicd-first-"));
    onTestFinished(() => rm(stacksDir, { recursive: true, force: true }));
    const layout = stackLayout(stacksDir, "shop");
    const tools = { layout, store: new SnapshotStore(layout.files), clock: systemClock } as unknown as DeployTools;
    const context = { log: () => undefined } as unknown as DeployContext;
    const stackFiles = { "compose.yaml": "services: {}\n" };
    const release: LiveRelease = { content: { stackFiles, trackedFiles: {}, services: {} }, environment: "A=1\n" };

    await putReleaseFiles({ to: release, from: null, texts: stackFiles }, tools, context);
    expect((await readdir(layout.directory)).sort()).toEqual([".env", "compose.yaml"]);
    await removeReleaseFiles(release, tools, context);
    expect(await readdir(layout.directory)).toEqual([]);
});
