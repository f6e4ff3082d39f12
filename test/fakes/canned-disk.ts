import type { DiskView } from "../../common/disk-views";

const gigabyte = 1_000_000_000;

export const cannedDisk: DiskView = {
    freeBytes: 38 * gigabyte,
    floorBytes: 512 * 1024 * 1024,
    items: [
        {
            ...{ kind: "images", stack: "shop", bytes: 3.4 * gigabyte, count: 11 },
            ...{ freeableBytes: 1.2 * gigabyte, freeableCount: 4 },
        },
        { kind: "images", stack: "blog", bytes: 0.9 * gigabyte, count: 6, freeableBytes: 0, freeableCount: 0 },
        { kind: "logs", stack: null, bytes: 48_000_000, count: 230, freeableBytes: 0, freeableCount: 0 },
    ],
};
