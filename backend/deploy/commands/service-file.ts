import { COMMAND_LOGS, type ContainerSpec } from "../../exec/container-spec";
import type { ComposeModel } from "../compose/compose-model";
import { mapping, text, type Mapping } from "../policy/json";

export interface ServiceRun {
    service: string;
    /** A line replaces the service's entrypoint by a shell; argv goes to it, as with `docker compose run`. */
    run: string | readonly string[];
    environment: Readonly<Record<string, string>>;
    labels: Readonly<Record<string, string>>;
    limits: ContainerSpec["limits"];
}

/**
 * What makes a container a replica, or lets others see it: its place in the order, addresses, ports, what a proxy is
 * told, hooks, checks. A container of a command has nothing of it.
 */
const LEFT_OUT = [
    ...["annotations", "attach", "build", "container_name", "depends_on", "deploy", "develop", "expose", "healthcheck"],
    ...["labels", "logging", "mac_address", "mem_reservation", "ports", "post_start", "pre_stop", "profiles"],
    ...["restart", "scale", "stdin_open", "tty"],
];

/** Compose reads the file as it reads any other: a dollar sign of ours is no variable. */
const literal = (value: string) => value.replaceAll("$", "$$$$");

function literals(values: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, literal(value)]));
}

/** Fixed addresses and names belong to the replicas that run. */
function networks(value: unknown): Mapping {
    const free = ([name, network]: [string, unknown]) => {
        const {
            aliases: _a,
            ipv4_address: _4,
            ipv6_address: _6,
            link_local_ips: _l,
            mac_address: _m,
            ...kept
        } = mapping(network);
        return [name, Object.keys(kept).length > 0 ? kept : null];
    };
    return Object.fromEntries(Object.entries(mapping(value)).map(free)) as Mapping;
}

/** The smaller one of the service's own limit and ours; 0 for none. */
function least(ours: number, ...own: unknown[]): number {
    const given = own.map((value) => Number.parseFloat(text(value))).filter((value) => value > 0);
    return Math.min(...(ours > 0 ? [ours] : []), ...given);
}

function limitsFor(service: Mapping, { cpus, memoryBytes, pids }: ServiceRun["limits"]): Mapping {
    const own = mapping(mapping(mapping(service.deploy).resources).limits);
    const memory = least(memoryBytes, service.mem_limit, own.memory);
    const cores = least(cpus, service.cpus, own.cpus);
    const processes = least(pids, service.pids_limit, own.pids);
    return {
        ...(Number.isFinite(memory) ? { mem_limit: String(memory), memswap_limit: String(memory) } : {}),
        ...(Number.isFinite(cores) ? { cpus: cores } : {}),
        ...(Number.isFinite(processes) ? { pids_limit: processes } : {}),
    };
}

function runService(service: Mapping, run: ServiceRun): Mapping {
    const kept = Object.fromEntries(Object.entries(service).filter(([key]) => !LEFT_OUT.includes(key)));
    const program =
        typeof run.run === "string"
            ? { entrypoint: ["/bin/sh", "-ec", literal(run.run)], command: [] }
            : { command: run.run.map(literal) };
    return {
        init: true,
        ...kept,
        ...program,
        ...limitsFor(service, run.limits),
        ...(service.networks ? { networks: networks(service.networks) } : {}),
        environment: { ...mapping(service.environment), ...literals(run.environment) },
        labels: { ...run.labels },
        logging: { driver: COMMAND_LOGS.driver, options: { ...COMMAND_LOGS.options } },
        healthcheck: { disable: true },
        restart: "no",
    };
}

/**
 * The project as compose resolved it, with one service changed so that `compose run` makes a container of a command
 * of it: same image, networks, volumes and environment, and nothing that makes it serve. As JSON, which is YAML.
 */
export function serviceFile(model: ComposeModel, run: ServiceRun): string {
    const service = mapping(model.services[run.service]);
    return JSON.stringify({ ...model, services: { ...model.services, [run.service]: runService(service, run) } });
}
