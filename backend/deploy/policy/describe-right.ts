import { readHostPath } from "./host-path";
import type { Right, RightName } from "./right";

const WORDS: Readonly<Record<RightName, (value: string) => string>> = {
    privileged: (value) =>
        value === "hook" ? "runs a privileged hook" : "runs privileged: it can do all that the host can",
    "host-namespace": (value) => `shares the host's ${value === "users" ? "user" : value} namespace`,
    "foreign-container": (value) => `reaches into the container ${value}, which is not the stack's`,
    "foreign-network": (value) => `joins the network ${value}, which is not the stack's`,
    "foreign-volume": (value) => `uses the volume ${value}, which is not the stack's`,
    "foreign-image": (value) => `runs the image ${value}, which another stack built`,
    "host-path": (value) => {
        const { path, readOnly } = readHostPath(value);
        return `${readOnly ? "reads" : "reads and writes"} ${path} of the host`;
    },
    "engine-socket": () => "controls the container engine, and with it the host",
    "network-storage": (value) => `mounts the network share ${value}`,
    driver: (value) => `uses the ${value}`,
    device: (value) => `uses the device ${value}`,
    capability: (value) => `has the capability ${value}`,
    "security-option": (value) => `runs with the security option ${value}`,
    kernel: (value) => `sets ${value}`,
    "proxy-labels": (value) => `gives orders to ${value} by its labels`,
    "remote-context": (value) => `is built from ${value}`,
    "build-access": (value) => `is built with ${value}`,
    "log-target": (value) => `sends its log to ${value}`,
};

/** One line for people, e.g. "web reads /srv/media of the host". */
export function describeRight({ service, name, value }: Right): string {
    return `${service || "the stack"} ${WORDS[name](value)}`;
}
