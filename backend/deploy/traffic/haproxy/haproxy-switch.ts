import { rm } from "node:fs/promises";
import type { Route } from "../../../../common/route";
import type { TrafficSwitch } from "../traffic-switch";
import { backendStats } from "./backend-stats";
import { drainBackend } from "./drain-backend";
import { ensureSwitch, holdsConfig } from "./ensure-switch";
import { SwitchSilent } from "./runtime-socket";
import { settleSwitch } from "./settle-switch";
import { shiftTraffic } from "./shift-traffic";
import { switchError } from "./switch-error";
import { visit } from "./switch-visit";

/** HAProxy as a service of the stack itself, told what to do over its socket. */
export const haproxySwitch: TrafficSwitch = {
    name: "haproxy",
    measures: true,
    ensure: (route, run) => told(route, ensureSwitch(visit(route, run))),
    holds: (route, run) => holdsConfig(visit(route, run)),
    silence: (route, run) => visit(route, run).runtime.silence(),
    shift: (route, backends, run) => told(route, shiftTraffic(visit(route, run), backends)),
    drain: (route, backend, run) => told(route, drainBackend(visit(route, run), backend)),
    settle: (route, backends, run) => told(route, settleSwitch(visit(route, run), backends)),
    stats: (route, run) => told(route, backendStats(visit(route, run))),
    async remove(route, run) {
        await rm(visit(route, run).layout.home, { recursive: true, force: true });
    },
};

/** @throws CicdError TRAFFIC_SWITCH_FAILED when it does not answer */
async function told<T>(route: Route, call: Promise<T>): Promise<T> {
    try {
        return await call;
    } catch (error) {
        throw error instanceof SwitchSilent ? switchError(route, "does not answer", error) : error;
    }
}
