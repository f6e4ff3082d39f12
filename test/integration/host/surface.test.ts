import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PUBLIC_EVENTS } from "../../../backend/host/standalone/session";
import { STACK_EVENTS } from "../../../backend/host/stack-guards";
import { call, serve, type Served } from "./standalone";

let served: Served;
beforeAll(async () => {
    served = await serve();
    served.host.onConnection((connection) =>
        connection.on("cicd:probe", (...args) => (args.at(-1) as (answer: object) => void)({ ok: true })),
    );
});
afterAll(() => served.stop());

/** What socket.io listens to itself; a browser reaches nothing through them. */
const LIBRARY_EVENTS = ["disconnect", "error"];

/** Every event that the server listens to on a connection, as it says itself. */
async function events(): Promise<string[]> {
    await served.logIn();
    const [socket] = served.host.io.sockets.sockets.values();
    return socket!.eventNames().filter((name): name is string => !LIBRARY_EVENTS.includes(String(name)));
}

describe("without a login", () => {
    it("only the listed events work", async () => {
        const names = await events();
        expect(names).toEqual(expect.arrayContaining([...PUBLIC_EVENTS, "changePassword", "agent"]));
        for (const name of names.filter((event) => !PUBLIC_EVENTS.includes(event))) {
            const args = name === "agent" ? ["", "requestStackList"] : [];
            expect(await call(served.connect(), name, ...args), name).toMatchObject({
                ok: false,
                error: { code: "NOT_LOGGED_IN" },
            });
        }
    });

    it.each([...STACK_EVENTS, "getStack", "serviceStatusList", "terminalJoin", "requestStackList", "cicd:probe"])(
        "the agent event %s is refused",
        async (event) => {
            expect(await call(served.connect(), "agent", "", event, "web")).toMatchObject({
                ok: false,
                error: { code: "NOT_LOGGED_IN" },
            });
        },
    );

    it("no stack list is sent", async () => {
        const socket = served.connect();
        const received: unknown[] = [];
        socket.on("agent", (...args) => received.push(args));
        const other = await served.logIn();
        await new Promise((resolve) => {
            other.on("agent", resolve);
            served.host.refreshStackList();
        });
        await call(socket, "needSetup");
        expect(received).toEqual([]);
    });
});

describe("with a login", () => {
    it("an event of the extension is answered, on connections from before and after it registered", async () => {
        const socket = await served.logIn();
        expect(await call(socket, "agent", "", "cicd:probe")).toEqual({ ok: true });
        served.host.onConnection((connection) =>
            connection.on("cicd:late", (...args) => (args.at(-1) as (answer: object) => void)({ ok: true })),
        );
        expect(await call(socket, "agent", "", "cicd:late")).toEqual({ ok: true });
    });

    it.each([
        ["another instance", "other:5001", "requestStackList"],
        ["an unknown event", "", "cicd:unknown"],
        ["an event that is no text", "", { event: 1 }],
        ["an object's own property as event", "", "constructor"],
    ])("%s is refused with an answer", async (_what, endpoint, event) => {
        const socket = await served.logIn();
        expect(await call(socket, "agent", endpoint, event)).toMatchObject({
            ok: false,
            error: { code: "NOT_FOUND" },
        });
    });
});

describe("origin", () => {
    const connects = (headers: Record<string, string>, transports: string[]) =>
        new Promise<boolean>((resolve) => {
            const socket = served.connect({ extraHeaders: headers, transports });
            socket.on("connect", () => resolve(true));
            socket.on("connect_error", () => resolve(false));
        });

    it.each([
        ["http://evil.example", false],
        ["https://127.0.0.1.evil.example", false],
        ["null", false],
        ["not a url", false],
    ])("a connection from %s is refused", async (origin, expected) => {
        expect(await connects({ Origin: origin }, ["websocket"])).toBe(expected);
        expect(await connects({ Origin: origin }, ["polling"])).toBe(expected);
    });

    it("a connection from our own page or from no browser is accepted", async () => {
        expect(await connects({ Origin: served.url }, ["websocket"])).toBe(true);
        expect(await connects({}, ["websocket"])).toBe(true);
    });
});

describe("pages", () => {
    it("say what to do when they are not built", async () => {
        const response = await fetch(`${served.url}/compose/web`);
        expect(response.status).toBe(503);
        expect(await response.text()).toContain("npm run build");
    });

    it("are kept out of other sites' frames", async () => {
        const { headers } = await fetch(served.url);
        expect(headers.get("content-security-policy")).toContain("frame-ancestors 'self'");
    });

    it.each(["/../package.json", "/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2fpackage.json"])(
        "%s does not leave their folder",
        async (path) => {
            const response = await fetch(served.url + path);
            expect([403, 404, 503]).toContain(response.status);
        },
    );
});
