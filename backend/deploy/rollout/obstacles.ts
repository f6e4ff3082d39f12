import { phrase, type Phrase } from "../../../common/phrase";
import { list, mapping, text, isOn } from "../policy/json";
import { othersOf, serviceOf, type Candidate } from "./candidate";
import { nameObstacle, neighbourObstacle } from "./name-obstacles";
import { isProxyLabel, labelNames } from "./proxy-labels";

/** Why two versions can't run side by side, as the rest of a sentence that begins with the service; null: they can. */
type Obstacle = (candidate: Candidate) => Phrase | null;

const sharedNamespace: Obstacle = (candidate) => {
    const service = serviceOf(candidate);
    const shared = ["network_mode", "pid", "ipc", "uts", "cgroup"].find((key) => {
        const mode = text(service[key]);
        return (
            /^(host|none|bridge|service:.*|container:.*)$/.test(mode) && !(key !== "network_mode" && mode === "none")
        );
    });
    return shared === undefined ? null : phrase("rollout.namespace", { key: shared, mode: text(service[shared]) });
};

const guests: Obstacle = (candidate) => {
    const mine = `service:${candidate.name}`;
    const guest = othersOf(candidate).find(
        ([, other]) =>
            ["network_mode", "pid", "ipc"].some((key) => text(other[key]) === mine) ||
            list(other.volumes_from).some((from) => text(from).split(":")[0] === candidate.name),
    );
    return guest === undefined ? null : phrase("rollout.guest", { other: guest[0] });
};

const fixedAddress: Obstacle = (candidate) => {
    const service = serviceOf(candidate);
    const networks = Object.values(mapping(service.networks)).map(mapping);
    const keys = ["ipv4_address", "ipv6_address", "mac_address"];
    const fixed = [service, ...networks].flatMap((place) => keys.map((key) => text(place[key])).filter(Boolean));
    const local = networks.flatMap((network) => list(network.link_local_ips).map(text));
    const [address] = [...fixed, ...local];
    return address === undefined ? null : phrase("rollout.address", { address });
};

const devices: Obstacle = (candidate) => {
    const service = serviceOf(candidate);
    const reservations = mapping(mapping(mapping(service.deploy).resources).reservations);
    const holds = [service.devices, service.gpus, reservations.devices].some((value) => list(value).length > 0);
    return holds ? phrase("rollout.devices") : null;
};

const udp: Obstacle = (candidate) => {
    const port = list(serviceOf(candidate).ports)
        .map(mapping)
        .find(({ protocol }) => text(protocol || "tcp") !== "tcp");
    return port === undefined
        ? null
        : phrase("rollout.protocol", { port: text(port.target), protocol: text(port.protocol) });
};

const vaguePorts: Obstacle = (candidate) => {
    const vague = list(serviceOf(candidate).ports)
        .map(mapping)
        .find(({ published, target }) => !/^\d+$/.test(text(published)) || !/^\d+$/.test(text(target)));
    if (vague === undefined) {
        return null;
    }
    const [port, published] = [text(vague.target), text(vague.published)];
    return published === "" ? phrase("rollout.anyPort", { port }) : phrase("rollout.range", { port, published });
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
        return phrase("rollout.unnamedVolume", { path: lost });
    }
    const written = mounts.find(
        (mount) =>
            ["volume", "bind"].includes(text(mount.type)) &&
            !isOn(mount.read_only) &&
            !isOn(mapping(mount.bind).read_only) &&
            !isSocket(text(mount.source)),
    );
    return written === undefined ? null : phrase("rollout.written", { path: text(written.target) });
};

/** Compose alone runs them, at its own starts and stops. */
const hooks: Obstacle = (candidate) => {
    const hook = ["post_start", "pre_stop"].find((key) => list(serviceOf(candidate)[key]).length > 0);
    return hook === undefined ? null : phrase("rollout.hooks", { hook });
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
        return phrase("rollout.proxyPort", { port: text(published.published), traffic });
    }
    return labelNames(service.labels).some(isProxyLabel) ? phrase("rollout.proxyLabels") : null;
};

/** What stands behind a variable can't be moved as it is written. */
const hiddenLabels: Obstacle = (candidate) => {
    const resolved = labelNames(serviceOf(candidate).labels).filter(isProxyLabel);
    const written = labelNames(mapping(candidate.written[candidate.name]).labels).filter(isProxyLabel);
    return resolved.length === written.length ? null : phrase("rollout.hiddenLabels");
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
export function obstacleOf(candidate: Candidate): Phrase | null {
    for (const obstacle of OBSTACLES) {
        const found = obstacle(candidate);
        if (found !== null) {
            return found;
        }
    }
    return null;
}
