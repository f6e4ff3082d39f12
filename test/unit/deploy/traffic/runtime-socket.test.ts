import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { askSocket, SwitchSilent } from "../../../../backend/deploy/traffic/haproxy/runtime-socket";

describe("askSocket()", () => {
    let folder: string;
    let server: net.Server;

    beforeEach(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), "socket-"));
        // Answers when the question has ended, as a master process does.
        server = net.createServer({ allowHalfOpen: true }, (socket) => {
            let question = "";
            socket.on("data", (part) => (question += part.toString()));
            socket.on("end", () => socket.end(`answer to ${question}`));
        });
        await new Promise<void>((resolve) => server.listen(path.join(folder, "admin.sock"), resolve));
    });

    afterEach(async () => {
        server.close();
        await rm(folder, { recursive: true, force: true });
    });

    it("resolves to the whole answer", async () => {
        expect(await askSocket(path.join(folder, "admin.sock"), "show info")).toBe("answer to show info\n");
    });

    it("reaches a socket whose path is longer than an address may be", async () => {
        const far = path.join(folder, ...Array.from({ length: 4 }, () => "a-folder-with-a-rather-long-name"));
        await mkdir(path.dirname(far), { recursive: true });
        await symlink(folder, far);
        const file = path.join(far, "admin.sock");
        expect(Buffer.byteLength(file)).toBeGreaterThan(107);
        expect(await askSocket(file, "show info")).toBe("answer to show info\n");
    });

    it("gives a process up that listens and says nothing", async () => {
        const deaf = net.createServer({ allowHalfOpen: true }, (socket) => void socket.resume());
        const file = path.join(folder, "master.sock");
        await new Promise<void>((resolve) => deaf.listen(file, resolve));
        await expect(askSocket(file, "reload", 50)).rejects.toBeInstanceOf(SwitchSilent);
        deaf.close();
    });

    it("waits for a place where more ask at once than the kernel lets wait", async () => {
        const narrow = net.createServer((socket) => socket.end("there was a place"));
        const file = path.join(folder, "narrow.sock");
        await new Promise<void>((resolve) => narrow.listen({ path: file, backlog: 1 }, resolve));
        const answers = await Promise.all(Array.from({ length: 10 }, () => askSocket(file, "show info")));
        expect(new Set(answers)).toEqual(new Set(["there was a place"]));
        narrow.close();
    });

    it("reads an answer that came at once, however far this process is behind", async () => {
        const file = path.join(folder, "prompt.sock");
        const answering = `require("net").createServer((socket) => socket.end("at once")).listen(${JSON.stringify(file)}, () => console.log("listens"))`;
        const child = spawn(process.execPath, ["-e", answering], { stdio: ["ignore", "pipe", "inherit"] });
        let behind = true;
        try {
            await once(child.stdout, "data");
            const turn = () => {
                Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
                if (behind) {
                    setImmediate(turn);
                }
            };
            const asked = askSocket(file, "show info", 600);
            setImmediate(turn);
            expect(await asked).toBe("at once");
        } finally {
            behind = false;
            child.kill("SIGKILL");
        }
    });

    it("gives a process up that stands still, however many wait for it", async () => {
        const file = path.join(folder, "still.sock");
        const listening = `require("net").createServer().listen({ path: ${JSON.stringify(file)}, backlog: 1 }, () => console.log("listens"))`;
        const child = spawn(process.execPath, ["-e", listening], { stdio: ["ignore", "pipe", "inherit"] });
        try {
            await once(child.stdout, "data");
            child.kill("SIGSTOP");
            const asked = Array.from({ length: 5 }, () => askSocket(file, "show info", 200));
            const answers = await Promise.allSettled(asked);
            expect(answers.map((one) => one.status === "rejected" && one.reason instanceof SwitchSilent)).toEqual(
                Array(5).fill(true),
            );
        } finally {
            child.kill("SIGKILL");
        }
    });

    it("gives up when its time is over before there was a place", async () => {
        const deaf = net.createServer({ allowHalfOpen: true }, (socket) => void socket.resume());
        const file = path.join(folder, "late.sock");
        await new Promise<void>((resolve) => deaf.listen(file, resolve));
        const connect = vi.spyOn(net, "connect").mockImplementationOnce(() => {
            const crowded = new net.Socket();
            return crowded.destroy(Object.assign(new Error("no place"), { code: "EAGAIN" }));
        });
        // Over in the pause before it tries again.
        await expect(askSocket(file, "show info", 20)).rejects.toBeInstanceOf(SwitchSilent);
        expect(connect).toHaveBeenCalledTimes(2);
        connect.mockRestore();
        deaf.close();
    });

    it.each(["missing.sock", "missing/admin.sock", `${"long/".repeat(30)}admin.sock`])(
        "is silent where nobody listens: %s",
        async (name) => {
            await expect(askSocket(path.join(folder, name), "show info")).rejects.toBeInstanceOf(SwitchSilent);
        },
    );
});
