// One container behind a switch. It tells its name, and ends at once when it is told to: what was open then is lost.
import { createHash } from "node:crypto";
import http from "node:http";
import http2 from "node:http2";
import net from "node:net";

const name = process.env.NAME;
let well = process.env.WELL !== "no";
let served = 0;

const server = http.createServer((request, response) => {
    const url = new URL(request.url, "http://app");
    if (url.pathname === "/make-well") {
        well = url.searchParams.get("yes") !== "no";
        return response.end();
    }
    if (url.pathname === "/health") {
        return response.writeHead(well ? 200 : 503).end(well ? "well" : "ill");
    }
    if (url.pathname === "/served") {
        return response.end(String(served));
    }
    served += 1;
    const answer = { name, served, headers: request.headers };
    const status = well ? Number(url.searchParams.get("status") ?? 200) : 500;
    setTimeout(
        () => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer)),
        Number(url.searchParams.get("ms") ?? 0),
    );
});
server.on("upgrade", (request, socket) => {
    const key = `${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash("sha1").update(key).digest("base64");
    const head = ["HTTP/1.1 101 Switching Protocols", "upgrade: websocket", "connection: upgrade"];
    socket.write([...head, `sec-websocket-accept: ${accept}`, "", ""].join("\r\n"));
    socket.on("data", (data) => socket.write(`${name}:${data}`));
    socket.on("error", () => socket.destroy());
});
server.listen({ port: 80, host: "::" });

// HTTP/2 without TLS, and nothing else.
const second = http2.createServer((request, response) => {
    response.end(JSON.stringify({ name, headers: { ...request.headers, version: request.httpVersion } }));
});
second.listen({ port: 81, host: "::" });

// Says who came before it, by PROXY protocol version 2: 12 bytes that mark it, 4 bytes of header, then the addresses.
const proxied = net.createServer((socket) => {
    socket.once("data", (data) => {
        const isVersion2 = data.subarray(0, 12).toString("hex") === "0d0a0d0a000d0a515549540a";
        socket.end(isVersion2 ? `${name} ${[...data.subarray(16, 20)].join(".")}` : "no header");
    });
    socket.on("error", () => socket.destroy());
});
proxied.listen({ port: 82, host: "::" });
process.on("SIGTERM", () => process.exit(0));
