import type Docker from "dockerode";

const DEFAULT_SECONDS = 10;
/** Below zero the engine waits for ever; nobody else shall. */
const LONGEST_SECONDS = 3600;

/** How long the engine lets a container end by itself. */
export function stopTimeoutMs(config: Docker.ContainerInspectInfo["Config"]): number {
    const seconds = (config as { StopTimeout?: number }).StopTimeout ?? DEFAULT_SECONDS;
    return (seconds < 0 ? LONGEST_SECONDS : Math.min(seconds, LONGEST_SECONDS)) * 1000;
}
