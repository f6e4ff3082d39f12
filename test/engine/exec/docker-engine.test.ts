import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type Docker from "dockerode";
import { lastOutput, lastSaid } from "../../../backend/deploy/health/last-output";
import { connectDocker } from "../../../backend/exec/docker-client";
import { createDockerEngine } from "../../../backend/exec/docker-engine";
import type { EnginePort } from "../../../backend/deploy/engine-port";

const project = `engine-api-${randomBytes(4).toString("hex")}`;
const repository = `localhost/${project}/web`;
const engine: EnginePort = createDockerEngine();
let docker: Docker;

async function createContainer(name: string, script: string, extra: Docker.ContainerCreateOptions = {}) {
    const container = await docker.createContainer({
        name: `${project}-${name}`,
        Image: "busybox-test:1",
        Cmd: ["sh", "-c", script],
        Labels: {
            "com.docker.compose.project": project,
            "com.docker.compose.service": name,
            "com.docker.compose.oneoff": "False",
            "com.docker.compose.config-hash": "abc",
        },
        ...extra,
    });
    await container.start();
    return container;
}

beforeAll(async () => {
    docker = await connectDocker();
});

afterAll(async () => {
    for (const { id } of await engine.containers(project)) {
        await engine.removeContainer(id);
    }
    for (const { reference } of await engine.tagsBelow(`localhost/${project}/`)) {
        await engine.untag(reference);
    }
});

describe("createDockerEngine()", () => {
    it("containers() and condition() describe a container that has ended, and lastLines() what it said", async () => {
        const container = await createContainer(
            "job",
            "echo one; printf '\\033[31mtwo\\033[0m\\n' >&2; echo three; exit 3",
        );
        await container.wait();
        // The engine's list learns of the end a moment after those who waited for it.
        await expect.poll(async () => (await engine.containers(project))[0]?.state, { timeout: 10_000 }).toBe("exited");
        const [found] = await engine.containers(project);
        expect(found).toMatchObject({
            id: container.id,
            name: `${project}-job`,
            service: "job",
            oneOff: false,
            state: "exited",
            configHash: "abc",
        });
        expect(Math.abs(found.createdAt - Date.now())).toBeLessThan(60_000);
        expect(found.imageId).toBe((await engine.image("busybox-test:1"))?.id);
        expect(await engine.condition(container.id)).toMatchObject({
            state: "exited",
            exitCode: 3,
            health: null,
            restartPolicy: "no",
            publishesPorts: false,
            error: "",
        });
        const lines = await engine.lastLines(container.id, 3);
        expect(lines.map(({ text, stream }) => `${stream}: ${text}`).sort()).toEqual([
            "stderr: two",
            "stdout: one",
            "stdout: three",
        ]);
        lines.forEach(({ at }) => expect(Math.abs(at - Date.now())).toBeLessThan(60_000));
        expect(lastSaid((await lastOutput(container.id, { engine })).lines)).toBe("two");
        await engine.removeContainer(container.id);
        expect(await engine.condition(container.id)).toBeNull();
        expect(await engine.lastLines(container.id, 3)).toEqual([]);
    });

    it("condition() tells health, restart policy and published ports", async () => {
        const container = await createContainer("web", "echo up; exec sleep 1000", {
            Healthcheck: { Test: ["CMD", "true"], Interval: 3_600_000_000_000 },
            HostConfig: { PortBindings: { "80/tcp": [{ HostPort: "" }] }, RestartPolicy: { Name: "unless-stopped" } },
            Tty: true,
        });
        expect(await engine.condition(container.id)).toMatchObject({
            state: "running",
            health: "starting",
            restartPolicy: "unless-stopped",
            publishesPorts: true,
        });
        expect((await engine.lastLines(container.id, 5)).map(({ text }) => text)).toEqual(["up"]);
        await engine.renameContainer(container.id, `${project}-renamed`);
        expect((await engine.containers(project)).map(({ name }) => name)).toEqual([`${project}-renamed`]);
        await engine.removeContainer(container.id);
        await engine.removeContainer(container.id);
    });

    it("stopSignals() and condition() tell of a stop that is under way", async () => {
        const container = await createContainer("stubborn", "trap '' TERM; while true; do sleep 1; done", {
            StopTimeout: 3,
        });
        expect(await engine.condition(container.id)).toMatchObject({ stopTimeoutMs: 3000 });
        expect((await engine.stopSignals()).last.has(container.id)).toBe(false);
        const asked = Date.now();
        const stopped = container.stop();
        await expect.poll(async () => (await engine.stopSignals()).last.get(container.id)).toBeGreaterThan(asked - 1);
        expect(await engine.condition(container.id)).toMatchObject({ state: "running" });
        await stopped;
        await engine.removeContainer(container.id);
    });

    it("tag(), tagsBelow() and untag() change nothing but tags", async () => {
        const id = (await engine.image("busybox-test:1"))?.id as string;
        await engine.tag(id, repository, "0123456789ab");
        expect(await engine.tagsBelow(`localhost/${project}/`)).toEqual([
            { reference: `${repository}:0123456789ab`, id },
        ]);
        await engine.untag(`${repository}:0123456789ab`);
        await engine.untag(`${repository}:0123456789ab`);
        expect(await engine.tagsBelow(`localhost/${project}/`)).toEqual([]);
        expect(await engine.image(`${repository}:0123456789ab`)).toBeNull();
        expect((await engine.image("busybox-test:1"))?.id).toBe(id);
    });

    it("untag() lets a container run on when it takes its image's only tag", async () => {
        const base = await createContainer("base", "true");
        await base.wait();
        await base.commit({ repo: repository, tag: "only" });
        const reference = `${repository}:only`;
        const user = await createContainer("user", "exec sleep 1000", { Image: reference });
        await engine.untag(reference);
        expect(await engine.image(reference)).toBeNull();
        expect(await engine.condition(user.id)).toMatchObject({ state: "running" });
        const { imageId } = (await engine.containers(project)).find(({ id }) => id === user.id)!;
        await engine.removeContainer(user.id);
        await docker.getImage(imageId).remove();
    });

    it("removeContainer() succeeds for everybody when several remove the same one", async () => {
        const container = await createContainer("raced", "exec sleep 1000");
        await Promise.all([1, 2, 3].map(() => engine.removeContainer(container.id)));
        expect(await engine.condition(container.id)).toBeNull();
    });

    it("containers() says ENGINE_UNREACHABLE when nobody listens", async () => {
        const { default: Client } = await import("dockerode");
        const nobody = createDockerEngine(async () => new Client({ socketPath: "/nonexistent/docker.sock" }));
        await expect(nobody.containers(project)).rejects.toMatchObject({ code: "ENGINE_UNREACHABLE" });
        await expect(nobody.image("x")).rejects.toMatchObject({ code: "ENGINE_UNREACHABLE" });
    });
});
