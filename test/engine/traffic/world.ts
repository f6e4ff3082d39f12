import type { Route, RoutePort } from "../../../common/route";
import type { Backend, SwitchRun, TrafficSwitch } from "../../../backend/deploy/traffic/traffic-switch";

/** A container behind the switch; see app.mjs for what it answers. */
export interface App extends Backend {
    name: string;
    /** Until then, or again with false, its check fails and every request gets a 500, though its port is open. */
    makeWell(yes?: boolean): Promise<void>;
    /** Killed at once: what is still open to it is lost. */
    remove(): Promise<void>;
}

/** A driver with everything around it, real, that the contract is tried on. */
export interface World {
    driver: TrafficSwitch;
    run: SwitchRun;
    /** On this machine; what is sent there reaches the apps' port 80. */
    port: number;
    route(port?: Partial<RoutePort>, more?: Partial<Route>): Route;
    app(options?: { well?: boolean }): Promise<App>;
    /** Starts the proxy, after `ensure`. */
    start(): Promise<void>;
    /** Ends the proxy as a crash of the machine would and starts it again; resolves when it answers. */
    restart(): Promise<void>;
    close(): Promise<void>;
}
