import { describe, expect, it } from "vitest";
import { floatingImages } from "../../../../backend/deploy/update/floating-images";
import { withImages } from "../../../../backend/deploy/update/with-images";
import type { ReleaseContent, ReleaseService } from "../../../../backend/models/releases";

const OLD = `sha256:${"1".repeat(64)}`;
const NEW = `sha256:${"2".repeat(64)}`;

const service = (change: Partial<ReleaseService>): ReleaseService => ({
    writtenImage: "redis:7",
    image: `redis:7@${OLD}`,
    imageId: "sha256:id",
    built: false,
    form: "full",
    filesHash: null,
    filesLabel: false,
    ...change,
});

const content = (services: ReleaseContent["services"], text = ""): ReleaseContent => ({
    stackFiles: { "compose.yaml": text },
    trackedFiles: {},
    services,
});

const engine = (repoDigests: string[] | null) => ({
    image: () => Promise.resolve(repoDigests && { id: "sha256:id", repoDigests }),
});

describe("floatingImages()", () => {
    it.each([
        ["a pinned one", { image: `redis:7@${OLD}` }, [`redis@${OLD}`], OLD],
        [
            "one as written, by what the engine knows",
            { image: "redis:7", form: "plain" as const },
            [`redis@${OLD}`],
            OLD,
        ],
        ["one that is gone from the engine, by its pin", { image: `redis:7@${OLD}` }, null, OLD],
        ["one that nobody knows the digest of", { image: "redis:7" }, null, null],
    ])("finds %s", async (_, change, repoDigests, digest) => {
        const found = await floatingImages(content({ cache: service(change) }), engine(repoDigests));
        expect(found.floating).toEqual([{ service: "cache", written: "redis:7", digest, imageId: "sha256:id" }]);
    });

    it.each([
        ["what is built", { built: true }],
        ["what has no image", { writtenImage: null }],
        ["what is written with a digest", { writtenImage: `redis:7@${OLD}` }],
    ])("leaves out %s", async (_, change) => {
        const found = await floatingImages(content({ cache: service(change) }), engine([`redis@${OLD}`]));
        expect(found).toEqual({ floating: [], notes: [] });
    });

    it("leaves the switch of a service alone, but no service that merely is called so", async () => {
        const route = { service: "web" } as never;
        const rollout = { config: {} as never, strategy: "rolling" as const, reason: null, route };
        const services = { web: service({ rollout }), "web-switch": service({}), "light-switch": service({}) };
        const found = await floatingImages(content(services), engine([`redis@${OLD}`]));
        expect(found.floating.map((one) => one.service)).toEqual(["web", "light-switch"]);
    });

    it.each([[[]], [[`elsewhere:5000/redis@${OLD}`]]])(
        "says of one that came from no registry that it stays",
        async (known) => {
            const found = await floatingImages(
                content({ cache: service({ image: "localhost/s/cache:1" }) }),
                engine(known),
            );
            expect(found.floating).toEqual([]);
            expect(found.notes.map(({ text }) => text)).toEqual([
                "cache: redis:7 exists on this machine alone and stays as it is",
            ]);
        },
    );
});

describe("withImages()", () => {
    const text = [
        "services:",
        "  cache: # fast",
        `    image: redis:7@${OLD}`,
        "    pull_policy: never",
        "  web:",
        "    image: localhost/s/web:1",
        "    pull_policy: never",
        "",
    ].join("\n");

    it("writes the new reference, keeps comments and every other service", () => {
        const images = new Map([["cache", { reference: `redis:7@${NEW}`, id: "sha256:new", local: false }]]);
        const other = service({ image: "localhost/s/web:1", built: true });
        const changed = withImages(content({ cache: service({ form: "plain" }), web: other }, text), images);
        expect(changed.stackFiles["compose.yaml"]).toBe(
            text.replace(OLD, NEW).replace("    pull_policy: never\n  web", "  web"),
        );
        expect(changed.services.cache).toMatchObject({ image: `redis:7@${NEW}`, imageId: "sha256:new", form: "full" });
        expect(changed.services.web).toBe(other);
    });

    it("forbids to look for what exists here alone", () => {
        const images = new Map([["cache", { reference: "localhost/s/cache:2", id: "sha256:new", local: true }]]);
        const changed = withImages(content({ cache: service({}) }, "services:\n  cache:\n    build: .\n"), images);
        expect(changed.stackFiles["compose.yaml"]).toBe(
            "services:\n  cache:\n    image: localhost/s/cache:2\n    pull_policy: never\n",
        );
    });

    it("is the same object where nothing changes", () => {
        const same = content({ cache: service({}) }, text);
        expect(withImages(same, new Map())).toBe(same);
    });
});
