import type { TrafficDriverName } from "../../../common/rollout-schema";
import type { Route } from "../../../common/route";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";

/** A container behind the switch. */
export interface Backend {
    /** The container's id. */
    id: string;
    /** Its address on a network that it shares with the switch. */
    address: string;
    /** Taken for well without being asked: the route's check, or the switch's settings of now, are not made for it. */
    trusted?: boolean;
}

export interface BackendStats {
    id: string;
    /** `up` by the switch's own check. */
    state: "up" | "down" | "drain" | "starting";
    /** As `shift` set it; 0 for one that gets nothing new. */
    weight: number;
    /** Since it became a backend. */
    requests: number;
    /** 5xx, refused and broken ones. */
    errors: number;
    /** Average of the last requests in milliseconds; null where the driver doesn't know. */
    latencyMs: number | null;
    /** Requests and connections open now. */
    open: number;
}

export interface SwitchRun {
    tools: DeployTools;
    context: DeployContext;
}

/**
 * Hands a service's traffic to its containers. Between deployments it is at rest: it finds the containers by name and
 * needs nobody. A deployment calls, in order: `ensure`, `shift` (as often as it likes), `drain`, `settle`; `shift` and
 * `drain` work before `ensure` too, as long as the ports are the same. Each call is idempotent and may be made again
 * after a kill; what an earlier call set is found in the switch itself.
 */
export interface TrafficSwitch {
    name: TrafficDriverName;
    /** Whether `stats` counts requests and errors: where it doesn't, their zeros say nothing. */
    measures: boolean;
    /**
     * Writes the route's configuration and has a running switch take it without dropping a connection. Starts nothing.
     * Resolves to whether it leads by that now; false where it doesn't answer, and takes it when it starts.
     */
    ensure(route: Route, run: SwitchRun): Promise<boolean>;
    /** Whether it leads by this route, as `ensure` and `settle` leave it. Asked of one that answers. */
    holds(route: Route, run: SwitchRun): Promise<boolean>;
    /** Null when it runs and answers; otherwise why not, as the end of a sentence. */
    silence(route: Route, run: SwitchRun): Promise<string | null>;
    /**
     * From now on exactly these take new requests, by weight (0–256; 0: known and checked, but gets nothing).
     * Resolves when the switch confirms it. Backends that are not named and known are left as `drain` left them.
     */
    shift(route: Route, backends: readonly (Backend & { weight: number })[], run: SwitchRun): Promise<void>;
    /**
     * Nothing new for this one; resolves when nothing is open any more or `drainSeconds` are over. They begin when no kept
     * connection from before a change of settings can bring a request to it any more: up to a minute later.
     * @throws CicdError CANCELED when somebody ended the waiting: what is open may be so still
     */
    drain(route: Route, backend: Backend, run: SwitchRun): Promise<{ left: number }>;
    /** Back to rest, once the name leads to exactly these, all of them up; forgets every other backend. */
    settle(route: Route, backends: readonly Backend[], run: SwitchRun): Promise<void>;
    /** Removes what only this route needed. */
    remove(route: Route, run: SwitchRun): Promise<void>;
    /** Of every known backend: none at rest. Says who serves to somebody who begins or goes on after a kill. */
    stats(route: Route, run: SwitchRun): Promise<BackendStats[]>;
}
