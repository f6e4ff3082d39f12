import { Agent, request } from "node:http";

export interface Shot {
    headers: Record<string, string>;
    body: Buffer;
}

export interface LoadResult {
    perSecond: number;
    /** Milliseconds. */
    p50: number;
    p99: number;
    /** Answers by status. */
    statuses: Record<number, number>;
}

export interface Load {
    port: number;
    path: string;
    senders: number;
    /** Milliseconds. */
    duration: number;
    shot: (count: number) => Shot;
}

/** Keeps `senders` requests in flight over as many kept-alive connections until the time is over. */
export async function load({ port, path, senders, duration, shot }: Load): Promise<LoadResult> {
    const agent = new Agent({ keepAlive: true, maxSockets: senders });
    const latencies: number[] = [];
    const statuses: Record<number, number> = {};
    let count = 0;
    const fire = () =>
        new Promise<void>((resolve, reject) => {
            const { headers, body } = shot(count++);
            const startedAt = performance.now();
            const sent = request(
                {
                    agent,
                    host: "127.0.0.1",
                    port,
                    path,
                    method: "POST",
                    headers: { ...headers, "content-length": body.length },
                },
                (response) => {
                    response.resume();
                    response.once("end", () => {
                        latencies.push(performance.now() - startedAt);
                        statuses[response.statusCode!] = (statuses[response.statusCode!] ?? 0) + 1;
                        resolve();
                    });
                },
            );
            sent.once("error", reject);
            sent.end(body);
        });
    const startedAt = performance.now();
    const sender = async () => {
        while (performance.now() - startedAt < duration) {
            await fire();
        }
    };
    await Promise.all(Array.from({ length: senders }, sender));
    const seconds = (performance.now() - startedAt) / 1000;
    agent.destroy();
    latencies.sort((a, b) => a - b);
    const percentile = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? 0;
    return { perSecond: latencies.length / seconds, p50: percentile(0.5), p99: percentile(0.99), statuses };
}
