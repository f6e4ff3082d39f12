#!/usr/bin/env node
// What every npm script goes through, so that each works as the very first command on a fresh clone.
// Plain Node without dependencies, and old syntax up to the version check.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
        `Node.js 20.19 or later is needed, and this is ${process.versions.node}: https://nodejs.org/en/download`,
    );
    process.exit(1);
}
const { main } = await import("./first-run/main.mjs");
await main(process.argv[2], process.argv.slice(3));
