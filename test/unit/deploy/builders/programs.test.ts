import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { imageBuild, type ImageBuild } from "../../../../backend/deploy/build/image-build";
import { builderCalled } from "../../../../backend/deploy/builders";
import type { ImageRun } from "../../../../backend/deploy/builders/builder";
import { requireProgram } from "../../../../backend/deploy/builders/require-program";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import { NO_REGISTRIES } from "../../../../backend/deploy/registry/registries";
import type { Command, RunOptions } from "../../../../backend/exec/command";
import type { BuilderName } from "../../../../common/build-config-schema";
import { buildConfigSchema } from "../../../../common/schema";

const folder = mkdtempSync(path.join(os.tmpdir(), "programs-"));
afterAll(() => rmSync(folder, { recursive: true }));

const access = {
    flags: ["--config", "/c", "--host", "tcp://d:1"],
    env: { PATH: "/bin" },
    proxies: { HTTPS_PROXY: "http://proxy" },
};

/** What the builder runs for this image, in turn; each ends well. */
async function runsOf(name: BuilderName, given: Partial<ImageBuild>) {
    const runs: (Command & { secrets: readonly string[] })[] = [];
    const lines: string[] = [];
    const run = async (command: Command, options?: RunOptions) => {
        runs.push({ ...command, secrets: options?.secrets ?? [] });
        return { exitCode: 0, signal: null, stdout: "", stderr: "" };
    };
    const tools = {
        access,
        runner: { run },
        clock: { now: () => new Date(0) },
        registries: NO_REGISTRIES,
        host: { values: { HOME: "/home/us", DOCKER_TLS_VERIFY: "1", SECRET_OF_THE_SERVER: "sentinel" } },
    } as unknown as DeployTools;
    const context = {
        stack: "shop",
        buildConfig: buildConfigSchema.parse({ builderImage: "example/builder:1", buildTimeout: 60 }),
        log: (line: string) => lines.push(line),
    };
    const cap = { parent: "/cap", memoryMb: 100 };
    const where = { reference: "localhost/shop/web:t", folder, cap, policyFile: "/policy.json", imageOf: () => "" };
    const image = imageBuild({ service: "web", context: "/w/app", ...given });
    await builderCalled(name).build(image, { ...where, tools, context } satisfies ImageRun);
    return { runs, lines };
}

const full: Partial<ImageBuild> = {
    args: { NODE_ENV: "production", GIT_REV: "1f" },
    secrets: [
        { id: "NPM_TOKEN", value: "sentinel-1" },
        { id: "a.b", value: "sentinel-2" },
    ],
    noCache: true,
    pull: true,
    platform: "linux/arm64",
};

describe("the program of a builder", () => {
    it.each<[BuilderName, Partial<ImageBuild>, string]>([
        [
            "buildpacks",
            {},
            "pack build localhost/shop/web:t --path=/w/app --builder=example/builder:1 --no-color --pull-policy=if-not-present",
        ],
        [
            "buildpacks",
            full,
            "pack build localhost/shop/web:t --path=/w/app --builder=example/builder:1 --no-color --pull-policy=always --clear-cache --platform=linux/arm64 --env=NODE_ENV --env=GIT_REV=1f --env=NPM_TOKEN",
        ],
        ["nixpacks", {}, "nixpacks build --name=localhost/shop/web:t -- /w/app"],
        [
            "nixpacks",
            full,
            "nixpacks build --name=localhost/shop/web:t --no-cache --platform=linux/arm64 --env=NODE_ENV --env=GIT_REV=1f -- /w/app",
        ],
        ["railpack", {}, `railpack prepare --plan-out=${folder}/railpack-plan.json -- /w/app`],
        [
            "railpack",
            full,
            `railpack prepare --plan-out=${folder}/railpack-plan.json --env=NODE_ENV --env=GIT_REV=1f -- /w/app`,
        ],
    ])("%s is called for %j", async (name, image, line) => {
        const { runs } = await runsOf(name, image);
        const [{ file, args, env, deadlineMs }] = runs as [(typeof runs)[0]];

        expect([file, ...args].join(" ")).toBe(line);
        expect(env).toMatchObject({ PATH: "/bin", DOCKER_HOST: "tcp://d:1", DOCKER_CONFIG: "/c", HOME: "/home/us" });
        expect(env).toMatchObject({
            DOCKER_TLS_VERIFY: "1",
            HTTPS_PROXY: "http://proxy",
            ...(image.args && { NODE_ENV: "production" }),
        });
        expect(env).not.toHaveProperty("SECRET_OF_THE_SERVER");
        expect(deadlineMs).toBe(60_000);
        expect(JSON.stringify(runs.map((one) => one.args))).not.toContain("sentinel");
    });

    it("pack gets secrets as variables, nixpacks none, as it would write them into the image", async () => {
        const pack = await runsOf("buildpacks", full);
        const nixpacks = await runsOf("nixpacks", full);

        expect(pack.runs[0]).toMatchObject({ env: { NPM_TOKEN: "sentinel-1" }, secrets: ["sentinel-1", "sentinel-2"] });
        expect(JSON.stringify(nixpacks.runs[0]!.env)).not.toContain("sentinel");
        expect(nixpacks.lines).toEqual([expect.stringContaining("none of the build secrets")]);
    });

    it("railpack's plan is built by BuildKit below the cap, with variables and secrets as secrets", async () => {
        const { runs } = await runsOf("railpack", full);
        const [, { file, args, env, secrets }] = runs as [(typeof runs)[0], (typeof runs)[0]];

        expect([file, ...args.slice(4, 6)]).toEqual(["docker", "buildx", "build"]);
        expect(args).toEqual(
            expect.arrayContaining([
                `--file=${folder}/railpack-plan.json`,
                "--build-arg=BUILDKIT_SYNTAX=ghcr.io/railwayapp/railpack-frontend",
                "--secret=id=NODE_ENV,env=CICD_BUILD_SECRET_0",
                "--secret=id=NPM_TOKEN,env=CICD_BUILD_SECRET_2",
                "--cgroup-parent=/cap",
            ]),
        );
        expect(env).toMatchObject({ CICD_BUILD_SECRET_0: "production", CICD_BUILD_SECRET_2: "sentinel-1" });
        expect(secrets).toEqual(["sentinel-1", "sentinel-2"]);
    });
});

describe("requireProgram()", () => {
    const tools = { access: { ...access, env: { PATH: `relative:${folder}` } } } as unknown as DeployTools;

    it("says how to get what is not there, and takes what is", async () => {
        const builder = builderCalled("buildpacks");
        await expect(requireProgram(builder, tools)).rejects.toMatchObject({
            code: "BUILDER_MISSING",
            message: "The builder buildpacks needs the program pack, which is not on this server.",
            hint: expect.stringContaining("buildpacks.io") as string,
        });

        writeFileSync(path.join(folder, "pack"), "");
        await expect(requireProgram(builder, tools)).rejects.toThrow();
        chmodSync(path.join(folder, "pack"), 0o755);
        await requireProgram(builder, tools);
    });

    it("asks for nothing where docker is enough", async () => {
        await requireProgram(builderCalled("compose"), tools);
    });
});
