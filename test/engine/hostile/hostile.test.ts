import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeploymentView } from "../../../common/views";
import { StackFixture } from "../../fixtures/server/stack-fixture";
import { commitOf, hostileCases, type HostileCase, type Places } from "./hostile-case";

const execute = promisify(execFile);
const cases = hostileCases();
/** In a file of the host, in the server's environment and in another stack's `.env`; it may turn up nowhere else. */
const secret = `canary-${randomBytes(9).toString("hex")}`;
const key = randomBytes(32).toString("base64");

let fixture: StackFixture;
let places: Places;
let untouched: string;

const victimState = async () =>
    JSON.stringify([
        await fixture.containers(places.victim),
        await readFile(path.join(fixture.stackDir(places.victim), "compose.yaml"), "utf8"),
        await readFile(path.join(fixture.stackDir(places.victim), ".env"), "utf8"),
        await readdir(places.canaryDir),
    ]);

beforeAll(async () => {
    const canaryDir = await mkdtemp(path.join(tmpdir(), "cicd-canary-"));
    await writeFile(path.join(canaryDir, "canary"), `${secret}\n`);
    fixture = await StackFixture.start({ env: { CANARY_VARIABLE: secret, DOCKGE_CICD_KEY: key } });
    places = { canaryDir, canary: path.join(canaryDir, "canary"), victim: fixture.stackName("victim") };
    const directory = fixture.stackDir(places.victim);
    await mkdir(directory, { recursive: true });
    await writeFile(path.join(directory, ".env"), `SECRET=${secret}\n`);
    await writeFile(path.join(directory, "compose.yaml"), VICTIM);
    await fixture.dockgeUp(places.victim);
    await execute("docker", ["tag", "busybox-test:1", `localhost/${places.victim}/web:1`]);
    await fixture.server.call("PUT", "/settings", { parallelDeployments: 4 });
    untouched = await victimState();
});

afterAll(async () => {
    await execute("docker", ["rmi", `localhost/${places.victim}/web:1`]).catch(() => undefined);
    await fixture?.close();
    await rm(places.canaryDir, { recursive: true, force: true });
});

const VICTIM = `services:
  web:
    image: busybox-test:1
    command: ["sleep", "1000000"]
    stop_grace_period: 1s
    volumes: ["data:/data"]
volumes:
  data:
`;

async function deploy(hostile: HostileCase): Promise<{ stack: string; done: DeploymentView; log: string }> {
    const stack = fixture.stackName(hostile.name.slice(0, 40));
    const repository = await fixture.repository(stack);
    await repository.commit(commitOf(hostile, places), { message: hostile.message });
    const { composePath } = hostile;
    await fixture.server.connect(stack, repository.url, composePath === undefined ? {} : { composePath });
    await fixture.server.call("PUT", `/stacks/${stack}/build-config`, { stableSeconds: 1, checkoutTimeout: 30 });
    const done = await fixture.server.deploy(stack);
    return { stack, done, log: await fixture.server.call<string>("GET", `/deployments/${done.id}/log`) };
}

function verdictOf({ state, error }: DeploymentView): string {
    return state === "succeeded" ? "harmless" : (error?.code ?? state);
}

function expectVerdict(hostile: HostileCase, done: DeploymentView): void {
    const verdict = verdictOf(done);
    const refused = verdict !== "harmless" && verdict !== "INTERNAL" && done.error?.hint !== "";
    const either = hostile.orRefused || hostile.orHarmless;
    const judged = hostile.expect === "refused" ? refused && "refused" : verdict;
    const accepted = judged === hostile.expect || (either && (refused || verdict === "harmless"));
    expect(accepted ? hostile.expect : `${verdict}: ${done.error?.message}`).toBe(hostile.expect);
}

async function inspected(stack: string): Promise<{ text: string; powers: unknown[] }> {
    const containers = await fixture.containers(stack);
    if (containers.length === 0) {
        return { text: "", powers: [] };
    }
    const { stdout } = await execute("docker", ["inspect", ...containers.map(({ id }) => id)]);
    const all = JSON.parse(stdout) as { HostConfig: Record<string, unknown> }[];
    const powers = all.map(({ HostConfig: { Privileged, PidMode, NetworkMode, CapAdd, Binds } }) => ({
        Privileged,
        PidMode,
        host: NetworkMode === "host",
        CapAdd,
        Binds: Binds ?? null,
    }));
    return { text: stdout, powers };
}

const NO_POWERS = { Privileged: false, PidMode: "", host: false, CapAdd: null, Binds: null };

/** Everything that the stack's directory holds, as text. */
async function filesOf(stack: string): Promise<string> {
    const directory = fixture.stackDir(stack);
    const names = await readdir(directory).catch(() => [] as string[]);
    return (await Promise.all(names.map((name) => readFile(path.join(directory, name), "utf8").catch(() => "")))).join(
        "\n",
    );
}

describe("a hostile repository", () => {
    it("has at least 60 ways to try", () => {
        expect(cases.length).toBeGreaterThanOrEqual(60);
    });

    it.concurrent.each(cases.map((hostile) => [hostile.name, hostile.tries, hostile] as const))(
        "%s: can't %s",
        async (_, __, hostile) => {
            const { stack, done, log } = await deploy(hostile);
            expectVerdict(hostile, done);
            // Our own call, and then the host's on what lies in the stack directory.
            if (done.state === "succeeded") {
                const before = await fixture.containerIds(stack);
                await fixture.dockgeUp(stack);
                expect(await fixture.containerIds(stack)).toEqual(before);
            } else {
                expect(existsSync(path.join(fixture.stackDir(stack), "compose.yaml"))).toBe(false);
                expect(await fixture.containers(stack)).toEqual([]);
            }
            const { text, powers } = await inspected(stack);
            expect(powers).toEqual(powers.map(() => NO_POWERS));
            const shown = [text, log, JSON.stringify(done), await filesOf(stack)].join("\n");
            expect(shown.includes(secret) || shown.includes(key)).toBe(false);
            expect(await victimState()).toBe(untouched);
        },
    );

    it("left nothing of itself behind", async () => {
        expect(existsSync(path.join(places.canaryDir, "executed"))).toBe(false);
        expect(fixture.server.output).not.toContain(secret);
        const { stdout } = await execute("docker", ["images", "--format", "{{.Repository}}:{{.Tag}}"]);
        expect(stdout).not.toContain(":stolen");
        expect(await victimState()).toBe(untouched);
    });
});
