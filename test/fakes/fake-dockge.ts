import { readdirSync } from "node:fs";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import express from "express";
import { Server } from "socket.io";
import { CALLS, PROTOCOL_VERSION } from "../../common/socket-events";
import { VERSION } from "../../common/version";
import { fakeAnswers } from "./fake-answers";
import { answerCall, type Answers } from "./fake-host";

/** Instances that the fake Dockge knows, by what is the matter with each. */
export const fakeAgents = {
    well: "nas.example.org:5001",
    missing: "attic.example.org:5001",
    older: "cellar.example.org:5001",
    newer: "garage.example.org:5001",
    offline: "boat.example.org:5001",
    connecting: "farm.example.org:5001",
};

const endpoints = Object.values(fakeAgents);
const agentList = Object.fromEntries(["", ...endpoints].map((name) => [name, { url: name && `https://${name}` }]));
const statusOf = (endpoint: string) =>
    endpoint === fakeAgents.offline ? "offline" : endpoint === fakeAgents.connecting ? "connecting" : "online";
const agentStatusList = Object.fromEntries(["", ...endpoints].map((name) => [name, statusOf(name)]));

const speaking = (protocol: number): Answers => ({
    ...fakeAnswers,
    [CALLS.hello]: () => ({ protocol, extension: VERSION, host: "dockge", version: "1.5.0" }),
});
/** What an instance does not know it drops without a word. */
const answersOf: Record<string, Answers | undefined> = {
    "": fakeAnswers,
    [fakeAgents.well]: fakeAnswers,
    [fakeAgents.missing]: {},
    [fakeAgents.older]: speaking(PROTOCOL_VERSION - 1),
    [fakeAgents.newer]: speaking(PROTOCOL_VERSION + 1),
};
const ours = new Set<string>(Object.values(CALLS));

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const page = fileURLToPath(new URL("fake-dockge.html", import.meta.url));

/**
 * A page with what our embedded parts use of Dockge's, and with agents. They go and come back when the page emits
 * `reach` with an endpoint and its status. The styles are those of the standalone pages, which are Dockge's, too.
 */
export async function startFakeDockge(dist: string): Promise<{ url: string; server: HttpServer }> {
    const app = express();
    const styles = join(dist, "standalone/assets");
    const sheet = readdirSync(styles).find((name) => /^index-.*\.css$/.test(name))!;
    app.use("/embed", express.static(join(dist, "embed")));
    app.use("/host", express.static(modules));
    app.get("/host.css", (_request, response) => response.sendFile(join(styles, sheet)));
    app.get("*", (_request, response) => response.sendFile(page));
    const server = createServer(app);
    new Server(server).on("connection", (socket) => {
        socket.emit("agents", { agentList, agentStatusList });
        socket.on("reach", (endpoint, status) => socket.emit("agentStatus", { endpoint, status }));
        socket.on("agent", (endpoint, event, ...args) => {
            const answers = answersOf[endpoint];
            if (answers && (answers[event] || !ours.has(event))) {
                void answerCall({ socket, endpoint, event, args, answers });
            }
        });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
