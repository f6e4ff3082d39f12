import http from "node:http";
import type { Duplex } from "node:stream";
import { ownTime } from "../../own-time";
import { askPort } from "./ask-port";
import type { HealthProbe, ProbeAnswer, ProbeQuestion } from "./health-probe";

/** Text that is to be found further behind is not looked for. */
const BODY_BYTES = 1024 * 1024;

function isWanted(status: number, wanted: string): boolean {
    const [from, to = from] = wanted.split("-").map(Number);
    return status >= from! && status <= to!;
}

async function contains(answer: http.IncomingMessage, text: string): Promise<boolean> {
    let seen = "";
    answer.setEncoding("utf8");
    for await (const chunk of answer) {
        seen += chunk as string;
        if (seen.includes(text)) {
            return true;
        }
        if (seen.length > BODY_BYTES) {
            return false;
        }
    }
    return false;
}

function request(connection: Duplex, path: string, signal: AbortSignal): Promise<http.IncomingMessage> {
    return new Promise((resolve, reject) => {
        const asking = http.request({
            createConnection: () => connection,
            signal,
            path,
            // Not its address: applications that know their hosts usually know this one.
            headers: { Host: "localhost", "User-Agent": "dockge-cicd-probe", Connection: "close" },
        });
        asking.once("response", resolve);
        asking.on("error", reject);
        asking.end();
    });
}

/** Redirects are an answer like any other, and not followed. */
async function ask(connection: Duplex, question: ProbeQuestion, signal: AbortSignal): Promise<ProbeAnswer> {
    const { path, status, body, maxLatencyMs } = question;
    const late = ownTime(maxLatencyMs);
    const start = performance.now();
    try {
        const answer = await request(connection, path, AbortSignal.any([signal, late.signal]));
        answer.on("error", () => undefined);
        const code = answer.statusCode ?? 0;
        if (!isWanted(code, status)) {
            return { well: false, detail: `answers ${code} instead of ${status} at ${path}` };
        }
        if (body !== undefined && !(await contains(answer, body))) {
            return { well: false, detail: `answers ${path} without the text that its probe looks for` };
        }
        return { well: true, detail: `answers ${code} at ${path} in ${Math.ceil(performance.now() - start)} ms` };
    } catch (error) {
        signal.throwIfAborted();
        if (late.signal.aborted) {
            return { well: false, detail: `gives no answer at ${path} within ${maxLatencyMs} ms` };
        }
        const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
        return { well: false, detail: `gives no answer at ${path} (${reason})` };
    } finally {
        late.stop();
    }
}

/** Well is what answers in time with the wanted status, and text if one is named. */
export const httpProbe: HealthProbe = {
    type: "http",
    ask: (container, question, run) =>
        askPort(container, question, { ...run, talk: (connection) => ask(connection, question, run.signal) }),
};
