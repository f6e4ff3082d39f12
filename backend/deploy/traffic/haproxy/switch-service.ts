import { CONFIG_IN_SWITCH, RUN_IN_SWITCH, type SwitchLayout } from "./switch-layout";

export interface SwitchPlace {
    layout: SwitchLayout;
    image: string;
    /** uid:gid to whom the folders belong: the server's own. */
    user: string;
}

const mount = (source: string, target: string, readOnly: boolean) => ({
    type: "bind" as const,
    source,
    target,
    ...(readOnly ? { read_only: true } : {}),
    // Without its configuration it could not work: the engine says so rather than make an empty folder.
    bind: { create_host_path: false },
});

/**
 * The compose section of a switch, without what it takes over from its service: ports, container name, labels and
 * networks. It is the same for every route, so that a changed one recreates nothing.
 */
export function switchService({ layout, image, user }: SwitchPlace) {
    return {
        image,
        command: [
            "haproxy",
            "-W",
            "-db",
            "-S",
            `${RUN_IN_SWITCH}/master.sock,mode,600`,
            "-f",
            `${CONFIG_IN_SWITCH}/haproxy.cfg`,
        ],
        user,
        read_only: true,
        cap_drop: ["ALL"],
        security_opt: ["no-new-privileges:true"],
        restart: "unless-stopped",
        // Whatever is still open goes with the stack; a soft stop would wait for idle clients.
        stop_signal: "SIGTERM",
        // Only the engine's own names are asked: what it doesn't know must not be looked up elsewhere.
        dns: ["127.0.0.1"],
        volumes: [mount(layout.config, CONFIG_IN_SWITCH, true), mount(layout.run, RUN_IN_SWITCH, false)],
    };
}

/** The server's own user, to whom it gives the folders. */
export function ownUser(): string {
    return `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
}
