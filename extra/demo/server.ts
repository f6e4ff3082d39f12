import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { until } from "./until";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");

export interface Hook {
    url: string;
    secret: string;
}

interface Deployment {
    id: number;
    state: string;
    commit: { sha: string } | null;
    error: { message: string; hint: string } | null;
}

/** A standalone server of its own, with a fresh database, used from outside like any other. */
export class DemoServer {
    readonly password = randomBytes(9).toString("base64url");
    #process: ChildProcess | null = null;
    #token = "";

    constructor(
        private readonly folder: string,
        readonly port: number,
    ) {}

    get url(): string {
        return `http://127.0.0.1:${this.port}`;
    }

    async start(): Promise<void> {
        await mkdir(path.join(this.folder, "stacks"), { recursive: true });
        this.#process = spawn(process.execPath, [tsx, "backend/index.ts"], {
            cwd: root,
            env: this.#env(),
            stdio: ["ignore", "ignore", "inherit"],
        });
        await until("the server to answer", async () => (await fetch(`${this.url}/healthz`)).ok);
        this.#token = (await this.#run(["extra/token.ts", "--name", "demo"])).trim();
    }

    async call<T>(method: string, route: string, body?: unknown): Promise<T> {
        const response = await fetch(`${this.url}/api/cicd/v1${route}`, {
            method,
            headers: { Authorization: `Bearer ${this.#token}`, "Content-Type": "application/json" },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const text = await response.text();
        if (!response.ok) {
            throw new Error(`${method} ${route} answered ${response.status}: ${text}`);
        }
        return (text === "" ? undefined : JSON.parse(text)) as T;
    }

    async connect(stack: string, url: string): Promise<Hook> {
        const { webhook } = await this.call<{ webhook: Hook }>("PUT", `/stacks/${stack}/repository`, {
            url,
            forge: "github",
        });
        return webhook;
    }

    /** Resolves when this commit is deployed; throws with the reason when it failed. */
    async waitFor(stack: string, sha: string, onStep: (line: string) => void): Promise<Deployment> {
        let last = "";
        return until(`the deployment of ${sha.slice(0, 7)}`, async () => {
            const { items } = await this.call<{ items: (Deployment & { steps: { name: string; state: string }[] })[] }>(
                "GET",
                `/stacks/${stack}/deployments`,
            );
            const deployment = items.find((item) => item.commit?.sha === sha);
            const running = deployment?.steps.find((step) => step.state === "running")?.name ?? "";
            if (running !== "" && running !== last) {
                last = running;
                onStep(running);
            }
            if (deployment && ["failed", "rolled-back", "canceled"].includes(deployment.state)) {
                const { message = "", hint = "" } = deployment.error ?? {};
                throw new Error(`The deployment ${deployment.state}: ${message} ${hint}`);
            }
            return deployment?.state === "succeeded" ? deployment : undefined;
        });
    }

    async close(): Promise<void> {
        if (this.#process && this.#process.exitCode === null) {
            const ended = once(this.#process, "exit");
            this.#process.kill("SIGTERM");
            await ended;
        }
    }

    #env(): NodeJS.ProcessEnv {
        return {
            ...process.env,
            DOCKGE_PORT: String(this.port),
            DOCKGE_HOSTNAME: "127.0.0.1",
            DOCKGE_DATA_DIR: path.join(this.folder, "data"),
            DOCKGE_STACKS_DIR: path.join(this.folder, "stacks"),
            DOCKGE_CICD_USER: "demo",
            DOCKGE_CICD_PASSWORD: this.password,
        };
    }

    async #run(args: string[]): Promise<string> {
        const child = spawn(process.execPath, [tsx, ...args], {
            cwd: root,
            env: this.#env(),
            stdio: ["ignore", "pipe", "inherit"],
        });
        let output = "";
        child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
        const [code] = (await once(child, "close")) as [number | null];
        if (code !== 0) {
            throw new Error(`${args[0]} ended with ${code}.`);
        }
        return output;
    }
}
