import { settings } from "../models/settings";
import type { Dependencies } from "./dependencies";
import { publicUrl } from "./public-url";

/** Where forges reach the webhooks, when that is not where people reach the pages. No slash at the end. */
export async function hookUrl(deps: Pick<Dependencies, "db" | "fallbackUrl">): Promise<string> {
    const { hookUrl: configured } = await settings.load(deps.db);
    return configured === "" ? publicUrl(deps) : configured;
}
