import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { probeSchema } from "../../../common/rollout-schema";
import type { EnginePort } from "../../../backend/deploy/engine-port";
import { PROBES, probeCalled } from "../../../backend/deploy/health/probes";
import { makeRelayImage, RELAY_IMAGE } from "../../../backend/deploy/health/relay/relay-image";
import { createDockerEngine } from "../../../backend/exec/docker-engine";

const execute = promisify(execFile);

const name = `probed-${randomBytes(4).toString("hex")}`;

/** Its answers are files; one port takes connections and never answers. */
const application = [
    "mkdir -p /www/cgi-bin; echo all is well > /www/index.html",
    "printf '#!/bin/sh\\nsleep 3; echo; echo slow\\n' > /www/cgi-bin/slow",
    "printf '#!/bin/sh\\nprintf \"Status: 500 No\\\\r\\\\n\\\\r\\\\n\"\\n' > /www/cgi-bin/broken",
    "chmod +x /www/cgi-bin/*",
    "nc -ll -p 81 -e sleep 1000 &",
    "exec httpd -f -p 80 -h /www",
].join("\n");

async function docker(...args: string[]): Promise<string> {
    return (await execute("docker", args)).stdout.trim();
}

const containers: Record<string, string> = {};

async function start(key: string, ...args: string[]): Promise<void> {
    containers[key] = await docker("run", "-d", "--stop-timeout", "0", "--name", `${name}-${key}`, ...args);
}

beforeAll(async () => {
    await docker("network", "create", name);
    await start("web", "--network", name, "--expose", "80", "busybox-test:1", "sh", "-c", application);
    await start("beside", "--network", `container:${containers.web}`, "busybox-test:1", "sleep", "1000");
    await start("alone", "--network", "none", "busybox-test:1", "httpd", "-f", "-p", "80", "-h", "/etc");
});

afterAll(async () => {
    await docker("rm", "-f", ...Object.keys(containers).map((key) => `${name}-${key}`));
    await docker("network", "rm", name);
});

const here = createDockerEngine();
/** As seen from another machine: none of its addresses means anything there. */
const elsewhere: EnginePort = {
    ...here,
    machine: async () => ({ ...(await here.machine()), hostname: "elsewhere" }),
};
const ways = [
    ["on this machine", here],
    ["of another machine", elsewhere],
] as const;

type Asked = { type: (typeof PROBES)[number]["type"] } & Record<string, unknown>;

function ask(key: string, settings: Asked, engine: EnginePort = here) {
    const signal = new AbortController().signal;
    return probeCalled(settings.type).ask(containers[key]!, probeSchema.parse(settings), { engine, signal });
}

describe.each(ways)("a container %s", (_, engine) => {
    it.each<[string, string, Asked, boolean, string]>([
        ["a page that is there", "web", { type: "http" }, true, "answers 200 at / in"],
        ["its text", "web", { type: "http", body: "is well" }, true, "answers 200"],
        ["another text", "web", { type: "http", body: "is ill" }, false, "without the text"],
        ["a page that is not there", "web", { type: "http", path: "/no" }, false, "answers 404 instead of 200-399"],
        ["a page that shall not be there", "web", { type: "http", path: "/no", status: "404" }, true, "answers 404"],
        ["a broken page", "web", { type: "http", path: "/cgi-bin/broken" }, false, "answers 500"],
        [
            "a slow page",
            "web",
            { type: "http", path: "/cgi-bin/slow", maxLatencyMs: 300 },
            false,
            "gives no answer at /cgi-bin/slow within 300 ms",
        ],
        ["a deaf port", "web", { type: "http", port: 81, maxLatencyMs: 300 }, false, "gives no answer"],
        ["a port that only accepts", "web", { type: "tcp", port: 81 }, true, "accepts connections on port 81"],
        ["a closed port", "web", { type: "tcp", port: 82 }, false, "port 82 (connection refused)"],
        ["a neighbour in its network", "beside", { type: "http", port: 80 }, true, "answers 200"],
        ["a container without a port", "beside", { type: "tcp" }, false, "it names no port"],
        ["a container without a network", "alone", { type: "tcp", port: 80 }, true, "accepts connections"],
        ["a command", "web", { type: "command", command: ["test", "-d", "/www"] }, true, "ends with 0"],
        [
            "a command that fails",
            "web",
            { type: "command", command: ["sh", "-c", "echo no disk >&2; exit 3"] },
            false,
            'ends with 3 ("no disk")',
        ],
        ["a command that is not there", "web", { type: "command", command: ["/no"] }, false, "/no"],
    ])("is asked for %s", async (__, key, settings, well, detail) => {
        const { said, ...answer } = await ask(key, settings, engine);
        const seen = said ? `${answer.detail} ("${said}")` : answer.detail;
        expect([answer.well, seen]).toEqual([well, expect.stringContaining(detail)]);
    });
});

it("leaves no relay behind", async () => {
    await ask("web", { type: "http" }, elsewhere);
    const left = () => docker("ps", "-aq", "--filter", `label=dockge-cicd.relay=${containers.web}`);
    await expect.poll(left, { timeout: 30_000 }).toBe("");
});

it("removes what a killed server left, and no other server's", async () => {
    await makeRelayImage(here);
    // Each names the container whose network it joins, and is not started.
    const make = async (label: string, image = RELAY_IMAGE) =>
        docker("create", "--network", `container:${containers.web}`, "--label", label, "--entrypoint", "/relay", image);
    const [ours, others] = [`dockge-cicd.server=${name}`, `dockge-cicd.server=${name}-2`];
    const left = await make(ours);
    const staying = [await make(others), await make(ours, "busybox-test:1")];
    try {
        await createDockerEngine(undefined, name).removeLeftRelays(RELAY_IMAGE);
        const found = await docker("ps", "-aq", "--no-trunc");
        expect([left, ...staying].map((id) => found.includes(id))).toEqual([false, true, true]);
    } finally {
        await docker("rm", "-f", ...staying);
    }
});

it("says so when the container has gone", async () => {
    containers.gone = "0".repeat(64);
    for (const { type } of PROBES) {
        const settings = type === "command" ? { type, command: ["true"] } : { type, port: 80 };
        expect((await ask("gone", settings)).well).toBe(false);
    }
    delete containers.gone;
});

it("lets go when nobody waits any more", async () => {
    const stop = new AbortController();
    const settings = probeSchema.parse({ type: "http", port: 81, maxLatencyMs: 60_000 });
    const asking = probeCalled("http").ask(containers.web!, settings, { engine: here, signal: stop.signal });
    stop.abort(new Error("nobody waits"));
    await expect(asking).rejects.toThrow("nobody waits");
});

it("runs no second command beside one that hangs", async () => {
    const settings: Asked = { type: "command", command: ["sleep", "4321"], maxLatencyMs: 300 };
    expect((await ask("web", settings)).detail).toContain("has not ended within 300 ms");
    expect((await ask("web", settings)).detail).toContain("of before has not ended yet");
    expect((await docker("exec", containers.web!, "ps")).match(/sleep 4321/g)).toHaveLength(1);
});
