import { createServer, type Server } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startStatusReporter } from "../../../backend/forge-api/status-reporter";
import { deployments } from "../../../backend/models/deployments";
import { repositories } from "../../../backend/models/repositories";
import { enqueue, startBuildEngine } from "../../fixtures/build-engine";
import { setUpForge, type ForgeTest } from "../../fixtures/forge-api";
import { testSecrets } from "../../fixtures/webhooks/seed";
import { soon } from "./reporter-setup";

let forge: ForgeTest;
let engine: Awaited<ReturnType<typeof startBuildEngine>>;
let silent: Server;
let end: () => Promise<void>;

/** Real queue and pipeline; a forge that takes connections and never says anything. */
beforeEach(async () => {
    forge = await setUpForge("gitea");
    silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    engine = await startBuildEngine(forge.database, { secrets: testSecrets });
    end = startStatusReporter({
        ...engine.forge,
        bus: engine.bus,
        report: engine.report,
        pageUrl: async () => "https://dockge.example.org",
        gatherMs: 5,
    });
    await forge.bind("shop");
});
afterEach(async () => {
    await end();
    await engine.queue.stop();
    silent.close();
    await forge.close();
    expect(engine.reported).toEqual([]);
});

async function deploy(): Promise<number> {
    const id = await enqueue(forge.database, { stack: "shop", repositoryId: forge.id, trigger: "push" });
    engine.bus.publish({ type: "deployment", stack: "shop", deployment: id, from: null, to: "queued" });
    engine.queue.wake();
    await soon(async () => expect((await deployments.find(forge.db, id))?.state).toBe("succeeded"));
    return id;
}

describe("a deployment", () => {
    test("is reported with the commit that checkout found", async () => {
        const id = await deploy();
        const { commitSha } = (await deployments.find(forge.db, id))!;
        await soon(() => expect(forge.server.statuses.at(-1)).toMatchObject({ sha: commitSha, state: "success" }));
    });

    test("ends as ever while its forge says nothing, and the server stops as ever", async () => {
        const { port } = silent.address() as AddressInfo;
        await repositories.update(forge.db, forge.id, {
            url: `http://127.0.0.1:${port}/ana/shop.git`,
            host: `127.0.0.1:${port}`,
            apiCredentialId: await forge.addCredential({ host: `127.0.0.1:${port}` }),
        });
        const connected = new Promise((resolve) => silent.once("connection", resolve));
        await deploy();
        await connected;
        const begun = Date.now();
        await end();
        expect(Date.now() - begun).toBeLessThan(4000);
        expect(await forge.db("cicd_status_report")).toHaveLength(1);
    });

    test("ends as ever while its forge is down", async () => {
        await forge.server.down();
        await deploy();
        await soon(async () => expect(await forge.db("cicd_status_report").where("attempts", ">", 0)).toHaveLength(1));
    });
});
