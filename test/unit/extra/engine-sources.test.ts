import { describe, expect, test } from "vitest";
import { chooseDistribution } from "../../../extra/engine/distribution.mjs";
import { sourcesOfSuite } from "../../../extra/engine/sources.mjs";

const stanza = (uri: string, suites: string, more = "") =>
    `Types: deb\n# a comment about bookworm\nURIs: ${uri}\nSuites: ${suites}\nComponents: main${more}`;

const keyring = "\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg";

describe("sourcesOfSuite()", () => {
    test("renames every suite of the archive when the sources are stanzas", () => {
        const text = [
            stanza("http://mirror.example/debian", "bookworm bookworm-updates", keyring),
            stanza("http://mirror.example/debian-security", "bookworm-security", keyring),
        ].join("\n\n");
        const { sources, list } = sourcesOfSuite([{ name: "debian.sources", text }], "bookworm", "trixie");
        expect(sources).toContain("Suites: trixie trixie-updates");
        expect(sources).toContain("Suites: trixie-security");
        expect(sources.match(/keyrings/g)).toHaveLength(2);
        expect(sources).toContain("a comment about bookworm");
        expect(list.trim()).toBe("");
    });

    test.each([
        ["deb http://mirror.example/debian bookworm main", "deb http://mirror.example/debian trixie main"],
        [
            "deb [signed-by=/k.gpg] http://mirror.example/debian/ bookworm-updates main contrib",
            "deb [signed-by=/k.gpg] http://mirror.example/debian/ trixie-updates main contrib",
        ],
    ])("renames the suite when a line is %s", (line, expected) => {
        const { list } = sourcesOfSuite([{ name: "sources.list", text: `# old\n${line}\n` }], "bookworm", "trixie");
        expect(list.trim()).toBe(expected);
    });

    test("leaves other vendors, source packages and what is switched off out when the archive is there", () => {
        const files = [
            { name: "sources.list", text: "deb-src http://mirror.example/debian bookworm main\n" },
            { name: "vendor.list", text: "deb https://vendor.example/apt bookworm main\n" },
            { name: "debian.sources", text: stanza("http://mirror.example/debian", "bookworm") },
            { name: "off.sources", text: stanza("http://off.example/debian", "bookworm", "\nEnabled: no") },
        ];
        const { sources, list } = sourcesOfSuite(files, "bookworm", "trixie");
        expect(list.trim()).toBe("");
        expect(sources.match(/URIs/g)).toHaveLength(1);
        expect(sources).toContain("mirror.example");
    });

    test("takes what names the release when the archive is behind an unusual address", () => {
        const text = stanza("mirror+file:///etc/apt/mirrors/main.list", "bookworm");
        const { sources } = sourcesOfSuite([{ name: "x.sources", text }], "bookworm", "trixie");
        expect(sources).toContain("Suites: trixie");
    });
});

describe("chooseDistribution()", () => {
    const root = { platform: "linux", uid: 0 };
    const release = (ID: string, VERSION_ID: string | undefined, VERSION_CODENAME: string) => ({
        ...{ ID, VERSION_ID, VERSION_CODENAME },
        PRETTY_NAME: `${ID} ${VERSION_ID}`,
    });

    test.each([
        [release("debian", "12", "bookworm"), "trixie"],
        [release("debian", "13", "trixie"), "trixie"],
        [release("debian", undefined, "forky"), "forky"],
        [release("ubuntu", "24.04", "noble"), "noble"],
    ])("takes the suite with a new engine when the system is %o", (system, suite) => {
        expect(chooseDistribution(system, root).suite).toBe(suite);
    });

    test.each([
        [release("debian", "11", "bullseye"), root, /too old/],
        [release("fedora", "41", ""), root, /only be made on Debian or Ubuntu/],
        [release("debian", "12", "bookworm"), { platform: "linux", uid: 1000 }, /by root/],
        [{}, { platform: "darwin", uid: 501 }, /only be made on Debian or Ubuntu/],
    ])("names a way to get an engine when none can be made on %o as %o", (system, machine, reason) => {
        expect(() => chooseDistribution(system, machine)).toThrow(reason);
        expect(() => chooseDistribution(system, machine)).toThrow(/Install Docker Engine 24/);
    });
});
