import { describe, expect, it, vi } from "vitest";
import { commandSchema } from "../../../../common/schema";
import { commandArgv, commandTitle } from "../../../../backend/deploy/commands/command-argv";
import { commandEnvironment } from "../../../../backend/deploy/commands/command-environment";
import {
    commandLabels,
    commandName,
    commandOf,
    coveredLabels,
    isCommandOf,
} from "../../../../backend/deploy/commands/command-names";
import { imageSpec } from "../../../../backend/deploy/commands/image-spec";
import { hostCommand } from "../../../../backend/deploy/commands/run-on-host";
import { stackLayout } from "../../../../backend/deploy/stack-layout";
import { createOptions } from "../../../../backend/exec/container-spec";

const layout = stackLayout("/stacks", "shop");
const workspace = "/stacks/.cicd/shop/work/7";
const command = (config: object) => ({
    id: "7-test-0-0.1",
    config: commandSchema.parse(config),
    workspace,
    release: null,
    environment: {},
});

describe("a command as data", () => {
    it("is a line for a shell that stops at the first failure, or argv as it is", () => {
        expect(commandArgv({ run: "npm ci; npm test" })).toEqual(["/bin/sh", "-ec", "npm ci; npm test"]);
        expect(commandArgv({ run: ["npm", "$(id)"] })).toEqual(["npm", "$(id)"]);
    });

    it("is called by its name, or by the first line of what it runs", () => {
        expect(commandTitle({ name: "Tests", run: "npm test" })).toBe("Tests");
        expect(commandTitle({ run: ["npm", "test"] })).toBe("npm test");
        expect(commandTitle({ run: "npm ci\nnpm test\n" })).toBe("npm ci…");
    });

    it("sees the stack's environment, the deployment's and its own, which wins", () => {
        const config = commandSchema.parse({ image: "node", run: "x", environment: { C: "own" } });
        const environment = { B: "deployment", C: "deployment" };
        const buildConfig = { environment: { A: "stack", B: "stack" } };
        const seen = { CI: "true", A: "stack", B: "deployment", C: "own" };
        expect(commandEnvironment({ config, environment }, { buildConfig })).toEqual(seen);
        const { A: _, ...outside } = seen;
        expect(commandEnvironment({ config, environment }, { buildConfig, untrusted: true })).toEqual(outside);
    });

    it("gets no orders for others and no place in another stack by the labels of its image", () => {
        const project = "com.docker.compose.project";
        const image = { id: "sha256:1", labels: ["traefik.enable", "cicd.command", project] };
        const limits = { cpus: 0, memoryBytes: 0, pids: 0 };
        const config = { image: "node", run: "x" };
        const { labels } = imageSpec(command(config), { layout, image, environment: {}, limits });
        expect(labels).toEqual({
            "traefik.enable": "",
            [project]: "shop",
            "com.docker.compose.oneoff": "True",
            ...commandLabels(layout, "7-test-0-0.1"),
        });
        expect(coveredLabels([], "shop")).toEqual({});
    });

    it("becomes a container that sees only its workspace and may take only its share", () => {
        const spec = imageSpec(command({ image: "node:22", run: "npm ci", directory: "app" }), {
            layout,
            image: { id: "sha256:1", labels: [] },
            environment: { TOKEN: "a=b" },
            limits: { cpus: 1.5, memoryBytes: 1024, pids: 10 },
        });
        expect(createOptions(spec)).toMatchObject({
            name: "cicd.shop.7-test-0-0.1",
            Image: "sha256:1",
            Entrypoint: ["/bin/sh", "-ec", "npm ci"],
            Cmd: [],
            Env: ["TOKEN=a=b"],
            WorkingDir: "/workspace/app",
            HostConfig: {
                NetworkMode: "bridge",
                Mounts: [{ Type: "bind", Source: workspace, Target: "/workspace" }],
                NanoCpus: 1.5e9,
                Memory: 1024,
                MemorySwap: 1024,
                PidsLimit: 10,
                SecurityOpt: ["no-new-privileges"],
                RestartPolicy: { Name: "no" },
            },
        });
    });

    it("becomes a process of the host with an environment of its own", () => {
        vi.stubEnv("SECRET_OF_THE_SERVER", "sentinel");
        const config = { onHost: true, run: "make", timeout: 60 };
        const host = hostCommand(command(config), { cwd: workspace, environment: { CI: "true" } });
        vi.unstubAllEnvs();
        expect(host).toMatchObject({ file: "/bin/sh", args: ["-ec", "make"], cwd: workspace, deadlineMs: 60_000 });
        expect(Object.keys(host.env)).toEqual(expect.arrayContaining(["PATH", "CI"]));
        expect(JSON.stringify(host.env)).not.toContain("sentinel");
    });
});

describe("commandOf()", () => {
    const id = "7-test-0-0.1";
    const name = commandName("shop", id);
    const labels = commandLabels(layout, id);

    it("knows a command's container by its name and its labels together", () => {
        expect(commandOf({ name, labels })).toEqual({ stack: "shop", id, home: layout.home });
        expect(isCommandOf(layout, { name, labels })).toBe(true);
    });

    it.each([
        ["a container with the labels alone", { name: "evil-web-1", labels }],
        ["one of another command's name", { name: commandName("shop", "7-test-1"), labels }],
        ["one with the name alone", { name, labels: {} }],
        ["one whose label says too much", { name, labels: { ...labels, "cicd.command": `shop/${id}/x` } }],
    ])("is not taken in by %s", (_, container) => {
        expect(commandOf(container)).toBeNull();
    });

    it("tells the stack of another server by where its files lie", () => {
        expect(isCommandOf(stackLayout("/other", "shop"), { name, labels })).toBe(false);
    });

    it.each(["../x", "a/b", "", "a b", ".a", "-a"])("commandName() refuses %j", (bad) => {
        expect(() => commandName("shop", bad)).toThrow();
    });
});
