import { readFile } from "node:fs/promises";
import { EngineUnavailable } from "./run.mjs";

const howElse =
    "Install Docker Engine 24 or later with the compose plugin (https://docs.docker.com/engine/install/), " +
    "or set DOCKER_HOST to one that runs, and try again.";

const common = ["docker.io", "docker-buildx", "containerd", "tini"];
const debianPackages = [...common, "docker-cli", "docker-compose"];
const ubuntuPackages = [...common, "docker-compose-v2"];

/** The first Debian whose own Engine (26.1) is new enough; its binaries run on Debian 12's libc too. */
const debianSuite = { codename: "trixie", version: 13 };
const oldestDebian = 12;
const oldestUbuntu = 22.04;
/** The first Ubuntu whose HAProxy is 3.0. */
const switchUbuntu = 25.04;

async function osRelease() {
    const text = await readFile("/etc/os-release", "utf8").catch(() => "");
    const pairs = [...text.matchAll(/^([A-Z_]+)=("?)(.*)\2$/gm)];
    return Object.fromEntries(pairs.map(([, key, , value]) => [key, value]));
}

/**
 * Which packages of which suite make an engine, and whether its HAProxy is new enough for a traffic switch, given the fields of /etc/os-release.
 * Throws EngineUnavailable where a private engine can't be made: elsewhere than Debian and Ubuntu, or not as root.
 */
export function chooseDistribution(release, { platform, uid }) {
    const isUbuntu = release.ID === "ubuntu";
    // Debian testing and unstable have no version number: they are newer than all that have one.
    const version = Number(release.VERSION_ID ?? Infinity);
    if (platform !== "linux" || !(isUbuntu || release.ID === "debian")) {
        throw new EngineUnavailable(
            `No Docker Engine answers, and a private one can only be made on Debian or Ubuntu. ${howElse}`,
        );
    }
    if (version < (isUbuntu ? oldestUbuntu : oldestDebian)) {
        throw new EngineUnavailable(
            `No Docker Engine answers, and ${release.PRETTY_NAME} is too old for a private one. ${howElse}`,
        );
    }
    if (uid !== 0) {
        throw new EngineUnavailable(
            `No Docker Engine answers, and a private one can only be started by root. ${howElse}`,
        );
    }
    const own = release.VERSION_CODENAME;
    const suite = isUbuntu || version >= debianSuite.version ? own : debianSuite.codename;
    const hasSwitch = !isUbuntu || version >= switchUbuntu;
    return { own, suite, packages: isUbuntu ? ubuntuPackages : debianPackages, hasSwitch };
}

/** The choice for this machine. */
export async function distribution() {
    return chooseDistribution(await osRelease(), { platform: process.platform, uid: process.getuid?.() });
}
