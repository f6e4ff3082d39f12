import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { surplusReleases } from "../../../backend/build-engine/surplus-releases";
import { StackFixture } from "./stack-fixture";

/** The promise is about 200; what counts is that each one leaves something behind. */
const DEPLOYMENTS = { ci: 5, acceptance: 200, soak: 200 }[process.env.PROMISES ?? "ci"] ?? 5;
const KEEP = 2;

let stack: StackFixture;
beforeEach(async () => {
    stack = await StackFixture.create();
});
afterEach(async () => stack.remove());

it(
    `keeps images and files of kept releases only, over ${DEPLOYMENTS} deployments`,
    { timeout: DEPLOYMENTS * 60_000 },
    async () => {
        const images = async () =>
            (await stack.engine.tagsBelow(`localhost/${stack.name}/`)).map(({ reference }) => reference);
        await stack.docker("tag", "busybox-test:1", `localhost/${stack.name}/by-hand:mine`);
        for (let count = 1; count <= DEPLOYMENTS; count++) {
            await stack.deploy({
                "compose.yaml":
                    "services:\n  app:\n    build: .\n    stop_grace_period: 0s\n    volumes: [./a.conf:/a.conf:ro]\n",
                Dockerfile: `FROM busybox-test:1\nLABEL text=${stack.name}-${count}\nCMD ["sleep", "1000"]\n`,
                "a.conf": `${count}`,
            });
            const newestFirst = stack.releases.toReversed().map((release, index) => ({
                ...release,
                state: index === 0 ? ("active" as const) : ("retired" as const),
            }));
            const surplus = surplusReleases(newestFirst, { live: newestFirst[0]!.id, keep: KEEP });
            const kept = newestFirst.filter((release) => !surplus.includes(release));
            await stack.deployer.prune(
                stack.name,
                kept.map(({ content }) => content),
                stack.context,
            );
        }

        const kept = stack.releases.slice(-KEEP - 1).map(({ content }) => content);
        const expected = kept.map(({ services }) => services.app!.image);
        expect((await images()).toSorted()).toEqual([...expected, `localhost/${stack.name}/by-hand:mine`].toSorted());
        expect(await readdir(path.join(stack.stacksDir, ".cicd", stack.name, "files"))).toHaveLength(KEEP + 1);
        for (const content of kept) {
            expect(await stack.deployer.missingImages(content)).toEqual([]);
        }
        const usage = await stack.deployer.diskUsage(stack.name, kept.slice(1));
        expect(usage.images.filter(({ needed }) => !needed)).toHaveLength(1);
        expect(usage.snapshots.filter(({ needed }) => !needed)).toHaveLength(1);
        expect((await stack.deployer.buildCache()).bytes).toBeGreaterThanOrEqual(0);
    },
);
