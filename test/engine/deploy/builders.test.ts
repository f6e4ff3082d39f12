import { mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BuiltImage, Source } from "../../../backend/deploy/deployer";
import { buildConfigSchema, type BuildConfig } from "../../../common/schema";
import { DOCKGE_ENVIRONMENT, StackFixture } from "./stack-fixture";

/** Programs that stand in for those that a builder calls. */
const programs = fileURLToPath(new URL("../../fixtures/builders", import.meta.url));

const bare = "services:\n  web:\n    stop_grace_period: 0s\n  db:\n    image: busybox-test:1\n";
const dockerfile = (text: string) => `FROM busybox-test:1\nRUN echo ${text} > /made\nCMD ["sleep", "1000"]\n`;

describe("a builder", () => {
    let stack: StackFixture;
    beforeAll(async () => {
        const PATH = `${programs}:${process.env.PATH}`;
        stack = await StackFixture.create({ ...DOCKGE_ENVIRONMENT, PATH });
    });
    afterAll(async () => stack.remove());
    beforeEach(() => {
        stack.lines.length = 0;
    });

    function configure(config: Partial<Record<keyof BuildConfig, unknown>>): void {
        stack.buildConfig = buildConfigSchema.parse({ limits: { cpus: 1, memoryMb: 256 }, ...config });
    }

    async function build(files: Record<string, string>, adapt = (source: Source) => Promise.resolve(source)) {
        const source = await adapt(await stack.commit(files));
        const preparation = await stack.deployer.prepare(source, null, stack.context);
        const built = await stack.deployer.build(source, preparation, stack.context);
        return { source, preparation, built };
    }

    const run = (image: BuiltImage | undefined, ...command: string[]) =>
        stack.docker("run", "--rm", "--network", "none", image!.reference, ...command);

    it("of compose gives BuildKit all of a build section, and the same image for the same input", async () => {
        configure({ buildArgs: { GIT_REV: "r e v" }, buildSecrets: ["token"], parallelBuilds: 1 });
        stack.buildSecrets.token = "sentinel, of the build";
        const files = {
            "app/compose.yaml": `services:
  web:
    build:
      context: ../web
      target: last
      args: { WRITTEN: "a $$ sign", GIT_REV: old, UNSET: }
      additional_contexts: { base: "service:base" }
      secrets: [note]
      labels: { made.by: "one, two" }
      extra_hosts: ["elsewhere=192.0.2.7"]
      network: none
      shm_size: 32m
      ulimits: { nofile: { soft: 99, hard: 100 } }
  base:
    build:
      dockerfile_inline: |
        FROM busybox-test:1
        RUN echo base > /base
secrets:
  note:
    file: ./note, with a comma
`,
            "app/note, with a comma": "of the repository",
            "web/Dockerfile": `FROM busybox-test:1 AS last
COPY --from=base /base /base
ARG WRITTEN GIT_REV
RUN echo "$WRITTEN $GIT_REV" > /args && ulimit -n > /limit && grep elsewhere /etc/hosts > /hosts
RUN --mount=type=secret,id=note cp /run/secrets/note /note
RUN --mount=type=secret,id=token wc -c < /run/secrets/token > /length && cat /run/secrets/token
FROM last AS beyond
RUN exit 1
`,
        };
        const { built } = await build(files);

        const web = built.find(({ service }) => service === "web");
        expect(await run(web, "cat", "/base", "/args", "/limit", "/hosts", "/note", "/length")).toBe(
            "base\na $ sign r e v\n99\n192.0.2.7\telsewhere\nof the repository22",
        );
        const image = await stack.docker("image", "inspect", web!.reference);
        const history = await stack.docker("history", "--no-trunc", web!.reference);
        expect(image).toContain("one, two");
        const log = stack.lines.join("");
        expect(log).toMatch(/^web \| #\d+ .*\[MASKED\]/m);
        expect(log).toContain("capped at 1 CPU and 256 MB");
        expect([image, history, log].filter((text) => text.includes("sentinel"))).toEqual([]);

        expect((await build(files)).built).toEqual(built);
        const holders = await stack.docker("ps", "-aq", "--filter", `label=dockge-cicd.holder=${stack.name}`);
        expect(holders.split("\n")).toHaveLength(1);
        expect(await stack.docker("inspect", "-f", "{{.State.Running}}", holders)).toBe("false");
        expect(await stack.engine.tagsBelow(`localhost/${stack.name}/`)).toHaveLength(2);
    });

    it("is held to the memory that the stack may take, and says what it used too much of", async () => {
        configure({ limits: { cpus: 1, memoryMb: 24 } });
        const hungry = "FROM busybox-test:1\nRUN dd if=/dev/zero of=/dev/null bs=96M count=1\n";

        await expect(
            build({ "compose.yaml": "services:\n  web:\n    build: .\n", Dockerfile: hungry }),
        ).rejects.toThrow(/build of web failed: it used more than 24 MB of memory/);
    });

    it("of one Dockerfile gives its image to the only service without one, and the release runs it", async () => {
        configure({ builder: "dockerfile", context: "src", dockerfile: "docker/Dockerfile" });
        const files = {
            // Several files, so that compose reads them before anybody could put an image in.
            "compose.yaml": "include: [db.yaml]\nservices:\n  web:\n    stop_grace_period: 0s\n",
            "db.yaml": "services:\n  db:\n    image: busybox-test:1\n",
            "src/docker/Dockerfile": dockerfile("dockerfile"),
        };
        const { source, preparation, built } = await build(files);
        const input = { source, preparation, built, active: null };
        const { content } = await stack.deployer.render(input, stack.context);

        expect(preparation.toBuild).toEqual(["web"]);
        expect(await run(built[0], "cat", "/made")).toBe("dockerfile");
        expect(content.services.web).toMatchObject({ image: built[0]!.reference, built: true });
        expect(content.stackFiles["compose.yaml"]).toContain(`image: ${built[0]!.reference}`);
    });

    it("of commands builds from what they left in the workspace", async () => {
        configure({ builder: "commands" });
        const files = {
            "app/compose.yaml": "services:\n  web:\n    build: ./out\n",
            "app/out.txt": "never built from",
        };
        const { built } = await build(files, async (source) => {
            const workspaceDir = `${source.checkoutDir}-workspace`;
            await mkdir(path.join(workspaceDir, "app/out"), { recursive: true });
            await writeFile(path.join(workspaceDir, "app/out/Dockerfile"), dockerfile("commands"));
            return { ...source, workspaceDir };
        });

        expect(await run(built[0], "cat", "/made")).toBe("commands");
    });

    it("of static files serves a folder with all that is in it", async () => {
        const webServer = { image: "busybox-test:1", root: "/www" };
        configure({ builder: "static", directory: "public", webServer });
        const files = {
            "compose.yaml": bare,
            "public/index.html": "hello",
            "public/.well-known/it": "it",
            "public/.dockerignore": "*",
        };
        const { built } = await build(files);
        expect(await run(built[0], "cat", "/www/index.html", "/www/.well-known/it")).toBe("helloit");

        await expect(build({ "compose.yaml": bare, "docs/a": "", "src/b": "" })).rejects.toThrow(
            "The folder public, which shall be served, is not in the workspace. It has: docs, src.",
        );
        const linked = build(files, async (source) => {
            await symlink("../compose.yaml", path.join(source.checkoutDir, "public/link"));
            return source;
        });
        await expect(linked).rejects.toThrow("The link link leads out of the folder public.");
    });

    it.each([
        [
            "buildpacks",
            "pack",
            /^pack build localhost\/\S+ --path=\S+ --builder=example\/builder:1 .*--env=FROM_SETTINGS\n/m,
        ],
        ["nixpacks", "nixpacks", /^nixpacks build --name=localhost\/\S+ --env=FROM_SETTINGS -- \S+\n/m],
    ])("of %s calls its program and takes the image that it made", async (builder, program, called) => {
        const builderImage = "example/builder:1";
        configure({ builder, service: "web", builderImage, environment: { FROM_SETTINGS: "yes" } });
        const { built } = await build({ "compose.yaml": bare, Dockerfile: dockerfile(builder) });

        expect(built).toMatchObject([{ service: "web" }]);
        expect(await run(built[0], "cat", "/made")).toBe(builder);
        const log = stack.lines.join("\n");
        expect(log).toMatch(called);
        expect(log).toContain(`This build is uncapped: ${program} `);
    });

    it("of a program lets it read no link that leads out of the repository", async () => {
        configure({ builder: "nixpacks", service: "web" });
        const linked = build({ "compose.yaml": bare, "app/a": "" }, async (source) => {
            await symlink("/etc/passwd", path.join(source.checkoutDir, "app/.nvmrc"));
            return source;
        });

        await expect(linked).rejects.toThrow("The link app/.nvmrc leads out of the repository.");
    });

    it("builds nothing where every service has an image", async () => {
        configure({ builder: "image" });

        expect((await build({ "compose.yaml": "services:\n  web:\n    image: busybox-test:1\n" })).built).toEqual([]);
    });
});
