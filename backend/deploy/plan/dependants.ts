import type { ComposeModel, ComposeService } from "../compose/compose-model";

/** Why a service is recreated or restarted with another one. */
export interface Following {
    service: string;
    how: "namespace" | "depends";
}

/** The service whose network, processes or volumes it shares, if any. */
export function sharedWith(service: ComposeService): string[] {
    const { network_mode, pid, ipc, volumes_from } = service as ComposeService & {
        pid?: string;
        ipc?: string;
        volumes_from?: string[];
    };
    const modes = [network_mode, pid, ipc].flatMap((mode) =>
        mode?.startsWith("service:") ? [mode.slice("service:".length)] : [],
    );
    const volumes = (volumes_from ?? []).filter((from) => !from.startsWith("container:"));
    return [...modes, ...volumes.map((from) => from.split(":")[0]!)];
}

/**
 * Services that compose takes along when these are recreated, directly or by way of others.
 *
 * @param isExchanged what goes by a strategy takes nobody along and is never taken
 */
export function dependants(
    recreated: ReadonlySet<string>,
    { services }: ComposeModel,
    isExchanged: (service: string) => boolean,
): Map<string, Following> {
    const found = new Map<string, Following>();
    const moves = (name: string) => recreated.has(name) || found.has(name);
    for (let grew = true; grew;) {
        grew = false;
        for (const [name, service] of Object.entries(services)) {
            const shared = sharedWith(service).find(moves);
            const depended = Object.keys(service.depends_on ?? {}).find(moves);
            const cause = shared ?? depended;
            if (cause !== undefined && !moves(name) && !isExchanged(name)) {
                found.set(name, { service: cause, how: shared === undefined ? "depends" : "namespace" });
                grew = true;
            }
        }
    }
    return found;
}
