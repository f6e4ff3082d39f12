import { open } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ownTime } from "../../own-time";

/** A unix socket's address ends at 107 bytes. */
const LONGEST_ADDRESS = 107;
const DEADLINE_MS = 10_000;

/** Nobody listens, or nothing comes back; the message ends a sentence. */
export class SwitchSilent extends Error {
    override name = "SwitchSilent";
}

const absent = new Set(["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE"]);
/** As many wait for the process already as the kernel lets wait; nothing was asked yet. */
const CROWDED = "EAGAIN";
const PAUSE_MS = 50;

/**
 * Asks one question over a socket of HAProxy and resolves to the whole answer.
 * @throws SwitchSilent, after `deadlineMs` at the latest, also where somebody listens and says nothing
 */
export async function askSocket(file: string, question: string, deadlineMs = DEADLINE_MS): Promise<string> {
    const deadline = ownTime(deadlineMs);
    const asking = { question, deadline: deadline.signal, seconds: deadlineMs / 1000 };
    try {
        for (;;) {
            const answer = await askOnce(file, asking);
            if (answer !== null) {
                return answer;
            }
            await pause(PAUSE_MS);
        }
    } finally {
        deadline.stop();
    }
}

interface Asking {
    question: string;
    deadline: AbortSignal;
    seconds: number;
}

/** Null when there was no place at the socket. */
async function askOnce(file: string, asking: Asking): Promise<string | null> {
    try {
        return await (Buffer.byteLength(file) <= LONGEST_ADDRESS ? ask(file, asking) : askFar(file, asking));
    } catch (error) {
        const { code = "" } = error as NodeJS.ErrnoException;
        if (absent.has(code)) {
            throw new SwitchSilent("nobody listens at its socket", { cause: error });
        }
        if (code !== CROWDED) {
            throw error;
        }
        if (asking.deadline.aborted) {
            const silence = `it listens, but had no place for another question in ${asking.seconds} s`;
            throw new SwitchSilent(silence, { cause: error });
        }
        return null;
    }
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

function ask(address: string, { question, deadline, seconds }: Asking): Promise<string> {
    return new Promise((resolve, reject) => {
        const parts: Buffer[] = [];
        const socket = net.connect(address);
        const giveUp = () => socket.destroy(new SwitchSilent(`it listens, but gave no answer in ${seconds} s`));
        deadline.addEventListener("abort", giveUp);
        // It may have passed while there was no place.
        if (deadline.aborted) {
            giveUp();
        }
        // The master waits for more questions until it is told that there are none.
        socket.on("connect", () => socket.end(`${question}\n`));
        socket.on("data", (part) => parts.push(part));
        socket.on("error", reject);
        socket.on("close", () => {
            deadline.removeEventListener("abort", giveUp);
            resolve(Buffer.concat(parts).toString());
        });
    });
}
