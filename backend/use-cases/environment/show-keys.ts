import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { EnvironmentKeysView, EnvironmentKeyView, EnvironmentOrigin } from "../../../common/environment-schema";
import { looksSecret } from "../../../common/secret-key";
import { CicdError } from "../../../common/errors";
import { openRelease } from "../../build-engine/release-environment";
import { defaultMode } from "../../deploy/environment/carry-current";
import { readableValues } from "../../deploy/environment/env-file";
import { describeEnvironmentChanges, environmentChanges } from "../../deploy/environment/environment-changes";
import type { UsedVariables } from "../../deploy/environment/used-variables";
import { environmentFingerprint, readEnvironmentFile } from "../../deploy/environment-file";
import { environmentKeys } from "../../models/environment-keys";
import { releases, type ReleaseContent } from "../../models/releases";
import type { Dependencies } from "../dependencies";
import { sameElsewhere } from "./same-elsewhere";
import { usedByStack } from "./used-by-stack";

type Deps = Pick<Dependencies, "db" | "git" | "stacksDir" | "secrets">;

interface Sources {
    own: Record<string, string>;
    shared: Record<string, string>;
    /** Null where no compose file is known. */
    used: UsedVariables | null;
    /** Keys that a deployment wrote, and with which value. */
    written: ReleaseContent["written"];
    released: Record<string, string>;
}

/** The stack's environment by key; values of secrets are left out. */
export async function showEnvironmentKeys(deps: Deps, stack: string): Promise<EnvironmentKeysView> {
    const directory = join(deps.stacksDir, stack);
    const text = await readEnvironmentFile(directory);
    const active = await releases.active(deps.db, stack);
    const released = active && openRelease(active, deps.secrets).environment;
    const sources: Sources = {
        own: readableValues(text ?? ""),
        shared: readableValues(await globalText(deps.stacksDir)),
        used: await usedByStack(deps, stack),
        written: active?.content.written,
        released: readableValues(released ?? ""),
    };
    const modes = await environmentKeys.modes(deps.db, stack);
    const elsewhere = await sameElsewhere(deps.stacksDir, stack, sources.own);
    const keys = namesOf(sources).map((key): EnvironmentKeyView => {
        const found = describe(key, sources);
        const value = sources.own[key] ?? found.value ?? "";
        return {
            ...found,
            mode: modes.get(key) ?? defaultMode(key, value),
            modeChosen: modes.has(key),
            stacks: elsewhere.get(key) ?? [],
        };
    });
    const pending = active ? describeEnvironmentChanges(environmentChanges(released, text)) : [];
    return { fingerprint: environmentFingerprint(text), keys, pending, release: active?.number ?? null };
}

/** The value of one key, for somebody who asks for exactly this one. */
export async function revealEnvironmentKey(deps: Deps, stack: string, key: string): Promise<{ value: string }> {
    const own = readableValues((await readEnvironmentFile(join(deps.stacksDir, stack))) ?? "");
    if (!Object.hasOwn(own, key)) {
        throw new CicdError({
            code: "NOT_FOUND",
            message: `The .env file of "${stack}" has no key ${key}.`,
            hint: "Load the environment again: somebody may have taken it away.",
        });
    }
    return { value: own[key]! };
}

/** In the order of the file, then what the compose file uses beside it. */
function namesOf({ own, used }: Sources): string[] {
    const others = [...(used?.byName.keys() ?? [])].filter((key) => !Object.hasOwn(own, key));
    return [...Object.keys(own), ...others.sort()];
}

function describe(key: string, sources: Sources): Omit<EnvironmentKeyView, "mode" | "modeChosen" | "stacks"> {
    const { own, shared, used } = sources;
    const use = used?.byName.get(key);
    const origin = originOf(key, sources);
    const value = origin === "global" ? shared[key]! : origin === "default" ? use!.fallback! : (own[key] ?? null);
    const secret = looksSecret(key, value ?? "");
    // A default stands in the compose file for everybody to read.
    const shown = secret && origin !== "default" ? null : value;
    return { key, value: shown, secret, origin, required: use?.required ?? false, services: servicesOf(key, sources) };
}

function servicesOf(key: string, { own, used }: Sources): string[] | null {
    if (!used) {
        return null;
    }
    const services = new Set([
        ...(used.byName.get(key)?.services ?? []),
        ...(Object.hasOwn(own, key) ? used.wholeFile : []),
    ]);
    services.delete("");
    return [...services].sort();
}

function originOf(key: string, { own, shared, used, written, released }: Sources): EnvironmentOrigin {
    if (Object.hasOwn(own, key)) {
        const from = written?.[key];
        return from !== undefined && released[key] === own[key] ? from : "own";
    }
    if (Object.hasOwn(shared, key)) {
        return "global";
    }
    return used?.byName.get(key)?.fallback === null ? "missing" : "default";
}

async function globalText(stacksDir: string): Promise<string> {
    return readFile(join(stacksDir, "global.env"), "utf8").catch(() => "");
}
