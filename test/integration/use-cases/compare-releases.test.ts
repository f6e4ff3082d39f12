import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sealEnvironment } from "../../../backend/build-engine/release-environment";
import { stackLayout } from "../../../backend/deploy/stack-layout";
import { releases, type ReleaseContent, type ReleaseService } from "../../../backend/models/releases";
import type { ComparedFile, ComparisonView } from "../../../common/compare-views";
import { setUpMonorepo } from "./monorepo-setup";

let setUp: Awaited<ReturnType<typeof setUpMonorepo>>;
beforeEach(async () => {
    setUp = await setUpMonorepo();
});
afterEach(() => setUp.close());

const image = (name: string, id: string, change: Partial<ReleaseService> = {}): ReleaseService => ({
    writtenImage: name,
    image: name,
    imageId: `sha256:${id.repeat(64)}`,
    built: false,
    form: "full",
    filesHash: null,
    filesLabel: false,
    ...change,
});

async function release(commitSha: string | null, content: ReleaseContent, environment: string | null = null) {
    const { db, secrets } = setUp.engine;
    return releases.insert(db, {
        stack: "shop",
        deploymentId: null,
        ref: "refs/heads/main",
        commitSha,
        commitMessage: "A release",
        commitAuthor: "Ana",
        content,
        environment: sealEnvironment(environment, secrets),
        createdAt: new Date(0).toISOString(),
    });
}

async function keep(hash: string, files: string | Record<string, string>): Promise<string> {
    const place = path.join(stackLayout(setUp.engine.stacksDir, "shop").files, hash);
    if (typeof files === "string") {
        await mkdir(path.dirname(place), { recursive: true });
        await writeFile(place, files);
        return hash;
    }
    for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(place, name)), { recursive: true });
        await writeFile(path.join(place, name), text);
    }
    return hash;
}

const words = ({ path: name, change, note, lines }: ComparedFile) => [
    name,
    change,
    note ?? lines!.map(({ kind, text }) => `${{ same: " ", added: "+", removed: "-" }[kind]}${text}`),
];
const filesOf = (view: ComparisonView) => view.files.map(words);
const imagesOf = (view: ComparisonView) => view.images.map(({ service, change }) => `${service} ${change}`);
const keysOf = (view: ComparisonView) =>
    view.environment.map(({ file, key, change, secret }) => `${file} ${key} ${change}${secret ? " secret" : ""}`);

const compose = (tag: string, password: string) =>
    `services:\n  web:\n    image: shop/web:${tag}\n    environment:\n      DB_PASSWORD: ${password}\n`;

describe("compareReleases() of two releases", () => {
    it("tells files line by line, variables by key and images by service, and no secret", async () => {
        const [one, two] = [
            await setUp.repository.commit({ "compose.yaml": "services: {}\n" }, { message: "One" }),
            await setUp.repository.commit({ a: "2" }, { message: "Two" }),
        ];
        await setUp.connect([{ stack: "shop", composePath: "compose.yaml" }]);
        await setUp.gitTest.git.fetch(setUp.gitTest.remote(setUp.repository.url), setUp.gitTest.options);
        const mode = 0o100644;
        const before = await release(
            one,
            {
                stackFiles: { "compose.yaml": compose("1", "hunter2hunter2") },
                trackedFiles: {
                    "site.conf": { hash: await keep("a1", "listen 80;\ntoken = abcdefgh\n"), mode },
                    conf: { hash: await keep("a2", { "one.txt": "1\n", "two.txt": "2\n" }), mode },
                    "env_file web.env": { hash: await keep("a3", "WORKERS=2\n"), mode },
                    gone: { hash: "nowhere", mode },
                },
                services: { web: image("shop/web:1", "a"), db: image("postgres:16", "d"), old: image("x", "e") },
            },
            "LEVEL=info\nDB_PASSWORD=first-secret\n",
        );
        const after = await release(
            two,
            {
                stackFiles: { "compose.yaml": compose("2", "other-other") },
                trackedFiles: {
                    "site.conf": { hash: await keep("b1", "listen 8080;\ntoken = abcdefgh\n"), mode },
                    conf: { hash: await keep("b2", { "one.txt": "1\n", "two.txt": "zwei\n" }), mode },
                    "env_file web.env": { hash: await keep("b3", "WORKERS=4\nAPI_TOKEN=second-secret\n"), mode },
                },
                services: { web: image("shop/web:2", "b"), db: image("postgres:16", "d"), new: image("y", "f") },
            },
            "LEVEL=info\nDB_PASSWORD=second-secret\nFEATURE=1\n",
        );
        const view = await setUp.useCases.compareReleases("shop", { from: before, to: after });
        expect(filesOf(view)).toEqual([
            [
                "compose.yaml",
                "changed",
                [
                    " services:",
                    "   web:",
                    "-    image: shop/web:1",
                    "+    image: shop/web:2",
                    "     environment:",
                    "-      DB_PASSWORD: …",
                    "+      DB_PASSWORD: …",
                ],
            ],
            ["conf/two.txt", "changed", ["-2", "+zwei"]],
            ["gone", "removed", "gone"],
            ["site.conf", "changed", ["-listen 80;", "+listen 8080;", " token = …"]],
        ]);
        expect(keysOf(view)).toEqual([
            ".env FEATURE added",
            ".env DB_PASSWORD changed secret",
            "web.env API_TOKEN added secret",
            "web.env WORKERS changed",
        ]);
        expect(imagesOf(view)).toEqual(["web changed", "new added", "old removed", "db same"]);
        expect(view.added).toMatchObject({ count: 1, items: [{ message: "Two", author: expect.any(String) }] });
        expect(view.gone).toEqual({ count: 0, items: [] });
        expect(view.url).toContain(`/compare/${one}...${two}`);
        expect(JSON.stringify(view)).not.toMatch(/hunter2|other-other|first-secret|second-secret|abcdefgh/);
    });

    it("refuses a release of another stack", async () => {
        await setUp.repository.commit({ "compose.yaml": "services: {}\n" });
        await setUp.connect([{ stack: "shop", composePath: "compose.yaml" }]);
        await expect(setUp.useCases.compareReleases("shop", { from: 7, to: 8 })).rejects.toMatchObject({
            code: "NOT_FOUND",
        });
    });
});

describe("compareReleases() with what Git has", () => {
    const live: ReleaseContent = {
        stackFiles: { "compose.yaml": "services:\n    web:\n        image: nginx:1@sha256:aa\n" },
        trackedFiles: {},
        services: { web: image("nginx:1", "a"), api: image("", "b", { writtenImage: null, built: true }) },
    };

    it("asks the forge, and compares the repository's own files", async () => {
        const first = await setUp.repository.commit({
            "compose.yaml": "services:\n  web:\n    image: nginx:1\n  api:\n    build: .\n",
            "src/index.js": "1\n",
            ".env": "A=1\n",
        });
        await setUp.connect([{ stack: "shop", composePath: "compose.yaml" }]);
        const id = await release(first, live, "A=own\n");
        const head = await setUp.repository.commit(
            {
                "compose.yaml": "services:\n  web:\n    image: nginx:2\n  api:\n    build: .\n",
                "src/index.js": "2\n",
                ".env": "A=2\nB=1\n",
            },
            { message: "Newer" },
        );
        const view = await setUp.useCases.compareReleases("shop", { from: id, to: "git" });
        expect(view.to).toMatchObject({ release: null, commit: { sha: head }, at: expect.stringContaining("T") });
        expect(filesOf(view)).toEqual([
            [
                "compose.yaml",
                "changed",
                [" services:", "   web:", "-    image: nginx:1", "+    image: nginx:2", "   api:", "     build: ."],
            ],
            ["src/index.js", "changed", ["-1", "+2"]],
        ]);
        expect(keysOf(view)).toEqual([".env B added", ".env A changed"]);
        expect(imagesOf(view)).toEqual(["web changed", "api changed"]);
        expect(view.added).toMatchObject({ count: 1, items: [{ sha: head, url: expect.stringContaining(head) }] });
    });

    it("compares the compose file alone where what is live was made of no commit", async () => {
        await setUp.repository.commit({ "deploy/compose.yaml": "services:\n  web:\n    image: nginx:2\n", x: "1" });
        await setUp.connect([{ stack: "shop", composePath: "deploy/compose.yaml" }]);
        const view = await setUp.useCases.compareReleases("shop", { from: await release(null, live), to: "git" });
        expect(view.files.map(({ path: name, change }) => `${name} ${change}`)).toEqual([
            "deploy/compose.yaml changed",
        ]);
        expect([view.added, view.url, view.environment]).toEqual([null, null, []]);
    });

    it("finds nothing where the branch has what is live", async () => {
        const sha = await setUp.repository.commit({ "compose.yaml": "services:\n  web:\n    image: nginx:1\n" });
        await setUp.connect([{ stack: "shop", composePath: "compose.yaml" }]);
        const view = await setUp.useCases.compareReleases("shop", { from: await release(sha, live), to: "git" });
        expect(view).toMatchObject({ files: [], environment: [], added: { count: 0 }, gone: { count: 0 }, url: null });
        expect(imagesOf(view)).toEqual(["web same", "api same"]);
    });
});
