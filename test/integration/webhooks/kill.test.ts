import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { systemClock } from "../../../backend/models/clock";
import { webhookEvents } from "../../../backend/models/webhook-events";
import { DeliveryBodies } from "../../../backend/use-cases/delivery-bodies";
import { openTestDatabase } from "../../fixtures/database";
import { seedHook, seedStack } from "../../fixtures/webhooks/seed";
import { SENDERS, signed } from "../../fixtures/webhooks/senders";

const SERVER = fileURLToPath(new URL("../../fixtures/webhooks/serve.ts", import.meta.url));
const sender = SENDERS.github!;
const { headers, body } = signed(sender, "push");

async function startServer(databaseFile: string) {
    const child = spawn(process.execPath, ["--import", "tsx", SERVER, databaseFile], {
        stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    return {
        port: Number(port),
        async kill() {
            const gone = once(child, "exit");
            child.kill("SIGKILL");
            await gone;
        },
    };
}

/** The status, or null when the connection broke. */
function post(agent: Agent, port: number, id: string): Promise<number | null> {
    return new Promise((resolve) => {
        const sending = request(
            {
                agent,
                port,
                path: "/cicd/hooks/github/token",
                method: "POST",
                headers: { ...headers, [sender.idHeader!]: id, "content-length": body.length },
            },
            (response) => {
                response.resume();
                response.once("end", () => resolve(response.statusCode!));
                response.once("error", () => resolve(null));
            },
        );
        sending.once("error", () => resolve(null));
        sending.end(body);
    });
}

test("no acknowledged delivery is lost or kept twice when the server is killed in a burst", async () => {
    const database = await openTestDatabase();
    const repositoryId = await seedHook(database.knex, { token: "token", forge: "github" });
    await seedStack(database.knex, repositoryId, { stack: "shop" });
    const acknowledged = new Set<string>();
    const unknown = new Set<string>();

    for (let round = 0; round < 4; round++) {
        const server = await startServer(database.file);
        const agent = new Agent({ keepAlive: true, maxSockets: 50 });
        const killAt = acknowledged.size + 60 + round * 37;
        let killed: Promise<void> | null = null;
        const sendOne = async (id: string) => {
            const status = await post(agent, server.port, id);
            (status === 202 ? acknowledged : unknown).add(id);
            if (acknowledged.size >= killAt) {
                killed ??= server.kill();
            }
        };
        await Promise.all(Array.from({ length: 400 }, (_, index) => sendOne(`r${round}-${index}`)));
        await killed;
        agent.destroy();
    }
    expect(unknown.size).toBeGreaterThan(0);

    // Whoever got no answer sends again, as a forge may; an acknowledged one sent again changes nothing.
    const server = await startServer(database.file);
    const agent = new Agent({ keepAlive: true, maxSockets: 50 });
    const again = await Promise.all([...unknown].map((id) => post(agent, server.port, id)));
    expect(again.filter((status) => status !== 202 && status !== 200)).toEqual([]);
    const known = await Promise.all([...acknowledged].slice(0, 50).map((id) => post(agent, server.port, id)));
    expect(new Set(known)).toEqual(new Set([200]));
    agent.destroy();
    await server.kill();

    const events = await webhookEvents.list(database.knex, { limit: 10_000 });
    const accepted = events.filter(({ verdict }) => verdict === "accepted");
    expect(accepted.map(({ deliveryId }) => deliveryId).sort()).toEqual([...acknowledged, ...unknown].sort());
    const bodies = new DeliveryBodies(join(database.directory, "bodies"), systemClock);
    for (const { bodyFile, bodyOffset, bodyLength } of accepted) {
        const kept = await bodies.read({ file: bodyFile!, offset: bodyOffset!, length: bodyLength! });
        expect(kept?.equals(body)).toBe(true);
    }
    const queued = await database.knex("cicd_deployment").where({ state: "queued" });
    expect(queued).toHaveLength(1);
    expect(await database.knex("cicd_deployment").count("id as count").first()).toEqual({ count: accepted.length });
    await database.close();
});
