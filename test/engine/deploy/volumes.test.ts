import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildConfigSchema } from "../../../common/schema";
import type { LiveRelease } from "../../../backend/deploy/deployer";
import type { VolumeCopying } from "../../../backend/deploy/volumes/create-volumes";
import { StackFixture } from "./stack-fixture";

const compose = (version: string) => ({
    "compose.yaml": [
        "services:",
        "  db:",
        "    image: busybox-test:1",
        `    command: ["sh", "-c", "sleep 1000; echo ${version}"]`,
        "    stop_grace_period: 0s",
        "    volumes: [data:/data, /scratch]",
        "  web:",
        "    image: busybox-test:1",
        `    command: ["sh", "-c", "sleep 1000; echo ${version}"]`,
        "    stop_grace_period: 0s",
        "    volumes: [files:/files]",
        "volumes: { data: {}, files: {} }",
        "",
    ].join("\n"),
});

const plenty: VolumeCopying["room"] = { free: async () => 1e15, floor: 0 };

describe("copies of volumes", () => {
    let stack: StackFixture;
    let first: LiveRelease;
    const copy = (next: LiveRelease, change: Partial<VolumeCopying> = {}) =>
        stack.deployer.copyVolumes(
            { next, live: stack.active!, release: stack.active!.id, restoring: null, room: plenty, ...change },
            stack.context,
        );

    beforeAll(async () => {
        stack = await StackFixture.create();
        const { services } = buildConfigSchema.parse({ services: { db: { snapshotVolumes: true } } });
        stack.buildConfig = { ...stack.buildConfig, services };
        first = await stack.deploy(compose("v1"));
        await stack.inside("db", "sh", "-c", "echo one > /data/row; chown 70:71 /data /data/row; chmod 700 /data");
    });
    afterAll(() => stack?.remove());

    it("are made of the services that ask for it, at rest, before anything is exchanged", async () => {
        const next = await stack.render(compose("v2"));
        const notes = await stack.deployer.volumeNotes(next.plan.changes, stack.context);
        expect(notes.map(({ text }) => text)).toEqual([
            expect.stringContaining(`${stack.name}_data is copied first; db is stopped for it`),
        ]);

        await copy(next);
        const [kept, ...others] = await stack.deployer.volumeCopies(stack.name);
        expect(others).toEqual([]);
        expect(kept).toMatchObject({
            release: 1,
            volumes: [{ name: `${stack.name}_data`, services: ["db"], atRest: true }],
        });
        expect(kept!.bytes).toBeGreaterThan(100);
        const states = (await stack.engine.containers(stack.name)).map(({ service, state }) => [service, state]);
        expect(Object.fromEntries(states)).toEqual({ db: "exited", web: "running" });

        await stack.deployer.apply(next, stack.active, stack.context);
        stack.record(next);
        expect(await stack.inside("db", "cat", "/data/row")).toBe("one");
    });

    it("are not made of what is not touched", async () => {
        const same = await stack.render(compose("v2"));
        await copy(same);
        expect((await stack.deployer.volumeCopies(stack.name)).map(({ release }) => release)).toEqual([1]);
    });

    it("are refused before anything is stopped where the disk has no room", async () => {
        const next = await stack.render(compose("v3"));
        const before = await stack.ids();
        const room = { free: async () => 1000, floor: 2000 };
        await expect(copy(next, { room })).rejects.toMatchObject({ code: "DISK_FULL" });
        expect(await stack.ids()).toEqual(before);
        expect((await stack.engine.containers(stack.name)).map(({ state }) => state)).toEqual(["running", "running"]);
    });

    it("come back with owners and modes, and what was there is kept with the release that was live", async () => {
        await stack.inside("db", "sh", "-c", "echo two > /data/row; echo new > /data/other");
        await copy(first, { restoring: 1 });
        await stack.deployer.restoreVolumes(1, stack.context);
        // Cut off by a kill, which leaves what held the volume, and done again, it is the same.
        const left = ["--label", `dockge-cicd.volume=${stack.name}`, "-v", `${stack.name}_data:/volume`];
        await stack.docker("create", ...left, "busybox-test:1", "true");
        await stack.deployer.restoreVolumes(1, stack.context);
        await stack.rollBack(first);

        expect(
            await stack.inside("db", "sh", "-c", "cat /data/row; ls /data; stat -c '%u:%g %a' /data /data/row"),
        ).toBe("one\nrow\n70:71 700\n70:71 644");
        expect((await stack.deployer.volumeCopies(stack.name)).map(({ release }) => release).sort()).toEqual([1, 2]);
        await stack.dockgeUp();
        await stack.deployer.restoreVolumes(2, stack.context);
        await stack.dockgeUp();
        expect(await stack.inside("db", "sh", "-c", "cat /data/row /data/other")).toBe("two\nnew");
    });

    it("go with their release", async () => {
        await stack.deployer.pruneVolumeCopies(stack.name, [2]);
        expect((await stack.deployer.volumeCopies(stack.name)).map(({ release }) => release)).toEqual([2]);
        await expect(stack.deployer.restoreVolumes(1, stack.context)).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    it("leave a volume alone that somebody else uses, too", async () => {
        const volume = `${stack.name}_data`;
        const other = await stack.docker("create", "-v", `${volume}:/v`, "busybox-test:1", "true");
        try {
            await expect(stack.deployer.restoreVolumes(2, stack.context)).rejects.toMatchObject({
                code: "STATE_CONFLICT",
            });
            expect(await stack.inside("db", "cat", "/data/row")).toBe("two");
        } finally {
            await stack.docker("rm", other);
        }
    });
});
