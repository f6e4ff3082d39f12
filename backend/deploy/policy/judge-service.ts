import { judgeBuild } from "./judge-build";
import { judgeKeys, type Judge, type KnownKeys, type Place } from "./judge-keys";
import { labels } from "./judge-labels";
import { containerName, hostname, links, networks } from "./judge-names";
import { mounts, volumesFrom } from "./judge-mounts";
import { list, mapping, text, type Mapping } from "./json";
import { namespace, networkMode, right, switchFor } from "./namespaces";
import type { Finding, RightName } from "./right";

/** One right for each entry of a list. */
function each(name: RightName, wordOf: (entry: unknown) => string = text): Judge {
    return (value, { service }) => list(value).map((entry) => right(service, name, wordOf(entry)));
}

/** Compose wrote "host:container:permissions" once and writes an object now. */
function deviceWord(entry: unknown): string {
    return text(entry).split(":")[0] || text(mapping(entry).source);
}

const HARMLESS_SECURITY = ["no-new-privileges", "no-new-privileges:true", "no-new-privileges=true"];

const securityOptions: Judge = (value, { service }) =>
    list(value)
        .map(text)
        .filter((option) => !HARMLESS_SECURITY.includes(option))
        .map((option) => right(service, "security-option", option));

const gpus: Judge = (value, { service }) => (list(value).length > 0 ? [right(service, "device", "gpu")] : []);

const deploy: Judge = (value, { service }) => {
    const reservations = mapping(mapping(mapping(value).resources).reservations);
    return gpus(reservations.devices, { stack: "", service, at: "" });
};

const LOCAL_LOGS = ["json-file", "local", "none", ""];

const logging: Judge = (value, { service }) => {
    const driver = text(mapping(value).driver);
    return LOCAL_LOGS.includes(driver) ? [] : [right(service, "log-target", driver)];
};

const hooks: Judge = (value, place) =>
    list(value).flatMap((entry) =>
        judgeKeys(
            mapping(entry),
            {
                free: ["command", "user", "working_dir", "environment"],
                judged: { privileged: switchFor("privileged", "hook") },
            },
            place,
        ),
    );

/** What a stack built here lies under its name; another stack's may hold what only that one shall read. */
const image: Judge = (value, { stack, service }) => {
    const reference = text(value);
    const foreign = reference.startsWith("localhost/") && !reference.startsWith(`localhost/${stack}/`);
    return foreign ? [right(service, "foreign-image", reference)] : [];
};

const oomScore: Judge = (value, { service }) =>
    Number(value) < 0 ? [right(service, "kernel", `oom_score_adj ${text(value)}`)] : [];

const SERVICE: KnownKeys = {
    free: [
        ...["attach", "blkio_config", "cap_drop", "command", "configs", "depends_on", "develop"],
        ...["cpu_count", "cpu_percent", "cpu_period", "cpu_quota", "cpu_rt_period", "cpu_rt_runtime", "cpu_shares"],
        ...["cpus", "cpuset", "dns", "dns_opt", "dns_search", "domainname", "entrypoint", "env_file", "environment"],
        ...["expose", "extends", "extra_hosts", "group_add", "healthcheck", "init", "isolation"],
        ...["label_file", "mac_address", "mem_limit", "mem_reservation", "mem_swappiness", "memswap_limit"],
        ...["pids_limit", "platform", "ports", "profiles", "pull_policy", "pull_refresh_after"],
        ...["read_only", "restart", "scale", "secrets", "shm_size", "stdin_open", "stop_grace_period", "stop_signal"],
        ...["storage_opt", "sysctls", "tmpfs", "tty", "ulimits", "user", "working_dir"],
    ],
    judged: {
        annotations: (value, { service }) =>
            Object.keys(mapping(value)).map((key) => right(service, "kernel", `annotation ${key}`)),
        build: judgeBuild,
        cap_add: each("capability"),
        cgroup: namespace("cgroup"),
        cgroup_parent: (value, { service }) => [right(service, "kernel", `cgroup_parent ${text(value)}`)],
        container_name: containerName,
        credential_spec: (_, { at }) => [{ at, reason: "it reads accounts of the host" }],
        deploy,
        device_cgroup_rules: each("device"),
        devices: each("device", deviceWord),
        external_links: each("foreign-container", (entry) => text(entry).split(":")[0]!),
        gpus,
        hostname,
        image,
        ipc: namespace("ipc"),
        labels,
        links,
        logging,
        network_mode: networkMode,
        networks,
        oom_kill_disable: switchFor("kernel", "oom_kill_disable"),
        oom_score_adj: oomScore,
        pid: namespace("pid"),
        post_start: hooks,
        pre_stop: hooks,
        privileged: switchFor("privileged", "container"),
        runtime: (value, { service }) => [right(service, "driver", `runtime ${text(value)}`)],
        security_opt: securityOptions,
        use_api_socket: switchFor("engine-socket", "use_api_socket"),
        userns_mode: namespace("users"),
        uts: namespace("uts"),
        volumes: mounts,
        volumes_from: volumesFrom,
    },
};

export function judgeService(service: Mapping, place: Place): Finding[] {
    return [...hostname(place.service, place), ...judgeKeys(service, SERVICE, place)];
}
