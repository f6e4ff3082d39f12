import { readlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { inContainer } from "./in-container";

it("a server in a container has processes, files and network of its own", async () => {
    const fixture = await inContainer();
    try {
        for (const kind of ["pid", "mnt", "net"]) {
            const ours = readlinkSync(`/proc/self/ns/${kind}`);
            expect(readlinkSync(`/proc/${fixture.server.pid}/ns/${kind}`)).not.toBe(ours);
        }
    } finally {
        await fixture.close();
    }
});
