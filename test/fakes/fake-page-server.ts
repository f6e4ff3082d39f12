import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express from "express";
import { Server } from "socket.io";
import { fakeAnswers } from "./fake-answers";
import { answerCall, type Answers } from "./fake-host";

const listed = (name: string, status: number) => ({
    [name]: { name, status, isManagedByDockge: true, composeFileName: "compose.yaml", endpoint: "" },
});

/** Serves the built pages with canned answers, for looking at them without a backend. Listens on a free port. */
export async function startFakePageServer(
    dist: string,
    answers: Answers = fakeAnswers,
): Promise<{ url: string; server: HttpServer }> {
    const app = express();
    const pages = join(dist, "standalone");
    app.use(express.static(pages));
    app.get("*", (_request, response) => response.sendFile(join(pages, "index.html")));
    const server = createServer(app);
    new Server(server).on("connection", (socket) => {
        socket.on("needSetup", (answer) => answer({ ok: true, needSetup: false }));
        socket.on("login", (_credentials, answer) => answer({ ok: true, token: "t" }));
        socket.on("loginByToken", (_token, answer) => {
            answer({ ok: true });
            const stackList = {
                ...listed("shop", 3),
                ...listed("blog", 3),
                ...listed("mail", 4),
                ...listed("draft", 1),
            };
            socket.emit("agent", "stackList", { ok: true, stackList });
        });
        socket.on("agent", (endpoint, event, ...args) => void answerCall({ socket, endpoint, event, args, answers }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
