import type { Socket } from "socket.io-client";
import { until } from "../../fixtures/server/until";
import { call, callAgent, USER } from "../../integration/host/standalone";
import { startDockge, type DockgeProcess } from "./dockge-process";
import { makePlaces, type Places } from "./places";

/** One of several Dockges, with a user who is logged in. */
export interface Instance {
    places: Places;
    dockge: DockgeProcess;
    socket: Socket;
    /** As others name it. */
    endpoint: string;
}

export async function startInstance(kind: "stock" | "extended"): Promise<Instance> {
    const places = await makePlaces();
    const dockge = await startDockge({ ...places, kind });
    const socket = dockge.connect();
    await call(socket, "setup", USER.username, USER.password);
    await call(socket, "login", USER);
    const attached = async () => kind === "stock" || dockge.output().includes("CI/CD is ready");
    await until("the extension to be attached", attached);
    return { places, dockge, socket, endpoint: `127.0.0.1:${dockge.port}` };
}

/** As a person does it on Dockge's home page. */
export async function addAgent(to: Instance, { dockge }: Instance): Promise<void> {
    const added = await call(to.socket, "addAgent", { url: dockge.url, ...USER });
    if (!added.ok) {
        throw new Error(`The agent was not added: ${added.msg}`);
    }
}

export const saveStack = ({ socket }: Instance, stack: string, compose: string) =>
    callAgent(socket, "saveStack", stack, compose, "", true);
