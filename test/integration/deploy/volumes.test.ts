import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildConfigSchema } from "../../../common/schema";
import type { DeployContext, LiveRelease } from "../../../backend/deploy/deployer";
import { createVolumes, type VolumeCopying, type VolumeKeeper } from "../../../backend/deploy/volumes/create-volumes";
import type { EngineVolume } from "../../../backend/exec/volume-archives";
import { FakeStack } from "../../fakes/fake-stack";
import { FakeVolumes } from "../../fakes/fake-volumes";

const room: VolumeCopying["room"] = { free: async () => 1e15, floor: 0 };
const NAME = "shop_data";

let stack: FakeStack;
let volumes: FakeVolumes;
let keeper: VolumeKeeper;
let live: LiveRelease;

beforeEach(async () => {
    stack = await FakeStack.create();
    volumes = new FakeVolumes();
    volumes.add(NAME, "of release 1");
    const tools = { ...stack.tools, engine: { ...stack.tools.engine, ...volumes.engine } };
    keeper = createVolumes(() => tools);
    await writeModel({});
});
afterEach(() => stack.remove());

/** The stack is down: there is a file, and no container. */
async function writeModel(volume: object): Promise<void> {
    const db = { image: "db", volumes: [{ type: "volume", source: "data", target: "/data" }] };
    const text = JSON.stringify({ services: { db }, volumes: { data: { name: NAME, ...volume } } });
    await mkdir(path.join(stack.stacksDir, "shop"), { recursive: true });
    await writeFile(path.join(stack.stacksDir, "shop", "compose.yaml"), text);
    live = { content: { stackFiles: { "compose.yaml": text }, trackedFiles: {}, services: {} }, environment: null };
}

function context(snapshotVolumes = true): DeployContext {
    const { services } = buildConfigSchema.parse({ services: { db: { snapshotVolumes } } });
    return { ...stack.context, buildConfig: { ...stack.context.buildConfig, services } };
}

const copy = (release: number, restoring: number | null = null, snapshotVolumes = true) =>
    keeper.copyVolumes({ next: live, live, release, restoring, room }, context(snapshotVolumes));
const content = () => volumes.all.get(NAME)?.content;

describe("volumes of a stack that is down", () => {
    it("are copied before a deployment", async () => {
        await copy(1);
        expect(await keeper.volumeCopies("shop")).toMatchObject([
            { release: 1, volumes: [{ name: NAME, services: ["db"], atRest: true }] },
        ]);
    });

    it("are copied before those of an older release take their place, so that the way back has them", async () => {
        await copy(1);
        volumes.all.get(NAME)!.content = "of release 2";
        await copy(2, 1, false);
        await keeper.restoreVolumes(1, context());
        expect(content()).toBe("of release 1");
        await keeper.restoreVolumes(2, context());
        expect(content()).toBe("of release 2");
    });

    it("may be gone: then they come back, and the way back has nothing to do", async () => {
        await copy(1);
        volumes.all.delete(NAME);
        await copy(2, 1, false);
        expect((await keeper.volumeCopies("shop")).map(({ release }) => release)).toEqual([1]);
        await keeper.restoreVolumes(1, context());
        await keeper.restoreVolumes(2, context());
        expect(content()).toBe("of release 1");
    });

    it("are not replaced by copies that the present would take the place of", async () => {
        await copy(1);
        volumes.all.get(NAME)!.content = "now";
        await expect(copy(1, 1)).rejects.toMatchObject({ code: "STATE_CONFLICT" });
        await keeper.restoreVolumes(1, context());
        expect(content()).toBe("of release 1");
    });
});

it("whoever still has a volume that is to be replaced is stopped before what is there now is copied", async () => {
    await copy(1);
    const users = [{ id: "db-1", name: "shop-db-1", project: "shop", running: true }];
    volumes.users.set(NAME, users);
    await copy(2, 1, false);
    expect(volumes.calls).toEqual(["stop db-1"]);
    expect(await keeper.volumeCopies("shop")).toMatchObject([
        { release: 1 },
        { release: 2, volumes: [{ services: ["db"], atRest: true }] },
    ]);
});

it("whoever was stopped for a copy is started again when that ends early", async () => {
    await copy(1);
    volumes.users.set(NAME, [
        { id: "db-1", name: "shop-db-1", project: "shop", running: true },
        { id: "old-1", name: "shop-old-1", project: "shop", running: false },
    ]);
    const told: string[] = [];
    const copying = { next: live, live, release: 2, restoring: 1, room, onStop: async () => void told.push("stop") };
    const canceled = { ...context(false), signal: AbortSignal.abort() };
    volumes.calls.push = (call) => told.push(call);
    await expect(keeper.copyVolumes(copying, canceled)).rejects.toThrow("aborted");
    expect(told).toEqual(["stop", "stop db-1", "start db-1"]);
    expect((await keeper.volumeCopies("shop")).map(({ release }) => release)).toEqual([1]);
});

it("why the engine does not fill a volume is told, and the volume comes back when it does", async () => {
    await copy(1);
    volumes.refusal = new Error("no space left on device");
    await expect(keeper.restoreVolumes(1, context())).rejects.toThrow("no space left on device");
    volumes.refusal = null;
    await keeper.restoreVolumes(1, context());
    expect(content()).toBe("of release 1");
});

const compose = (project: string) => ({ "com.docker.compose.project": project, "com.docker.compose.volume": "data" });
const FOREIGN: [string, Partial<EngineVolume>, object, string][] = [
    ["of another stack", { labels: compose("other") }, {}, "belongs to the stack other"],
    ["made by hand under the same name", { labels: {} }, {}, "was not made by this stack"],
    ["external, though this stack once made it", {}, { external: true }, "is external"],
    ["of another driver", { driver: "nfs" }, {}, "lies elsewhere (driver nfs)"],
    ["with options", { options: { device: "/srv", o: "bind", type: "none" } }, {}, "lies elsewhere (driver local)"],
];

describe.each(FOREIGN)("a volume that is %s", (_, change, declared, reason) => {
    it("is not copied, and the plan says so", async () => {
        volumes.add(NAME, "theirs", change);
        await writeModel(declared);
        const db = { service: "db", action: "create" as const, reasons: [], downtime: false };
        expect((await keeper.volumeNotes([db], context())).map(({ text }) => text)).toEqual([
            `db: the volume ${NAME} ${reason} and is not copied`,
        ]);
        await copy(1);
        expect(await keeper.volumeCopies("shop")).toEqual([]);
    });

    it("is neither emptied nor removed for a copy of then, and plan and error say so", async () => {
        await copy(1);
        volumes.add(NAME, "theirs", change);
        await writeModel(declared);
        volumes.users.set(NAME, [{ id: "db-1", name: "shop-db-1", project: "shop", running: true }]);
        const said = `The volume ${NAME} ${reason}, so it is never emptied to bring a copy back.`;
        const notes = await keeper.volumeNotes([], context(false), { release: 1, asked: false });
        expect(notes.map(({ text }) => text)).toEqual([`${said} Roll back without the volumes.`]);
        const refusal = { code: "STATE_CONFLICT", message: said, safe: "No volume was changed." };
        await expect(copy(2, 1)).rejects.toMatchObject(refusal);
        await expect(keeper.restoreVolumes(1, context())).rejects.toMatchObject(refusal);
        expect(volumes.calls).toEqual([]);
        expect(content()).toBe("theirs");
    });
});
