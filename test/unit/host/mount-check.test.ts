import { describe, expect, it } from "vitest";
import { judgeMounts, type MountFacts } from "../../../backend/host/mounts/judge-mounts";
import { containerId, mountOf, parseMountinfo } from "../../../backend/host/mounts/mountinfo";

const ID = "4f1c".repeat(16);
const VOLUME = "a1b2".repeat(16);

/** The lines of a container, with the given ones for the two directories. */
function container(...lines: string[]): string {
    return [
        "1001 880 0:61 / / rw,relatime master:1 - overlay overlay rw,lowerdir=/x,upperdir=/y",
        "1002 1001 0:64 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw",
        `1010 1001 8:1 /var/lib/docker/containers/${ID}/hostname /etc/hostname rw,relatime - ext4 /dev/sda1 rw`,
        "1011 1001 0:25 /docker.sock /run/docker.sock rw,nosuid - tmpfs tmpfs rw,size=1628804k",
        ...lines,
        "",
    ].join("\n");
}

const STACKS = "1020 1001 8:1 /opt/stacks /opt/stacks rw,relatime - ext4 /dev/sda1 rw,errors=remount-ro";
const DATA = "1021 1001 8:1 /home/ana/dockge/data /app/data rw,relatime - ext4 /dev/sda1 rw";

function judge(lines: string[], changes: Partial<MountFacts> = {}): string[] {
    return judgeMounts({
        stacksDir: "/opt/stacks",
        dataDir: "/app/data",
        mounts: parseMountinfo(container(...lines)),
        outside: null,
        engineSocket: { path: "/var/run/docker.sock", present: true },
        ...changes,
    });
}

describe("judgeMounts()", () => {
    it.each<[string, string[]]>([
        ["both mounted from the root file system", [STACKS, DATA]],
        ["/opt is a file system of its own", ["1 1 8:2 /stacks /opt/stacks rw - ext4 /dev/sdb1 rw", DATA]],
        ["a file system mounted as a whole", ["1 1 8:2 / /opt/stacks rw - ext4 /dev/sdb1 rw", DATA]],
        ["a btrfs subvolume", ["1 1 8:2 /@/opt/stacks /opt/stacks rw - btrfs /dev/sdb1 rw", DATA]],
        ["a folder above it is mounted", ["1 1 8:1 /opt /opt rw - ext4 /dev/sda1 rw", DATA]],
        ["data in a named volume", [STACKS, "1 1 8:1 /var/lib/docker/volumes/dockge/_data /app/data rw - ext4 d rw"]],
    ])("finds nothing wrong when %s", (_what, lines) => {
        expect(judge(lines)).toEqual([]);
    });

    it.each<[string, string[], RegExp]>([
        ["the stacks directory is not mounted", [DATA], /stacks directory \/opt\/stacks lies inside/],
        [
            "it comes from another folder",
            ["1 1 8:1 /home/ana/stacks /opt/stacks rw - ext4 d rw", DATA],
            /stacks directory \/opt\/stacks has another path outside/,
        ],
        [
            "it is a volume",
            ["1 1 8:1 /var/lib/docker/volumes/stacks/_data /opt/stacks rw - ext4 d rw", DATA],
            /has another path outside/,
        ],
        ["data is not mounted", [STACKS], /data directory \/app\/data is lost/],
        ["data is in memory", [STACKS, "1 1 0:70 / /app/data rw - tmpfs tmpfs rw"], /data directory .* is lost/],
        [
            "data is in a volume without a name",
            [STACKS, `1 1 8:1 /var/lib/docker/volumes/${VOLUME}/_data /app/data rw - ext4 d rw`],
            /data directory .* is lost/,
        ],
    ])("says so in one sentence when %s", (_what, lines, sentence) => {
        expect(judge(lines)).toEqual([expect.stringMatching(sentence)]);
    });

    it("says so when there is no docker socket, and nothing when the engine is elsewhere", () => {
        const socket = { path: "/var/run/docker.sock", present: false };
        expect(judge([STACKS, DATA], { engineSocket: socket })).toEqual([
            expect.stringMatching(/no docker socket at \/var\/run\/docker.sock/),
        ]);
        expect(judge([STACKS, DATA], { engineSocket: null })).toEqual([]);
    });

    it("believes the engine where it knows the outer path", () => {
        const whole = ["1 1 8:2 / /opt/stacks rw - ext4 /dev/sdb1 rw", DATA];
        const told = (Source: string) => ({
            outside: [{ Type: "bind", Source, Destination: "/opt/stacks" }],
        });
        expect(judge(whole, told("/mnt/disk"))).toEqual([expect.stringMatching(/another path outside/)]);
        expect(judge(whole, told("/opt/stacks"))).toEqual([]);
    });

    it("names every problem", () => {
        expect(judge([], { engineSocket: { path: "/s", present: false } })).toHaveLength(3);
    });
});

describe("parseMountinfo()", () => {
    it("reads optional fields and written-out characters", () => {
        const line = "9 1 8:1 /my\\040files /a\\011b\\134c rw master:7 propagate_from:2 - ext4 /dev/sda1 rw";
        expect(parseMountinfo(line)).toEqual([{ root: "/my files", point: "/a\tb\\c", type: "ext4" }]);
    });

    it("leaves out lines that are none", () => {
        expect(parseMountinfo("\nnonsense\n1 2 - \n")).toEqual([]);
    });
});

describe("mountOf()", () => {
    const mounts = parseMountinfo(container(STACKS));

    it.each([
        ["/opt/stacks", "/opt/stacks"],
        ["/opt/stacks/web", "/opt/stacks"],
        ["/opt/stacks-old", "/"],
        ["/opt", "/"],
    ])("%s lies on %s", (path, point) => {
        expect(mountOf(mounts, path)?.point).toBe(point);
    });
});

describe("containerId()", () => {
    it("is the folder that /etc/hostname comes from", () => {
        expect(containerId(parseMountinfo(container()))).toBe(ID);
    });

    it("is null outside of a container", () => {
        expect(containerId(parseMountinfo("1 0 8:1 / / rw - ext4 /dev/sda1 rw"))).toBeNull();
    });
});
