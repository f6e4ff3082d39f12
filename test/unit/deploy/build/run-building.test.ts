import { describe, expect, it } from "vitest";
import { runBuilding } from "../../../../backend/deploy/build/run-building";
import type { DeployTools } from "../../../../backend/deploy/deploy-tools";
import { NO_REGISTRIES } from "../../../../backend/deploy/registry/registries";
import { buildConfigSchema } from "../../../../common/schema";

const base = (why: string) =>
    `ERROR: failed to solve: r.example.org/base:1: failed to resolve source metadata for r.example.org/base:1: ${why}`;

/** Answers of docker in turn; nothing waits for real. */
async function build(outputs: string[]) {
    const deadlines: number[] = [];
    let now = 0;
    const tools = {
        clock: { now: () => new Date(now) },
        wait: async (ms: number) => void (now += ms),
        registries: NO_REGISTRIES,
        runner: {
            run: async () => {
                const stderr = outputs.shift()!;
                return { exitCode: stderr ? 1 : 0, signal: null, stdout: "", stderr };
            },
        },
    } as unknown as DeployTools;
    const context = { stack: "shop", buildConfig: buildConfigSchema.parse({}), log: () => undefined };
    const commandFor = (deadlineMs: number) => {
        deadlines.push(deadlineMs);
        return { file: "docker", args: [], env: {}, deadlineMs };
    };
    await runBuilding(commandFor, { service: "web", memoryMb: 64, secrets: [] }, { tools, context });
    return deadlines;
}

describe("runBuilding()", () => {
    it("tries again when a base image's registry is out of order, within the build's one deadline", async () => {
        const [first, second] = (await build([base("dial tcp: connection refused"), ""])) as [number, number];
        expect(first).toBe(1_800_000);
        expect(second).toBeLessThan(first);
    });

    it("names base image and registry when no wait helps", async () => {
        await expect(build([base("pull access denied, repository does not exist")])).rejects.toMatchObject({
            code: "IMAGE_UNAVAILABLE",
            message: expect.stringMatching(
                /^The base image r\.example\.org\/base:1 of the service web can't be pulled/,
            ) as string,
        });
    });

    it("does not take a command's own words for a registry's", async () => {
        const output =
            '#5 ERROR: process "npm ci" did not complete successfully: exit code: 1\n#5 0.1 429 Too Many Requests';
        await expect(build([output])).rejects.toMatchObject({ code: "BUILD_FAILED" });
    });
});
