import { mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isGranted } from "../../../../backend/deploy/policy/grants";
import type { Right } from "../../../../backend/deploy/policy/right";
import { settlePaths } from "../../../../backend/deploy/policy/settle-paths";

let root: string;
let own: { directory: string; files: string };

beforeAll(async () => {
    root = await realpath(await mkdtemp(path.join(tmpdir(), "cicd-policy-")));
    own = { directory: path.join(root, "shop"), files: path.join(root, ".cicd/shop/files") };
    await mkdir(path.join(own.directory, "data"), { recursive: true });
    await mkdir(path.join(own.files, "4f"), { recursive: true });
    await mkdir(path.join(root, "blog"), { recursive: true });
    await symlink("/etc", path.join(own.directory, "way-out"));
    await symlink(path.join(root, "blog"), path.join(own.directory, "data", "deep-way-out"));
    await symlink("data", path.join(own.directory, "way-in"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const hostPath = (value: string): Right => ({ service: "web", name: "host-path", value });
const inStack = (relative: string) => path.join(root, "shop", relative);

describe("settlePaths()", () => {
    const free: [string, () => string][] = [
        ["a folder of the stack", () => inStack("data")],
        ["a folder that does not exist yet", () => inStack("new/folder")],
        ["a link that stays inside", () => inStack("way-in/x")],
        ["the stack directory to read", () => `${inStack(".")} (read-only)`],
        ["a snapshot to read", () => `${path.join(root, ".cicd/shop/files/4f")} (read-only)`],
    ];
    test.each(free)("asks no right for %s", async (_, value) => {
        expect(await settlePaths([hostPath(value())], own)).toEqual([]);
    });

    const asked: [string, () => string, string][] = [
        ["the stack directory to write", () => inStack("."), "shop"],
        ["another stack", () => inStack("../blog"), "blog"],
        ["a link that leads out", () => `${inStack("way-out/x")} (read-only)`, "/etc/x (read-only)"],
        ["a link below that leads out", () => inStack("data/deep-way-out/y"), "blog/y"],
        ["a snapshot to write", () => path.join(root, ".cicd/shop/files/4f"), ".cicd/shop/files/4f"],
        [
            "another stack's snapshots",
            () => `${path.join(root, ".cicd/blog/files")} (read-only)`,
            ".cicd/blog/files (read-only)",
        ],
        ["a name that begins alike", () => path.join(root, "shopping"), "shopping"],
    ];
    test.each(asked)("asks for %s, as what it leads to", async (_, value, expected) => {
        expect(await settlePaths([hostPath(value())], own)).toEqual([hostPath(path.resolve(root, expected))]);
    });

    test.each(["/var/run/docker.sock", "/run/user/1000/podman/podman.sock", "/run/containerd/containerd.sock"])(
        "calls %s what it is",
        async (socket) => {
            const [right] = await settlePaths([hostPath(`${socket} (read-only)`)], own);
            expect(right).toMatchObject({ name: "engine-socket" });
        },
    );
});

describe("isGranted()", () => {
    const cases: [string, string, boolean][] = [
        ["/srv/media", "web host-path /srv/media", true],
        ["/srv/media/films", "web host-path /srv/media", true],
        ["/srv/media2", "web host-path /srv/media", false],
        ["/srv", "web host-path /srv/media", false],
        ["/srv/media (read-only)", "web host-path /srv/media", true],
        ["/srv/media", "web host-path /srv/media (read-only)", false],
        ["/srv/media/a (read-only)", "web host-path /srv/media (read-only)", true],
        ["/srv/media", "db host-path /srv/media", false],
        ["/srv/media/../../etc", "web host-path /srv/media", false],
    ];
    test.each(cases)("%s by %s: %s", (value, grant, expected) => {
        expect(isGranted(hostPath(value), [grant])).toBe(expected);
    });

    test("takes other rights exactly", () => {
        const right: Right = { service: "web", name: "capability", value: "NET_ADMIN" };
        expect(isGranted(right, ["web capability NET_ADMIN"])).toBe(true);
        expect(isGranted(right, ["web capability ALL", "vpn capability NET_ADMIN", "web capability"])).toBe(false);
    });
});
