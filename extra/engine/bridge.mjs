import { readFile } from "node:fs/promises";
import { paths } from "./paths.mjs";
import { run, works } from "./run.mjs";

const candidates = 64;

/** /proc/net/route writes addresses as little-endian hex: 0010A8C0 is 192.168.16.0. */
async function takenNetworks() {
    const rows = (await readFile("/proc/net/route", "utf8").catch(() => "")).split("\n").slice(1);
    return rows
        .map((row) => row.split("\t")[1]?.match(/../g)?.reverse().join(""))
        .filter((hex) => hex && hex !== "00000000");
}

async function freeAddress() {
    const taken = await takenNetworks();
    const first = parseInt(paths.fingerprint.slice(0, 4), 16);
    for (let i = 0; i < candidates; i++) {
        const third = (first + i) % 256;
        const hex = `0AD5${third.toString(16).padStart(2, "0")}`.toUpperCase();
        const overlaps = taken.some((other) => other.startsWith(hex) || other === "0A000000" || other === "0AD50000");
        if (!overlaps) {
            return `10.213.${third}.1/24`;
        }
    }
    throw new Error("No free network for the private engine's bridge among 10.213.0.0/16");
}

/**
 * A bridge of our own instead of docker0: an engine beside another one that is not ours
 * would otherwise hand out the same addresses on the same interface.
 */
export async function ensureBridge() {
    if (await works("ip", ["link", "show", paths.bridge])) {
        return;
    }
    const address = await freeAddress();
    await run("ip", ["link", "add", "name", paths.bridge, "type", "bridge"]);
    await run("ip", ["address", "add", address, "dev", paths.bridge]);
    await run("ip", ["link", "set", paths.bridge, "up"]);
}

/** The daemon leaves its rules behind; those that name a bridge of ours go, whatever else is in the chains stays. */
async function removeRules(table, names) {
    const rules = (await run("iptables", ["-w", "-t", table, "-S"]))
        .split("\n")
        .filter((rule) => rule.startsWith("-A "));
    for (const rule of rules.map((line) => line.split(" "))) {
        if (rule.some((word) => names.includes(word))) {
            await works("iptables", ["-w", "-t", table, "-D", ...rule.slice(1)]);
        }
    }
}

/** Interfaces and packet filter rules outlive the daemon; this removes those that it made for these networks. */
export async function removeBridges(networkIds) {
    const names = [paths.bridge, ...networkIds.map((id) => `br-${id.slice(0, 12)}`)];
    for (const table of ["nat", "filter"]) {
        await removeRules(table, names);
    }
    for (const name of names) {
        await works("ip", ["link", "delete", name]);
    }
}
