import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askpassScript } from "../../../backend/git/askpass";

const run = promisify(execFile);
let dir: string;
beforeAll(async () => {
    dir = await mkdtemp(path.join(tmpdir(), "askpass-"));
    await writeFile(path.join(dir, "ask"), askpassScript, { mode: 0o700 });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const env = {
    PATH: process.env.PATH!,
    CICD_GIT_SCHEME: "https",
    CICD_GIT_HOST: "git.example.org:3000",
    CICD_GIT_USERNAME: "ana",
    CICD_GIT_TOKEN: "s3cret",
};
const ask = (question: string) =>
    run(path.join(dir, "ask"), [question], { env }).then(
        ({ stdout }) => stdout,
        () => "nothing",
    );

describe("what answers git's questions", () => {
    it.each([
        ["Username for 'https://git.example.org:3000': ", "ana\n"],
        ["Password for 'https://ana@git.example.org:3000': ", "s3cret\n"],
        ['Password for "https://ana@git.example.org:3000/team/app.git/info/lfs"', "s3cret\n"],
        // The same host, but readable on the way.
        ["Password for 'http://ana@git.example.org:3000': ", "nothing"],
        ["Username for 'http://git.example.org:3000': ", "nothing"],
        // Others.
        ["Password for 'https://ana@git.example.org': ", "nothing"],
        ["Password for 'https://ana@git.example.org:30001': ", "nothing"],
        ["Password for 'https://ana@evil.example.org:3000': ", "nothing"],
        ["Password for 'https://git.example.org:3000.evil.org': ", "nothing"],
        ["Enter passphrase for key 'https://git.example.org:3000': ", "nothing"],
        ["", "nothing"],
    ])("says to %j %j", async (question, answer) => {
        expect(await ask(question)).toBe(answer);
    });
});
