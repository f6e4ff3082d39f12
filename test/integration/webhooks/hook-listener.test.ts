import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type http from "node:http";
import https from "node:https";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Listening } from "../../../backend/host/host";
import { createHookListener, type HookListener } from "../../../backend/webhooks/hook-listener";
import { makeCertificate } from "../../fixtures/git-server/certificate";
import { freePort } from "../../fixtures/server/free-port";
import { until } from "../../fixtures/server/until";

let listener: HookListener;
let ports: number[];
/** Requests that the webhooks took but have not answered yet. */
let open: http.ServerResponse[];

function start(listening: Partial<Listening> = {}): void {
    const handler = (request: http.IncomingMessage, response: http.ServerResponse) => {
        const isHook = request.method === "POST" && request.url === "/cicd/hooks/github/t";
        if (isHook) {
            open.push(response);
        }
        return isHook;
    };
    listener = createHookListener({ hostname: "127.0.0.1", tls: null, ...listening }, handler, (error) => {
        throw error;
    });
}

const ask = (port: number, where = "/cicd/hooks/github/t", method = "POST") =>
    fetch(`http://127.0.0.1:${port}${where}`, { method });
const isSilent = (port: number) =>
    ask(port, "/").then(
        () => false,
        () => true,
    );

async function answerOne(): Promise<void> {
    const response = await until("a delivery", async () => open.shift());
    response.writeHead(202).end("stored");
}

beforeEach(async () => {
    open = [];
    ports = [await freePort(), await freePort()];
    start();
});
afterEach(() => listener.close());

describe("the second listener", () => {
    it("hands webhooks on, and answers 404 to all else", async () => {
        await listener.use(ports[0]);
        const [answer] = await Promise.all([ask(ports[0]), answerOne()]);
        expect([answer.status, await answer.text()]).toEqual([202, "stored"]);
        for (const [where, method] of [
            ["/", "GET"],
            ["/cicd", "GET"],
            ["/healthz", "GET"],
            ["/metrics", "GET"],
            ["/api/cicd/v1/stacks", "GET"],
            ["/socket.io/?EIO=4&transport=polling", "GET"],
            ["/cicd/hooks/github/t", "GET"],
            ["/../../etc/passwd", "GET"],
        ]) {
            const other = await ask(ports[0], where, method);
            expect([where, other.status, await other.text()]).toEqual([
                where,
                404,
                expect.not.stringContaining("ockge"),
            ]);
        }
    });

    it("moves to another port, answers what it had begun to receive, and ends with 0", async () => {
        await listener.use(ports[0]);
        const begun = ask(ports[0]);
        await until("the delivery to arrive", async () => open.length === 1);
        await listener.use(ports[1]);
        expect(await isSilent(ports[0])).toBe(true);
        await answerOne();
        expect((await begun).status).toBe(202);
        expect((await ask(ports[1], "/")).status).toBe(404);
        await listener.use(0);
        expect(await isSilent(ports[1])).toBe(true);
    });

    it("says that a port is taken, and goes on where it was", async () => {
        const other = net.createServer();
        await once(other.listen(ports[1], "127.0.0.1"), "listening");
        await listener.use(ports[0]);
        await expect(listener.use(ports[1])).rejects.toMatchObject({
            code: "PORT_TAKEN",
            message: expect.stringContaining(String(ports[1])),
        });
        expect((await ask(ports[0], "/")).status).toBe(404);
        await new Promise((resolve) => other.close(resolve));
        await listener.use(ports[1]);
        expect((await ask(ports[1], "/")).status).toBe(404);
    });

    it("keeps its order when several want another port at once", async () => {
        await Promise.all([listener.use(ports[0]), listener.use(ports[1]), listener.use(0), listener.use(ports[0])]);
        expect((await ask(ports[0], "/")).status).toBe(404);
        expect(await isSilent(ports[1])).toBe(true);
    });

    it("has the host's certificate where the host has one", async () => {
        const dir = await mkdtemp(path.join(tmpdir(), "hook-listener-"));
        const { caFile } = await makeCertificate(dir);
        start({ tls: { key: path.join(dir, "server.key"), cert: path.join(dir, "server.pem") } });
        await listener.use(ports[0]);
        const request = https.get({ port: ports[0], host: "127.0.0.1", ca: readFileSync(caFile) });
        const [response] = (await once(request, "response")) as [http.IncomingMessage];
        expect(response.statusCode).toBe(404);
        await rm(dir, { recursive: true, force: true });
    });
});
