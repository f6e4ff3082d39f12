// One container behind a switch. It tells its name, and ends at once when it is told to: what was open then is lost.
import http from "node:http";

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
    socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n");
    socket.on("data", (data) => socket.write(`${name}:${data}`));
    socket.on("error", () => socket.destroy());
});
server.listen({ port: 80, host: "::" });
process.on("SIGTERM", () => process.exit(0));
