import { CicdError } from "../../../../common/errors";
import type { ChecksOf, ChecksReport } from "../../../../backend/build-engine/holds/checks-watch";
import { recover } from "../../../../backend/build-engine/recovery";
import { bindings, type Binding } from "../../../../backend/models/bindings";
import { deployments, type Deployment } from "../../../../backend/models/deployments";
import type { Dependencies } from "../../../../backend/use-cases/dependencies";
import { releaseDeployment } from "../../../../backend/use-cases/release-deployment";
import { ManualTime } from "../../../fakes/manual-time";
import { connectStack, enqueue, startBuildEngine } from "../../../fixtures/build-engine";
import { openTestDatabase, type TestDatabase } from "../../../fixtures/database";

export const sha = "abc1234".padEnd(40, "0");
export const ana = { name: "ana", scope: "operator" } as const;
/** A Monday, inside of `window`. */
export const start = "2026-03-02T10:00:00.000Z";
export const window = { days: ["mon" as const], from: "09:00", to: "17:00", timezone: "UTC", reason: "" };

/** What the fake deployer says of services that a person stopped. */
export const stopped = (services: string[]) => async () => ({ services, running: false });

type Engine = Awaited<ReturnType<typeof startBuildEngine>>;

/** The connected stack "shop" over a real database, with a clock that stands still and everything that can hold it. */
export class HeldStack {
    readonly time = new ManualTime(start);
    /** What the forge answers. */
    checks: ChecksReport | CicdError = {
        state: "pending",
        detail: "1 of 2 checks of abc1234 is green; build is not done",
    };
    /** A forge that is asked in its stead. */
    forge: ChecksOf | null = null;
    /** How often the forge was asked. */
    asked = 0;
    /** Streams of the engine's events, closed ones too. */
    readonly streams: { onStart: (project: string) => void; onEnd: () => void; open: boolean }[] = [];
    engine!: Engine;

    private constructor(readonly database: TestDatabase) {}

    static async open(): Promise<HeldStack> {
        const held = new HeldStack(await openTestDatabase());
        await connectStack(held.database, "shop");
        await held.#start();
        return held;
    }

    async #start(): Promise<void> {
        this.engine = await startBuildEngine(this.database, {
            clock: this.time.clock,
            after: this.time.after,
            checksOf: async (repository, commit) => {
                this.asked += 1;
                if (this.forge) {
                    return this.forge(repository, commit);
                }
                if (this.checks instanceof CicdError) {
                    throw this.checks;
                }
                return this.checks;
            },
            watchStarts: async (watch) => {
                const stream = { ...watch, open: true };
                this.streams.push(stream);
                return () => void (stream.open = false);
            },
        });
    }

    async #stop(): Promise<void> {
        await this.engine.releaser.close();
        await this.engine.queue.stop();
    }

    /** The server stops and starts; the engine below goes on as it was. */
    async restart(): Promise<void> {
        await this.#stop();
        const { on } = this.engine.deployer;
        await this.#start();
        this.engine.deployer.on = on;
        await recover({
            db: this.database.knex,
            clock: this.time.clock,
            bootId: this.engine.bootId,
            pid: process.pid,
            startedAt: () => null,
            endLeftOver: async () => undefined,
            log: () => undefined,
        });
    }

    async close(): Promise<void> {
        await this.#stop();
        await this.database.close();
    }

    async find(id: number): Promise<Deployment> {
        return (await deployments.find(this.database.knex, id))!;
    }

    async bind(change: Partial<Binding>): Promise<void> {
        const { id } = (await bindings.findByStack(this.database.knex, "shop"))!;
        await bindings.update(this.database.knex, id, change);
    }

    /** Queued, and carried as far as it goes. */
    async push(change: Partial<Parameters<typeof enqueue>[1]> = {}): Promise<Deployment> {
        const pushed = { stack: "shop", trigger: "push", ref: "refs/heads/main", commitSha: sha } as const;
        return this.carry(await enqueue(this.database, { ...pushed, repositoryId: 1, ...change }));
    }

    async carry(id: number): Promise<Deployment> {
        this.engine.queue.wake();
        await this.engine.queue.idle();
        await this.engine.releaser.look();
        await this.engine.queue.idle();
        return this.find(id);
    }

    /** As a person does. */
    release(id: number): Promise<Deployment> {
        return releaseDeployment(this.engine as unknown as Dependencies, id, ana);
    }
}
