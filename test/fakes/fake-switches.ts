import { isDeepStrictEqual } from "node:util";
import type { TrafficSwitch } from "../../backend/deploy/traffic/traffic-switch";
import type { Route } from "../../common/route";
import { figuresOf, isNamed, isRunning, type FakeContainer } from "./fake-container";

/** The project that the switches stand in. */
interface Surroundings {
    /** Of a service, oldest first. */
    containersOf(service: string): FakeContainer[];
    all(): FakeContainer[];
    /** Counts the change, which a kill may keep from happening. */
    change<T>(effect: () => T): Promise<T>;
}

/** All switches of a fake stack: what they were told, and whom they lead to. */
export class FakeSwitches {
    /** What each service's switch was set up with. */
    readonly routes = new Map<string, Route>();
    /** By which route the containers of an image are reached; any, where it is not named. */
    readonly madeFor = new Map<string, Route>();
    readonly #slots = new Map<string, Map<string, number>>();
    readonly #trusted = new Set<string>();

    constructor(private readonly stack: Surroundings) {}

    isAtRest(service: string): boolean {
        return (this.#slots.get(service)?.size ?? 0) === 0;
    }

    forget(service: string): void {
        this.#slots.delete(service);
    }

    /** Those of the reached ones who get a new request. */
    chosen(service: string, reached: readonly FakeContainer[]): FakeContainer[] {
        const slots = this.#slots.get(service);
        if (slots === undefined || slots.size === 0) {
            // Its check keeps from it what doesn't answer yet.
            return reached.filter((one) => isNamed(one) && one.warmUp === 0 && this.#leadsTo(one, false));
        }
        return reached.filter(({ id }) => (slots.get(id) ?? 0) > 0).filter((one) => this.#leadsTo(one, true));
    }

    /** Whether it is reached by the ports, and well by the check, unless it is trusted in its slot. */
    #leadsTo({ id, service, imageId }: FakeContainer, inSlot: boolean): boolean {
        const [own, now] = [this.madeFor.get(imageId), this.routes.get(service)];
        if (own === undefined || now === undefined) {
            return true;
        }
        const isWell = (inSlot && this.#trusted.has(id)) || isDeepStrictEqual(own.check, now.check);
        return isWell && targetsOf(own) === targetsOf(now);
    }

    #slotsOf({ service }: Route): Map<string, number> {
        const slots = this.#slots.get(service) ?? new Map<string, number>();
        this.#slots.set(service, slots);
        return slots;
    }

    get driver(): TrafficSwitch {
        const { stack } = this;
        return {
            name: "haproxy",
            measures: true,
            ensure: async (route) => {
                const answers = stack.containersOf(route.switchService!).some(isRunning);
                await stack.change(() => void this.routes.set(route.service, route));
                return answers;
            },
            holds: async (route) => isDeepStrictEqual(this.routes.get(route.service), route),
            silence: async (route) =>
                stack.containersOf(route.switchService!).some(isRunning) ? null : "it does not run",
            shift: (route, backends) => stack.change(() => this.#shift(route, backends)),
            drain: (route, { id }) =>
                stack.change(() => {
                    this.#slotsOf(route).set(id, 0);
                    return { left: 0 };
                }),
            settle: (route, backends) =>
                stack.change(() =>
                    this.#settle(
                        route,
                        backends.map(({ id }) => id),
                    ),
                ),
            remove: ({ service }) => stack.change(() => this.forget(service)),
            stats: async (route) => figuresOf(this.#slotsOf(route), stack.all()),
        };
    }

    #shift(route: Route, backends: Parameters<TrafficSwitch["shift"]>[1]): void {
        if (targetsOf(this.routes.get(route.service)!) !== targetsOf(route)) {
            throw new Error(`the switch of ${route.service} has no such ports`);
        }
        const slots = this.#slotsOf(route);
        slots.forEach((_, id) => slots.set(id, 0));
        for (const { id, weight, trusted } of backends) {
            slots.set(id, weight);
            this.#trusted[trusted === true ? "add" : "delete"](id);
        }
    }

    #settle({ service }: Route, wanted: readonly string[]): void {
        const running = this.stack.containersOf(service).filter((one) => isRunning(one) && isNamed(one));
        const led = running.filter((one) => this.#leadsTo(one, false)).map(({ id }) => id);
        if (led.toSorted().join() !== wanted.toSorted().join()) {
            throw new Error(`${service} can't settle: its name leads to others`);
        }
        this.forget(service);
    }
}

const targetsOf = ({ ports }: Route) => ports.map(({ target }) => target).join();
