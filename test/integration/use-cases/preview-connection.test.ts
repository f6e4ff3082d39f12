import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CicdError } from "../../../common/errors";
import { bindings } from "../../../backend/models/bindings";
import { releases } from "../../../backend/models/releases";
import { repositories } from "../../../backend/models/repositories";
import type { Source } from "../../../backend/deploy/deployer";
import type { Release } from "../../../backend/models/releases";
import { token } from "../git/set-up";
import { setUpMonorepo, web } from "./monorepo-setup";

let setup: Awaited<ReturnType<typeof setUpMonorepo>>;
/** What the plan was asked with. */
let asked: { source: Source; active: Release | null; files: string[] }[];

const differences = [{ path: "conf/app.conf", kind: "tracked-file" as const, choice: "mine" as const }];

beforeEach(async () => {
    setup = await setUpMonorepo();
    asked = [];
    setup.engine.deployer.on.prepare = async (source, active) => {
        asked.push({ source, active, files: await readdir(source.checkoutDir) });
        const plan = { changes: [], commit: null, commits: [], missingEnvironment: [], rights: [], notes: [] };
        return { toBuild: [], plan: { ...plan, differences } };
    };
});
afterEach(() => setup.close());

async function putFile(name: string, text: string): Promise<void> {
    const file = path.join(setup.engine.stacksDir, "shop", name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
}

describe("previewConnection()", () => {
    it("plans a new stack from the branch's own files, and leaves nothing behind", async () => {
        await setup.repository.commit({ "apps/shop/compose.yaml": web("nginx"), "lib/x": "1" });
        const preview = await setup.preview("shop", { composePath: "apps/shop/compose.yaml" });
        expect(preview.takenPorts).toEqual([]);
        expect(preview).toMatchObject({
            stack: "shop",
            existing: false,
            files: [],
            commit: { sha: await setup.repository.sha("main") },
        });
        expect(preview.plan.commit).toEqual(preview.commit);
        expect(asked).toMatchObject([{ active: null, source: { composePath: ["apps/shop/compose.yaml"] } }]);
        expect(asked[0]!.files.sort()).toEqual([".git", "apps", "lib"]);
        expect(asked[0]!.source.trackedFiles.map(({ path: file }) => file)).toEqual([
            "apps/shop/compose.yaml",
            "lib/x",
        ]);
        expect(await repositories.list(setup.database.knex)).toEqual([]);
        expect(await bindings.list(setup.database.knex)).toEqual([]);
        expect(existsSync(path.join(setup.engine.stacksDir, ".cicd", "shop"))).toBe(false);
    });

    it("says of a failure that nothing was changed, not that a new stack's containers were not touched", async () => {
        await setup.repository.commit({ "compose.yaml": web("nginx") });
        const safe = "The running stack was not touched.";
        setup.engine.deployer.on.prepare = () =>
            Promise.reject(new CicdError({ code: "COMPOSE_FILE_INVALID", message: "No.", safe, hint: "Correct it." }));
        await expect(setup.preview("shop")).rejects.toMatchObject({ message: "No.", safe: "Nothing was changed." });
        await setup.stackOnDisk("shop", web("nginx"));
        await expect(setup.preview("shop")).rejects.toMatchObject({ safe });
    });

    it("puts each path of a running stack beside Git's, with a choice where there is one", async () => {
        await setup.repository.commit({
            "shop/docker-compose.yml": web("nginx:2"),
            "shop/.env": "A=2\n",
            "shop/conf/app.conf": "new",
            "shop/conf/same.conf": "same",
            "shop/src/main.ts": "code",
            "other/compose.yaml": web("x"),
        });
        await setup.stackOnDisk("shop", web("nginx:1"));
        await putFile(".env", "A=1\n");
        await putFile("conf/app.conf", "old");
        await putFile("conf/same.conf", "same");
        await putFile("data/deep/rows.db", "rows");
        await putFile("compose.override.yaml", "services: {}\n");
        setup.engine.deployer.live = "running";
        const composePath = "shop/docker-compose.yml";
        const { existing, files, leftOut } = await setup.preview("shop", { composePath, adopt: { x: "git" } });
        expect(files.map(({ path: file, role, standing, choice }) => [file, role, standing, choice])).toEqual([
            [".env", "environment", "differs", null],
            ["compose.yaml", "compose", "differs", null],
            ["conf/app.conf", "file", "differs", "mine"],
            ["conf/same.conf", "file", "same", null],
            ["compose.override.yaml", "override", "here", null],
            ["data/", "folder", "here", null],
            ["src/main.ts", "file", "git", null],
        ]);
        expect([existing, leftOut]).toEqual([true, 0]);
        // Compared with what would be recorded as release #0, which is not recorded by that.
        expect(asked[0]).toMatchObject({ active: { number: 0 }, source: { adopt: { x: "git" } } });
        expect(await releases.list(setup.database.knex, "shop", { limit: 1 })).toEqual([]);
    });

    it("keeps what belongs to a stack that was deployed from here", async () => {
        await setup.repository.commit({ "compose.yaml": web("nginx") });
        const kept = path.join(setup.engine.stacksDir, ".cicd", "shop", "files", "abc");
        await mkdir(kept, { recursive: true });
        await setup.preview("shop");
        expect(existsSync(kept)).toBe(true);
        expect(await readdir(path.join(kept, "../../work"))).toEqual([]);
    });

    it("keeps what is recorded for a connection that is made meanwhile", async () => {
        await setup.repository.commit({ "compose.yaml": web("nginx") });
        const kept = path.join(setup.engine.stacksDir, ".cicd", "shop", "files", "abc");
        const { prepare } = setup.engine.deployer.on;
        let recording: Promise<unknown> | undefined;
        let connecting: Promise<unknown> | undefined;
        const connectMeanwhile = async (checkoutDir: string) => {
            await mkdir(kept, { recursive: true });
            await vi.waitFor(() => expect(existsSync(checkoutDir)).toBe(false), { timeout: 20_000 });
            connecting = setup.connect([{ stack: "shop", composePath: "compose.yaml" }]);
            const bound = () => bindings.findByStack(setup.database.knex, "shop");
            await vi.waitFor(async () => expect(await bound()).not.toBeNull(), { timeout: 20_000 });
        };
        setup.engine.deployer.on.prepare = (source, ...more) => {
            const { checkoutDir } = source;
            recording = setup.engine.locks.hold("shop", "recording what runs", () => connectMeanwhile(checkoutDir));
            return prepare!(source, ...more);
        };
        await setup.preview("shop");
        await recording;
        await connecting;
        expect(existsSync(kept)).toBe(true);
    });

    it("reads a private repository with the chosen credential, and says what is wrong with the branch", async () => {
        await setup.repository.commit({ "compose.yaml": web("nginx") });
        setup.gitTest.server.setToken(token);
        await expect(setup.preview("shop")).rejects.toMatchObject({ code: "REPOSITORY_AUTH" });
        const credential = await setup.credential(new URL(setup.repository.url).host, token);
        expect((await setup.preview("shop", { credential })).stack).toBe("shop");
        await expect(setup.preview("shop", { credential, branch: "mian" })).rejects.toMatchObject({
            code: "BRANCH_NOT_FOUND",
        });
        expect(existsSync(path.join(setup.engine.stacksDir, ".cicd", "shop"))).toBe(false);
    });
});
