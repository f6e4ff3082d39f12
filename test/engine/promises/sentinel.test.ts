import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeploymentView } from "../../../common/views";
import { CALLS } from "../../../common/socket-events";
import { StackFixture } from "../../fixtures/server/stack-fixture";
import { until } from "../../fixtures/server/until";

const execute = promisify(execFile);
const rounds = { ci: 1, acceptance: 5, soak: 20 }[process.env.PROMISES ?? "ci"] ?? 1;

/** A secret with characters that encodings treat apart, and its halves for output that arrives in pieces. */
function newSentinel(name: string): string {
    return `${name}/${randomBytes(6).toString("hex")}+"q" & ${randomBytes(6).toString("hex")}`;
}

/** As people's programs spell it; written out here, apart from how the server finds them. */
function spellings(secret: string): string[] {
    const bytes = Buffer.from(secret);
    const base64 = [0, 1, 2].map((before) => {
        const encoded = Buffer.concat([Buffer.alloc(before), bytes, Buffer.alloc(3)]).toString("base64");
        return encoded.slice(4, Math.floor(((before + bytes.length) * 4) / 3) - 1);
    });
    return [
        secret,
        JSON.stringify(secret).slice(1, -1),
        encodeURIComponent(secret),
        encodeURIComponent(secret).replaceAll("%20", "+"),
        ...base64,
        ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
        bytes.toString("hex"),
        bytes.toString("hex").toUpperCase(),
    ];
}

// eslint-disable-next-line no-control-regex -- colours are what is looked for
const withoutColours = (text: string) => text.replace(/\u001b\[[0-9;]*m/g, "");

function findIn(place: string, text: string, secrets: readonly string[]): string[] {
    const plain = withoutColours(text);
    return secrets.flatMap((secret) =>
        spellings(secret)
            .filter((spelling) => plain.includes(spelling))
            .map((spelling) => `${place}: ${spelling}`),
    );
}

/** Shell that prints the file in every way that a chatty program might. */
const PRINT_ALL = (file: string) =>
    [
        `cat ${file}; echo`,
        `base64 ${file}`,
        `(printf 'u:'; cat ${file}) | base64`,
        `xxd -p ${file} | tr -d '\\n'; echo`,
        `sed 's/"/\\\\"/g' ${file}; echo`,
        `sed 's/%/%25/g; s#/#%2F#g; s/+/%2B/g; s/"/%22/g; s/&/%26/g; s/ /%20/g' ${file}; echo`,
        `head -c 12 ${file}; sleep 0.3; tail -c +13 ${file}; echo`,
        `head -c 9 ${file}; printf '\\033[31m'; tail -c +10 ${file}; printf '\\033[0m\\n'`,
    ].join("; ");

/** The arguments of everything that runs, looked at again and again until `stop`. */
function watchArguments(secrets: readonly string[]) {
    const found = new Set<string>();
    const look = () => {
        for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
            try {
                const line = readFileSync(`/proc/${pid}/cmdline`, "utf8");
                findIn("the arguments of a process", line, secrets).forEach((one) => found.add(one));
            } catch {
                // It has ended.
            }
        }
    };
    const timer = setInterval(look, 25);
    return () => {
        clearInterval(timer);
        return [...found];
    };
}

describe("promise 19: a secret", () => {
    let fixture: StackFixture;
    let socket: Socket | null = null;
    beforeAll(async () => {
        fixture = await StackFixture.start();
    });
    afterAll(async () => {
        socket?.close();
        await fixture?.close();
    });

    /** Everything that the server sends to a page that watches all. */
    async function watchSocket(): Promise<string[]> {
        const { server } = fixture;
        const messages: string[] = [];
        socket = io(server.url, { transports: ["websocket"] });
        socket.onAny((...args: unknown[]) => messages.push(JSON.stringify(args)));
        const ask = (event: string, ...args: unknown[]) =>
            new Promise<unknown>((resolve) => socket!.emit(event, ...args, resolve));
        await ask("login", { username: server.user, password: server.password, token: "" });
        await ask("agent", "", CALLS.watch, {});
        return messages;
    }

    it.each(Array.from({ length: rounds }, (_, round) => round))(
        "is nowhere to be read, whatever prints it (%i)",
        async () => {
            const { server } = fixture;
            const stack = fixture.stackName("sentinel");
            const [built, runs, token] = ["Build", "Run", "Token"].map(newSentinel) as [string, string, string];
            const secrets = [built, runs, token];
            const messages = await watchSocket();
            const stop = watchArguments(secrets);
            const repository = await fixture.repository(stack);
            const compose = (command: string) =>
                [
                    "services:",
                    "  web:",
                    "    build: .",
                    `    command: ["sh", "-c", ${JSON.stringify(command.replaceAll("$", "$$$$"))}]`,
                    "    stop_grace_period: 0s",
                    "    environment: [DB_PASSWORD]",
                    "",
                ].join("\n");
            const dockerfile = [
                "FROM busybox-test:1",
                `RUN --mount=type=secret,id=npm ${PRINT_ALL("/run/secrets/npm")}`,
                "",
            ].join("\n");
            const chatty = `printf %s "$DB_PASSWORD" > /tmp/s; ${PRINT_ALL("/tmp/s")}`;
            await repository.commit({ "compose.yaml": compose(`${chatty}; exec sleep 1000`), Dockerfile: dockerfile });
            await server.connect(stack, repository.url);
            await server.call("POST", "/credentials", { name: stack, kind: "https-token", host: "git.test", token });
            await server.call("PUT", `/stacks/${stack}/build-config`, {
                stableSeconds: 1,
                healthTimeout: 20,
                buildSecrets: ["npm"],
            });
            await server.call("PUT", `/stacks/${stack}/build-secrets/npm`, { value: built });
            await server.call("PUT", `/stacks/${stack}/environment/keys`, { set: { DB_PASSWORD: runs } });

            const well = await server.deploy(stack);
            expect(well.error).toBeNull();
            await server.call("PUT", `/stacks/${stack}/environment/keys`, { set: { FEATURE_X: "1" } });
            await server.call("POST", `/stacks/${stack}/environment/preview`, {});
            const { id } = await server.call<DeploymentView>("POST", `/stacks/${stack}/environment/apply`);
            expect((await server.finished(id)).state).toBe("succeeded");
            await repository.commit({ "compose.yaml": compose(`${chatty}; sleep 1; exit 7`), Dockerfile: dockerfile });
            const ill = await server.deploy(stack);
            expect(ill.state).toBe("rolled-back");
            // Its last words are quoted, so that people see why.
            expect(ill.error?.message).toContain("[MASKED]");

            const found = stop();
            const reads = [
                `/stacks/${stack}`,
                `/stacks/${stack}/repository`,
                `/stacks/${stack}/environment/keys`,
                `/stacks/${stack}/build-secrets`,
                `/stacks/${stack}/build-config`,
                `/stacks/${stack}/deployments`,
                `/stacks/${stack}/releases`,
                `/stacks/${stack}/drift`,
                `/stacks/${stack}/plan`,
                "/credentials",
                "/settings",
                ...[well.id, id, ill.id].flatMap((one) => [
                    `/deployments/${one}`,
                    `/deployments/${one}/log`,
                    `/deployments/${one}/plan`,
                ]),
            ];
            for (const route of reads) {
                found.push(...findIn(`GET ${route}`, await (await server.request("GET", route)).text(), secrets));
            }
            const bad = await server.request("PUT", `/stacks/${stack}/build-secrets/npm`, { value: 1, [built]: runs });
            found.push(...findIn("an error", await bad.text(), [runs]));
            for (const deployment of [well.id, ill.id]) {
                socket!.emit("agent", "", CALLS.openLog, { deployment, from: 0 });
                const last = `"deployment":${deployment},`;
                await until("the log's last piece", async () =>
                    messages.some((message) => message.includes(last) && message.includes('"end":true')),
                );
            }
            found.push(...findIn("the socket", messages.join("\n"), secrets));
            found.push(...findIn("the server's output", server.output, secrets));
            found.push(...(await findInFiles(server.dataDir, secrets)));
            for (const { image } of await fixture.containers(stack)) {
                const history = await execute("docker", ["history", "--no-trunc", "--format", "{{.CreatedBy}}", image]);
                const inspect = await execute("docker", ["image", "inspect", image]);
                found.push(...findIn("the image", history.stdout + inspect.stdout, secrets));
            }
            expect(found).toEqual([]);
            expect(await server.call<string>("GET", `/deployments/${well.id}/log`)).toContain("[MASKED]");
            expect(messages.length).toBeGreaterThan(0);
        },
    );
});

/** Database, write-ahead log, logs, deliveries: everything that is kept, byte by byte. */
async function findInFiles(folder: string, secrets: readonly string[]): Promise<string[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const found: string[] = [];
    for (const entry of entries.filter((one) => one.isFile())) {
        const file = path.join(entry.parentPath, entry.name);
        found.push(...findIn(file, await readFile(file, "latin1"), secrets));
    }
    return found;
}
