import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SwitchSilent } from "../../../../backend/deploy/traffic/haproxy/runtime-socket";
import { switchRuntime } from "../../../../backend/deploy/traffic/haproxy/switch-runtime";

/** One old worker, as HAProxy 3.0.11 tells it. */
const OLDER = "# workers\n12 worker 0 0d00h00m02s 3.0.11\n# old workers\n8 worker 1 0d00h00m09s 3.0.11\n# programs\n\n";
const NONE = "# workers\n12 worker 0 0d00h00m02s 3.0.11\n# programs\n\n";
const FIGURES = "# pxname,svname,scur,type,mode,\np80,s1,3,2,http,\n\n";
/** Without the empty line at the end of all other answers. */
const GONE = "Can't find the target PID matching the prefix '@!8'\n";

describe("a switch that answers", () => {
    let run: string;
    let servers: net.Server[];
    beforeEach(async () => {
        run = await mkdtemp(path.join(os.tmpdir(), "runtime-"));
        servers = [];
    });
    afterEach(async () => {
        servers.forEach((server) => server.close());
        await rm(run, { recursive: true, force: true });
    });

    /** Gives these answers, one after the other, at the socket. */
    async function answering(socket: "admin" | "master", answers: string[]): Promise<void> {
        const server = net.createServer((asking) => void asking.resume().end(answers.shift() ?? ""));
        servers.push(server);
        await new Promise<void>((resolve) => server.listen(path.join(run, `${socket}.sock`), resolve));
    }

    it.each(["", "1\n# be_id be_name srv_id srv_name\n3 p80 1 s1\n"])(
        "is silent where its answer is %j: the end is missing",
        async (answer) => {
            await answering("admin", [answer, answer, answer]);
            const runtime = switchRuntime({ run });
            await expect(runtime.servers()).rejects.toBeInstanceOf(SwitchSilent);
            await expect(runtime.change(["set server p80/s1 state ready"])).rejects.toBeInstanceOf(SwitchSilent);
            expect(await runtime.silence()).toMatch(/^it hung up/);
        },
    );

    it.each(["\n", "\n\n", "No such server.\n\n"])("is heard where its answer to a change is %j", async (answer) => {
        await answering("admin", [answer]);
        await switchRuntime({ run }).change(["set server p80/s1 state ready"]);
    });

    it("counts nothing of an older process that ends while it is asked, and does not lose one that goes on", async () => {
        await answering("master", [OLDER, GONE, NONE, OLDER, "", OLDER, OLDER, FIGURES]);
        const runtime = switchRuntime({ run });
        expect(await runtime.olderFigures()).toEqual([]);
        await expect(runtime.olderFigures()).rejects.toBeInstanceOf(SwitchSilent);
        expect(await runtime.olderFigures()).toMatchObject([{ servers: [{ name: "s1", open: 3 }] }]);
    });
});
