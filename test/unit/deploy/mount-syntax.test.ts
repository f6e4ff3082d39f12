import { describe, expect, it } from "vitest";
import { envFilePaths, mapEnvFile, rawEnvFiles, relativeMount } from "../../../backend/deploy/files/mount-syntax";

const lookup = (name: string) => ({ DIR: "conf", MODE: "ro" })[name];

describe("relativeMount()", () => {
    it.each([
        ["./a:/b", "a", "/b", false],
        ["./a/:/b:ro", "a", "/b", true],
        [".:/b:ro,z", ".", "/b", true],
        ["../x.conf:/b:ro", "../x.conf", "/b", true],
        ["./${DIR}/x:/b:${MODE}", "conf/x", "/b", true],
        [{ type: "bind", source: "./a", target: "/b", read_only: true }, "a", "/b", true],
        [{ type: "bind", source: "a", target: "/b" }, "a", "/b", false],
    ])("reads %j", (entry, path, target, readOnly) => {
        expect(relativeMount(entry, lookup)).toMatchObject({ path, target, readOnly });
    });

    it.each(["data:/b", "/etc/x:/b", "~/x:/b", "/b", { type: "volume", source: "a", target: "/b" }, null])(
        "is not concerned with %j",
        (entry) => {
            expect(relativeMount(entry, lookup)).toBeNull();
        },
    );

    it("puts another source in the same words", () => {
        expect(relativeMount("./a:/b:ro", lookup)!.withSource("/s/$x")).toBe("/s/$$x:/b:ro");
        const long = { type: "bind", source: "./a", target: "/b", bind: { propagation: "rslave" } };
        expect(relativeMount(long, lookup)!.withSource("/s")).toEqual({ ...long, source: "/s" });
    });
});

describe("mapEnvFile()", () => {
    it.each([
        ["a.env", ["a.env"], "/f/a.env"],
        [
            ["a.env", "b.env"],
            ["a.env", "b.env"],
            ["/f/a.env", "/f/b.env"],
        ],
        [[{ path: "a.env", required: false }], ["a.env"], [{ path: "/f/a.env", required: false }]],
    ])("keeps the form of %j", (value, paths, mapped) => {
        expect(envFilePaths(value, lookup)).toEqual(paths);
        expect(mapEnvFile(value, (path) => `/f/${path}`, lookup)).toEqual(mapped);
    });
});

describe("rawEnvFiles()", () => {
    it.each([
        ["a.env", []],
        [undefined, []],
        [["a.env", { path: "b.env" }, { path: "${DIR}/c.env", format: "raw" }], ["conf/c.env"]],
    ])("finds in %j what compose takes as it is", (value, paths) => {
        expect(rawEnvFiles(value, lookup)).toEqual(paths);
    });
});
