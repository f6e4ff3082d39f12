import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { buildConfigSchema } from "../../../common/schema";
import { createDeployer, type DeployerDeps } from "../../../backend/deploy/create-deployer";
import type { DeployContext, Deployer, LiveRelease, PreparedRelease, Source } from "../../../backend/deploy/deployer";
import { createDockerEngine } from "../../../backend/exec/docker-engine";
import { createProcessRunner } from "../../../backend/exec/process-runner";
import { systemClock } from "../../../backend/models/clock";
import type { Release } from "../../../backend/models/releases";

const execute = promisify(execFile);

/** What Dockge's own process has; some of it answers variables that people write into compose files. */
export const DOCKGE_ENVIRONMENT = {
    NODE_ENV: "production",
    HOSTNAME: "dockge-container",
    TZ: "Pacific/Auckland",
    DOCKGE_SECRET_OF_THE_HOST: "sentinel-value",
};

type Files = Record<string, string>;

let count = 0;

/** One stack on the real engine: its directory, its repository as plain folders, and the releases that it had. */
export class StackFixture {
    readonly name = `dep-${randomBytes(4).toString("hex")}`;
    readonly engine = createDockerEngine();
    readonly lines: string[] = [];
    releases: Release[] = [];
    /** Stable in several looks, but not for the second that people have to wait at least. */
    buildConfig = { ...buildConfigSchema.parse({ healthTimeout: 20 }), stableSeconds: 0.3 };
    adopt: Source["adopt"] = {};
    grants: Source["grants"] = [];

    private constructor(
        readonly stacksDir: string,
        readonly deployer: Deployer,
        /** What the deployer finds for the names in `buildConfig.buildSecrets`. */
        readonly buildSecrets: Record<string, string>,
    ) {}

    static async create(
        hostEnvironment: Record<string, string | undefined> = DOCKGE_ENVIRONMENT,
        more: Partial<DeployerDeps> = {},
    ): Promise<StackFixture> {
        const stacksDir = await mkdtemp(path.join(os.tmpdir(), "cicd-deploy-"));
        const runner = createProcessRunner({ bootId: "test", onStart: () => undefined, onExit: () => undefined });
        const docker = Object.fromEntries(
            ["PATH", "HOME", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKGE_CICD_SWITCH_IMAGE"].map((name) => [
                name,
                process.env[name],
            ]),
        );
        const buildSecrets: Record<string, string> = {};
        const deployer = createDeployer({
            buildSecrets: () => Promise.resolve(buildSecrets),
            runner,
            engine: createDockerEngine(),
            stacksDir,
            hostEnvironment: { ...docker, ...hostEnvironment },
            clock: systemClock,
            // Looks follow each other faster than in production; nothing here waits for a fixed time.
            wait: (ms) => setTimeout(Math.min(ms, 100)),
            ...more,
        });
        return new StackFixture(stacksDir, deployer, buildSecrets);
    }

    get directory(): string {
        return path.join(this.stacksDir, this.name);
    }

    get active(): Release | null {
        return this.releases.at(-1) ?? null;
    }

    get context(): DeployContext {
        return {
            stack: this.name,
            deploymentId: this.releases.length + 1,
            buildConfig: this.buildConfig,
            log: (line) => this.lines.push(line),
            onOutput: (text) => this.lines.push(text),
        };
    }

    /** Writes below the stack directory, as the user or the application would. */
    async write(files: Files): Promise<void> {
        await writeAll(this.directory, files);
    }

    read(file: string): Promise<string> {
        return readFile(path.join(this.directory, file), "utf8");
    }

    /** A commit with these files. */
    async commit(files: Files): Promise<Source> {
        const checkoutDir = path.join(this.stacksDir, ".cicd", this.name, "work", `checkout-${count++}`);
        await mkdir(checkoutDir, { recursive: true });
        await writeAll(checkoutDir, files);
        return {
            checkoutDir,
            composePath: [],
            profiles: [],
            envFiles: [],
            trackedFiles: [],
            adopt: this.adopt,
            grants: this.grants,
        };
    }

    async adoptCurrent(): Promise<void> {
        const captured = await this.deployer.captureCurrent(this.context);
        if (captured !== null) {
            this.record({ ...captured }, 0);
        }
    }

    /** Everything up to the point where containers are touched. */
    async render(files: Files): Promise<PreparedRelease> {
        const source = await this.commit(files);
        const preparation = await this.deployer.prepare(source, this.active, this.context);
        const built = await this.deployer.build(source, preparation, this.context);
        return this.deployer.render({ source, preparation, built, active: this.active }, this.context);
    }

    async deploy(files: Files): Promise<PreparedRelease> {
        const next = await this.render(files);
        await this.deployer.apply(next, this.active, this.context);
        await this.deployer.verify(next, this.context);
        this.record(next, this.releases.length === 0 ? 1 : undefined);
        return next;
    }

    record(live: LiveRelease, number = (this.active?.number ?? 0) + 1): void {
        this.releases.push({
            id: this.releases.length + 1,
            stack: this.name,
            number,
            state: "active",
            deploymentId: null,
            ref: null,
            commitSha: null,
            commitMessage: null,
            commitAuthor: null,
            content: JSON.parse(JSON.stringify(live.content)) as Release["content"],
            environment: live.environment,
            createdAt: "",
            activatedAt: null,
        });
    }

    async rollBack(to: LiveRelease): Promise<void> {
        await this.deployer.apply(to, this.active, this.context);
        await this.deployer.verify(to, this.context);
        this.record(to);
    }

    /** Container ids by service, stopped ones included. */
    async ids(): Promise<Record<string, string>> {
        const containers = await this.engine.containers(this.name);
        return Object.fromEntries(containers.map(({ service, id }) => [service, id]).toSorted());
    }

    async docker(...args: string[]): Promise<string> {
        return (await execute("docker", args)).stdout.trim();
    }

    /** Runs a command inside the service's container. */
    async inside(service: string, ...command: string[]): Promise<string> {
        return this.docker("exec", (await this.ids())[service]!, ...command);
    }

    /** Dockge's exact call: the stack directory as working directory and Dockge's environment. */
    async dockgeUp(environment: Record<string, string> = DOCKGE_ENVIRONMENT): Promise<void> {
        await execute("docker", ["compose", "up", "-d", "--remove-orphans"], {
            cwd: this.directory,
            env: { ...process.env, ...environment },
        });
    }

    async remove(): Promise<void> {
        await execute("docker", ["compose", "-p", this.name, "down", "--remove-orphans", "-v", "-t", "0"], {
            cwd: "/",
        });
        for (const { reference } of await this.engine.tagsBelow(`localhost/${this.name}/`)) {
            await this.engine.untag(reference);
        }
        await this.deployer.forget(this.name);
        await rm(this.stacksDir, { recursive: true, force: true });
    }
}

async function writeAll(folder: string, files: Files): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
        await writeFile(path.join(folder, name), text);
    }
}
