import { isOn, text } from "./json";
import type { Judge } from "./judge-keys";
import type { Right, RightName } from "./right";

export function right(service: string, name: RightName, value: string): Right {
    return { service, name, value };
}

/** `pid: host`, `ipc: container:db` and the like; names of the stack's own services are its own matter. */
export function namespace(kind: string): Judge {
    return (value, { service }) => {
        const mode = text(value);
        if (mode === "host") {
            return [right(service, "host-namespace", kind)];
        }
        return mode.startsWith("container:") ? [right(service, "foreign-container", mode.slice(10))] : [];
    };
}

const OWN_NETWORKS = ["bridge", "none", "default"];

export const networkMode: Judge = (value, place) => {
    const mode = text(value);
    if (mode === "host" || mode.startsWith("container:")) {
        return namespace("network")(value, place);
    }
    const own = mode.startsWith("service:") || OWN_NETWORKS.includes(mode);
    return own ? [] : [right(place.service, "foreign-network", mode)];
};

/** Switched on it takes a right with this value. */
export function switchFor(name: RightName, value: string): Judge {
    return (given, { service }) => (isOn(given) ? [right(service, name, value)] : []);
}
