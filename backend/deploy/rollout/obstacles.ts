import { list, mapping, text, isOn } from "../policy/json";
import { othersOf, serviceOf, type Candidate } from "./candidate";
import { nameObstacle, neighbourObstacle } from "./name-obstacles";
import { isProxyLabel, labelNames } from "./proxy-labels";

/** Why two versions can't run side by side, as the rest of a sentence that begins with the service; null: they can. */
type Obstacle = (candidate: Candidate) => string | null;

const sharedNamespace: Obstacle = (candidate) => {
    const service = serviceOf(candidate);
    const shared = ["network_mode", "pid", "ipc", "uts", "cgroup"].find((key) => {
        const mode = text(service[key]);
        return (
            /^(host|none|bridge|service:.*|container:.*)$/.test(mode) && !(key !== "network_mode" && mode === "none")
        );
    });
    return shared === undefined ? null : `has ${shared}: ${text(service[shared])}, so it has no place of its own`;
};

const guests: Obstacle = (candidate) => {
    const mine = `service:${candidate.name}`;
    const guest = othersOf(candidate).find(
        ([, other]) =>
            ["network_mode", "pid", "ipc"].some((key) => text(other[key]) === mine) ||
            list(other.volumes_from).some((from) => text(from).split(":")[0] === candidate.name),
    );
    return guest === undefined ? null : `has ${guest[0]} living in its container, which goes with the container`;
};

const fixedAddress: Obstacle = (candidate) => {
    const service = serviceOf(candidate);
    const networks = Object.values(mapping(service.networks)).map(mapping);
    const keys = ["ipv4_address", "ipv6_address", "mac_address"];
    const fixed = [service, ...networks].flatMap((place) => keys.map((key) => text(place[key])).filter(Boolean));
    const local = networks.flatMap((network) => list(network.link_local_ips).map(text));
    const [address] = [...fixed, ...local];
    return address === undefined ? null : `has the fixed address ${address}, which two containers can't have`;
};

const devices: Obstacle = (candidate) => {
    const service = serviceOf(candidate);
    const reservations = mapping(mapping(mapping(service.deploy).resources).reservations);
    const holds = [service.devices, service.gpus, reservations.devices].some((value) => list(value).length > 0);
    return holds ? "holds devices of this machine" : null;
};

const udp: Obstacle = (candidate) => {
    const port = list(serviceOf(candidate).ports)
        .map(mapping)
        .find(({ protocol }) => text(protocol || "tcp") !== "tcp");
    return port === undefined
        ? null
        : `publishes ${text(port.target)}/${text(port.protocol)}, and the switch hands on TCP alone`;
};

const vaguePorts: Obstacle = (candidate) => {
    const vague = list(serviceOf(candidate).ports)
        .map(mapping)
        .find(({ published, target }) => !/^\d+$/.test(text(published)) || !/^\d+$/.test(text(target)));
    return vague === undefined
        ? null
        : `publishes ${text(vague.target)} at ${text(vague.published) || "any free port"}: the switch needs one number`;
};

/** Sockets of the host are spoken to, not written. */
const isSocket = (source: string) => source.endsWith(".sock");

const volumes: Obstacle = (candidate) => {
    if (candidate.config.sharedVolumes === "accepted") {
        return null;
    }
    const mounts = list(serviceOf(candidate).volumes).map(mapping);
    const anonymous = mounts.find(({ type, source }) => text(type) === "volume" && text(source) === "");
    const covered = new Set(mounts.map(({ target }) => text(target).replace(/\/+$/, "")));
    const bare = candidate.image?.volumes.find((path) => !covered.has(path.replace(/\/+$/, "")));
    const lost = anonymous ? text(anonymous.target) : bare;
    if (lost !== undefined) {
        return `keeps ${lost} in a volume without a name, which a new container would not have; give it a name, or set sharedVolumes to accepted where its contents may be lost`;
    }
    const written = mounts.find(
        (mount) =>
            ["volume", "bind"].includes(text(mount.type)) &&
            !isOn(mount.read_only) &&
            !isOn(mapping(mount.bind).read_only) &&
            !isSocket(text(mount.source)),
    );
    return written === undefined
        ? null
        : `writes to ${text(written.target)}, which both versions would do at once; set sharedVolumes to accepted where they may`;
};

/** Compose alone runs them, at its own starts and stops. */
const hooks: Obstacle = (candidate) => {
    const hook = ["post_start", "pre_stop"].find((key) => list(serviceOf(candidate)[key]).length > 0);
    return hook === undefined ? null : `has ${hook} hooks, which Compose runs in its own way of making a service anew`;
};

/** A proxy of the user's own takes nothing over from the service. */
const sharedOrders: Obstacle = (candidate) => {
    const { traffic } = candidate.config;
    const service = serviceOf(candidate);
    if (traffic === "haproxy") {
        return null;
    }
    const [published] = list(service.ports).map(mapping);
    if (published !== undefined) {
        return `publishes port ${text(published.published)} on this machine, which ${traffic} can't hand over; publish none, or use the built-in switch`;
    }
    return labelNames(service.labels).some(isProxyLabel)
        ? "gives orders to a proxy by its labels, and both versions would give them; take them off, or use the built-in switch"
        : null;
};

/** What stands behind a variable can't be moved as it is written. */
const hiddenLabels: Obstacle = (candidate) => {
    const resolved = labelNames(serviceOf(candidate).labels).filter(isProxyLabel);
    const written = labelNames(mapping(candidate.written[candidate.name]).labels).filter(isProxyLabel);
    return resolved.length === written.length ? null : "has labels for a proxy whose names come from variables";
};

/** In the order in which people should hear of them. */
const OBSTACLES: readonly Obstacle[] = [
    sharedNamespace,
    guests,
    nameObstacle,
    neighbourObstacle,
    fixedAddress,
    devices,
    udp,
    vaguePorts,
    volumes,
    hooks,
    sharedOrders,
    hiddenLabels,
];

/** The first thing that stands against two versions side by side; null for nothing. */
export function obstacleOf(candidate: Candidate): string | null {
    for (const obstacle of OBSTACLES) {
        const found = obstacle(candidate);
        if (found !== null) {
            return found;
        }
    }
    return null;
}
