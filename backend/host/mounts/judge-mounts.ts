import { mountOf, type Mount } from "./mountinfo";

/** A mount as the engine tells of it, with the path outside. */
export interface OutsideMount {
    Type: string;
    Name?: string;
    Source: string;
    Destination: string;
}

export interface MountFacts {
    /** Absolute. */
    stacksDir: string;
    /** Absolute. */
    dataDir: string;
    mounts: readonly Mount[];
    /** What the engine says about this container; null when it was not asked or did not answer. */
    outside: readonly OutsideMount[] | null;
    /** Path of the engine's socket as it should be here; null when the engine is reached in another way. */
    engineSocket: { path: string; present: boolean } | null;
}

/** Docker names a volume that nobody named by 64 hex digits; it goes with the container. */
const ANONYMOUS = /^[0-9a-f]{64}$/;

/** One sentence for each thing that will not work with these mounts; none when all is well. */
export function judgeMounts(facts: MountFacts): string[] {
    return [judgeStacks(facts), judgeData(facts), judgeSocket(facts)].filter((sentence) => sentence !== null);
}

function judgeStacks({ stacksDir, mounts, outside }: MountFacts): string | null {
    const mount = mountOf(mounts, stacksDir);
    const remedy = `mount it at the same path inside and outside (- ${stacksDir}:${stacksDir}).`;
    if (!mount || mount.point === "/") {
        return `The stacks directory ${stacksDir} lies inside this container, where the engine can't see it: ${remedy}`;
    }
    const source = outside?.find(({ Destination }) => Destination === mount.point)?.Source;
    const same = source === undefined ? couldBeSame(mount) : source === mount.point;
    return same ? null : `The stacks directory ${stacksDir} has another path outside of this container: ${remedy}`;
}

/** Only the end of the outer path is known: where its file system is mounted outside, nobody in here can see. */
function couldBeSame({ root, point }: Mount): boolean {
    return root === "/" || point.endsWith(root) || root.endsWith(point);
}

function judgeData({ dataDir, mounts, outside }: MountFacts): string | null {
    const mount = mountOf(mounts, dataDir);
    const told = outside?.find(({ Destination }) => Destination === mount?.point);
    const volume = told?.Name ?? mount?.root.match(/\/volumes\/([^/]+)\/_data/)?.[1];
    const kept = mount && mount.point !== "/" && mount.type !== "tmpfs" && !ANONYMOUS.test(volume ?? "");
    return kept
        ? null
        : `The data directory ${dataDir} is lost with this container: mount a folder there (- ./data:${dataDir}).`;
}

function judgeSocket({ engineSocket }: MountFacts): string | null {
    if (engineSocket === null || engineSocket.present) {
        return null;
    }
    const { path } = engineSocket;
    return `There is no docker socket at ${path}, so no stack can be deployed: mount it (- /var/run/docker.sock:${path}).`;
}
