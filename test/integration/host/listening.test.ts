import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeCertificate } from "../../fixtures/git-server/certificate";
import { call, serve, USER } from "./standalone";

describe("listening", () => {
    it("a port that is taken is said in a sentence", async () => {
        const other = createServer().listen(0, "127.0.0.1");
        await new Promise((resolve) => other.once("listening", resolve));
        const { port } = other.address() as AddressInfo;
        await expect(serve({ port })).rejects.toThrow(`Port ${port} is in use`);
        other.close();
    });

    it("https serves pages and connections with the given certificate", async () => {
        const dir = await mkdtemp(join(tmpdir(), "cicd-tls-"));
        const { caFile } = await makeCertificate(dir);
        const tls = { key: join(dir, "server.key"), cert: join(dir, "server.pem") };
        const served = await serve({ tls });
        expect(served.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
        const socket = served.connect({ ca: await readFile(caFile) });
        expect(await call(socket, "login", USER)).toMatchObject({ ok: true });
        await served.stop();
        await rm(dir, { recursive: true, force: true });
    });

    it("close() ends open connections, and the database after what was registered", async () => {
        const served = await serve();
        const socket = await served.logIn();
        const ended = new Promise((resolve) => socket.once("disconnect", resolve));
        const users: unknown[] = [];
        served.host.onShutdown(async () => void users.push(await served.host.users.find(1)));
        await served.stop();
        await ended;
        expect(users).toEqual([{ id: 1, username: USER.username }]);
        await expect(fetch(served.url)).rejects.toThrow();
    });
});
