import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import type { DeployContext, LiveRelease } from "../../../../backend/deploy/deployer";
import { SnapshotStore } from "../../../../backend/deploy/files/snapshot-store";
import { ownerOf } from "../../../../backend/deploy/files/write-file";
import { putReleaseFiles } from "../../../../backend/deploy/live/put-release-files";
import { stackLayout } from "../../../../backend/deploy/stack-layout";
import { systemClock } from "../../../../backend/models/clock";

const [SOMEBODY, GROUP, DATABASE] = [12345, 12346, 999];
const isRoot = process.geteuid?.() === 0;

describe.runIf(isRoot)("files of a release", () => {
    let stacksDir: string;
    let tools: DeployTools;
    const context = { log: () => undefined } as unknown as DeployContext;
    const directory = () => path.join(stacksDir, "shop");
    const owned = async (file: string) => {
        const { uid, gid, mode } = await stat(path.join(directory(), file));
        return [uid, gid, (mode & 0o777).toString(8)];
    };

    let umask: number;

    beforeEach(async () => {
        umask = process.umask(0o022);
        stacksDir = await mkdtemp(path.join(os.tmpdir(), "cicd-owner-"));
        await chmod(stacksDir, 0o755);
        const layout = stackLayout(stacksDir, "shop");
        tools = { layout, store: new SnapshotStore(layout.files), clock: systemClock } as unknown as DeployTools;
    });
    afterEach(async () => {
        process.seteuid?.(0);
        process.setegid?.(0);
        process.umask(umask);
        delete process.env.PUID;
        delete process.env.PGID;
        await rm(stacksDir, { recursive: true, force: true });
    });

    /** What an application wrote: nobody but its own user may look into it. */
    async function data(): Promise<void> {
        await mkdir(path.join(directory(), "data"), { recursive: true });
        await writeFile(path.join(directory(), "data", "rows"), "1");
        for (const name of ["data", "data/rows"]) {
            await chown(path.join(directory(), name), DATABASE, DATABASE);
        }
        await chmod(path.join(directory(), "data"), 0o700);
    }

    async function release(text: string): Promise<LiveRelease> {
        const file = path.join(stacksDir, "run.sh");
        await writeFile(file, text);
        const hash = Buffer.from(text).toString("hex");
        await tools.store.putFile(hash, file, 0o755);
        return {
            content: {
                stackFiles: { "compose.yaml": `# ${text}\n` },
                trackedFiles: { "bin/run.sh": { hash, mode: 0o755, inPlace: true } },
                services: {},
            },
            environment: `A=${text}\n`,
        };
    }

    const put = async (to: LiveRelease, from: LiveRelease | null) =>
        putReleaseFiles({ to, from, texts: to.content.stackFiles }, tools, context);

    it("belong to whom the server runs as, when that is not root; data is left alone", async () => {
        await data();
        await chown(stacksDir, SOMEBODY, GROUP);
        await chown(directory(), SOMEBODY, GROUP);
        process.setegid!(GROUP);
        process.seteuid!(SOMEBODY);
        const first = await release("one");
        await put(first, null);
        await put(await release("two"), first);
        process.seteuid!(0);

        expect(await readFile(path.join(directory(), "bin/run.sh"), "utf8")).toBe("two");
        expect(await owned("compose.yaml")).toEqual([SOMEBODY, GROUP, "644"]);
        expect(await owned(".env")).toEqual([SOMEBODY, GROUP, "600"]);
        expect(await owned("bin/run.sh")).toEqual([SOMEBODY, GROUP, "755"]);
        expect(await owned("data")).toEqual([DATABASE, DATABASE, "700"]);
        expect(await owned("data/rows")).toEqual([DATABASE, DATABASE, "644"]);
    });

    it("belong to whom the stack directory belongs to, whatever PUID says; data is left alone", async () => {
        await data();
        await chown(directory(), SOMEBODY, GROUP);
        process.env.PUID = "4711";
        await put(await release("one"), null);
        expect(await owned("compose.yaml")).toEqual([SOMEBODY, GROUP, "644"]);
        expect(await owned("bin")).toEqual([SOMEBODY, GROUP, "755"]);
        expect(await owned("data/rows")).toEqual([DATABASE, DATABASE, "644"]);
    });

    it("belong to PUID and PGID where the stack directory is new or root's", async () => {
        process.env.PUID = "4711";
        process.env.PGID = "4712";
        await put(await release("one"), null);
        expect(await owned(".")).toEqual([4711, 4712, "755"]);
        expect(await owned(".env")).toEqual([4711, 4712, "600"]);
        expect(await owned("bin/run.sh")).toEqual([4711, 4712, "755"]);
    });

    it.each([
        [{}, 0, 0],
        [{ PUID: "1000" }, 1000, 0],
        [{ PUID: "1000", PGID: "1001" }, 1000, 1001],
        [{ PUID: "nobody", PGID: "1001" }, 0, 0],
        [{ PUID: "-1" }, 0, 0],
    ])("take %o as it is meant", async (environment, uid, gid) => {
        await mkdir(directory());
        expect(await ownerOf(directory(), environment)).toEqual({ uid, gid });
    });
});
