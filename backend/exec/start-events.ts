import type { Readable } from "node:stream";
import type Docker from "dockerode";

export interface StartWatch {
    /** With the compose project of a container that started. */
    onStart: (project: string) => void;
    /** Once, when nothing is heard any more, for whatever reason. */
    onEnd: () => void;
}

export interface ChangeWatch {
    /** With the compose project of a container that started, ended, went or was changed. */
    onChange: (project: string) => void;
    /** With the compose project of a container whose healthcheck says something else than before. */
    onHealth: (project: string) => void;
    /** Once, when nothing is heard any more, for whatever reason. */
    onEnd: () => void;
}

const PROJECT = "com.docker.compose.project";
const CHANGES = ["start", "die", "destroy", "update", "rename", "pause", "unpause"];

const HEALTH = "health_status";

interface ContainerEvent {
    Action?: string;
    Actor?: { Attributes?: Record<string, string> };
}

function read(line: string): { project: string; action: string } | null {
    try {
        const { Action, Actor } = JSON.parse(line) as ContainerEvent;
        const project = Actor?.Attributes?.[PROJECT];
        return project === undefined ? null : { project, action: Action ?? "" };
    } catch {
        return null;
    }
}

interface Heard {
    event: readonly string[];
    onEvent: (project: string, action: string) => void;
    onEnd: () => void;
}

/** Follows the engine's events from now on. Answers the function that ends it. */
async function follow(docker: Docker, { event, onEvent, onEnd }: Heard): Promise<() => void> {
    // The types of the library lack "type" and give the stream one that can't be ended.
    const filters = JSON.stringify({ type: ["container"], event, label: [PROJECT] });
    const events: unknown = await docker.getEvents({ filters });
    const stream = events as Readable;
    let rest = "";
    stream.on("data", (chunk: Buffer) => {
        const lines = (rest + chunk.toString("utf8")).split("\n");
        rest = lines.pop() ?? "";
        for (const heard of lines.map(read)) {
            if (heard !== null) {
                onEvent(heard.project, heard.action);
            }
        }
    });
    // The client gives up a quiet connection with an error; for a watch that is an end like any other.
    stream.on("error", () => stream.destroy());
    stream.once("close", onEnd);
    return () => stream.destroy();
}

export function watchStarts(docker: Docker, { onStart, onEnd }: StartWatch): Promise<() => void> {
    return follow(docker, { event: ["start"], onEvent: onStart, onEnd });
}

export function watchChanges(docker: Docker, { onChange, onHealth, onEnd }: ChangeWatch): Promise<() => void> {
    const onEvent = (project: string, action: string) =>
        action.startsWith(HEALTH) ? onHealth(project) : onChange(project);
    return follow(docker, { event: [...CHANGES, HEALTH], onEvent, onEnd });
}
