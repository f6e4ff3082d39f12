import type { RolloutConfig, StrategyName } from "../../../common/rollout-schema";
import type { Route } from "../../../common/route";
import { waitUntilHealthy } from "../health/wait-until-healthy";
import { isWarm } from "../plan/warm-name";
import { SwitchSilent } from "../traffic/haproxy/runtime-socket";
import { switchError } from "../traffic/haproxy/switch-error";
import type { Backend, SwitchRun, TrafficSwitch } from "../traffic/traffic-switch";
import { awaitUp } from "./await-up";
import { createBeside } from "./compose-calls";
import { findMembers, type Members } from "./find-members";
import { isOfRelease, shortId, type Member } from "./member";
import { refuseCanceled } from "./refuse-canceled";
import { routeChange, type RouteChange } from "./route-change";
import type { ReleaseProject } from "./release-project";
import { settleAll } from "./settle-all";
import { startContainers } from "./start-containers";
import { stopAndRemove } from "./stop-and-remove";
import { awaitSwitch } from "./switch-container";
import { evenly, type Weights } from "./weights";

/** How one service is exchanged. */
export interface Exchanged {
    service: string;
    /** Containers that the release keeps for it; at least one. */
    scale: number;
    config: RolloutConfig;
    strategy: StrategyName;
    route: Route;
    driver: TrafficSwitch;
    /** Back to something that ran well before: no steps, tests or warm containers on the way. */
    returning: boolean;
}

/**
 * One service on its way to a release. Strategies are written with these calls; each looks at what there is, so that
 * the same calls finish what a killed server began.
 */
export class Exchange {
    readonly service: string;
    readonly scale: number;
    readonly config: RolloutConfig;
    readonly strategy: StrategyName;
    readonly route: Route;
    readonly driver: TrafficSwitch;
    readonly returning: boolean;
    /** How its route differs from the one of the release before. */
    readonly change: RouteChange;
    /** By which the switch led, or leads until `takeSettings`; null where it had none. */
    readonly #before: Route | null;
    #hasSettings = false;
    /** Containers that get new requests now, by id. */
    #weights = new Map<string, number>();

    constructor(
        readonly project: ReleaseProject,
        { service, scale, config, strategy, route, driver, returning }: Exchanged,
    ) {
        this.service = service;
        this.scale = scale;
        this.config = config;
        this.strategy = strategy;
        this.route = route;
        this.driver = driver;
        this.returning = returning;
        this.#before = project.previous?.content.services[service]?.rollout?.route ?? null;
        this.change = routeChange(this.#before, route);
    }

    get run(): SwitchRun {
        return { tools: this.project.tools, context: this.project.context };
    }

    log(text: string): void {
        this.project.context.log(`${this.service}: ${text}`);
    }

    /** The release's containers and all others, oldest first; those kept warm are the others'. */
    look(): Promise<Members> {
        refuseCanceled(this.project.context);
        return findMembers(this.project, { service: this.service, route: this.route });
    }

    /** Those who get new requests now. */
    serving(members: readonly Member[]): Member[] {
        return members.filter(({ id }) => (this.#weights.get(id) ?? 0) > 0);
    }

    /**
     * The switch leads by the release's route from now on. Not before somebody is there for whom that is made: till then,
     * those who serve are led to as they were.
     */
    async takeSettings(): Promise<void> {
        await this.offerSettings();
        if (!this.#hasSettings) {
            await awaitSwitch(this);
            await this.offerSettings();
        }
        if (!this.#hasSettings) {
            const silent = new SwitchSilent("it missed its new settings twice");
            throw switchError(this.route, "did not take its new configuration", silent);
        }
    }

    /** The same, where nobody may answer: a switch that doesn't run takes them when it starts. */
    async offerSettings(): Promise<void> {
        this.#hasSettings ||= await this.driver.ensure(this.route, this.run);
    }

    /** Hands the traffic to exactly those who have it already, but over the switch's own list instead of by name. */
    async begin(): Promise<void> {
        const { targets, losers } = await this.look();
        const members = [...targets, ...losers].filter((one) => one.address !== "" && !isWarm(one));
        const route = await this.#routeOfNow();
        const known = await this.driver.stats(route, this.run);
        const served = new Map(known.filter(({ weight }) => weight > 0).map(({ id, weight }) => [id, weight]));
        const serving = members.filter(({ id }) => served.has(id));
        if (serving.length > 0) {
            const weights = new Map(serving.map((member) => [member, served.get(member.id)!]));
            this.#weights = new Map(serving.map(({ id }) => [id, served.get(id)!]));
            await (this.change === "none" ? undefined : this.#shift(route, weights));
        } else if (members.length > 0) {
            await this.#shift(route, evenly(firstThere(members, targets)));
        }
    }

    async #routeOfNow(): Promise<Route> {
        const isBefore = this.change === "ports" && !(await this.driver.holds(this.route, this.run));
        return isBefore ? this.#before! : this.route;
    }

    /** As many of the release's containers as this run and are well, and the switch finds them so too. */
    async start(count: number): Promise<Member[]> {
        const ready = await this.startBeside(count);
        await this.takeSettings();
        const { losers } = await this.look();
        await this.#introduce(ready, losers);
        return ready;
    }

    /** As many of the release's containers as this run beside all others, and are well. */
    async startBeside(count: number): Promise<Member[]> {
        const began = this.#now();
        const before = await this.look();
        const missing = Math.max(0, count - before.targets.length);
        if (missing > 0 || before.targets.some(({ state }) => state !== "running")) {
            await this.#create(before.targets.length + before.losers.length + missing);
        }
        const fresh = (await this.look()).targets.filter((target) => this.serving([target]).length === 0);
        if (fresh.length > 0) {
            await this.#awaitHealthy(fresh);
            const subject = fresh.length === 1 ? "1 new container is" : `${fresh.length} new containers are`;
            this.log(`${subject} healthy after ${this.#secondsSince(began)} s (${fresh.map(shortId).join(", ")})`);
        }
        return (await this.look()).targets;
    }

    #now(): number {
        return this.project.tools.clock.now().getTime();
    }

    #secondsSince(began: number): string {
        return ((this.#now() - began) / 1000).toFixed(1);
    }

    /** Made by compose and started here: it would start others with them, like the switch of a service still to come. */
    async #create(all: number): Promise<void> {
        await createBeside(this.project, this.service, all);
        await startContainers((await this.look()).targets, this.project.tools);
    }

    async #awaitHealthy(members: readonly Member[]): Promise<void> {
        const { tools, context, next } = this.project;
        const ids = new Set(members.map(({ id }) => id));
        await waitUntilHealthy(
            {
                expected: new Map([[this.service, ids.size]]),
                release: next.content,
                concerns: ({ id }) => ids.has(id),
            },
            tools,
            context,
        );
    }

    /** Known to the switch and checked by it, without a request so far. */
    async #introduce(targets: readonly Member[], losers: readonly Member[]): Promise<void> {
        const served = [...targets, ...losers].filter(({ id }) => this.#weights.has(id));
        const fresh = targets.filter(({ id }) => !this.#weights.has(id));
        const weights = [...served, ...fresh].map((one) => ({
            ...this.#backend(one),
            weight: this.#weights.get(one.id) ?? 0,
        }));
        await this.driver.shift(this.route, weights, this.run);
        await awaitUp(this, fresh);
    }

    /** New requests go to exactly these from now on. */
    async serve(weights: Weights, told = "traffic goes to"): Promise<void> {
        const members = [...weights.keys()];
        const same = members.length === this.#weights.size && members.every(({ id }) => this.#weights.has(id));
        await this.#shift(this.route, weights);
        if (!same) {
            this.log(`${told} ${members.map(shortId).join(", ")}`);
        }
    }

    async #shift(route: Route, weights: Weights): Promise<void> {
        refuseCanceled(this.project.context);
        const backends = [...weights].map(([member, weight]) => ({ ...this.#backend(member), weight }));
        await this.driver.shift(route, backends, this.run);
        this.#weights = new Map(backends.map(({ id, weight }) => [id, weight]));
    }

    #backend(member: Member): Backend {
        const { id, address } = member;
        return { id, address, trusted: this.#trusts(member) };
    }

    /** Whom the switch's check is not made for; and all, where nobody could serve while they are waited for. */
    #trusts(member: Member): boolean {
        const isOwn = this.#hasSettings && isOfRelease(member, this.project);
        return this.change === "ports" || (this.change === "check" && !isOwn);
    }

    /** Their last requests end, then they go. */
    async retire(members: readonly Member[]): Promise<void> {
        await settleAll(
            members.map(async (member) => {
                await this.#drainOne(member);
                await stopAndRemove(member, this.project.tools);
            }),
        );
    }

    /** Their last requests end. */
    async drain(members: readonly Member[]): Promise<void> {
        await settleAll(members.map((member) => this.#drainOne(member)));
    }

    async #drainOne(member: Member): Promise<void> {
        const began = this.#now();
        this.#weights.delete(member.id);
        if (member.address === "") {
            return;
        }
        const { left } = await this.driver.drain(this.route, { id: member.id, address: member.address }, this.run);
        this.log(
            left === 0
                ? `last request of ${shortId(member)} ended after ${this.#secondsSince(began)} s`
                : `${left} connections of ${shortId(member)} are cut: they did not end within ${this.route.drainSeconds} s`,
        );
    }

    /** Of the release's containers no more than the release wants. */
    async keepOnly(count: number): Promise<void> {
        const { targets } = await this.look();
        if (targets.length > count) {
            await this.serve(evenly(targets.slice(0, count)));
            await this.retire(targets.slice(count));
        }
    }

    /** Back to rest: who serves is found by name, and the switch needs nobody any more. */
    async settle(): Promise<void> {
        await this.takeSettings();
        const { targets } = await this.look();
        this.#weights = new Map();
        await this.driver.settle(
            this.route,
            targets.map(({ id, address }) => ({ id, address })),
            this.run,
        );
    }
}

/** Where nobody knows who served: the version that was there first, as nothing else was ever let in before it left. */
function firstThere(members: readonly Member[], targets: readonly Member[]): Member[] {
    const [first] = members.toSorted((a, b) => a.createdAt - b.createdAt);
    const isTarget = ({ id }: Member) => targets.some((target) => target.id === id);
    return members.filter((member) => isTarget(member) === isTarget(first!));
}
