import type Docker from "dockerode";

/** How many of its events the engine remembers. */
const REMEMBERED = 256;

interface EngineEvent {
    Type?: string;
    Action?: string;
    Actor?: { ID?: string };
    /** Nanoseconds since 1970: more digits than a number holds, which milliseconds don't need. */
    timeNano?: number;
}

export interface StopSignals {
    /** When each container was last sent a signal, by id; milliseconds since 1970. */
    last: ReadonlyMap<string, number>;
    /** What was before this is forgotten; 0 when nothing is. */
    rememberedSince: number;
}

const millis = (event: EngineEvent) => Math.floor((event.timeNano ?? 0) / 1e6);

async function remembered(docker: Docker): Promise<EngineEvent[]> {
    const stream = await docker.getEvents({ since: 1, until: Date.now() / 1000 });
    const chunks: Buffer[] = [];
    for await (const chunk of stream) {
        chunks.push(Buffer.from(chunk as Buffer));
    }
    const lines = Buffer.concat(chunks).toString("utf8").split("\n").filter(Boolean);
    return lines.map((line) => JSON.parse(line) as EngineEvent);
}

/**
 * Signals that the engine sent to containers. A stop begins with one, and goes on in the engine when its caller is
 * gone; the container itself doesn't show that it is about to be ended.
 */
export async function readStopSignals(docker: Docker): Promise<StopSignals> {
    const events = await remembered(docker);
    const signals = events.filter(({ Type, Action }) => Type === "container" && Action === "kill");
    return {
        last: new Map(signals.map((event) => [event.Actor?.ID ?? "", millis(event)])),
        rememberedSince: events.length < REMEMBERED ? 0 : millis(events[0]!),
    };
}
