import { judgeKeys, type Judge, type KnownKeys, type Place } from "./judge-keys";
import { isOn, mapping, text, type Mapping } from "./json";
import { right } from "./namespaces";
import type { Finding } from "./right";

/** Named volumes and networks: the stack's own are free, any other may be somebody else's. */
function isOwnName(name: string, stack: string): boolean {
    return name === "" || name.startsWith(`${stack}_`);
}

/** Older files name what is outside in a mapping. */
function isExternal(value: unknown): boolean {
    return isOn(value) || Object.keys(mapping(value)).length > 0;
}

const NETWORK_DRIVERS = ["", "bridge", "default"];

export function judgeNetwork(key: string, network: Mapping, { stack }: Place): Finding[] {
    const name = text(network.name);
    const foreign = isExternal(network.external);
    const driver = text(network.driver);
    const options = Object.keys(mapping(network.driver_opts));
    return [
        ...(foreign || !isOwnName(name, stack) ? [right("", "foreign-network", name || key)] : []),
        ...(NETWORK_DRIVERS.includes(driver) ? [] : [right("", "driver", `network ${driver}`)]),
        ...options.map((option) => right("", "driver", `network option ${option}`)),
        ...judgeKeys(network, NETWORK, { stack, service: "", at: `networks.${key}` }),
    ];
}

const NETWORK: KnownKeys = {
    free: [
        ...["name", "external", "driver", "driver_opts", "ipam", "internal", "attachable", "labels"],
        ...["enable_ipv4", "enable_ipv6"],
    ],
    judged: {},
};

export function judgeVolume(key: string, volume: Mapping, { stack }: Place): Finding[] {
    const name = text(volume.name);
    const foreign = isExternal(volume.external);
    const driver = text(volume.driver);
    return [
        ...(foreign || !isOwnName(name, stack) ? [right("", "foreign-volume", name || key)] : []),
        ...(driver === "" || driver === "local" ? [] : [right("", "driver", `volume ${driver}`)]),
        ...judgeVolumeOptions(mapping(volume.driver_opts)),
        ...judgeKeys(volume, VOLUME, { stack, service: "", at: `volumes.${key}` }),
    ];
}

/** The local driver mounts whatever its options say, a folder of the host as well as a share of another machine. */
function judgeVolumeOptions(options: Mapping): Finding[] {
    if (Object.keys(options).length === 0 || text(options.type) === "tmpfs") {
        return [];
    }
    const device = text(options.device);
    const shared = /(^|,)addr=/.test(text(options.o)) || device.startsWith(":") || device.startsWith("//");
    return [shared ? right("", "network-storage", device) : right("", "host-path", device || "unnamed")];
}

const VOLUME: KnownKeys = { free: ["name", "external", "driver", "driver_opts", "labels"], judged: {} };

const outside: Judge = (value, { at }) =>
    isExternal(value) ? [{ at, reason: "external ones need a swarm, which this engine is not asked for" }] : [];

const driver: Judge = (_, { at }) => [{ at, reason: "drivers of this kind are not known here" }];

/** Where file and variable come from is judged before Compose reads them. */
const SOURCE: KnownKeys = {
    free: ["name", "file", "content", "environment", "labels"],
    judged: { external: outside, driver, driver_opts: driver, template_driver: driver },
};

export function judgeSource(source: Mapping, place: Place): Finding[] {
    return judgeKeys(source, SOURCE, place);
}
