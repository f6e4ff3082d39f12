import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
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

    it.each(["missing.sock", "missing/admin.sock", `${"long/".repeat(30)}admin.sock`])(
        "is silent where nobody listens: %s",
        async (name) => {
            await expect(askSocket(path.join(folder, name), "show info")).rejects.toBeInstanceOf(SwitchSilent);
        },
    );
});
