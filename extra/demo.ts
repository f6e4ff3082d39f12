import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createDockerEngine } from "../backend/exec/docker-engine";
import { startGitServer } from "../test/fixtures/git-server";
import { chooseBaseImage } from "./demo/base-image";
import { refuseFailed } from "./demo/refuse-failed";
import { refuseTakenStack } from "./demo/refuse-taken-stack";
import { sampleFiles } from "./demo/sample-files";
import { freePort } from "../test/fixtures/server/free-port";
import { deliverPush } from "../test/fixtures/server/push";
import { StandaloneServer } from "../test/fixtures/server/standalone-server";
import { until } from "../test/fixtures/server/until";

const stack = "shop";
const folder = fileURLToPath(new URL("../.demo", import.meta.url));
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Ends itself with `--once` or in CI; else it stays, so that the pages can be looked at. */
const once = process.argv.includes("--once") || process.env.CI === "true";

async function answerOf(port: number): Promise<string> {
    return (await (await fetch(`http://127.0.0.1:${port}/`)).text()).trim();
}

/** The main job on real input: a repository, a signed push, a build, a deployment, and a second push that changes it. */
async function demo(): Promise<void> {
    refuseTakenStack(stack, await createDockerEngine().containers(stack), join(folder, "stacks", stack));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const port = await freePort();
    const baseImage = await chooseBaseImage();
    const git = await startGitServer();
    const repository = await git.createRepository(stack);
    const server = new StandaloneServer({ folder, port: await freePort() });
    let connected = false;
    try {
        say("Starting the server …");
        await server.start();
        say(`It serves ${server.url}; a sample Git repository is at ${repository.url}`);
        const first = await repository.commit(sampleFiles({ text: "version 1", port, baseImage }), {
            message: "Open the shop",
        });
        const hook = await server.connect(stack, repository.url);
        connected = true;
        say(`The stack "${stack}" is connected to it. Webhook: ${hook.url}`);
        await showPush({ sha: first, message: "Open the shop", text: "version 1" });
        const second = await repository.commit(sampleFiles({ text: "version 2", port, baseImage }), {
            message: "Repaint the front",
        });
        await showPush({ sha: second, message: "Repaint the front", text: "version 2" });
        say("");
        say(`Live:    http://127.0.0.1:${port}/`);
        say(`History: ${server.url}/compose/${stack}  (user "demo", password "${server.password}")`);
        if (!once) {
            await untilEnded();
        }

        async function showPush(push: { sha: string; message: string; text: string }): Promise<void> {
            const start = Date.now();
            say(`\nPush of ${push.sha.slice(0, 7)} "${push.message}": delivered, signed with the hook's secret.`);
            await deliverPush(hook, { ...push, repository: repository.url });
            await until("the new answer", async () => {
                await refuseFailed(server, stack);
                return (await answerOf(port).catch(() => "")) === push.text;
            });
            say(`  answers "${push.text}" after ${((Date.now() - start) / 1000).toFixed(1)} s; being watched …`);
            const [deployment] = await server.deployments(stack);
            await server.finished(deployment!.id);
            await refuseFailed(server, stack);
            say(`  deployed and verified after ${((Date.now() - start) / 1000).toFixed(1)} s.`);
        }
    } finally {
        await cleanUp();
    }

    async function cleanUp(): Promise<void> {
        if (connected) {
            await server.call("POST", `/stacks/${stack}/down`).catch((error: Error) => say(error.message));
        }
        await server.close();
        await git.close();
        await rm(folder, { recursive: true, force: true });
    }
}

function untilEnded(): Promise<void> {
    say("Both stay until you press Ctrl+C.");
    return new Promise((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
    });
}

demo().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
});
