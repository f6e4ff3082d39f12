import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express from "express";
import { Server, type Socket } from "socket.io";
import { fakeAnswers, type Push } from "./fake-answers";

const compose =
    "services:\n  web:\n    image: shop/web:latest\n    ports:\n      - 8080:80\n  db:\n    image: postgres:16\n";
const listed = (name: string, status: number) => ({
    [name]: { name, status, isManagedByDockge: true, composeFileName: "compose.yaml", endpoint: "" },
});

/** The host's own events, as far as the pages need them to be shown. */
const hostAnswers: Record<string, (...values: unknown[]) => object> = {
    getStack: (name) => ({
        stack: { name, composeFileName: "compose.yaml", composeYAML: compose, composeENV: "A=1\n" },
    }),
    serviceStatusList: () => ({
        serviceStatusList: {
            web: [{ name: "shop-web-1", status: "healthy" }],
            db: [{ name: "db", status: "running" }],
        },
    }),
    terminalJoin: (name) => ({ buffer: String(name).startsWith("combined") ? "web-1  | GET / 200\r\n" : "" }),
    leaveCombinedTerminal: () => ({}),
};

async function answerAgent(socket: Socket, event: string, args: unknown[]): Promise<void> {
    const answer = args.at(-1) as (response: object) => void;
    const push: Push = (name, payload) => socket.emit("agent", name, payload);
    if (fakeAnswers[event]) {
        answer({ ok: true, data: await fakeAnswers[event](args[0] as never, push) });
    } else {
        answer({ ok: true, msg: "Done", ...hostAnswers[event]?.(...args) });
    }
}

/** Serves the built pages with canned answers, for looking at them without a backend. Listens on a free port. */
export async function startFakePageServer(dist: string, port = 0): Promise<{ url: string; server: HttpServer }> {
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
        socket.on("agent", (_endpoint, event, ...args) => void answerAgent(socket, event, args));
    });
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}
