import { shallowRef, type Ref } from "vue";
import type { Instance } from "../src/agents/instances";
import { createServer } from "../src/server/create-server";
import { dockgeChannel } from "./dockge-channel";
import type { DockgeRoot } from "./dockge-root";

interface Instances {
    list: Readonly<Ref<Instance[]>>;
    stop(): void;
}

/** All that Dockge knows, followed while agents are added and removed; each keeps its server meanwhile. */
export function dockgeInstances(root: DockgeRoot): Instances {
    const known = new Map<string, Instance>();

    function instance(endpoint: string): Instance {
        const name = root.agentList[endpoint]?.name || endpoint;
        const fresh = known.get(endpoint) ?? { endpoint, name, server: createServer(dockgeChannel(root, endpoint)) };
        known.set(endpoint, fresh);
        return fresh;
    }

    function read(): Instance[] {
        const others = Object.keys(root.agentList).filter((endpoint) => endpoint !== "");
        return ["", ...others.sort()].map(instance);
    }

    const list = shallowRef(read());
    const stop = root.$watch(
        () => Object.keys(root.agentList).join(" "),
        () => (list.value = read()),
    );
    return { list, stop };
}
