import { describe, expect, it } from "vitest";
import { builderFlag, buildxCommand } from "../../../../backend/deploy/build/buildx-command";
import { imageBuild, type ImageBuild } from "../../../../backend/deploy/build/image-build";

const access = { flags: ["--config", "/c"], env: { PATH: "/bin" }, proxies: { HTTPS_PROXY: "http://proxy" } };

function commandFor(given: Partial<ImageBuild>, cgroupParent: string | null = null) {
    return buildxCommand(imageBuild({ service: "web", context: "/w", ...given }), {
        access,
        reference: "localhost/shop/web:t",
        inlineFile: null,
        cgroupParent,
        imageOf: (service) => `localhost/shop/${service}:t`,
        policyFile: "/policy.json",
        notes: "/notes",
        deadlineMs: 1000,
        agent: { SSH_AUTH_SOCK: "/agent" },
    });
}

const always = ["--config", "/c", "buildx", "build", "--builder=default", "--progress=plain", "--load"];

describe("buildxCommand()", () => {
    it("names engine, builder, tag and context, and closes the environment", () => {
        const { file, args, env, cwd } = commandFor({});

        expect([file, ...args]).toEqual(["docker", ...always, "--tag=localhost/shop/web:t", "--", "/w"]);
        expect(env).toEqual({
            PATH: "/bin",
            HTTPS_PROXY: "http://proxy",
            EXPERIMENTAL_BUILDKIT_SOURCE_POLICY: "/policy.json",
            BUILDX_CONFIG: "/notes",
        });
        expect(cwd).toBe("/");
    });

    it.each<[string, Partial<ImageBuild>, string[]]>([
        ["a Dockerfile", { file: "/w/a Dockerfile" }, ["--file=/w/a Dockerfile"]],
        ["a target", { target: "last" }, ["--target=last"]],
        ["labels", { labels: { a: "1=2", b: "" } }, ["--label=a=1=2", "--label=b="]],
        ["a folder as context", { contexts: { base: "/w/base" } }, ["--build-context=base=/w/base"]],
        [
            "another service as context",
            { contexts: { base: "service:api" } },
            ["--build-context=base=docker-image://localhost/shop/api:t"],
        ],
        ["hosts", { hosts: ["a:192.0.2.1"] }, ["--add-host=a:192.0.2.1"]],
        ["a network", { network: "none" }, ["--network=none"]],
        ["shared memory", { shmSize: "64m" }, ["--shm-size=64m"]],
        ["limits", { ulimits: ["nofile=1:2"] }, ["--ulimit=nofile=1:2"]],
        ["a platform", { platform: "linux/arm64" }, ["--platform=linux/arm64"]],
        ["entitlements", { allow: ["network.host"] }, ["--allow=network.host"]],
        ["no cache", { noCache: true }, ["--no-cache"]],
        ["stages without cache", { noCacheFilter: ["a", "b"] }, ["--no-cache-filter=a", "--no-cache-filter=b"]],
        ["newer base images", { pull: true }, ["--pull"]],
        ["caches", { cacheFrom: ["r/a"], cacheTo: ["type=inline"] }, ["--cache-from=r/a", "--cache-to=type=inline"]],
        [
            "a secret file whose name has a comma",
            { secrets: [{ id: "npm", file: '/w/a,"b"' }] },
            ['--secret=id=npm,"src=/w/a,""b"""'],
        ],
    ])("hands on %s", (_, given, flags) => {
        expect(commandFor(given).args.slice(always.length + 1, -2)).toEqual(flags);
    });

    it("keeps values of arguments and secrets out of argv", () => {
        const { args, env } = commandFor({
            args: { VERSION: "sentinel-1", EMPTY: "" },
            secrets: [{ id: "npm.token", value: "sentinel-2" }],
        });

        expect(args.slice(always.length + 1, -2)).toEqual([
            "--build-arg=VERSION",
            "--build-arg=EMPTY",
            "--secret=id=npm.token,env=CICD_BUILD_SECRET_0",
        ]);
        expect(env).toMatchObject({ VERSION: "sentinel-1", EMPTY: "", CICD_BUILD_SECRET_0: "sentinel-2" });
    });

    it.each([
        "PATH",
        "DOCKER_HOST",
        "https_proxy",
        "LD_PRELOAD",
        "GIT_SSH_COMMAND",
        "BUILDX_BUILDER",
        "GODEBUG",
        "BASH_ENV",
        "NODE_OPTIONS",
        "PYTHONPATH",
        "HOME",
        "EXPERIMENTAL_BUILDKIT_SOURCE_POLICY",
    ])("never lets the argument %s become a setting of the client", (name) => {
        const { args, env } = commandFor({ args: { [name]: "evil" } });

        expect(args).toContain(`--build-arg=${name}=evil`);
        expect(env).toEqual(commandFor({}).env);
    });

    it("reaches the agent of the host for a granted ssh key alone", () => {
        expect(commandFor({ ssh: ["default"] })).toMatchObject({ env: { SSH_AUTH_SOCK: "/agent" } });
        expect(commandFor({ ssh: ["default"] }).args).toContain("--ssh=default");
        expect(commandFor({}).env).not.toHaveProperty("SSH_AUTH_SOCK");
    });

    it("uses the builder of the context that docker is called with", () => {
        expect(builderFlag({ flags: ["--config", "/c", "--host", "unix:///d.sock"] })).toBe("--builder=default");
        expect(builderFlag({ flags: ["--config", "/c", "--context", "away"] })).toBe("--builder=away");
    });

    it("runs below the cap", () => {
        expect(commandFor({}, "/dockge-cicd/id").args).toContain("--cgroup-parent=/dockge-cicd/id");
    });
});
