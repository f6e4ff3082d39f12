import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildConfigSchema } from "../../common/schema";
import type { StackView } from "../../common/views";
import { sampleApp } from "../engine/rollout/sample-app";
import { TrafficLoad } from "../engine/rollout/traffic-load";
import { startGitServer, type GitServer } from "../fixtures/git-server";
import type { ServedRepository } from "../fixtures/git-server/repository";
import { ensureNodeImage } from "../fixtures/node-image";
import { freePort } from "../fixtures/server/free-port";
import { answerOf } from "../fixtures/server/stack-fixture";
import { call, callAgent, USER } from "../integration/host/standalone";
import { startDockge, type DockgeProcess } from "./setup/dockge-process";
import { makePlaces, type Places } from "./setup/places";

const execute = promisify(execFile);
const STACK = "dockgetest-switched";
const LONG = { timeout: 180_000 };

let places: Places;
let dockge: DockgeProcess;
let git: GitServer;
let repository: ServedRepository;
let image: string;
let port: number;
beforeAll(async () => {
    places = await makePlaces();
    git = await startGitServer();
    repository = await git.createRepository("demo/switched");
    [image, port] = [await ensureNodeImage(), await freePort()];
    dockge = await startDockge({ ...places, kind: "extended" });
});
afterAll(async () => {
    await dockge?.stop();
    await git?.close();
    await execute("docker", ["compose", "-p", STACK, "down", "--volumes", "--remove-orphans", "-t", "1"]);
    await places?.remove();
});

async function loggedIn() {
    const socket = dockge.connect();
    await call(socket, "login", USER);
    return socket;
}

const commit = (version: string) => {
    const web = sampleApp({ image, version }, [`ports: ["127.0.0.1:${port}:80"]`, "restart: unless-stopped"]);
    return repository.commit({ "compose.yaml": `services:\n  web:\n${web}` }, { message: version });
};

/** Deploys a version and waits until it is live. */
async function deploy(version: string): Promise<void> {
    const socket = await loggedIn();
    await commit(version);
    expect(await callAgent(socket, "cicd:deploy", { stack: STACK })).toMatchObject({ ok: true });
    const newest = async () => {
        const { data } = await callAgent(socket, "cicd:stack", { stack: STACK });
        const deployment = (data as StackView).deployments[0]!;
        return `${deployment.commit?.message} ${deployment.state}`;
    };
    await expect.poll(newest, LONG).toBe(`${version} succeeded`);
}

it("a service is exchanged under load, and answers after Dockge's own Down and Start without the extension", async () => {
    let socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    await call(socket, "login", USER);
    await commit("version 0");
    const connected = { stack: STACK, repository: { url: repository.url, forge: "gitea" } };
    expect(await callAgent(socket, "cicd:connect", connected)).toMatchObject({ ok: true });
    const config = buildConfigSchema.parse({ stableSeconds: 1, services: { web: { strategy: "rolling" } } });
    expect(await callAgent(socket, "cicd:saveBuildConfig", { stack: STACK, config })).toMatchObject({ ok: true });
    await deploy("version 0");
    const load = new TrafficLoad({ port, perSecond: 50, longestMs: 1000 });
    await deploy("version 1");
    await deploy("version 2");
    const { failures, requests } = await load.stop();
    console.info(`2 deployments in Dockge: ${requests} requests, ${failures.length} failed`);
    expect(failures).toEqual([]);

    await dockge.stop();
    dockge = await startDockge({ ...places, kind: "stock" });
    socket = await loggedIn();
    expect(await callAgent(socket, "downStack", STACK)).toMatchObject({ ok: true });
    expect(await answerOf(port)).toBe("");
    expect(await callAgent(socket, "startStack", STACK)).toMatchObject({ ok: true });
    await expect.poll(() => answerOf(port), LONG).toBe("version 2");
}, 600_000);
