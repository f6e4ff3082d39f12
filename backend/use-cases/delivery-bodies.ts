import { mkdir, open, readdir, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../models/clock";

const MAX_SEGMENT_BYTES = 64 * 1024 * 1024;
const SEGMENT = /^(\d{4}-\d{2}-\d{2})-(\d+)\.seg$/;

export interface StoredBody {
    file: string;
    offset: number;
    length: number;
}

/** The system takes up to 1024 buffers in one call. */
const MAX_BUFFERS = 1000;

/**
 * Bodies of deliveries, many in one file per day (`<date>-<n>.seg`), so that a group costs one write. They are in the
 * operating system's hands when `append` resolves: a kill loses nothing, a power loss can cost the last seconds.
 */
export class DeliveryBodies {
    #segment: { name: string; handle: FileHandle; size: number } | null = null;

    /** @param dir absolute; made when needed */
    constructor(
        private readonly dir: string,
        private readonly clock: Clock,
    ) {}

    /** In order; one call at a time. */
    async append(bodies: readonly Buffer[]): Promise<StoredBody[]> {
        const segment = await this.#current();
        let offset = segment.size;
        const stored = bodies.map(({ length }) => {
            const body = { file: segment.name, offset, length };
            offset += length;
            return body;
        });
        try {
            await writeAll(segment.handle, bodies);
        } catch (error) {
            // How much arrived is unknown: the next append looks at the file again.
            await this.close();
            throw error;
        }
        segment.size = offset;
        return stored;
    }

    /** Null when its segment is gone. */
    async read(body: StoredBody): Promise<Buffer | null> {
        if (!SEGMENT.test(body.file)) {
            return null;
        }
        const handle = await open(join(this.dir, body.file), "r").catch(() => null);
        if (!handle) {
            return null;
        }
        try {
            const buffer = Buffer.alloc(body.length);
            const { bytesRead } = await handle.read(buffer, 0, body.length, body.offset);
            return bytesRead === body.length ? buffer : null;
        } finally {
            await handle.close();
        }
    }

    /** Deletes the segments of days before this one (`YYYY-MM-DD`). */
    async removeBefore(day: string): Promise<void> {
        const names = await readdir(this.dir).catch(() => []);
        for (const name of names) {
            const date = SEGMENT.exec(name)?.[1];
            if (date && date < day) {
                await rm(join(this.dir, name), { force: true });
            }
        }
    }

    async close(): Promise<void> {
        const segment = this.#segment;
        this.#segment = null;
        await segment?.handle.close();
    }

    async #current(): Promise<{ name: string; handle: FileHandle; size: number }> {
        const day = this.clock.now().toISOString().slice(0, 10);
        const segment = this.#segment;
        if (segment && segment.name.startsWith(day) && segment.size < MAX_SEGMENT_BYTES) {
            return segment;
        }
        await this.close();
        await mkdir(this.dir, { recursive: true, mode: 0o700 });
        const opened = await this.#open(day);
        this.#segment = opened;
        return opened;
    }

    /** The day's last segment goes on until it is full. */
    async #open(day: string): Promise<{ name: string; handle: FileHandle; size: number }> {
        const numbers = (await readdir(this.dir))
            .map((name) => SEGMENT.exec(name))
            .filter((match) => match?.[1] === day);
        for (let number = Math.max(1, ...numbers.map((match) => Number(match![2]))); ; number++) {
            const name = `${day}-${number}.seg`;
            const handle = await open(join(this.dir, name), "a", 0o600);
            const { size } = await handle.stat();
            if (size < MAX_SEGMENT_BYTES) {
                return { name, handle, size };
            }
            await handle.close();
        }
    }
}

async function writeAll(handle: FileHandle, bodies: readonly Buffer[]): Promise<void> {
    for (let first = 0; first < bodies.length; first += MAX_BUFFERS) {
        const some = bodies.slice(first, first + MAX_BUFFERS);
        const wanted = some.reduce((sum, { length }) => sum + length, 0);
        const { bytesWritten } = await handle.writev(some);
        if (bytesWritten !== wanted) {
            throw new Error(`only ${bytesWritten} of ${wanted} bytes could be stored`);
        }
    }
}
