import type { TrafficDriverName } from "../../../common/rollout-schema";
import { caddySwitch } from "./caddy/caddy-switch";
import { haproxySwitch } from "./haproxy/haproxy-switch";
import { traefikSwitch } from "./traefik/traefik-switch";
import type { TrafficSwitch } from "./traffic-switch";

/** Everything that can hand requests to containers; a new one is a folder, an entry here and its name in the settings. */
export const TRAFFIC_SWITCHES: readonly TrafficSwitch[] = [haproxySwitch, caddySwitch, traefikSwitch];

const byName = new Map<TrafficDriverName, TrafficSwitch>();
for (const driver of TRAFFIC_SWITCHES) {
    if (byName.has(driver.name)) {
        throw new Error(`Two traffic switches are called ${driver.name}.`);
    }
    byName.set(driver.name, driver);
}

export function switchCalled(name: TrafficDriverName): TrafficSwitch {
    const driver = byName.get(name);
    if (driver === undefined) {
        throw new Error(`There is no traffic switch called ${name}.`);
    }
    return driver;
}
