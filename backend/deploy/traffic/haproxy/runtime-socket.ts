import { open } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { ownTime } from "../../own-time";

/** A unix socket's address ends at 107 bytes. */
const LONGEST_ADDRESS = 107;
const DEADLINE_MS = 10_000;

/** Nobody listens, or nothing comes back; the message ends a sentence. */
export class SwitchSilent extends Error {
    override name = "SwitchSilent";
}

/** The last one comes from a process that stands still, once as many wait as the engine lets wait. */
const absent = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "EAGAIN"]);

/**
 * Asks one question over a socket of HAProxy and resolves to the whole answer.
 * @throws SwitchSilent, after `deadlineMs` at the latest, also where somebody listens and says nothing
 */
export async function askSocket(file: string, question: string, deadlineMs = DEADLINE_MS): Promise<string> {
    const asking = { question, deadlineMs };
    try {
        return await (Buffer.byteLength(file) <= LONGEST_ADDRESS ? ask(file, asking) : askFar(file, asking));
    } catch (error) {
        if (absent.has((error as NodeJS.ErrnoException).code ?? "")) {
            throw new SwitchSilent("nobody listens at its socket", { cause: error });
        }
        throw error;
    }
}

interface Asking {
    question: string;
    deadlineMs: number;
}

/** The folder's own descriptor is a short way to it, however deep it lies. */
async function askFar(file: string, asking: Asking): Promise<string> {
    const folder = await open(path.dirname(file));
    try {
        return await ask(`/proc/self/fd/${folder.fd}/${path.basename(file)}`, asking);
    } finally {
        await folder.close();
    }
}

function ask(address: string, { question, deadlineMs }: Asking): Promise<string> {
    return new Promise((resolve, reject) => {
        const parts: Buffer[] = [];
        const socket = net.connect(address);
        const deadline = ownTime(deadlineMs);
        deadline.signal.addEventListener("abort", () => {
            socket.destroy(new SwitchSilent(`it listens, but gave no answer in ${deadlineMs / 1000} s`));
        });
        // The master waits for more questions until it is told that there are none.
        socket.on("connect", () => socket.end(`${question}\n`));
        socket.on("data", (part) => parts.push(part));
        socket.on("error", reject);
        socket.on("close", () => {
            deadline.stop();
            resolve(Buffer.concat(parts).toString());
        });
    });
}
