import { settings } from "../models/settings";
import type { Dependencies } from "./dependencies";

/** Where forges reach this server: the setting, else the address that it listens on. No slash at the end. */
export async function publicUrl(deps: Pick<Dependencies, "db" | "fallbackUrl">): Promise<string> {
    const { publicUrl: configured } = await settings.load(deps.db);
    return configured === "" ? deps.fallbackUrl : configured;
}
