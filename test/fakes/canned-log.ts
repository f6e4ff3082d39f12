import { STEP_NAMES, type StepName } from "../../common/states";

const lines = (count: number, of: (number: number) => string): string =>
    Array.from({ length: count }, (_, index) => `${of(index + 1)}\n`).join("");

/** What the steps of a deployment wrote that failed at `verify`; longer than a screen, with colours and umlauts. */
const pieces: Partial<Record<StepName, string>> = {
    checkout: "\u001b[36m▶ checkout\u001b[0m main\nHEAD is now at 77aa01c Try new cache\n",
    plan: lines(40, (number) => `service ${number}: untouched`),
    build: lines(200, (number) => `#5 \u001b[33m${number}\u001b[0m added package-${number} für alle, needle in it`),
    deploy: lines(60, (number) => `container ${number} recreated`),
    verify: `${lines(80, (number) => `waiting for web, try ${number}`)}\u001b[31mweb crashed 3 times\u001b[0m\n`,
};
const afterwards = `Going back to the previous release\n${lines(60, (number) => `container ${number} is back`)}`;

/** The whole log of the failed one among the canned deployments. */
export const failedLog = Object.values(pieces).join("") + afterwards;

/** Where the log of a step begins and ends, bytes. */
export function pieceOf(name: StepName): { logStart: number; logEnd: number } {
    const before = STEP_NAMES.slice(0, STEP_NAMES.indexOf(name)).map((earlier) => pieces[earlier] ?? "");
    const logStart = Buffer.byteLength(before.join(""));
    return { logStart, logEnd: logStart + Buffer.byteLength(pieces[name] ?? "") };
}
