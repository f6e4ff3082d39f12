import path from "node:path";
import type { StackLayout } from "../../stack-layout";

/** Where a switch's files lie on this host, and where it sees them. */
export interface SwitchLayout {
    /** `<stacksDir>/.cicd/<stack>/switch/<service>` */
    home: string;
    /** Mounted read-only as a folder, so that a file that is renamed into it is seen. */
    config: string;
    /** Its sockets, and what survives its reload. */
    run: string;
}

export const CONFIG_IN_SWITCH = "/etc/switch";
export const RUN_IN_SWITCH = "/run/switch";

export function switchLayout(stack: Pick<StackLayout, "home">, service: string): SwitchLayout {
    const home = path.join(stack.home, "switch", service);
    return { home, config: path.join(home, "config"), run: path.join(home, "run") };
}
