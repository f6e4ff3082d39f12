import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { ComposeModel } from "../../backend/deploy/compose/compose-model";
import type { DeployContext } from "../../backend/deploy/deployer";
import type { DeployTools } from "../../backend/deploy/deploy-tools";
import { stackLayout } from "../../backend/deploy/stack-layout";
import { buildConfigSchema } from "../../common/schema";
import {
    conditionOf,
    conflict,
    endpointsOf,
    isAttached,
    isRunning,
    networkCalls,
    rename,
    type FakeContainer,
} from "./fake-container";
import { fakeComposeCli, readModel } from "./fake-compose-cli";
import { parseUp, type UpCall } from "./compose-up-call";
import { FakeSwitches } from "./fake-switches";
import { hashOf, isMadeAnew, linksOf, networksOf, withDependencies, type FakeService } from "./fake-release";

export class Killed extends Error {}

/**
 * A project with compose's habits, switches and a clock, in memory. Each call that changes something is counted, and the
 * one whose number is `killAt` is the last: by `hasEffect` half of them have their effect before the caller is gone.
 */
export class FakeStack {
    containers: FakeContainer[] = [];
    readonly lines: string[] = [];
    /** After each change: who gets requests of a service, by image; empty for nobody. */
    readonly served: { service: string; images: string[]; ids: string[] }[] = [];
    readonly violations: string[] = [];
    readonly switches = new FakeSwitches({
        containersOf: (service) => this.#of(service),
        all: () => this.containers,
        change: (effect) => this.#change(effect),
    });
    watched: string[] = [];
    calls = 0;
    killAt = Infinity;
    /** Whether the call at which it is killed still has its effect. */
    hasEffect = (call: number): boolean => call % 2 === 1;
    now = Date.parse("2026-01-01T00:00:00Z");
    #next = 1;
    #model: ComposeModel | null = null;

    private constructor(readonly stacksDir: string) {}

    static async create(): Promise<FakeStack> {
        return new FakeStack(await mkdtemp(path.join(os.tmpdir(), "cicd-fake-stack-")));
    }

    remove(): Promise<void> {
        return rm(this.stacksDir, { recursive: true, force: true });
    }

    get context(): DeployContext {
        const buildConfig = buildConfigSchema.parse({ healthTimeout: 20 });
        return { stack: "shop", buildConfig, log: (line) => this.lines.push(line) };
    }

    get tools(): DeployTools {
        const layout = stackLayout(this.stacksDir, "shop");
        return {
            layout,
            cli: fakeComposeCli,
            host: { values: {} },
            buildSecrets: async () => ({}),
            access: { flags: [], env: {}, proxies: {} },
            clock: { now: () => new Date(this.now) },
            wait: async (ms: number) => void (this.now += ms),
            engine: this.#engine(),
            traffic: () => this.switches.driver,
            store: { pathOf: (hash: string) => path.join(layout.files, hash) },
            runner: { run: ({ args }: { args: string[] }) => this.#compose(args) },
        } as unknown as DeployTools;
    }

    /** Who of a service's containers runs, by image. */
    running(service: string): string[] {
        return this.#of(service)
            .filter(isRunning)
            .map(({ imageId }) => imageId);
    }

    isAtRest(service: string): boolean {
        return this.switches.isAtRest(service);
    }

    /** As after a restart of the machine or of the switch alone. */
    restartSwitch(service: string): void {
        this.switches.forget(service);
    }

    #of(service: string): FakeContainer[] {
        return this.containers.filter((one) => one.service === service && !one.oneOff);
    }

    /** A change; what comes after the kill does not happen any more. */
    async #change<T>(effect: () => T | Promise<T>): Promise<T> {
        this.calls += 1;
        if (this.calls > this.killAt || (this.calls === this.killAt && !this.hasEffect(this.calls))) {
            throw new Killed();
        }
        const result = await effect();
        this.#observe();
        if (this.calls === this.killAt) {
            throw new Killed();
        }
        return result;
    }

    #observe(): void {
        for (const service of this.watched) {
            const ids = this.#answering(service);
            const containers = ids.flatMap((id) => this.containers.filter((one) => one.id === id));
            this.served.push({ service, ids, images: [...new Set(containers.map(({ imageId }) => imageId))] });
            for (const one of containers) {
                if (one.warmUp > 0) {
                    this.violations.push(`${one.name} of ${one.imageId} gets requests before it is healthy`);
                }
            }
        }
    }

    /** Who gets a new request from outside. */
    #answering(service: string): string[] {
        const direct = this.#of(service).filter((one) => isRunning(one) && one.ports.length > 0);
        const [own] = this.#of(`${service}-switch`).filter(isRunning);
        if (own === undefined) {
            return direct.map(({ id }) => id);
        }
        const reached = this.#of(service).filter((one) => isRunning(one) && isAttached(one));
        return this.switches.chosen(service, reached).map(({ id }) => id);
    }

    async #compose(args: readonly string[]) {
        const { scales, names, flag } = parseUp(args);
        const model = await readModel([path.join(this.stacksDir, "shop", "compose.yaml")]);
        this.#model = model;
        const known = Object.keys(model.services);
        let failure = "";
        if (flag("--remove-orphans")) {
            const orphans = this.containers.filter(({ service }) => !known.includes(service));
            for (const orphan of orphans) {
                await this.#change(() => this.#drop(orphan.id));
            }
        }
        const called = flag("--no-deps") ? names : withDependencies(model, names.length > 0 ? names : known);
        const recreated = new Set<string>();
        // It goes about all at once: what is new is there before what is made anew.
        const isNew = (name: string) => this.#of(name).length === 0;
        for (const name of [...called.filter(isNew), ...called.filter((one) => !isNew(one))]) {
            const options = { scale: scales.get(name), keep: flag("--no-recreate"), start: !flag("--no-start") };
            const force = flag("--force-recreate") && names.includes(name);
            failure ||= await this.#up(name, { ...options, force, called, recreated });
        }
        return { exitCode: failure ? 1 : 0, signal: null, stdout: "", stderr: failure };
    }

    async #up(name: string, { scale, keep, force, start, called, recreated }: UpCall): Promise<string> {
        const service = this.#model!.services[name] as unknown as FakeService;
        const wanted = scale ?? service.scale ?? 1;
        const there = this.#of(name).sort((a, b) => a.createdAt - b.createdAt);
        for (const extra of there.slice(wanted)) {
            await this.#change(() => this.#drop(extra.id));
        }
        for (const one of there.slice(0, wanted)) {
            if (!keep && isMadeAnew(service, one.configHash, { force, called, recreated })) {
                recreated.add(name);
                const refusal = await this.#change(() => {
                    this.#drop(one.id);
                    return this.#add(name, service, called, "aaaaaaaaaaaa_");
                });
                if (refusal) {
                    return refusal;
                }
            }
        }
        for (let missing = wanted - there.length; missing > 0; missing -= 1) {
            const refusal = await this.#change(() => this.#add(name, service, called));
            if (refusal) {
                return refusal;
            }
        }
        for (const one of start ? this.#of(name).filter((other) => !isRunning(other)) : []) {
            const taken = this.containers.some(
                (other) => other !== one && isRunning(other) && other.ports.some((port) => one.ports.includes(port)),
            );
            if (taken) {
                return `Bind for 0.0.0.0:${one.ports[0]!.split("/")[0]} failed: port is already allocated`;
            }
            await this.#change(() => this.#start(one));
        }
        return "";
    }

    #start(one: FakeContainer): null {
        one.state = "running";
        one.warmUp = one.imageId === "switch" ? 0 : 2;
        return null;
    }

    /** What it says when the name is taken; what was made under a temporary one is left with that. */
    #add(name: string, service: FakeService, called: readonly string[], temporary = ""): string {
        const id = `${String(this.#next++).padStart(6, "0")}-${name}`.padEnd(12, "0");
        const wanted = service.container_name ?? `shop-${id}`;
        const isTaken = this.containers.some((one) => one.name === wanted);
        if (isTaken && temporary === "") {
            return conflict(wanted);
        }
        this.now += 1000;
        this.containers.push({
            id,
            name: isTaken ? temporary + wanted : wanted,
            service: name,
            oneOff: false,
            state: "created",
            imageId: service.image,
            configHash: hashOf(service, called),
            workingDirectory: "",
            createdAt: this.now,
            networks: networksOf(name, service),
            links: linksOf(name, service),
            ports: (service.ports ?? []).map(({ published }) => `${published}/tcp`),
            warmUp: 2,
        });
        return isTaken ? conflict(wanted) : "";
    }

    #drop(id: string): void {
        const gone = this.containers.find((one) => one.id === id);
        this.containers = this.containers.filter((one) => one.id !== id);
        if (gone?.imageId === "switch") {
            this.switches.forget(gone.service.replace(/-switch$/, ""));
        }
    }

    #engine() {
        const find = (id: string) => this.containers.find((one) => one.id === id);
        return {
            containers: async () => this.containers.map((one) => ({ ...one })),
            image: async (reference: string) => ({ id: reference, repoDigests: [] }),
            lastLines: async () => [],
            facts: async (id: string) => find(id) && { environment: {}, mounts: find(id)!.mounts ?? [] },
            condition: async (id: string) => conditionOf(find(id)),
            endpoints: async (id: string) => endpointsOf(find(id)),
            startContainer: (id: string) => this.#change(() => (isRunning(find(id)!) ? null : this.#start(find(id)!))),
            stopContainer: (id: string) => this.#change(() => void (find(id) && (find(id)!.state = "exited"))),
            removeContainer: (id: string) => this.#change(() => this.#drop(id)),
            ...networkCalls((id, effect) => this.#change(() => effect(find(id)!))),
            renameContainer: (id: string, name: string) => this.#change(() => rename(this.containers, id, name)),
        };
    }
}
