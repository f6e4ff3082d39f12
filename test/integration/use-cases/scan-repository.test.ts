import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ScannedFileView } from "../../../common/repository-views";
import { repositories } from "../../../backend/models/repositories";
import { token } from "../git/set-up";
import { setUpMonorepo, web } from "./monorepo-setup";

let setup: Awaited<ReturnType<typeof setUpMonorepo>>;

beforeEach(async () => {
    setup = await setUpMonorepo();
});
afterEach(() => setup.close());

const short = ({ path: file, stack, matchedBy, note }: ScannedFileView) =>
    `${file} → ${stack} ${matchedBy ?? "new"}${note ? ` (${note.reason})` : ""}`;

describe("scanRepository()", () => {
    it("finds every compose file with its stack, and stores nothing", async () => {
        await setup.repository.commit({
            "shop/compose.yaml": web("nginx"),
            "shop/compose.prod.yaml": web("nginx"),
            "apps/blog/docker-compose.yml": `name: journal\n${web("ghost:5")}`,
            "base/compose.yaml": web("busybox"),
            "apps/wiki/compose.yaml": `include: [../../base/compose.yaml]\n${web("wiki")}`,
            "broken/compose.yaml": "- nothing",
            ".devcontainer/compose.yaml": web("dev"),
            "notes.yaml": "services: {}",
        });
        await setup.stackOnDisk("shop", web("nginx"));
        await setup.stackOnDisk("old", web("wiki:2"));
        const { files, stacks, branches, commit } = await setup.scan();
        expect(files.map(short).sort()).toEqual([
            ".devcontainer/compose.yaml → devcontainer new (hidden)",
            "apps/blog/docker-compose.yml → journal new",
            "apps/wiki/compose.yaml → old services",
            "base/compose.yaml → base new (part)",
            "broken/compose.yaml → broken new (unreadable)",
            "shop/compose.prod.yaml → shop-prod new (variation)",
            "shop/compose.yaml → shop directory",
        ]);
        expect(files.find(({ stack }) => stack === "old")!.paths).toEqual(["apps/wiki/**", "base/compose.yaml"]);
        expect(stacks.map(({ stack }) => stack)).toEqual(["old", "shop"]);
        expect([branches, commit.sha]).toEqual([["main"], await setup.repository.sha("main")]);
        expect(await repositories.list(setup.database.knex)).toEqual([]);
        expect(await readdir(path.join(setup.gitTest.dir, "repos")).catch(() => [])).not.toContain("1");
    });

    it("takes what a file names outside of its folder into its paths", async () => {
        await setup.repository.commit({
            "shop/compose.yaml": web("nginx", "    env_file: ../common.env\n    build: ../lib (new)\n"),
            "lib (new)/Dockerfile": "FROM scratch\n",
            "common.env": "A=1\n",
            "compose.yaml": web("nginx", "    volumes: ['./conf:/etc/x']\n"),
            "conf/x": "1",
            "whole/compose.yaml": web("x", "    build: ..\n"),
        });
        const { files } = await setup.scan();
        expect(Object.fromEntries(files.map((file) => [file.path, file.paths]))).toEqual({
            "compose.yaml": ["*", "conf/**"],
            "shop/compose.yaml": ["shop/**", "common.env", "lib (new)/**"],
            "whole/compose.yaml": ["**"],
        });
    });

    it("reads no symbolic link and no file of a megabyte, and says so", async () => {
        await setup.repository.commit({
            "link/compose.yaml": { content: "../../../etc/passwd", mode: "120000" },
            "large/compose.yaml": `${web("x")}${"# x\n".repeat(300_000)}`,
        });
        const { files } = await setup.scan();
        expect(files.map(({ note }) => note?.reason)).toEqual(["unreadable", "unreadable"]);
    });

    it("says what is wrong with the branch, the credential or the URL", async () => {
        await setup.repository.commit({ "compose.yaml": web("x") });
        await expect(setup.scan({ branch: "master" })).rejects.toMatchObject({
            code: "BRANCH_NOT_FOUND",
            hint: "Did you mean main?",
        });
        setup.gitTest.server.setToken(token);
        await expect(setup.scan()).rejects.toMatchObject({ code: "REPOSITORY_AUTH" });
        const credential = await setup.credential("other.example.org", "t");
        await expect(setup.scan({ credential })).rejects.toMatchObject({ code: "CREDENTIAL_HOST_MISMATCH" });
        await expect(setup.scan({ url: "ext::sh -c id" })).rejects.toMatchObject({ code: "URL_REFUSED" });
    });

    it("reads a private repository with its credential", async () => {
        await setup.repository.commit({ "shop/compose.yaml": web("x") });
        setup.gitTest.server.setToken(token);
        const credential = await setup.credential(new URL(setup.repository.url).host, token);
        expect((await setup.scan({ credential })).files.map(short)).toEqual(["shop/compose.yaml → shop new"]);
        // Once it is connected, its own is what it is read with.
        await setup.connect([{ stack: "shop", composePath: "shop/compose.yaml" }], { credential });
        expect((await setup.scan()).files).toHaveLength(1);
        await expect(setup.scan({ credential: null })).rejects.toMatchObject({ code: "REPOSITORY_AUTH" });
    });
});
