import { open } from "node:fs/promises";
import net from "node:net";
import path from "node:path";

/** A unix socket's address ends at 107 bytes. */
const LONGEST_ADDRESS = 107;
const DEADLINE_MS = 10_000;

/** Nobody listens, or nothing comes back. */
export class SwitchSilent extends Error {
    override name = "SwitchSilent";
}

const absent = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);

/**
 * Asks one question over a socket of HAProxy and resolves to the whole answer.
 * @throws SwitchSilent, after ten seconds at the latest
 */
export async function askSocket(file: string, question: string): Promise<string> {
    try {
        return await (Buffer.byteLength(file) <= LONGEST_ADDRESS ? ask(file, question) : askFar(file, question));
    } catch (error) {
        if (absent.has((error as NodeJS.ErrnoException).code ?? "")) {
            throw new SwitchSilent("Nobody listens there.", { cause: error });
        }
        throw error;
    }
}

/** The folder's own descriptor is a short way to it, however deep it lies. */
async function askFar(file: string, question: string): Promise<string> {
    const folder = await open(path.dirname(file));
    try {
        return await ask(`/proc/self/fd/${folder.fd}/${path.basename(file)}`, question);
    } finally {
        await folder.close();
    }
}

function ask(address: string, question: string): Promise<string> {
    return new Promise((resolve, reject) => {
        const parts: Buffer[] = [];
        const socket = net.connect(address);
        const deadline = setTimeout(() => {
            socket.destroy(new SwitchSilent("No answer came in time."));
        }, DEADLINE_MS);
        // The master waits for more questions until it is told that there are none.
        socket.on("connect", () => socket.end(`${question}\n`));
        socket.on("data", (part) => parts.push(part));
        socket.on("error", reject);
        socket.on("close", () => {
            clearTimeout(deadline);
            resolve(Buffer.concat(parts).toString());
        });
    });
}
