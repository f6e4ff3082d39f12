import { describe, expect, it } from "vitest";
import { rolloutSchema, type ProbeConfig } from "../../../common/rollout-schema";
import type { DeployContext } from "../../../backend/deploy/deployer";
import { counts } from "../promises/counts";
import { StackFixture } from "./stack-fixture";

type Probe = { type: ProbeConfig["type"] } & Record<string, unknown>;

interface Shape {
    /** Lines of the service `app`, after its image. */
    lines: string[];
    /** Other services of the stack. */
    more?: string[];
    probe?: Probe;
}

const run = (script: string) => `command: ["sh", "-c", ${JSON.stringify(script)}]`;
const check = (test: string, startPeriod = "0s") => [
    `healthcheck: { test: ${JSON.stringify(["CMD-SHELL", test])}, interval: 0.3s, retries: 2, start_period: ${startPeriod} }`,
];
const serving = (more = "") =>
    run(`mkdir -p /www/cgi-bin; echo all is well > /www/index.html; ${more}exec httpd -f -p 80 -h /www`);
const cgi = (script: string) => `printf '#!/bin/sh\\n${script}\\n' > /www/cgi-bin/page; chmod +x /www/cgi-bin/page; `;
const page = (more: object): Probe => ({
    type: "http",
    port: 80,
    path: "/cgi-bin/page",
    startPeriodSeconds: 2,
    ...more,
});

function compose({ lines, more = [] }: Shape): Record<string, string> {
    const service = [
        "app:",
        "    image: busybox-test:1",
        "    stop_grace_period: 0s",
        ...lines.map((line) => `    ${line}`),
    ];
    return { "compose.yaml": `services:\n${[...service, ...more].map((line) => `    ${line}\n`).join("")}` };
}

/** A stack of its own for each shape: many of them at once take little more than waiting. */
async function deploy(shape: Shape, stableSeconds: number): Promise<string> {
    const stack = await StackFixture.create();
    try {
        const { probe } = shape;
        const services: DeployContext["buildConfig"]["services"] = probe ? { app: rolloutSchema.parse({ probe }) } : {};
        stack.buildConfig = { ...stack.buildConfig, services, stableSeconds, healthTimeout: 60 };
        const next = await stack.render(compose(shape));
        const attempt = stack.deployer
            .apply(next, null, stack.context)
            .then(() => stack.deployer.verify(next, stack.context));
        return await attempt.then(
            () => "succeeded",
            (error: Error & { code?: string }) => `${error.code}: ${error.message}`,
        );
    } finally {
        await stack.remove();
    }
}

/** The same over one that is well and has a switch. */
async function exchange({ lines, more, probe }: Shape) {
    const stack = await StackFixture.create();
    try {
        const use = (asked: Probe, stableSeconds: number) => {
            const services = { app: rolloutSchema.parse({ strategy: "rolling", probe: asked }) };
            stack.buildConfig = { ...stack.buildConfig, services, stableSeconds, healthTimeout: 60 };
        };
        use({ type: "http", port: 80, startPeriodSeconds: 20, intervalSeconds: 1 }, 0.3);
        const good = { "compose.yaml": compose({ lines: [serving(), 'expose: ["80"]'] })["compose.yaml"]! };
        await stack.deploy(good);
        use(probe ?? { type: "tcp", port: 80, startPeriodSeconds: 5, intervalSeconds: 1 }, WINDOW_SECONDS);
        const next = await stack.render(compose({ lines: [...lines, 'expose: ["80"]'], more }));
        const code = await stack.deployer
            .apply(next, stack.active, stack.context)
            .then(() => stack.deployer.verify(next, stack.context))
            .then(
                () => "succeeded",
                (error: Error & { code?: string }) => error.code ?? error.message,
            );
        const undone = await stack.deployer.undo(next, stack.active, stack.context);
        const containers = await stack.engine.containers(stack.name);
        return {
            ...{ code, undone },
            isLive: await stack.deployer.isLive(stack.active!, stack.context),
            page: await stack.inside("app", "wget", "-q", "-O", "-", "http://127.0.0.1/"),
            states: containers.map(({ service, state }) => `${service} ${state}`).sort(),
        };
    } finally {
        await stack.remove();
    }
}

/** Longer than anything takes to be found out: the end of it would be a false success. */
const WINDOW_SECONDS = 60;

/** Times that the whole table is tried. */
const rounds = Array.from({ length: counts.shapes }, (_, i) => i + 1);

/** On a machine that is far behind, the engine may call one "exited" for a moment that it is about to restart. */
const restarted = (code: number) => new RegExp(`app (restarted .* \\(exit ${code}\\)|exited ${code})`);

const BAD_SHAPES: [string, Shape, RegExp][] = [
    ["exits at once", { lines: [run("echo out of luck; exit 3")] }, /^SERVICE_UNHEALTHY: app exited 3: "out of luck"/],
    ["exits after two seconds", { lines: [run("sleep 2; exit 3")] }, /app exited 3/],
    ["is killed", { lines: [run("sleep 1; kill -9 $$$$"), "init: true"] }, /app exited 137/],
    ["crashes again and again", { lines: [run("sleep 0.3; exit 3"), "restart: always"] }, restarted(3)],
    ["is tried again and again", { lines: [run("exit 3"), "restart: on-failure"] }, restarted(3)],
    ["ends well again and again", { lines: [run("true"), "restart: unless-stopped"] }, restarted(0)],
    ["restarts slowly", { lines: [run("sleep 4; exit 1"), "restart: always"] }, /app (restarted|exited)/],
    [
        "runs out of memory",
        { lines: ["command: tail /dev/zero", "mem_limit: 16m", "memswap_limit: 16m"] },
        /app ran out of memory|app exited 137/,
    ],
    [
        "lacks its program",
        { lines: ["command: [/no/such/program]"] },
        /^(UP_FAILED|SERVICE_UNHEALTHY): .*\/no\/such\/program/,
    ],
    [
        "never becomes healthy",
        { lines: [run("sleep 1000"), ...check("echo no route; false")] },
        /app is unhealthy \("no route"\)/,
    ],
    [
        "becomes unhealthy after it was healthy",
        { lines: [run("touch /ok; sleep 3; rm /ok; sleep 1000"), ...check("test -f /ok")] },
        /app is unhealthy/,
    ],
    [
        "restarts behind a healthcheck that lies",
        { lines: [run("sleep 2; exit 1"), "restart: always", ...check("true")] },
        /app (restarted|exited)/,
    ],
    ["ends well although it publishes a port", { lines: [run("exit 0"), 'ports: ["80"]'] }, /app exited 0/],
    [
        "ends well although it has a probe",
        { lines: [run("sleep 1")], probe: { type: "tcp", port: 80 } },
        /app (exited 0|has no container)/,
    ],
    [
        "stands on something that fails",
        {
            lines: [run("sleep 1000"), "depends_on: { base: { condition: service_completed_successfully } }"],
            more: ["base:", "    image: busybox-test:1", '    command: ["sh", "-c", "echo no table; exit 4"]'],
        },
        /^SERVICE_UNHEALTHY: base .*no table/,
    ],
    [
        "doesn't open its port",
        { lines: [run("sleep 1000")], probe: { type: "tcp", port: 80, startPeriodSeconds: 1 } },
        /app accepts no connection on port 80 \(connection refused\)/,
    ],
    [
        "accepts connections and never answers",
        { lines: [run("exec nc -ll -p 80 -e sleep 1000")], probe: page({ maxLatencyMs: 300 }) },
        /app gives no answer at \/cgi-bin\/page/,
    ],
    [
        "answers 500",
        { lines: [serving(cgi('printf "Status: 500 No\\\\r\\\\n\\\\r\\\\n"'))], probe: page({}) },
        /app answers 500 instead of 200-399/,
    ],
    [
        "answers too late",
        { lines: [serving(cgi("sleep 3; echo; echo slow"))], probe: page({ maxLatencyMs: 300 }) },
        /app gives no answer at .* within 300 ms/,
    ],
    [
        "answers with something else",
        { lines: [serving()], probe: page({ path: "/", body: "is ready" }) },
        /app answers \/ without the text/,
    ],
    [
        "breaks after it was well",
        { lines: [serving("(sleep 4; rm /www/index.html) & ")], probe: page({ path: "/", intervalSeconds: 1 }) },
        /app answers 404 instead of 200-399 at \//,
    ],
    [
        "fails its command",
        {
            lines: [run("sleep 1000")],
            probe: { type: "command", command: ["sh", "-c", "echo no disk; exit 3"], startPeriodSeconds: 1 },
        },
        /app its probe's command ends with 3: "no disk"/,
    ],
];

describe.concurrent.each(rounds)("a service that is not well is no success (round %i)", () => {
    it.each(BAD_SHAPES)("%s", async (_, shape, said) => {
        expect(await deploy(shape, WINDOW_SECONDS)).toMatch(said);
    });
});

/** Of them each takes two deployments and their undoing. */
const exchanges = rounds.slice(0, Math.ceil(rounds.length / 5));

/** Before requests are led to it, and after that. */
const EXCHANGED = [
    "exits after two seconds",
    "crashes again and again",
    "runs out of memory",
    "lacks its program",
    "never becomes healthy",
    "becomes unhealthy after it was healthy",
    "doesn't open its port",
    "answers 500",
    "breaks after it was well",
];

describe.concurrent.each(exchanges)("a new version that is not well is taken back by rolling (round %i)", () => {
    it.each(BAD_SHAPES.filter(([name]) => EXCHANGED.includes(name)))("%s", async (_, shape) => {
        expect(await exchange(shape)).toEqual({
            code: expect.stringMatching(/^(SERVICE_UNHEALTHY|UP_FAILED)$/) as string,
            undone: { result: "restored" },
            isLive: true,
            page: "all is well",
            states: ["app running", "app-switch running"],
        });
    });
});

describe.concurrent.each(rounds)("a service that is well is no failure (round %i)", () => {
    const base = (script: string, more: string[] = []) => [
        "base:",
        "    image: busybox-test:1",
        "    stop_grace_period: 0s",
        ...[run(script), ...more].map((line) => `    ${line}`),
    ];
    it.each<[string, Shape]>([
        ["has done its work", { lines: [run("true")] }],
        [
            "has done its work at the second try",
            { lines: [run("test -f /done || { touch /done; exit 1; }"), "restart: on-failure"] },
        ],
        ["does its work slowly", { lines: [run("sleep 3")] }],
        [
            "waits for one that does its work",
            {
                lines: [run("sleep 1000"), "depends_on: { base: { condition: service_completed_successfully } }"],
                more: base("sleep 1"),
            },
        ],
        [
            "waits for one that becomes healthy",
            {
                lines: [run("sleep 1000"), "depends_on: { base: { condition: service_healthy } }"],
                more: base("sleep 1; touch /ok; sleep 1000", check("test -f /ok", "60s")),
            },
        ],
        [
            "starts slowly, within its healthcheck's time",
            {
                lines: [run("sleep 3; touch /ok; sleep 1000"), ...check("test -f /ok", "60s")],
            },
        ],
        [
            "starts slowly, within its probe's time",
            { lines: [serving("sleep 3; ")], probe: { type: "http", port: 80, startPeriodSeconds: 60 } },
        ],
        [
            "comes up at the third start, with what it stands on",
            {
                lines: [run("test -f /3 && sleep 1000; test -f /2 && touch /3; touch /2; exit 1"), "restart: always"],
            },
        ],
        ["is named by its probe's text", { lines: [serving()], probe: page({ path: "/", body: "is well" }) }],
        ["answers its command", { lines: [run("sleep 1000")], probe: { type: "command", command: ["true"] } }],
        ["says nothing at all", { lines: ["command: sleep 1000"] }],
        ["runs twice", { lines: [serving(), "scale: 2"], probe: { type: "tcp", port: 80 } }],
    ])("%s", async (_, shape) => {
        expect(await deploy(shape, 1)).toBe("succeeded");
    });
});
