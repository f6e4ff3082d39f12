import { createServer } from "node:http";
import type { AddressInfo, Socket as TcpSocket } from "node:net";
import { Server } from "socket.io";
import { io } from "socket.io-client";
import { expect, test, vi } from "vitest";
import { writable } from "../../../backend/socket-handlers/writable";

const PIECE = "x".repeat(64 * 1024);
const PIECES = 2000;

test("writable() holds a real socket back while its reader stands still", async () => {
    const server = createServer();
    const sockets = new Server(server, { transports: ["websocket"] });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    let sent = 0;
    sockets.on("connection", async (socket) => {
        for (; sent < PIECES && socket.connected; sent++) {
            socket.emit("log", { text: PIECE });
            await writable(socket);
        }
    });

    const client = io(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { transports: ["websocket"] });
    let received = 0;
    const tcp = () => (client.io.engine.transport as unknown as { ws: { _socket: TcpSocket } }).ws._socket;
    client.on("log", () => {
        received++;
        if (received === 1) {
            tcp().pause();
        }
    });
    let before = -1;
    await vi.waitFor(
        () => {
            const still = before === sent && received > 0;
            before = sent;
            expect(still).toBe(true);
        },
        { timeout: 20_000, interval: 300 },
    );
    expect(sent).toBeLessThan(PIECES / 2);
    tcp().resume();
    await vi.waitFor(() => expect(received).toBe(PIECES), { timeout: 20_000 });
    client.close();
    await sockets.close();
});
