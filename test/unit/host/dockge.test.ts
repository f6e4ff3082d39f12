import type { AddressInfo } from "node:net";
import express from "express";
import { describe, expect, it, vi } from "vitest";
import { CicdError } from "../../../common/errors";
import type { AgentSocket, DockgeSocket } from "../../../backend/host/dockge/dockge-server";
import { holdEarlyCalls } from "../../../backend/host/dockge/early-calls";
import { guardEvents } from "../../../backend/host/dockge/guarded-events";
import { withModuleScript } from "../../../backend/host/dockge/script-tag";
import { FrontLayers } from "../../../backend/host/front-layers";
import { STACK_EVENTS, StackGuards } from "../../../backend/host/stack-guards";

type Callback = (...args: unknown[]) => unknown;

/** A connection as Dockge makes it: one callback per event, each answering through its last argument. */
function agentSocket(handler: Callback): AgentSocket {
    const eventList = new Map<string, Callback>();
    [...STACK_EVENTS, "getStack"].forEach((name) => eventList.set(name, handler));
    return {
        eventList,
        on: (event, callback) => void eventList.set(event, callback),
        call: (event, ...args) => void eventList.get(event)?.(...args),
    };
}

function guarded(handler: Callback): {
    guards: StackGuards;
    call(event: string, ...args: unknown[]): Promise<unknown>;
} {
    const guards = new StackGuards();
    const agent = agentSocket(handler);
    const socket: Partial<DockgeSocket> = { id: "c1", userID: 7, on: () => socket as DockgeSocket };
    guardEvents(socket as DockgeSocket, agent, guards);
    return {
        guards,
        call: (event, ...args) => new Promise((answer) => agent.eventList.get(event)!(...args, answer)),
    };
}

const answerOk: Callback = (...args) => (args.at(-1) as Callback)({ ok: true, msg: "Done" });

describe("holdEarlyCalls()", () => {
    it("answers what a page asked before the extension was attached, and keeps nothing of Dockge's waiting", async () => {
        const agent = agentSocket(answerOk);
        let attach = () => {};
        const attached = new Promise<void>((resolve) => (attach = resolve));
        holdEarlyCalls(agent, attached);
        const early = vi.fn();
        const own = vi.fn();
        agent.call("cicd:stack", "web", early);
        agent.call("startStack", "web", own);
        expect(own).toHaveBeenCalledOnce();
        expect(early).not.toHaveBeenCalled();
        agent.on("cicd:stack", answerOk);
        attach();
        await attached;
        expect(early).toHaveBeenCalledExactlyOnceWith({ ok: true, msg: "Done" });
        const late = vi.fn();
        agent.call("cicd:stack", "web", late);
        expect(late).toHaveBeenCalledOnce();
    });
});

describe("guardEvents()", () => {
    it("knows which texts the page was shown, and those that it saved since", async () => {
        const read = { composeYAML: "services: {}", composeENV: "A=1" };
        const saved = { composeYAML: "services: {web: {}}", composeENV: "" };
        const { guards, call } = guarded((...args) => (args.at(-1) as Callback)({ ok: true, stack: read }));
        const shown: (boolean | null)[] = [];
        guards.add(async (event, proceed) => {
            shown.push(event.shows(read), event.shows(saved));
            await proceed();
        });
        await call("startStack", "web");
        expect(await call("getStack", "web")).toEqual({ ok: true, stack: read });
        await call("saveStack", "web", saved.composeYAML, saved.composeENV, false);
        await call("startStack", "web");
        expect(shown).toEqual([null, null, true, false, false, true]);
    });

    it("answers the page what a guard did in Dockge's place", async () => {
        const handler = vi.fn(answerOk);
        const { guards, call } = guarded(handler);
        guards.add(async () => ({ msg: "Deployment 7 does it." }));
        expect(await call("updateStack", "web")).toEqual({ ok: true, msg: "Deployment 7 does it." });
        expect(handler).not.toHaveBeenCalled();
    });

    it.each([...STACK_EVENTS])("%s passes the guard before Dockge, with its values", async (event) => {
        const handler = vi.fn(answerOk);
        const { guards, call } = guarded(handler);
        const seen: unknown[] = [];
        guards.add(async (stackEvent, proceed) => {
            seen.push(stackEvent, handler.mock.calls.length);
            await proceed();
        });
        expect(await call(event, "web", "second")).toEqual({ ok: true, msg: "Done" });
        expect(seen).toMatchObject([{ name: event, stack: "web", args: ["web", "second"], userId: 7 }, 0]);
        expect(handler.mock.calls[0]!.slice(0, 2)).toEqual(["web", "second"]);
    });

    it("a CicdError refuses with its sentences, and Dockge is not called", async () => {
        const handler = vi.fn(answerOk);
        const { guards, call } = guarded(handler);
        guards.add(() => {
            throw new CicdError({
                code: "STALE_EDIT",
                message: "It changed.",
                safe: "Nothing was saved.",
                hint: "Reload.",
            });
        });
        expect(await call("saveStack", "web", "yaml", "env", false)).toMatchObject({
            ok: false,
            msg: "It changed. Nothing was saved. Reload.",
        });
        expect(handler).not.toHaveBeenCalled();
    });

    it("proceed() resolves when Dockge has answered, not before", async () => {
        const order: string[] = [];
        const { guards, call } = guarded(async (...args) => {
            await Promise.resolve();
            order.push("answered");
            (args.at(-1) as Callback)({ ok: true });
        });
        const released = new Promise<void>((resolve) => {
            guards.add(async (_event, proceed) => {
                await proceed();
                order.push("released");
                resolve();
            });
        });
        await call("startStack", "web");
        await released;
        expect(order).toEqual(["answered", "released"]);
    });

    it("proceed() resolves when Dockge ends without an answer", async () => {
        const { guards, call } = guarded(() => Promise.resolve());
        const released = new Promise<void>((resolve) => {
            guards.add(async (_event, proceed) => proceed().then(resolve));
        });
        void call("startStack", "web");
        await released;
    });

    it("without guards, and for a stack that is no text, Dockge is called as ever", async () => {
        const { guards, call } = guarded(answerOk);
        expect(await call("startStack", "web")).toMatchObject({ ok: true });
        guards.add(() => Promise.reject(new Error("must not be asked")));
        expect(await call("startStack", 7)).toMatchObject({ ok: true });
    });
});

describe("withModuleScript()", () => {
    const page = "<html><head><title>$& $1</title></head><body></body></html>";

    it("adds the script to the head once, and changes nothing else", () => {
        const once = withModuleScript(page, "/cicd/embed.js");
        expect(once).toContain('<script type="module" src="/cicd/embed.js"></script>\n</head>');
        expect(once.replace(/<script.*<\/script>\n/, "")).toBe(page);
        expect(withModuleScript(once, "/cicd/embed.js")).toBe(once);
    });
});

describe("FrontLayers", () => {
    async function serving(prepare: (app: express.Express, layers: FrontLayers) => void) {
        const app = express();
        app.get("*", (_request, response) => void response.send("host"));
        prepare(app, new FrontLayers(app));
        const server = app.listen(0, "127.0.0.1");
        await new Promise((resolve) => server.once("listening", resolve));
        const { port } = server.address() as AddressInfo;
        const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
        return { get, stop: () => server.close() };
    }

    it("add() puts a router before the host's catch-all, and keeps the order of ours", async () => {
        const { get, stop } = await serving((_app, layers) => {
            const router = (text: string) =>
                express.Router().get("/cicd", (_request, response) => void response.send(text));
            layers.add(router("first"));
            layers.add(router("second"));
        });
        expect(await get("/cicd?x=1")).toBe("first");
        expect(await get("/other")).toBe("host");
        stop();
    });

    it("hold() lets requests wait for routes that come later", async () => {
        let settle = () => {};
        const ready = new Promise<void>((resolve) => {
            settle = resolve;
        });
        let attach = () => {};
        let arrive = () => {};
        const arrived = new Promise<void>((resolve) => {
            arrive = resolve;
        });
        const { get, stop } = await serving((_app, layers) => {
            layers.add((_request, _response, next) => {
                arrive();
                next();
            });
            layers.hold(ready);
            attach = () => {
                layers.add(express.Router().get("/cicd", (_request, response) => void response.send("ours")));
                settle();
            };
        });
        const answer = get("/cicd");
        await arrived;
        attach();
        expect(await answer).toBe("ours");
        expect(await get("/other")).toBe("host");
        stop();
    });

    it("addPlain() comes before Express's own part, and leaves the rest to the others", async () => {
        const { get, stop } = await serving((_app, layers) => {
            layers.add(express.Router().get("/cicd", (_request, response) => void response.send("router")));
            layers.addPlain((request, response) => {
                const takes = request.url === "/cicd/plain";
                if (takes) {
                    response.end("query" in request ? "after Express" : "plain");
                }
                return takes;
            });
        });
        expect([await get("/cicd/plain"), await get("/cicd"), await get("/other")]).toEqual([
            "plain",
            "router",
            "host",
        ]);
        stop();
    });

    it("hold() lets requests wait for plain handlers that come later", async () => {
        let settle = () => {};
        const ready = new Promise<void>((resolve) => (settle = resolve));
        const { get, stop } = await serving((_app, layers) => {
            layers.add((_request, _response, next) => {
                next();
                // Behind the hold, while the request waits in it.
                layers.addPlain((request, response) => request.url === "/cicd" && Boolean(response.end("ours")));
                settle();
            });
            layers.hold(ready);
        });
        expect(await get("/cicd")).toBe("ours");
        stop();
    });

    it("hold() lets requests through when attaching failed", async () => {
        const { get, stop } = await serving((_app, layers) => layers.hold(Promise.reject(new Error("failed"))));
        expect(await get("/cicd")).toBe("host");
        stop();
    });
});
