import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { relayProgram } from "../../../../backend/deploy/health/relay/relay-program";
import { socketAddress } from "../../../../backend/deploy/health/relay/socket-address";

const architectures: Partial<Record<string, string>> = { x64: "x86_64", arm64: "aarch64" };
const architecture = architectures[process.arch] ?? "none";
const program = process.platform === "linux" ? relayProgram(architecture) : null;

describe("socketAddress()", () => {
    it.each([
        ["172.18.0.3", 80, "02000050ac120003".padEnd(56, "0")],
        ["fd00:1::2f", 8080, `0a001f9000000000fd000001${"0".repeat(22)}2f00000000`],
        ["::1", 1, `0a00000100000000${"0".repeat(30)}0100000000`],
    ])("of %s is what connect(2) takes", (address, port, hex) => {
        expect(socketAddress(address, port).toString("hex")).toBe(hex);
    });
});

describe("relayProgram()", () => {
    it("is there for the usual processors, and for no other", () => {
        expect(relayProgram("x86_64")?.subarray(1, 4).toString()).toBe("ELF");
        expect(relayProgram("aarch64")?.subarray(1, 4).toString()).toBe("ELF");
        expect(relayProgram("constructor")).toBeNull();
    });
});

describe.skipIf(program === null)("the relay", () => {
    const big = "x".repeat(100_000);
    const server = http.createServer((request, response) => response.end(`${big}${request.url}`));
    let folder: string;
    let port: number;

    beforeAll(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), "relay-"));
        await writeFile(path.join(folder, "relay"), program!);
        await chmod(path.join(folder, "relay"), 0o755);
        server.listen(0, "127.0.0.1");
        await once(server, "listening");
        port = (server.address() as AddressInfo).port;
    });

    afterAll(async () => {
        server.close();
        await rm(folder, { recursive: true });
    });

    async function say(address: Buffer, text: string): Promise<Buffer> {
        const child = spawn(path.join(folder, "relay"), { stdio: ["pipe", "pipe", "inherit"] });
        child.stdin.on("error", () => undefined);
        child.stdin.write(address);
        child.stdin.write(text);
        const said: Buffer[] = [];
        child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
        await once(child, "close");
        return Buffer.concat(said);
    }

    it("passes on both ways, and ends with the connection", async () => {
        const said = await say(
            socketAddress("127.0.0.1", port),
            "GET /way HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        );
        expect(said[0]).toBe(0);
        expect(said.subarray(1).toString()).toMatch(/^HTTP\/1.1 200 OK[^]*x{1000}\/way$/);
    });

    it("says why it can't connect", async () => {
        const said = await say(socketAddress("127.0.0.1", 1), "");
        expect([...said]).toEqual([os.constants.errno.ECONNREFUSED]);
    });

    it("ends with its input", async () => {
        const child = spawn(path.join(folder, "relay"), { stdio: ["pipe", "pipe", "inherit"] });
        child.stdin.write(socketAddress("127.0.0.1", port));
        await once(child.stdout, "data");
        child.stdin.end();
        await once(child, "exit");
        expect(child.exitCode).toBe(0);
    });
});
