import { existsSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { judgeMounts, type OutsideMount } from "./mounts/judge-mounts";
import { containerId, parseMountinfo } from "./mounts/mountinfo";

const MOUNTINFO = "/proc/self/mountinfo";
const DEFAULT_SOCKET = "/var/run/docker.sock";
const ANSWER_MS = 2000;

/** Both absolute. */
interface Places {
    stacksDir: string;
    dataDir: string;
}

/** What is wrong with the mounts of the container that we run in, a sentence each; nothing outside of a container. */
export async function checkMounts(places: Places, env: NodeJS.ProcessEnv): Promise<string[]> {
    if (!inContainer(env) || !existsSync(MOUNTINFO)) {
        return [];
    }
    const mounts = parseMountinfo(readFileSync(MOUNTINFO, "utf8"));
    const engineSocket = socketOf(env);
    const id = containerId(mounts);
    const outside = engineSocket?.present && id ? await ownMounts(engineSocket.path, id) : null;
    return judgeMounts({ ...places, mounts, outside, engineSocket });
}

function inContainer(env: NodeJS.ProcessEnv): boolean {
    return env.DOCKGE_IS_CONTAINER === "1" || existsSync("/.dockerenv") || existsSync("/run/.containerenv");
}

function socketOf({ DOCKER_HOST }: NodeJS.ProcessEnv): { path: string; present: boolean } | null {
    if (DOCKER_HOST && !DOCKER_HOST.startsWith("unix://")) {
        return null;
    }
    const path = DOCKER_HOST?.slice("unix://".length) || DEFAULT_SOCKET;
    return { path, present: statSync(path, { throwIfNoEntry: false })?.isSocket() ?? false };
}

/** Null when the engine does not know the container or does not answer in time. */
function ownMounts(socketPath: string, id: string): Promise<OutsideMount[] | null> {
    return new Promise((resolve) => {
        const asked = request({ socketPath, path: `/containers/${id}/json`, timeout: ANSWER_MS }, (response) => {
            let body = "";
            response.setEncoding("utf8").on("data", (chunk: string) => {
                body += chunk;
            });
            response.on("end", () => resolve(response.statusCode === 200 ? mountsIn(body) : null));
        });
        asked.on("timeout", () => asked.destroy());
        asked.on("error", () => resolve(null));
        asked.end();
    });
}

function mountsIn(body: string): OutsideMount[] | null {
    try {
        return (JSON.parse(body) as { Mounts?: OutsideMount[] }).Mounts ?? null;
    } catch {
        return null;
    }
}
