import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import Docker from "dockerode";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { volumeArchives } from "../../../backend/exec/volume-archives";

const canceled = () => Object.assign(new Error("It was canceled."), { name: "AbortError" });

describe("fillVolume()", () => {
    let folder: string;
    let engine: http.Server;
    let archive: PassThrough;
    let asked: string[];
    /** What happens when the engine is asked for this, before it answers. */
    let on: Record<string, () => void>;

    /** As the engine: it answers to an archive once it has all of it. */
    async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
        const question = `${request.method} ${new URL(request.url!, "http://engine").pathname}`;
        asked.push(question);
        request.once("data", () => on[question]?.());
        if (request.method !== "PUT") {
            on[question]?.();
        }
        await once(request.resume(), "end");
        const made = request.method === "POST";
        response.writeHead(made ? 201 : request.method === "DELETE" ? 204 : 200, {
            "content-type": "application/json",
        });
        response.end(made ? '{"Id":"holder"}' : request.method === "GET" ? "[]" : "");
    }

    beforeEach(async () => {
        folder = await mkdtemp(path.join(os.tmpdir(), "engine-"));
        asked = [];
        on = {};
        archive = new PassThrough();
        archive.on("error", () => undefined);
        engine = http.createServer((request, response) => void answer(request, response).catch(() => undefined));
        await new Promise<void>((resolve) => engine.listen(path.join(folder, "docker.sock"), resolve));
    });

    afterEach(async () => {
        engine.closeAllConnections();
        engine.close();
        await rm(folder, { recursive: true });
    });

    const fill = () => {
        const client = async () => new Docker({ socketPath: path.join(folder, "docker.sock") });
        const holder = { image: "any", owner: "shop" };
        return volumeArchives({ client, patient: client }).fillVolume("shop_data", holder, archive);
    };

    it("hands the archive over whole", async () => {
        archive.end("files");
        await fill();
        expect(asked.slice(-2)).toEqual(["PUT /containers/holder/archive", "DELETE /containers/holder"]);
    });

    it.each(["GET /containers/json", "POST /containers/create", "PUT /containers/holder/archive"])(
        "ends and leaves no holder when the archive is destroyed at %s",
        async (question) => {
            archive.write("some files");
            on[question] = () => archive.destroy(canceled());
            await expect(fill()).rejects.toMatchObject({ name: "AbortError" });
            expect(asked.at(-1)).toBe("DELETE /containers/holder");
        },
    );

    it("ends when the archive was closed without a word", async () => {
        archive.destroy();
        await expect(fill()).rejects.toThrow("The archive was closed before it was read");
        expect(asked.at(-1)).toBe("DELETE /containers/holder");
    });
});
