import zlib from "node:zlib";
import type { Transform } from "node:stream";

interface Compression {
    /** With the dot. */
    extension: string;
    compress(): Transform;
    expand(): Transform;
}

type Zstd = { createZstdCompress?: () => Transform; createZstdDecompress?: () => Transform };
const { createZstdCompress, createZstdDecompress } = zlib as unknown as Zstd;

const GZIP: Compression = {
    extension: ".gz",
    // A copy keeps a service waiting: speed counts more than the last percent.
    compress: () => zlib.createGzip({ level: 1 }),
    expand: () => zlib.createGunzip(),
};

/** Newer Node knows it; what one with it wrote, one without can't read. */
const ZSTD: Compression | null =
    createZstdCompress && createZstdDecompress
        ? { extension: ".zst", compress: createZstdCompress, expand: createZstdDecompress }
        : null;

export const BEST_COMPRESSION = ZSTD ?? GZIP;

/** Null where this server can't read it. */
export function compressionOf(file: string): Compression | null {
    return [GZIP, ...(ZSTD ? [ZSTD] : [])].find(({ extension }) => file.endsWith(extension)) ?? null;
}
